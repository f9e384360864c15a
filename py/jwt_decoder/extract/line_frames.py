"""What stands around each part of a token, before it in its line and behind: the records of a log, callouts, dumps.

Numbers and indentation differ from line to line; everything else is the same.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from jwt_decoder.extract.line_breaks import NEW_LINE, SPACE

if TYPE_CHECKING:
    from collections.abc import Iterator

# What the logs of containers say of a line: a part of it, or all that is left.
_TAG: Final = r"(?:(?<=stdout )|(?<=stderr ))[PF](?= )"
# Numbers, also in hex, which an address or an offset is; the digits of a word; blanks; anything else.
_HEX: Final = r"(?<![A-Za-z0-9])(?:0[xX])?(?=[A-Fa-f]*[0-9])[0-9A-Fa-f]++(?![A-Za-z0-9])"
_PART: Final = re.compile(
    rf"(?P<number>{_HEX})|(?P<digits>[0-9]++)|(?P<space>{SPACE}++)|(?P<tag>{_TAG})|(?P<other>.)", re.DOTALL
)
_WRITTEN: Final = {
    "number": re.compile("(?:0[xX])?[0-9A-Fa-f]++"),
    "digits": re.compile("[0-9]++"),
    "space": re.compile(f"{SPACE}*+"),
    "tag": re.compile("[PF]"),
}
# What stands behind a part begins with no character of a token, and spells none.
_REST: Final = re.compile(rf"(?![A-Za-z0-9_.~+/=%&-])(?P<behind>[^\r\n]{{0,400}}+){NEW_LINE}")
_RUN: Final = re.compile(r"[A-Za-z0-9_.~+/=-]++")
_NEXT: Final = re.compile(rf"{SPACE}*+(?:{NEW_LINE}|\Z)")
# An address or an offset, and where a string begins: what stands before it is of the record.
_OFFSET: Final = re.compile(rf"{SPACE}*+(?:0[xX])?[0-9A-Fa-f]{{4,16}}:{SPACE}++")
_TAGGED: Final = re.compile(rf"{_TAG} \Z")
_OPENED: Final = re.compile(r"[^\r\n]*[\"'`]")
_BREAK: Final = re.compile(NEW_LINE)
_LONGEST: Final = 400


class Frame(NamedTuple):
    """A break with what stands around it: how long that is, and how many characters were wrapped before the token.

    ``is_same`` says that the next line is in the same frame, and not only begins like this one.
    """

    length: int
    column: int
    is_same: bool


class LineFrames:
    """The frame of the line in which a token begins, as far as it can be seen from there."""

    def __init__(self, text: str, start: int) -> None:
        """Take what stands in the line before the token, which begins at ``start``."""
        line = _BREAK.split(text[max(0, start - _LONGEST) : start])[-1]
        ends = [found.end() for found in (_OFFSET.match(line), _OPENED.match(line)) if found]
        self._befores = [(line[:end], len(line) - end) for end in dict.fromkeys((len(line), *ends))]
        self._is_clear = bool(_OFFSET.match(line) or _TAGGED.search(line))  # though nothing stands behind the parts

    def gaps(self, text: str, at: int, limit: int) -> Iterator[Frame]:
        """Return what may stand between a part that ends at an offset and the next one."""
        rest = _REST.match(text, at, limit)
        for before, column in self._befores if rest else ():
            if not rest or not (rest["behind"].strip() or (self._is_clear and before)):
                continue
            begin = _end(before, text, rest.end(), limit)
            if begin < 0:
                continue
            run = _RUN.match(text, begin, limit)
            behind = _end(rest["behind"].rstrip(), text, run.end(), limit) if run else -1
            is_same = behind >= 0 and _NEXT.match(text, behind) is not None
            yield Frame(begin - at, column, is_same)


def _end(template: str, text: str, at: int, limit: int) -> int:
    """Return where a text ends that differs from another by its numbers and blanks only, -1 where none begins there."""
    for part in _PART.finditer(template):
        written = _WRITTEN.get(part.lastgroup or "")
        found = written.match(text, at, limit) if written else None
        if found:
            at = found.end()
        elif written or not text.startswith(part.group(), at, limit):
            return -1
        else:
            at += 1
    return at
