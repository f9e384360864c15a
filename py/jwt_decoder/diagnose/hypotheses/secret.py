"""Other ways to read what was typed as a shared secret."""

from __future__ import annotations

import binascii
import re
from dataclasses import replace
from html import unescape
from types import MappingProxyType
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote_to_bytes

from jwt_decoder.diagnose.change import around, instead, kept, key_line_ends, reading
from jwt_decoder.diagnose.diagnosis import Diagnosis
from jwt_decoder.diagnose.hypotheses.line_ends import changed
from jwt_decoder.json import bounded
from jwt_decoder.keys.key_material import secret_key
from jwt_decoder.keys.published_secrets import SECRETS
from jwt_decoder.model.sentence import Listing, Sentence
from jwt_decoder.text import base64url
from jwt_decoder.text.quote import named

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jwt_decoder.diagnose.change import Change
    from jwt_decoder.diagnose.hypotheses.case import Case

_LONGEST: Final = 100_000
_INVISIBLE: Final = " \t\r\n\v\f\0\u00a0\u200b\u200c\u200d\u2028\u2029\u2060\ufeff"
_SHELL: Final = re.compile(r"\\(.)", re.DOTALL)
_ASSIGNMENT: Final = re.compile(
    r"\s*+(?:(?:export|set|const|var|let)\s++|\$(?:env:)?)?[\"']?[\w.-]{1,80}+(?::\w{1,80}+)*+[\"']?\s*+(?:=>|[=:])\s*+(.+)",
    re.DOTALL,
)
_HEX_PREFIX: Final = re.compile(r"[\s:]|^0[xX]")
_HEX: Final = re.compile(r"(?:[0-9A-Fa-f]{2})++")
_QUOTES: Final = "\"'`“”\u2018\u2019"
_PAIR: Final = 2
_MOST_LINES: Final = 64  # of a configuration
_SHELL_NAME: Final = Sentence("a shell")
_URL_NAME: Final = Sentence("a URL")
# By the name of a codec of Python.
_CHARSETS: Final[Mapping[str, Sentence]] = MappingProxyType(
    {
        "utf-16-le": Sentence("UTF-16, little-endian"),
        "utf-16-be": Sentence("UTF-16, big-endian"),
        "utf-16": Sentence("UTF-16 with a byte order mark"),
        "utf-8-sig": Sentence("UTF-8 with a byte order mark"),
        "latin-1": Sentence("Latin-1"),
        "cp1252": Sentence("Windows-1252"),
    }
)
_OTHER_LINE_ENDS: Final = Sentence("The signature matches if this secret is used {how}.")
_LINE_ENDS_FIX: Final = Sentence(
    "The signer reads its secret byte for byte: remove the line endings there, or use a secret without any."
)
_QUOTES_FIX: Final = Sentence(
    "Check how the signer reads its configuration: on one side the quotes are part of the value."
)
_HEX_DIAGNOSIS: Final = Diagnosis(
    "secret-hex",
    Sentence("The signature matches if this secret is hex-decoded."),
    Sentence("Choose hex here; in code, hex-decode the secret first."),
)
_TRIMMED: Final = Diagnosis(
    "secret-trimmed",
    Sentence("The signature matches if the white space around this secret is removed."),
    Sentence("Remove the white space at the start or end of the secret."),
)
_UNSEEN: Final = Diagnosis(
    "secret-trimmed",
    Sentence("The signature matches if the invisible characters around this secret are removed: {characters}."),
    Sentence("Remove them, and any white space, at the start or end of the secret."),
)
_TRIM_UNSEEN: Final = Sentence("Remove the invisible characters")
_WITH_QUOTES: Final = Diagnosis(
    "secret-quotes",
    Sentence("The signature matches if this secret is put in quotes."),
    _QUOTES_FIX,
    {"quotes": "with quotes"},
)
_WITHOUT_QUOTES: Final = Diagnosis(
    "secret-quotes",
    Sentence("The signature matches if the quotes around this secret are removed."),
    _QUOTES_FIX,
    {"quotes": "without the quotes"},
)
_ASSIGNED: Final = Diagnosis(
    "secret-assignment",
    Sentence("The signature matches the value after the name."),
    Sentence("Paste only the value, without its name."),
)
_TRIM: Final = Sentence("Remove the white space")
_ADD_QUOTES: Final = Sentence("Put quotes around it")
_REMOVE_QUOTES: Final = Sentence("Remove the quotes")
_VALUE_ALONE: Final = Sentence("Keep only the value")
_EMPTY: Final = Diagnosis(
    "secret-empty",
    Sentence("The signature matches an empty secret, so anyone can make tokens like this one."),
    Sentence("The signer ran without a secret: set one, refuse to start without it, and treat these tokens as forged."),
)


async def secret_as_base64url(case: Case) -> Diagnosis | None:
    """Read the secret as base64url or base64, leniently.

    Source: jjwt and Auth0 took their secrets as base64 for years; RFC 7518 §6.4.1 has it so in a JWK.
    """
    packed = "".join(_text(case).split())
    standard = packed.rstrip("=").replace("-", "+").replace("_", "/")
    is_standard = {"+", "/", "="} & set(packed) and not {"-", "_"} & set(packed)
    which, other = ("base64", "base64url") if is_standard else ("base64url", "base64")
    octets = await case.first_secret((octets, octets) for octets in _decoded(standard))
    if octets is None:
        return None
    message = Sentence("The signature matches if this secret is {encoding}-decoded.", encoding=which)
    fix = Sentence(
        "Choose {encoding} here; in code, {encoding}-decode the secret before you use it, on both sides.",
        encoding=which,
    )
    return Diagnosis("secret-base64", message, fix, change=reading(_text(case), octets, which, other))


async def secret_as_hex(case: Case) -> Diagnosis | None:
    """Read the secret as hexadecimal digits.

    Source: "openssl rand -hex 32" prints secrets so, and jose's examples decode them.
    """
    digits = _HEX_PREFIX.sub("", _text(case))
    octets = bytes.fromhex(digits) if _HEX.fullmatch(digits) else None
    if octets is None or await case.first_secret([("hex", octets)]) is None:
        return None
    return replace(_HEX_DIAGNOSIS, change=reading(_text(case), octets, "hex"))


async def secret_as_text(case: Case) -> Diagnosis | None:
    """Read the characters of the secret themselves, where another encoding was chosen.

    Source: node-jsonwebtoken and PyJWT take a string as its octets in UTF-8, base64 or not.
    """
    if await case.first_secret([("text", _octets(_text(case)))]) is None:
        return None
    message = Sentence("The signature matches if this secret is used as plain text.")
    fix = Sentence("Choose text here; in code, don't {encoding}-decode the secret.", encoding=case.key.encoding)
    return Diagnosis("secret-text", message, fix, change=reading(_text(case), _octets(_text(case)), "text"))


async def secret_with_other_line_ends(case: Case) -> Diagnosis | None:
    """Add the line end that a file or "echo" puts after a secret, or change those between its lines.

    Source: POSIX.1-2017 §3.206 ends a line so; Kubernetes secrets made with "echo | base64" are the usual case.
    """
    found = await case.first_secret(((how, octets), octets) for how, octets in changed(_octets(_text(case))))
    if found is None:
        return None
    how, octets = found
    change = key_line_ends(_text(case), octets)
    return Diagnosis("secret-line-end", _OTHER_LINE_ENDS.about(how=how), _LINE_ENDS_FIX, change=change)


async def secret_trimmed(case: Case) -> Diagnosis | None:
    """Take white space and invisible characters off the ends of the secret.

    Source: what a copy from a terminal, a chat or a page brings along.
    """
    trimmed = _text(case).strip(_INVISIBLE)
    if await case.first_secret([("trimmed", _octets(trimmed))]) is None:
        return None
    removed = _text(case).replace(trimmed, "", 1)
    unseen = tuple(named(one) for one in dict.fromkeys(removed) if not one.isspace())
    if not unseen:
        return replace(_TRIMMED, change=kept(_TRIM, _text(case), trimmed))
    characters = Listing(unseen, "and")
    return replace(
        _UNSEEN, message=_UNSEEN.message.about(characters=characters), change=kept(_TRIM_UNSEEN, _text(case), trimmed)
    )


async def secret_unescaped(case: Case) -> Diagnosis | None:
    r"""Undo escapes: of JSON (``\n``, ``\u00e9``), of a shell (``\$``), of Compose (``$$``), of a URL (``%24``).

    Source: RFC 8259 §7; POSIX.1-2017 shell §2.2.1; Compose specification, interpolation; RFC 3986 §2.1.
    """
    escapes = await case.first_secret(_unescaped(_text(case)))
    if escapes is None:
        return None
    message = Sentence("The signature matches if the escapes from {escapes} are undone.", escapes=escapes)
    fix = Sentence(
        "Paste the secret as it is after {escapes} has decoded it, and check which side reads it raw.", escapes=escapes
    )
    return Diagnosis("secret-escaped", message, fix)


async def secret_in_another_charset(case: Case) -> Diagnosis | None:
    """Write the secret as UTF-16 or Latin-1 instead of UTF-8.

    Source: .NET's Encoding.Unicode and Java's getBytes() with an old default charset.
    """
    charset = await case.first_secret(_charsets(_text(case)))
    if charset is None:
        return None
    message = Sentence("The signature matches if this secret is encoded as {charset}.", charset=charset)
    fix = Sentence("The signer encodes the secret as {charset}: use UTF-8 there.", charset=charset)
    return Diagnosis("secret-charset", message, fix)


async def secret_without_quotes(case: Case) -> Diagnosis | None:
    """Take the quotes off the secret, or put them on.

    Source: "docker run --env-file" keeps quotes as part of a value, a shell and dotenv take them off.
    """
    text = _text(case)
    stripped = text.strip(_INVISIBLE)
    tries = [
        (replace(_WITH_QUOTES, change=around(_ADD_QUOTES, text, mark)), _octets(f"{mark}{text}{mark}"))
        for mark in "\"'"
    ]
    if len(stripped) > _PAIR and stripped[0] in _QUOTES and stripped[-1] in _QUOTES:
        bare = stripped[1:-1]
        tries.insert(0, (replace(_WITHOUT_QUOTES, change=kept(_REMOVE_QUOTES, text, bare)), _octets(bare)))
    return await case.first_secret(tries)


async def secret_after_its_name(case: Case) -> Diagnosis | None:
    """Take what stands after the name, where a whole line of configuration was pasted.

    Source: the form "NAME=value" of .env files and "name: value" of YAML.
    """
    texts = (_text(case), *_text(case).splitlines()[:_MOST_LINES])
    found = (match[1] for text in texts if (match := _ASSIGNMENT.fullmatch(text)))
    values = (value.rstrip().rstrip(";,").rstrip().strip(_QUOTES) for value in found)
    value = await case.first_secret((value, _octets(value)) for value in values if value)
    return None if value is None else replace(_ASSIGNED, change=kept(_VALUE_ALONE, _text(case), value))


async def empty_secret(case: Case) -> Diagnosis | None:
    """Try no secret at all.

    Source: an environment variable that is not set; RFC 2104 §3 gives such an HMAC no protection.
    """
    if case.key.secret == b"" or not await case.holds(secret_key(b"")):
        return None
    return _EMPTY


async def published_secret(case: Case) -> Diagnosis | None:
    """Try the secrets of documentation, frameworks and tutorials.

    Source: each row of the table of samples has its own.
    """
    found = await case.first_secret(((where, octets), octets) for octets, where in SECRETS.items())
    if found is None:
        return None
    where, octets = found
    message = Sentence("The signature matches a published secret ({where}).", where=where)
    fix = Sentence("The signer uses a sample secret: replace it, and treat every token made with it as forged.")
    return Diagnosis("secret-published", message, fix, change=_published(case, octets))


def _published(case: Case, octets: bytes) -> Change:
    label = Sentence("Use this secret")
    try:
        return instead(label, case.key.text, octets.decode(), "text")
    except UnicodeDecodeError:
        return instead(label, case.key.text, base64url.encode(octets), "base64url")


def _text(case: Case) -> str:
    return case.key.text[:_LONGEST]


def _octets(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _decoded(standard: str) -> Iterator[bytes]:
    if not standard.isascii() or len(standard) % 4 == 1:
        return
    try:
        yield binascii.a2b_base64(standard + "=" * (-len(standard) % 4), strict_mode=True)
    except ValueError:
        return


def _unescaped(text: str) -> Iterator[tuple[str | Sentence, bytes]]:
    if "\\" in text:
        try:
            value = bounded.loads(f'"{text.strip(chr(34))}"')
            yield "JSON", _octets(value)
        except ValueError:
            pass
        yield _SHELL_NAME, _octets(_SHELL.sub(r"\1", text))
        yield _SHELL_NAME, _octets(text.replace("\\n", "\n").replace("\\t", "\t"))
    if "$$" in text:
        yield "Compose", _octets(text.replace("$$", "$"))
    if "%" in text:
        yield _URL_NAME, unquote_to_bytes(_octets(text))
    if "&" in text:
        yield "HTML", _octets(unescape(text))


def _charsets(text: str) -> Iterator[tuple[Sentence, bytes]]:
    for codec, charset in _CHARSETS.items():
        try:
            yield charset, text.encode(codec)
        except UnicodeEncodeError:
            continue
