"""What is said where a JSON text breaks the grammar (RFC 8259): what was expected, what stands there, and why.

Offsets are octets.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jwt_decoder.model.fault import Fault
from jwt_decoder.model.sentence import Sentence, plural
from jwt_decoder.text.quote import named, quote

if TYPE_CHECKING:
    from jwt_decoder.model.sentence import Facts

_SPACE: Final = re.compile(rb"[ \t\n\r]*+")
_STRING_BEGUN: Final = re.compile(rb'"[^"\\\x00-\x1f]*+(?:\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})[^"\\\x00-\x1f]*+)*+')
_ESCAPE: Final = re.compile(rb"\\(?:u[0-9A-Fa-f]{0,4}|[\x20-\x7e]?)")
_WORD: Final = re.compile(rb"[\w$+.-]{1,24}|[\xc0-\xff][\x80-\xbf]+|.", re.DOTALL)
_NUMBER_GOES_ON: Final = re.compile(rb"(?<=[0-9])[0-9.eE]")

A_VALUE: Final = Sentence("a value")
A_NAME: Final = Sentence("a name in double quotes")
A_COLON: Final = Sentence("“:” after the name")
THE_END: Final = Sentence("the end of the text")

_ENDS_IN_A_STRING: Final = Sentence("The JSON text ends inside a string: it is probably cut short.")
EXTRA_COMMA: Final = Sentence("There is an extra comma before “{closing}”.")
_NO_SUCH_NUMBERS: Final = Sentence("that isn't how JSON writes numbers")
# Each hint is looked for where the grammar breaks; the first that fits is told.
_HINTS: Final = (
    (re.compile(rb"-?(?:NaN|Infinity)\b"), Sentence("JSON has no NaN or Infinity")),
    (re.compile(rb"(?:True|False|None)\b"), Sentence("that's how Python writes it; JSON has true, false and null")),
    (
        re.compile(rb"object [A-Z]\w{1,20}\]"),
        Sentence("JavaScript writes that for an object that was not serialized; JSON.stringify does that"),
    ),
    (re.compile(rb"undefined\b"), Sentence("JSON has no undefined")),
    (re.compile(rb"(?i:true|false|null)\b"), Sentence("true, false and null are lowercase")),
    (re.compile(rb"'"), Sentence("JSON strings must be in double quotes")),
    (re.compile(rb"/[/*]"), Sentence("JSON has no comments")),
    (re.compile(rb"\+[0-9.]|-?\.[0-9]|-?0x|-(?![0-9])"), _NO_SUCH_NUMBERS),
    (re.compile(rb"[A-Za-z_$][\w$]*\s*:"), Sentence("names must be in double quotes")),
    (re.compile(rb"\xe2\x80[\x98-\x9f]"), Sentence("typographic quotes aren't JSON quotes")),
    (
        re.compile(rb"\xc2\xa0|\xe2\x80[\x80-\x8b\xa8\xa9]|\xef\xbb\xbf|[\x0b\x0c]"),
        Sentence("that isn't JSON white space"),
    ),
    (re.compile(rb"\x00+\Z"), Sentence("NUL ends strings in C, but isn't part of JSON")),
    (
        re.compile(rb"(?<=[\t\n\r -~])\x00[\t\n\r -~]\x00|\x00[\t\n\r -~]\x00[\t\n\r -~]"),
        Sentence("the text may be UTF-16, which JSON exchanged between systems must not be"),
    ),
)


def syntax(octets: bytes, place: int, expected: Sentence) -> Fault:
    """Return what breaks the grammar after ``place``, where ``expected`` should have stood."""
    found = _SPACE.match(octets, place)
    start = found.end() if found else place
    if start == len(octets):
        message = Sentence(
            "The JSON text ends where {expected} is expected: it is probably cut short.", expected=expected
        )
        return _broken(start, start, message)
    if octets[start : start + 1] == b'"' and expected in {A_VALUE, A_NAME}:
        begun = _STRING_BEGUN.match(octets, start)
        return inside_string(octets, begun.end() if begun else start)
    if octets[start : start + 1] in {b"}", b"]"} and octets[:start].rstrip(b" \t\n\r").endswith(b","):
        return _trailing_comma(octets, start)
    word = _WORD.match(octets, start)
    return _unexpected(octets, start, start + len(word[0] if word else b""), expected)


def repeated(name: str, start: int, end: int) -> Fault:
    """Return that a name appears twice in its object (RFC 7515 §4, RFC 7519 §4)."""
    message = Sentence(
        "The name “{name}” is repeated here, but names must be unique. Most parsers use the last one.",
        name=quote(name),
    )
    return Fault("json-duplicate-name", start, end, message, {"octet": start})


def repeated_often(count: int, start: int, end: int) -> Fault:
    """Return how many more names are repeated than were named one by one."""
    message = plural("{count} more name is repeated.", "{count} more names are repeated.", count)
    return Fault("json-duplicate-name", start, end, message, {"octet": start})


def too_deep(start: int, deepest: int) -> Fault:
    """Return that arrays and objects are nested deeper than is read here."""
    message = Sentence("Nested more than {limit} levels deep: anything deeper was not read.", limit=deepest)
    return Fault("json-depth", start, start + 1, message, {"octet": start})


def inside_string(octets: bytes, place: int) -> Fault:
    """Return what breaks a string at ``place``."""
    escape = _ESCAPE.match(octets, place)
    if len(octets) in {place, escape.end() if escape else place}:
        place = len(octets)
        return _broken(place, place, _ENDS_IN_A_STRING, {"expected": '“"”'})
    if escape:
        message = Sentence("“{found}” isn't a JSON escape.", found=_named(escape[0]))
        return _broken(place, escape.end(), message)
    character = f"U+{octets[place]:04X}"
    message = Sentence("A control character ({found}) inside a string must be escaped.", found=character)
    return _broken(place, place + 1, message)


def _trailing_comma(octets: bytes, start: int) -> Fault:
    comma = octets.rindex(b",", 0, start)
    closing = octets[start : start + 1].decode()
    return _broken(comma, comma + 1, EXTRA_COMMA.about(closing=closing), {"found": ","})


def _unexpected(octets: bytes, start: int, end: int, expected: Sentence) -> Fault:
    found, hint = _named(octets[start:end]), _hint(octets, start)
    if hint is None:
        message = Sentence("JSON expects {expected} here, not “{found}”.", expected=expected, found=found)
    else:
        message = Sentence(
            "JSON expects {expected} here, not “{found}”: {hint}.", expected=expected, found=found, hint=hint
        )
    return _broken(start, end, message)


def _hint(octets: bytes, start: int) -> Sentence | None:
    if _NUMBER_GOES_ON.match(octets, start):
        return _NO_SUCH_NUMBERS
    return next((hint for pattern, hint in _HINTS if pattern.match(octets, start)), None)


def _broken(start: int, end: int, message: Sentence, data: Facts | None = None) -> Fault:
    return Fault("json-syntax", start, end, message, {"octet": start, **(data or {})})


def _named(octets: bytes) -> str:
    return named(octets.decode(errors="replace"))
