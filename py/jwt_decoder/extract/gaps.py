"""What may stand between two parts of a token where a paste has broken it."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from jwt_decoder.extract.inline_gaps import INVISIBLE
from jwt_decoder.extract.line_breaks import JOINT, LINE_BREAK, SPACES, line_before
from jwt_decoder.extract.line_frames import LineFrames
from jwt_decoder.extract.line_marks import LineMarks
from jwt_decoder.extract.number_lines import NumberLines
from jwt_decoder.extract.numbered_pieces import NumberedPieces
from jwt_decoder.extract.statements import Statements
from jwt_decoder.extract.table_rows import TableRows

if TYPE_CHECKING:
    from collections.abc import Iterator


class Kind(Enum):
    """How much a gap says of what stands behind it."""

    LINE = auto()  # the next line, which may be another thing
    NAMED = auto()  # the next line, which has the same name in front
    FRAMED = auto()  # the next line, with the same around it
    FRAMED_LAST = auto()  # a line that only begins like the one before
    COUNTED = auto()  # the next line, with its number above it
    SPACE = auto()  # white space in a line
    LISTED = auto()  # the next string
    INLINE = auto()  # what is not seen
    JOINED = auto()  # a program joins both
    NUMBERED = auto()  # the next one of numbered pieces


class Gap(NamedTuple):
    """A gap of so many characters, and the id of the note about it.

    ``column`` is how many characters were wrapped with the token before it.
    """

    kind: Kind
    length: int
    note: str
    column: int = 0


class Gaps:
    """The gaps of one token, as what stands before it leads to expect them."""

    def __init__(self, text: str, start: int, limit: int) -> None:
        """Look at what stands before the token, which begins at ``start``; no gap reaches over ``limit``."""
        self.text = text
        self.limit = limit
        line = line_before(text, start)
        self._marks = LineMarks(line)
        self._rows = TableRows(line)
        self._statements = Statements(line)
        self._frames = LineFrames(text, start)
        self.numbers = NumberLines(text, start)
        self.pieces = NumberedPieces(text, start)
        self.column = self._marks.column

    def at(self, at: int) -> Iterator[Gap]:
        """Return the gaps that may stand at an offset; the one that asks most of it comes first."""
        if length := self.pieces.next_gap(at, self.limit):
            yield Gap(Kind.NUMBERED, length, "pieces-joined")
        if length := self.numbers.gap(self.text, at, self.limit):
            yield Gap(Kind.COUNTED, length, "line-frames-removed")
        for length in self._marks.gaps(self.text, at, self.limit):
            yield Gap(Kind.LINE, length, "line-marks-removed")
        for length in self._marks.named_gaps(self.text, at, self.limit):
            yield Gap(Kind.NAMED, length, "line-marks-removed")
        if length := self._rows.gap(self.text, at, self.limit):
            yield Gap(Kind.LINE, length, "rows-joined")
        if length := self._statements.gap(self.text, at, self.limit):
            kind = Kind.LISTED if self._statements.is_call else Kind.JOINED
            yield Gap(kind, length, "strings-joined")
        yield from self._of_lines(at)
        for frame in self._frames.gaps(self.text, at, self.limit):
            kind = Kind.FRAMED if frame.is_same else Kind.FRAMED_LAST
            yield Gap(kind, frame.length, "line-frames-removed", frame.column)

    def is_margin(self, at: int) -> bool:
        """Check whether a dot at an offset only says that the row of a table goes on."""
        return self._rows.is_margin(self.text, at, self.limit)

    def _of_lines(self, at: int) -> Iterator[Gap]:
        """Return the gaps that need nothing before the token."""
        if found := LINE_BREAK.match(self.text, at, self.limit):
            note = "mail-quote-removed" if ">" in found.group() else "line-breaks-removed"
            yield Gap(Kind.LINE, len(found.group()), note)
        if found := SPACES.match(self.text, at, self.limit):
            yield Gap(Kind.SPACE, len(found.group()), "spaces-removed")
        if found := JOINT.match(self.text, at, self.limit):
            kind = Kind.JOINED if found["operator"] or found["next"] else Kind.LISTED
            yield Gap(kind, self._behind_empty(found.end()) - at, "strings-joined")
        if found := INVISIBLE.match(self.text, at, self.limit):
            yield Gap(Kind.INLINE, len(found.group()), _note_of(found.group()))

    def _behind_empty(self, at: int) -> int:
        """Return where the next string begins that is not empty, from the beginning of one on."""
        while found := JOINT.match(self.text, at, self.limit):
            at = found.end()
        return at


def _note_of(gap: str) -> str:
    """Return the id of the note about what is not seen."""
    if "<" in gap:
        return "tags-removed"
    return "invisible-removed" if "&" in gap and "nbsp" not in gap else "spaces-removed"
