"""What a signer may have made of the secret: a hash of it, or what it stands for when it is read once more."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
import unicodedata
from typing import TYPE_CHECKING, Final

from jwt_decoder.diagnose.change import instead
from jwt_decoder.diagnose.diagnosis import Diagnosis
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.text import base64url

if TYPE_CHECKING:
    from collections.abc import Iterator

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
_PYTHON: Final = Sentence("written the way Python prints bytes, b'…'")
_NO_PYTHON: Final = Sentence("taken out of Python's b'…'")
_UNSET_FIX: Final = Sentence(
    "The variable with the secret wasn't set where this was signed: refuse to start without it, and treat these tokens"
    " as forged."
)
_UNSET_TEXT: Final = Sentence(
    "The signature matches if the secret is “{text}”, so anyone can make tokens like this one."
)
# What languages write for a variable that has no value.
_UNSET: Final = ("undefined", "null", "None", "nil", "[object Object]", "false")


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
    """Try what a program writes for a variable that isn't set.

    Source: the template literals of JavaScript (ECMA-262 §13.2.8), and str() of other languages.
    """
    text = await case.first_secret((text, text.encode()) for text in _UNSET)
    return None if text is None else Diagnosis("secret-unset", _UNSET_TEXT.about(text=text), _UNSET_FIX)


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
    yield from ((how, _octets(other)) for how, other in ((_UPPER, text.upper()), (_LOWER, text.lower())))
    yield from ((_NORMALIZED, _octets(unicodedata.normalize(form, text))) for form in ("NFC", "NFD", "NFKC"))
    yield _PYTHON, _octets(repr(_octets(text)))
    if text.startswith(("b'", 'b"')) and text[1] == text[-1]:
        yield _NO_PYTHON, _octets(text[2:-1])
    digits = text.rstrip("=")
    if _BASE32.fullmatch(text) and len(digits) % 8 in _WHOLE:
        yield _BASE_32, base64.b32decode(digits + "=" * (-len(digits) % 8))
    if _UUID.fullmatch(text):
        bare = text.replace("-", "")
        yield from ((_NO_HYPHENS, bare.encode()), (_OF_UUID, bytes.fromhex(bare)))
    numbers = _LIST.search(text)
    if numbers:
        values = [int(one, 16 if one[:2] in {"0x", "0X"} else 10) for one in _NUMBER.findall(numbers[1])]
        yield from ((_OF_LIST, bytes(values)),) if max(values) <= _LARGEST else ()


def _decoded(text: str) -> Iterator[bytes]:
    """Yield what a text is when its hexadecimal digits or its base64 are decoded."""
    if _HEX.fullmatch(text):
        yield bytes.fromhex(text)
    packed = text.rstrip("=").replace("-", "+").replace("_", "/")
    if _BASE64.fullmatch(text) and len(packed) % 4 != 1:
        yield binascii.a2b_base64(packed + "=" * (-len(packed) % 4))
