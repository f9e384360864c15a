"""Characters that a paste spells another way: by percent, HTML reference, backslash, quoted-printable."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Container

# They look like the tilde of an SD-JWT.
TILDES = "\u02dc\u223c\uff5e"
# Possessive throughout: a hostile run of `%25` or of backslashes is looked at once.
_ESCAPE = re.compile(
    r"%(?:25)*+[0-9A-Fa-f]{2}"
    r"|&(?:amp;)*+(?:#[0-9]{1,7};|#[xX][0-9A-Fa-f]{1,6};|[A-Za-z]{2,8};)"
    r"|\\++(?:u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|/)"
    r"|\\{1,2}[_.~-]"  # of Markdown, LaTeX, a regular expression
    r"|=(?:2[BDEF]|3D|5F|7E)"  # RFC 2045 §6.7, of what can stand in a token
    rf"|[{TILDES}]",
)

# The named references that stand for characters of a token or next to one (HTML, "Named character references").
NAMED = {
    "amp": "&",
    "apos": "'",
    "colon": ":",
    "comma": ",",
    "equals": "=",
    "gt": ">",
    "lowbar": "_",
    "lt": "<",
    "nbsp": "\u00a0",
    "num": "#",
    "percnt": "%",
    "period": ".",
    "plus": "+",
    "quest": "?",
    "quot": '"',
    "semi": ";",
    "sol": "/",
    "tilde": "~",
}

# An escape of “e”, with which a header begins, before what may be its next character.
_OF_BEGINNINGS = ("%65", "2565", "u0065", "x65", "#101;", "65;")
BEGINNING = re.compile(
    r"(?:%(?:25)*+65|&(?:amp;)*+#(?:101|[xX]0{0,4}65);|(?<!\\)\\++(?:u0065|x65))(?=[yw3]|%(?:25)*+[37]|&|\\)"
)
_RUN = re.compile(
    r"(?:[A-Za-z0-9_-]++|%(?:25)*+[0-9A-Fa-f]{2}|&(?:amp;)*+#[xX]?[0-9A-Fa-f]{1,6};"
    r"|\\++(?:u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2})){1,400}+"
)
_LONGEST_RUN = 4000
_TORN = re.compile(r"(?P<begun>%[0-9A-Fa-f]{0,3}|&[#A-Za-z0-9]{0,8}|\\(?:[ux][0-9A-Fa-f]{0,3})?)[ \t]*+\r?\n[ \t>]*+")
_LONGEST_ESCAPE = 12
_ENDS_LINE = ("%", "\\")
_ESCAPED = "._-~=+/"

_PUNCTUATION = frozenset("_.~-")
_LAST_CODE_POINT = 0x10FFFF
_LAST_DIGITS = 2
_UNICODE_DIGITS = 4


class Spelled(NamedTuple):
    """One character that the paste spells with several: its end in the paste and the id of the note about it."""

    character: str
    end: int
    undone: str


def spelled_at(text: str, at: int, limit: int) -> Spelled | None:
    """Return the character spelled at offset ``at``, or None where no known escape stands there."""
    found = _ESCAPE.match(text, at, limit)
    if found is None:
        return None
    character, undone = _read(found.group())
    return Spelled(character, found.end(), undone) if character else None


def torn_at(text: str, at: int, limit: int, seen: Callable[[], Container[str]]) -> Spelled | None:
    """Return the character of an escape that a line break tears.

    A percent sign alone ends a line of LaTeX, too, and a backslash one of a shell, which may go on with `x5f`; no
    program escapes letters. A Disclosure, behind a tilde, begins with “W”. ``seen`` returns what was undone before.
    """
    torn = _TORN.match(text, at, limit)
    found = _ESCAPE.match(torn["begun"] + text[torn.end() : min(limit, torn.end() + _LONGEST_ESCAPE)]) if torn else None
    if not torn or not found or found.end() <= len(torn["begun"]):
        return None
    character, undone = _read(found.group())
    is_sure = torn["begun"] not in _ENDS_LINE or undone == "backslashes-removed" or undone in seen()
    end = torn.end() + found.end() - len(torn["begun"])
    is_meant = character and character in (_ESCAPED if is_sure else ".~" if text.startswith("W", end) else ".")
    return Spelled(character, end, undone) if is_meant else None


def unescaped(text: str) -> str:
    """Return ``text`` with each known escape replaced by its character; meant for short texts."""
    return _ESCAPE.sub(lambda found: _read(found.group())[0] or found.group(), text)


def beginnings(text: str) -> list[int]:
    """Return where an escape stands with which a header may begin."""
    may_be = any(one in text for one in _OF_BEGINNINGS)
    return [one.start() for one in BEGINNING.finditer(text)] if may_be else []


def unescaped_run(text: str, at: int, limit: int) -> tuple[str, int]:
    """Return the text that stands at an offset up to what is neither of base64url nor escaped, and where that ends."""
    found = _RUN.match(text, at, min(limit, at + _LONGEST_RUN))
    return (unescaped(found.group()), found.end()) if found else ("", at + 1)


def _read(escape: str) -> tuple[str, str]:
    """Return the character of one escape ("" if it has none) and the id of the note about it."""
    if escape in TILDES:
        return "~", "letters-restored"
    if escape[0] == "=":
        return chr(int(escape[1:], 16)), "quoted-printable-decoded"
    if escape[0] == "%":
        return chr(int(escape[-_LAST_DIGITS:], 16)), "percent-decoded"
    if escape[0] == "&":
        return reference(escape.rpartition("&")[2].replace("amp;", "").rstrip(";")), "html-unescaped"
    kind = escape.lstrip("\\")
    if kind in _PUNCTUATION:
        return kind, "backslashes-removed"
    return ("/" if kind == "/" else chr(int(kind[1:], 16))), "json-unescaped"


def reference(name: str) -> str:
    """Return the character of an HTML reference, named without ``&`` and ``;``; "" if there is none."""
    if name[:1] != "#":
        return NAMED.get(name, "")
    number = int(f"0{name[1:]}", 0) if name[1] in "xX" else int(name[1:])
    return chr(number) if number <= _LAST_CODE_POINT else ""
