"""What a token or key is called by the text around it: a header, cookie, parameter, member, option, element."""

from __future__ import annotations

import re

from jwt_decoder.extract.escapes import unescaped
from jwt_decoder.text.quote import quote

_REACH = 200  # characters before a token in which its name is looked for
_BEHIND = 120
_LONGEST = 64
_SIGNED_COOKIE = re.compile(r"(=\s?[\"']?)s:\Z")  # of Express
_ESCAPED_QUOTE = re.compile(r"(?<!\\)\\++([\"'])")

_QUOTE = "[\"'`\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb]"
_NAME = r"(?<![A-Za-z0-9_.$@])(?P<name>[A-Za-z_$@][A-Za-z0-9_.-]{0,63})"
# What may stand between a name and its token: brackets, also of Go and Rust, the sign of a YAML block, the prefix of a
# string, quotes, an authentication scheme, and the end of the string that has the scheme alone.
_STRING = rf"(?:[bBrRuUfF@$]{{0,2}}{_QUOTE}{{1,3}})?"
_SCHEME = r"(?:(?i:Bearer|DPoP|JWT|Token)[\s+]++)"
_BRACKETS = r"(?:\[\]string|Some(?=\()|[|>][+-]?(?=\s)|[\s\[({>])*+"
_JOINED = rf"(?:{_QUOTE}\s*+[+.&]\s*+{_STRING})?"
_OPENING = rf"{_BRACKETS}{_STRING}\s*+{_SCHEME}{{0,2}}{_JOINED}{_QUOTE}?\Z"
_AUTHENTICATED = rf"{_STRING}\s*+{_SCHEME}\Z"

# In the order in which they are tried; each ends where the token begins.
_BEFORE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_QUOTE}(?P<name>[^\"'`\u201c\u201d\s]{{1,64}}){_QUOTE}\s{{0,8}}:" + _OPENING,  # member
        _NAME + rf"{_QUOTE}?\]?\s{{0,8}}(?:=>|:=|[:=])" + _OPENING,  # header, cookie, parameter, variable
        r"<(?:[A-Za-z0-9_-]+:)?(?P<name>[A-Za-z_][A-Za-z0-9_.-]{0,63})(?:\s[^<>]*)?>\s*+(?:<!\[CDATA\[)?\Z",  # element
        r"(?<!\S)set\s+(?:-[A-Za-z]+\s+)+(?P<name>[A-Za-z_][A-Za-z0-9_]{0,63})\s" + _OPENING,  # a variable of fish
        r"(?<!\S)--?(?P<name>[A-Za-z][A-Za-z0-9_-]{1,63})\s" + _OPENING,  # an option of a command
        rf"\(\s*{_STRING}(?P<name>[A-Za-z_][A-Za-z0-9_.-]{{0,63}}){_QUOTE}\s*," + _OPENING,  # set("name", "value")
        rf"[\[{{]\s*{_STRING}(?P<name>[A-Za-z_][A-Za-z0-9_.-]{{0,63}}){_QUOTE}\s*,\s*" + _AUTHENTICATED,  # a pair
        rf"(?:\A|\n)[ \t>]*(?P<name>[A-Za-z][A-Za-z0-9-]{{1,63}}):?[ \t]*\r?\n[ \t>]*{_AUTHENTICATED}",  # a line above
        r"(?:\A|\n)[ ]{0,8}(?P<name>[A-Za-z_][A-Za-z0-9_.-]{0,63})\t" + _OPENING,  # a row of a table
        r"(?i:name)=\"(?P<name>[^\"\r\n]{1,64})\"(?:\r?\n){2}\Z",  # a part of a form (RFC 7578 §4.2)
    )
)
# `{"name": "Authorization", "value": "..."}`, as in a HAR file, and `<input name="..." value="...">`.
_VALUE_NAMES = frozenset({"value", "content"})
_NAME_MEMBER = re.compile(r"\b(?:name|key)[\"'`]?\s*[:=]\s*[\"'`](?P<name>[^\"'`\r\n]{1,64})[\"'`]")
_BETWEEN_ITEMS = re.compile(r"[\"'`\\]*+\s*+,\s*+[\"'`\\]*+\Z")
_CLOSED = re.compile(r"[{}<>]")


def label_before(text: str, start: int, end: int) -> str:
    """Return the name by which the text around ``start`` to ``end`` calls what stands there, "" if by none."""
    before = _SIGNED_COOKIE.sub(r"\1", _ESCAPED_QUOTE.sub(r"\1", unescaped(text[max(0, start - _REACH) : start])))
    for pattern in _BEFORE:
        if found := pattern.search(before):
            name = found["name"].lstrip("$@")
            is_value = name.lower() in _VALUE_NAMES
            return quote((is_value and _beside(before, text[end : end + _BEHIND])) or name, _LONGEST)
    return ""


def is_next_item(between: str) -> bool:
    """Check whether the text between two tokens is that between two items of a list."""
    return _BETWEEN_ITEMS.match(between) is not None


def _beside(before: str, behind: str) -> str:
    """Return the name in the member or attribute beside the value, "" if there is none."""
    near = _CLOSED.split(before)[-1]
    names = _NAME_MEMBER.findall(near)
    if names:
        return str(names[-1])
    found = _NAME_MEMBER.search(_CLOSED.split(_ESCAPED_QUOTE.sub(r"\1", behind))[0])
    return found["name"] if found else ""
