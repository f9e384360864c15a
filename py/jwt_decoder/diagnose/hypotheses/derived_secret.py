"""What a signer may have made of the secret: a hash of it, or what it stands for when it is read once more."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
import unicodedata
from html import escape
from types import MappingProxyType
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from jwt_decoder.diagnose.change import instead
from jwt_decoder.diagnose.diagnosis import Diagnosis
from jwt_decoder.model.sentence import Digits, Sentence
from jwt_decoder.text import base64url

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from jwt_decoder.diagnose.hypotheses.case import Case

_LONGEST: Final = 10_000
_BASE64: Final = re.compile(r"[A-Za-z0-9+/_-]{8,}={0,2}")
_BASE32: Final = re.compile(r"[A-Z2-7]{16,}={0,6}")
_WHOLE: Final = (0, 2, 4, 5, 7)  # characters in the last group (RFC 4648 §6)
_HEX: Final = re.compile(r"(?:[0-9A-Fa-f]{2}){8,}")
_UUID: Final = re.compile(r"(?:[0-9A-Fa-f]{4}-?){8}")
_ITEM: Final = r"(?:0[xX][0-9A-Fa-f]{1,2}+|\d{1,3}+)"
_LIST: Final = re.compile(rf"[\[{{]\s*+({_ITEM}(?:\s*+,\s*+{_ITEM}){{7,}}+)\s*+,?\s*+[\]}}]")
_NUMBER: Final = re.compile(r"0[xX][0-9A-Fa-f]+|\d+")
_LARGEST: Final = 255
_BYTES: Final = Sentence("the {hash} hash of this secret")
_HEX_OF: Final = Sentence("the hex digits of the {hash} hash of this secret")
_BASE64_OF: Final = Sentence("the base64 of the {hash} hash of this secret")
_HASHED: Final = Sentence("The signature matches {part}.")
_HASHED_FIX: Final = Sentence("The signer hashes its secret first: do that here too, and enter the hash.")
_USE_HASH: Final = Sentence("Use the hash")
_RESPELT: Final = Sentence("The signature matches if this secret is {how}.")
_RESPELT_FIX: Final = Sentence("Check how the signer reads its secret, and do the same on both sides.")
_USE_IT: Final = Sentence("Use that secret")
_TWICE: Final = Sentence("decoded twice")
_UPPER: Final = Sentence("in upper case")
_LOWER: Final = Sentence("in lower case")
_NORMALIZED: Final = Sentence("in the other Unicode normalization form")
_BASE_32: Final = Sentence("base32-decoded")
_NO_HYPHENS: Final = Sentence("written without its hyphens")
_OF_UUID: Final = Sentence("read as the bytes of a UUID")
_OF_LIST: Final = Sentence("read as a list of bytes")
_CAPS_LOCK: Final = Sentence("written with small letters for capital ones and the other way round (Caps Lock)")
_PLAIN: Final = Sentence("written with straight quotes, plain hyphens and spaces, and nothing invisible")
_ONE_SPACE: Final = Sentence("written with one space for each run of white space")
_NO_SPACE: Final = Sentence("written without its white space")
_DOLLARS: Final = Sentence("written with “$” twice, as Compose asks for")
_OF_GUID: Final = Sentence("read as the bytes of a .NET Guid")
_IN_BASE64: Final = Sentence("hex-decoded and written in base64, and that text is used")
_IN_HEX: Final = Sentence("base64-decoded and written in hex, and that text is used")
_IN_OTHER: Final = Sentence("written in the other base64 alphabet, or with other padding, and that text is used")
_FIRST: Final = Sentence("cut off after {count} bytes", count=0)
_TO_NUL: Final = Sentence("cut off at its NUL character")
_AFTER_COLON: Final = Sentence("reduced to what comes after its first colon")
_ITEM_ALONE: Final = Sentence("reduced to item {number} of its list", number=0)
_SIZES: Final = (16, 24, 32, 48, 64, 72, 128)
_MOST_ITEMS: Final = 16
_OTHER_ALPHABET: Final = str.maketrans("+/-_", "-_+/")
_TYPED: Final = str.maketrans(
    {
        **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2018\u2019\u201a", "'"),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
        **dict.fromkeys("\u00a0\u2007\u202f\u2009", " "),
        **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad", ""),
        "\u2026": "...",
    }
)
_PYTHON: Final = Sentence("written the way Python prints bytes, b'…'")
_PERCENT: Final = Sentence("percent-encoded, as in a URL")
_IN_HTML: Final = Sentence("escaped as in HTML")
_NO_END: Final = Sentence("written without the punctuation at its end")
_NO_END_NOR_QUOTES: Final = Sentence("taken out of its quotes, without the punctuation behind them")
_ENDS: Final = ";, "
_NO_PYTHON: Final = Sentence("taken out of Python's b'…'")
# How else a text is written that is taken for the same.
_READINGS: Final[Mapping[Sentence, Callable[[str], str]]] = MappingProxyType(
    {
        _UPPER: str.upper,
        _LOWER: str.lower,
        _CAPS_LOCK: str.swapcase,
        _PLAIN: lambda text: text.translate(_TYPED),
        _ONE_SPACE: lambda text: " ".join(text.split()),
        _NO_SPACE: lambda text: "".join(text.split()),
        _DOLLARS: lambda text: text.replace("$", "$$"),
        _PYTHON: lambda text: repr(_octets(text)),
        _PERCENT: lambda text: quote(text, safe="", errors="surrogatepass"),
        _IN_HTML: escape,
        _NO_END: lambda text: text.rstrip(_ENDS),
        _NO_END_NOR_QUOTES: lambda text: text.rstrip(_ENDS).strip("\"'`"),
    }
)
_PYTHON_ESCAPE: Final = re.compile(rb"\\(?:x([0-9A-Fa-f]{2})|(.))", re.DOTALL)
_ESCAPED: Final = MappingProxyType({b"n": b"\n", b"r": b"\r", b"t": b"\t"})
_UNSET_FIX: Final = Sentence(
    "The variable with the secret wasn't set where this was signed: refuse to start without it, and treat these tokens"
    " as forged."
)
_UNSET_TEXT: Final = Sentence(
    "The signature matches if the secret is “{text}”, so anyone can make tokens like this one."
)
# What languages write for a variable that has no value.
_UNSET: Final = ("undefined", "null", "None", "nil", "[object Object]", "false")
_NAME_TEXT: Final = Sentence(
    "The signature matches if the secret is “{text}”, the name of a variable: anyone can make tokens like this one."
)
_NAME_FIX: Final = Sentence(
    "The signer used the name in place of the value: have it read the variable, and treat these tokens as forged."
)
# Names of variables for the secret, and how configurations and programs write that a value is to be put there.
_NAMES: Final = (
    *("JWT_SECRET", "SECRET_KEY", "JWT_SECRET_KEY", "SECRET", "TOKEN_SECRET", "ACCESS_TOKEN_SECRET", "JWT_KEY"),
    *("NEXTAUTH_SECRET", "AUTH_SECRET", "APP_KEY", "APP_SECRET", "REFRESH_TOKEN_SECRET", "jwt.secret", "jwtSecret"),
)
_PLACES: Final = ("{}", "${{{}}}", "${}", "{{{{{}}}}}", "{{{{ {} }}}}", "%{}%", "process.env.{}", "<{}>", "#{{{}}}")


async def secret_hashed(case: Case) -> Diagnosis | None:
    """Take a hash of the secret.

    Source: signers that want a key of fixed length hash what is configured, as Quarkus and mod_auth_openidc do.
    """
    found = await case.first_secret(_hashes(_octets(_text(case))))
    if found is None:
        return None
    form, name, octets = found
    change = instead(_USE_HASH, case.key.text, base64url.encode(octets), "base64url")
    return Diagnosis("secret-hashed", _HASHED.about(part=form.about(hash=name)), _HASHED_FIX, change=change)


async def secret_respelt(case: Case) -> Diagnosis | None:
    """Read the secret once more, or write it in another way that people take for the same.

    Source: RFC 4648 §6, RFC 9562 §4, Unicode Standard Annex #15; str() of bytes in Python.
    """
    found = await case.first_secret(((how, octets), octets) for how, octets in _respelt(_text(case)))
    if found is None:
        return None
    how, octets = found
    change = instead(_USE_IT, case.key.text, base64url.encode(octets), "base64url")
    return Diagnosis("secret-respelt", _RESPELT.about(how=how), _RESPELT_FIX, change=change)


async def unset_secret(case: Case) -> Diagnosis | None:
    """Try what a program writes for a variable that isn't set, and the name of one.

    Source: the template literals of JavaScript (ECMA-262 §13.2.8), and str() of other languages.
    """
    texts = dict.fromkeys(_UNSET, (_UNSET_TEXT, _UNSET_FIX))
    texts |= {place.format(name): (_NAME_TEXT, _NAME_FIX) for name in _NAMES for place in _PLACES}
    text = await case.first_secret((text, text.encode()) for text in texts)
    if text is None:
        return None
    message, fix = texts[text]
    return Diagnosis("secret-unset", message.about(text=text), fix)


def _text(case: Case) -> str:
    return case.key.text[:_LONGEST].strip()


def _octets(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _hashes(secret: bytes) -> Iterator[tuple[tuple[Sentence, str, bytes], bytes]]:
    for name in ("SHA-256", "SHA-512", "SHA-384", "SHA-1", "MD5"):
        digest = hashlib.new(name.replace("-", "").lower(), secret, usedforsecurity=False).digest()
        packed = binascii.b2a_base64(digest, newline=False)
        for form, octets in ((_BYTES, digest), (_HEX_OF, digest.hex().encode()), (_BASE64_OF, packed)):
            yield (form, name, octets), octets


def _respelt(text: str) -> Iterator[tuple[Sentence, bytes]]:
    yield from ((_TWICE, two) for one in _decoded(text) for two in _decoded(one.decode("latin-1").strip()))
    yield from ((how, _octets(read(text))) for how, read in _READINGS.items())
    yield from ((_NORMALIZED, _octets(unicodedata.normalize(form, text))) for form in ("NFC", "NFD", "NFKC"))
    if text.startswith(("b'", 'b"')) and text[1] == text[-1]:
        yield _NO_PYTHON, _PYTHON_ESCAPE.sub(_unescaped, _octets(text[2:-1]))
    yield from _of_digits(text)
    yield from _cut(text)
    numbers = _LIST.search(text)
    if numbers:
        values = [int(one, 16 if one[:2] in {"0x", "0X"} else 10) for one in _NUMBER.findall(numbers[1])]
        yield from ((_OF_LIST, bytes(values)),) if max(values) <= _LARGEST else ()


def _of_digits(text: str) -> Iterator[tuple[Sentence, bytes]]:
    """Yield what digits and letters stand for in another alphabet than that of hexadecimal digits and base64."""
    digits = "".join(text.split()).rstrip("=").upper()
    if _BASE32.fullmatch(digits) and len(digits) % 8 in _WHOLE:
        yield _BASE_32, base64.b32decode(digits + "=" * (-len(digits) % 8))
    if _UUID.fullmatch(text):
        bare = text.replace("-", "")
        octets = bytes.fromhex(bare)
        # .NET keeps the first three parts with their lowest octet first.
        guid = octets[3::-1] + octets[5:3:-1] + octets[7:5:-1] + octets[8:]
        yield from ((_NO_HYPHENS, bare.encode()), (_OF_UUID, octets), (_OF_GUID, guid))
    if _HEX.fullmatch(text):
        yield _IN_BASE64, binascii.b2a_base64(bytes.fromhex(text), newline=False)
    elif _BASE64.fullmatch(text):
        yield from ((_IN_HEX, octets.hex().encode()) for octets in _decoded(text))
        other = text.translate(_OTHER_ALPHABET).rstrip("=")
        yield from ((_IN_OTHER, one.encode()) for one in (other, other + "=" * (-len(other) % 4), text.rstrip("=")))


def _unescaped(found: re.Match[bytes]) -> bytes:
    """Return the octet that an escape of Python stands for."""
    return bytes.fromhex(found[1].decode()) if found[1] else _ESCAPED.get(found[2], found[2])


def _cut(text: str) -> Iterator[tuple[Sentence, bytes]]:
    """Yield the parts of a text that a program takes for all of it."""
    octets = _octets(text)
    yield from ((_FIRST.about(count=Digits(size)), octets[:size]) for size in _SIZES if size < len(octets))
    if "\0" in text:
        yield _TO_NUL, _octets(text.partition("\0")[0])
    if ":" in text:
        yield _AFTER_COLON, _octets(text.partition(":")[2])
    for separator in ("\n", ","):
        items = text.split(separator, _MOST_ITEMS) if separator in text else ()
        for number, item in enumerate(items, 1):
            yield _ITEM_ALONE.about(number=Digits(number)), _octets(item.strip())


def _decoded(text: str) -> Iterator[bytes]:
    """Yield what a text is when its hexadecimal digits or its base64 are decoded."""
    if _HEX.fullmatch(text):
        yield bytes.fromhex(text)
    packed = text.rstrip("=").replace("-", "+").replace("_", "/")
    if _BASE64.fullmatch(text) and len(packed) % 4 != 1:
        yield binascii.a2b_base64(packed + "=" * (-len(packed) % 4))
