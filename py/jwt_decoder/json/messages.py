"""What is said where a JSON text breaks the grammar (RFC 8259): what was expected, what stands there, and why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jwt_decoder.model.records import Flaw
from jwt_decoder.text.base64url import visible

if TYPE_CHECKING:
    from jwt_decoder.model.records import Data

_SPACE: Final = re.compile(rb"[ \t\n\r]*+")
_STRING_BEGUN: Final = re.compile(rb'"[^"\\\x00-\x1f]*+(?:\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})[^"\\\x00-\x1f]*+)*+')
_ESCAPE: Final = re.compile(rb"\\(?:u[0-9A-Fa-f]{0,4}|[\x20-\x7e]?)")
_WORD: Final = re.compile(rb"[\w$+.-]{1,24}|[\xc0-\xff][\x80-\xbf]+|.", re.DOTALL)
_NUMBER_GOES_ON: Final = re.compile(rb"(?<=[0-9])[0-9.eE]")
_MOST_SHOWN: Final = 40

A_VALUE: Final = "a value"
A_NAME: Final = "a name in double quotes"
A_COLON: Final = "“:” after the name"
THE_END: Final = "the end of the text"

# Each hint is looked for where the grammar breaks; the first that fits is told.
_HINTS: Final = (
    (re.compile(rb"-?(?:NaN|Infinity)\b"), "JSON has no NaN and no Infinity"),
    (re.compile(rb"(?:True|False|None)\b"), "Python writes it so, JSON has true, false and null"),
    (re.compile(rb"undefined\b"), "JSON has no undefined"),
    (re.compile(rb"(?i:true|false|null)\b"), "true, false and null are written small"),
    (re.compile(rb"'"), "JSON strings stand in double quotes"),
    (re.compile(rb"/[/*]"), "JSON has no comments"),
    (re.compile(rb"\+[0-9.]|-?\.[0-9]|-?0x|-(?![0-9])"), "JSON does not write numbers so"),
    (re.compile(rb"[A-Za-z_$][\w$]*\s*:"), "names stand in double quotes"),
    (re.compile(rb"\xe2\x80[\x98-\x9f]"), "typographic quotes are no quotes of JSON"),
    (re.compile(rb"\xc2\xa0|\xe2\x80[\x80-\x8b\xa8\xa9]|\xef\xbb\xbf|[\x0b\x0c]"), "it is no white space of JSON"),
    (re.compile(rb"\x00"), "the text may be UTF-16, which JSON between systems must not be"),
)


def syntax(octets: bytes, place: int, expected: str) -> Flaw:
    """Say what breaks the grammar after ``place``, where ``expected`` should have stood."""
    found = _SPACE.match(octets, place)
    start = found.end() if found else place
    if start == len(octets):
        message = f"The JSON text ends where {expected} is expected: it was probably cut."
        return _flaw(start, start, message, {"expected": expected})
    if octets[start : start + 1] == b'"' and expected in {A_VALUE, A_NAME}:
        begun = _STRING_BEGUN.match(octets, start)
        return inside_string(octets, begun.end() if begun else start)
    if octets[start : start + 1] in {b"}", b"]"} and octets[:start].rstrip(b" \t\n\r").endswith(b","):
        return _trailing_comma(octets, start)
    word = _WORD.match(octets, start)
    shown = word[0] if word else b""
    message = f"Here JSON expects {expected}, not {_quoted(shown)}{_hint(octets, start)}."
    return _flaw(start, start + len(shown), message, {"expected": expected, "found": _plain(shown)})


def repeated(name: str, start: int, end: int) -> Flaw:
    """Say that a name stands twice in its object (RFC 7515 §4, RFC 7519 §4)."""
    shown = visible(name[:_MOST_SHOWN])
    message = f"The name {shown} stands here again: names must be unique. The last one counts for most readers."
    return Flaw("json-duplicate-name", start, end, message, {"octet": start, "name": name[:_MOST_SHOWN]})


def repeated_often(count: int, start: int, end: int) -> Flaw:
    """Say how many more names are repeated than were named one by one."""
    message = f"{count:,} more names are repeated."
    return Flaw("json-duplicate-name", start, end, message, {"octet": start, "count": count})


def too_deep(start: int, deepest: int) -> Flaw:
    """Say that arrays and objects are nested deeper than is read here."""
    message = f"Nested more than {deepest} levels deep: what is deeper is not read here."
    return Flaw("json-depth", start, start + 1, message, {"octet": start, "limit": deepest})


def inside_string(octets: bytes, place: int) -> Flaw:
    """Say what breaks a string at ``place``."""
    escape = _ESCAPE.match(octets, place)
    if len(octets) in {place, escape.end() if escape else place}:
        place = len(octets)
        message = "The JSON text ends inside a string: it was probably cut."
        return _flaw(place, place, message, {"expected": '“"”'})
    if escape:
        message = f"{_quoted(escape[0])} is no escape of JSON."
        return _flaw(place, escape.end(), message, {"found": _plain(escape[0])})
    message = f"A control character (U+{octets[place]:04X}) inside a string must be escaped."
    return _flaw(place, place + 1, message, {"found": f"U+{octets[place]:04X}"})


def _trailing_comma(octets: bytes, start: int) -> Flaw:
    comma = octets.rindex(b",", 0, start)
    closing = octets[start : start + 1].decode()
    return _flaw(comma, comma + 1, f"The comma before “{closing}” is one too many.", {"found": ","})


def _hint(octets: bytes, start: int) -> str:
    if _NUMBER_GOES_ON.match(octets, start):
        return ": JSON does not write numbers so"
    return next((f": {hint}" for pattern, hint in _HINTS if pattern.match(octets, start)), "")


def _flaw(start: int, end: int, message: str, data: Data) -> Flaw:
    return Flaw("json-syntax", start, end, message, {"octet": start, **data})


def _quoted(octets: bytes) -> str:
    return visible(_plain(octets))


def _plain(octets: bytes) -> str:
    return octets.decode(errors="replace")
