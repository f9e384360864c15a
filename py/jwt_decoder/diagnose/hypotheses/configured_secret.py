"""What a decoder, a configuration or a form makes of a secret before it signs, where its raw text was pasted."""

from __future__ import annotations

import binascii
import re
from itertools import islice
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote_plus

from jwt_decoder.diagnose.change import instead, kept
from jwt_decoder.diagnose.diagnosis import Diagnosis
from jwt_decoder.json import bounded
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.text import base64url
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jwt_decoder.diagnose.change import Change
    from jwt_decoder.diagnose.hypotheses.case import Case

_LONGEST: Final = 100_000
_MOST: Final = 64
_SHOWN: Final = 60
_FOREIGN: Final = re.compile(r"[^A-Za-z0-9+/]")
_PREFIX: Final = re.compile(r"\s*(?:[\w.-]{1,80}\s*[=:]\s*)?[\"']?(base64url|base64|hex):\s*([^\s\"']+)[\"']?\s*")
_VARIABLE: Final = re.compile(
    r"\$(?:\{(\w[\w.]{0,80}+)(?:(?::?-|:(?![?+=]))([^}]{0,400}+))?[^}]{0,400}+\}|\w++|\([^)]{0,400}+\))"
)
_HEX: Final = re.compile(r"(?:[0-9A-Fa-f]{2})+")
_LENIENT: Final = Sentence(
    "The signature matches if this secret is base64-decoded leniently: what isn't in the alphabet, and a last character"
    " that doesn't fill a byte, are dropped."
)
_LENIENT_FIX: Final = Sentence(
    "The signer decodes a secret that isn't base64, as jjwt before 0.10 does with a string: use random bytes in base64,"
    " or have it take the bytes of the text."
)
_PREFIXED: Final = Sentence("The signature matches what comes after “{prefix}:”, {prefix}-decoded.")
_PREFIXED_FIX: Final = Sentence("Decode what comes after the prefix, as Laravel does with its APP_KEY, on both sides.")
_K_AS: Final = {
    "text": Sentence("Not standard: the signature matches if the JWK's k is used as plain text, without decoding it."),
    "hex": Sentence("Not standard: the signature matches if the JWK's k is hex-decoded."),
    "twice": Sentence("Not standard: the signature matches if the JWK's k is base64-decoded twice."),
    "whole": Sentence("Not standard: the signature matches if the text of the JWK is the secret, instead of its k."),
}
_K_FIX: Final = Sentence(
    "In a JWK, k is the secret's bytes in base64url, encoded once (RFC 7518 §6.4.1): fix it there."
)
_COMMENT: Final = Sentence("The signature matches the part of this secret before “#”.")
_COMMENT_FIX: Final = Sentence(
    "In an .env file, “#” starts a comment unless the value is in quotes: quote it on the signer's side."
)
_EXPANDED: Final = Sentence(
    "The signature matches if the variables in this secret, such as “{variable}”, are expanded."
)
_EXPANDED_FIX: Final = Sentence(
    "A shell, Compose or dotenv took “$” for a variable and put its value there, usually nothing: put the secret in"
    " single quotes on the signer's side."
)
_BLANKS: Final = Sentence("The signature matches if “+” in this secret is read as a space.")
_BLANKS_FIX: Final = Sentence(
    "The secret was decoded like a form (application/x-www-form-urlencoded), where “+” is a space: write “+” as %2B"
    " there."
)
_LINES: Final = Sentence("The signature matches if a space in this secret is a line feed.")
_LINES_FIX: Final = Sentence("The secret has several lines, and a copy put them on one: paste it with its line feeds.")
_OF_MEMBER: Final = Sentence("The signature matches the value of “{name}” in this JSON.")
_OF_MEMBER_FIX: Final = Sentence("Paste only that value as the secret.")
_USE_DECODED: Final = Sentence("Use the decoded bytes")
_USE_K: Final = Sentence("Use k as the secret")
_USE_PART: Final = Sentence("Keep only the part before “#”")
_USE_EXPANDED: Final = Sentence("Expand the variables")
_USE_SPACE: Final = Sentence("Replace “+” with a space")
_USE_LINES: Final = Sentence("Put the line feeds back")
_USE_VALUE: Final = Sentence("Keep only the value")


async def secret_decoded_leniently(case: Case) -> Diagnosis | None:
    """Decode the secret as base64 although it is none, without what does not belong there.

    Source: jjwt before 0.10 gave strings to javax.xml.bind.DatatypeConverter, which skips such characters.
    """
    octets = await case.first_secret((octets, octets) for octets in _lenient(_text(case)))
    if octets is None:
        return None
    change = instead(_USE_DECODED, case.key.text, base64url.encode(octets), "base64url")
    return Diagnosis("secret-lenient", _LENIENT, _LENIENT_FIX, change=change)


async def secret_after_its_prefix(case: Case) -> Diagnosis | None:
    """Decode what stands behind a prefix that names an encoding.

    Source: Laravel's APP_KEY is "base64:" and 32 octets; Encrypter and many packages decode it so.
    """
    found = _PREFIX.fullmatch(_text(case))
    octets = _decoded(found[1], found[2]) if found else b""
    if not found or await case.first_secret([("prefix", octets)] if octets else []) is None:
        return None
    change = instead(_USE_DECODED, case.key.text, base64url.encode(octets), "base64url")
    return Diagnosis("secret-prefix", _PREFIXED.about(prefix=found[1]), _PREFIXED_FIX, change=change)


async def k_otherwise(case: Case) -> Diagnosis | None:
    """Take the k of a JWK as text, as hexadecimal digits, or decode it twice.

    Source: RFC 7518 §6.4.1 has it base64url; services that write the secret itself into k are a common fault.
    """
    texts = {str(one.jwk["k"]): None for one in case.chosen if one.jwk and isinstance(one.jwk.get("k"), str)}
    ways = [(text, how, octets) for text in texts for how, octets in _of_k(text)]
    whole = case.key.text if texts else ""
    ways += [(whole, "whole", _octets(one)) for one in (whole, whole.strip(), f"{whole.strip()}\n") if one]
    found = await case.first_secret((way, way[2]) for way in ways)
    if found is None:
        return None
    text, how, octets = found
    if how == "whole":
        return Diagnosis("secret-jwk", _K_AS[how], _K_FIX)
    encoding = "base64url" if how == "twice" else how
    value = base64url.encode(octets) if how == "twice" else text
    change = instead(_USE_K, case.key.text, value, encoding) if case.key.kind == "jwk" else None
    return Diagnosis("secret-jwk", _K_AS[how], _K_FIX, change=change)


async def secret_before_comment(case: Case) -> Diagnosis | None:
    """Take what stands before a number sign.

    Source: dotenv and Docker's env files end an unquoted value at " #", many readers at "#".
    """
    text = _text(case)
    parts = [text[:at] for at in islice((at for at, one in enumerate(text) if one == "#"), _MOST)]
    part = await case.first_secret((one, _octets(one)) for whole in parts for one in (whole, whole.rstrip()))
    if part is None:
        return None
    return Diagnosis("secret-comment", _COMMENT, _COMMENT_FIX, change=kept(_USE_PART, case.key.text, part))


async def secret_expanded(case: Case) -> Diagnosis | None:
    """Expand variables to nothing, or to the value that stands there for a missing one.

    Source: POSIX.1-2017 shell §2.6.2; Compose specification, interpolation; dotenv-expand.
    """
    text = _text(case)
    variable = _VARIABLE.search(text)
    other = _VARIABLE.sub(lambda found: found[2] or "", text)
    if not variable or await case.first_secret([("expanded", _octets(other))]) is None:
        return None
    message = _EXPANDED.about(variable=quote(variable[0][:_SHOWN], _SHOWN))
    return Diagnosis("secret-expanded", message, _EXPANDED_FIX, change=_replaced(case, _USE_EXPANDED, other))


async def secret_from_a_form(case: Case) -> Diagnosis | None:
    """Read a plus sign as a space, with percent-encoding undone and without.

    Source: the URL Standard §5.1, application/x-www-form-urlencoded parsing.
    """
    text = _text(case)
    others = (text.replace("+", " "), unquote_plus(text)) if "+" in text else ()
    other = await case.first_secret((one, _octets(one)) for one in others)
    if other is None:
        return None
    return Diagnosis("secret-form", _BLANKS, _BLANKS_FIX, change=_replaced(case, _USE_SPACE, other))


async def secret_on_several_lines(case: Case) -> Diagnosis | None:
    """Put line feeds where there are spaces: at one of them, or at all.

    Source: what a copy from a table, a terminal or a field of one line makes of a value with several.
    """
    text = _text(case)
    other = await case.first_secret((one, _octets(one)) for one in _on_lines(text))
    if other is None:
        return None
    return Diagnosis("secret-lines", _LINES, _LINES_FIX, change=_replaced(case, _USE_LINES, other))


async def secret_in_json(case: Case) -> Diagnosis | None:
    """Take each string of a JSON text for the secret, also decoded.

    Source: the configurations of Hasura ({"type", "key"}) and Kong ({"key", "secret"}), and whatever else is pasted.
    """
    try:
        value = bounded.loads(_text(case))
    except ValueError:
        return None
    found = await case.first_secret(_of_json(value))
    if found is None:
        return None
    name, text, encoding = found
    change = instead(_USE_VALUE, case.key.text, text, encoding)
    message = _OF_MEMBER.about(name=quote(name[:_SHOWN], _SHOWN))
    return Diagnosis("secret-member", message, _OF_MEMBER_FIX, change=change)


def _text(case: Case) -> str:
    return case.key.text[:_LONGEST]


def _octets(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _replaced(case: Case, label: Sentence, other: str) -> Change:
    return instead(label, case.key.text, other, "text")


def _lenient(text: str) -> Iterator[bytes]:
    """Decode what is of the alphabet of base64, or of both alphabets, to the last octet and to the last group."""
    for one in (text, text.replace("-", "+").replace("_", "/")):
        clean = _FOREIGN.sub("", one)
        whole = clean[: len(clean) - (len(clean) % 4 == 1)]
        yield binascii.a2b_base64(whole + "=" * (-len(whole) % 4))
        yield binascii.a2b_base64(clean[: len(clean) // 4 * 4])


def _decoded(encoding: str, text: str) -> bytes:
    if encoding == "hex":
        return bytes.fromhex(text) if _HEX.fullmatch(text) else b""
    return next(_lenient(text.replace("-", "+").replace("_", "/")))


def _of_k(text: str) -> Iterator[tuple[str, bytes]]:
    yield "text", _octets(text)
    if _HEX.fullmatch(text):
        yield "hex", bytes.fromhex(text)
    once = next(_lenient(text.replace("-", "+").replace("_", "/"))).decode("latin-1")
    yield "twice", next(_lenient(once.replace("-", "+").replace("_", "/")))


def _on_lines(text: str) -> Iterator[str]:
    places = [at for at, one in enumerate(text) if one == " "][:_MOST]
    if not places:
        return
    for ending in ("", "\n"):
        yield text.replace(" ", "\n") + ending
        for at in places:
            yield f"{text[:at]}\n{text[at + 1 :]}{ending}"


def _of_json(value: object) -> Iterator[tuple[tuple[str, str, str], bytes]]:
    """Yield each string of a JSON value, by its name, with the encodings in which it is a secret."""
    left: list[tuple[str, object]] = [("", value)]
    for _ in range(_MOST):
        if not left:
            return
        name, one = left.pop(0)
        if isinstance(one, dict):
            left += one.items()
        elif isinstance(one, list):
            left += [(name, item) for item in one]
        elif isinstance(one, str):
            yield (name, one, "text"), _octets(one)
            octets = _decoded("base64", one)
            yield (name, base64url.encode(octets), "base64url"), octets
