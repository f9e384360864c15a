"""What each line of a text begins with: its number, a sign of a comment or a change, the name of a program or file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jwt_decoder.extract.line_breaks import LINE_END, NEW_LINE, SPACE

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER: Final = r"[(\[]?[Ll]?[0-9]{1,6}[)\].:]{0,2}"
_SIGN: Final = r"-{1,3}|/{2,4}|\\{2}|[-+#;*%!'\"|:\u2502\u2503\u2551]{1,3}|(?:REM|rem|dnl)(?=\s)"
_MARK: Final = re.compile(rf"{SPACE}*+(?:{_NUMBER})?{SPACE}*+(?:{_SIGN})?{SPACE}*+")
# A name right before the token is the name of this one, and the same name in the next line that of another.
_NAMED: Final = re.compile(r"[A-Za-z_]\s*+[:=]\s*+[\"']?\Z")
# The name of a program or thread, in columns that each line of a log has.
_TAGGED: Final = re.compile(r"[A-Za-z_]\s*+:\s++\Z")
_GREP: Final = {":": "-", "-": ":"}
_PART: Final = re.compile(rf"[0-9]++|{SPACE}++|(?:(?!{SPACE})[^0-9])++")
_SPACES: Final = re.compile(f"{SPACE}*+")
_DIGITS: Final = re.compile("[0-9]++")
_END_OF_LINE: Final = re.compile(f"{LINE_END}{NEW_LINE}")
_INDENT: Final = " \t>\u00a0\u3000"  # which a line break may have behind it without a mark
_QUOTED: Final = f"{_INDENT}\"'"


class LineMarks:
    """What the line in which a token begins has before it, and whether the next lines have that too."""

    def __init__(self, line: str) -> None:
        """Take what stands in the line before the token."""
        mark = _MARK.match(line)
        sign = mark.group() if mark else ""
        if line[len(sign) :][:1].isdigit() and not sign[-1:].isspace():
            sign = ""  # of a time or an address, which goes on
        self.column = len(line[len(sign) :].lstrip(_QUOTED))  # of the token, without mark, indentation and quote
        beginnings = [sign] if _NAMED.search(line) else [line, sign]
        if line.startswith(">"):
            beginnings.append(f" {beginnings[0][1:].lstrip(_INDENT)}")  # an arrow is at the line of an error alone
        self._marks = list(map(_PART.findall, filter(_is_mark, dict.fromkeys(beginnings))))
        self._named_marks = [_PART.findall(line)] if _TAGGED.search(line) else []

    def gaps(self, text: str, at: int, limit: int) -> list[int]:
        """Return the lengths of what may stand between a line and the rest of the next one: a break and a mark."""
        return _lengths(self._marks, text, at, limit)

    def named_gaps(self, text: str, at: int, limit: int) -> list[int]:
        """Return those of a mark that ends in a name, so that the next line may be of another thing."""
        return _lengths(self._named_marks, text, at, limit)


def marks_behind(text: str, mark: str, at: int, limit: int) -> Iterator[tuple[int, int]]:
    """Yield where the mark of the lines behind an offset stands, as long as each has it; numbers in it differ."""
    parts = _PART.findall(mark)
    at = text.find("\n", at, limit) + 1
    while parts and at and (end := _end(parts, text, at, limit)):
        yield at, end
        at = text.find("\n", end, limit) + 1


def _is_mark(beginning: str) -> bool:
    return beginning.strip(_INDENT) != "" and not beginning[-1].isdigit()


def _lengths(marks: list[list[str]], text: str, at: int, limit: int) -> list[int]:
    found = _END_OF_LINE.match(text, at, limit) if marks else None
    ends = (_end(mark, text, found.end(), limit) for mark in marks) if found else ()
    return [end - at for end in ends if end]


def _around_match(part: str) -> str:
    """Return what grep writes before a line beside a match for what it writes before the match, and the reverse."""
    return part[:-1] + _GREP.get(part[-1], part[-1])


def _end(mark: list[str], text: str, at: int, limit: int) -> int:
    """Return where a mark that begins at an offset ends, 0 where none does; numbers and indentation differ."""
    for index, part in enumerate(mark):
        is_space = part.isspace()
        if not is_space and not part[0].isdigit():
            is_there = text.startswith(part, at, limit) or text.startswith(_around_match(part), at, limit)
            end = at + len(part) if is_there else at
        else:
            found = (_SPACES if is_space else _DIGITS).match(text, at, limit)
            end = found.end() if found else at
        if end == at and not (is_space and index == 0):
            return 0
        at = end
    return at
