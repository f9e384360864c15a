"""What is written on: lines of text in styles. Everything that reaches a terminal goes through ``Sheet.write``.

A token may hold anything: sequences that move the cursor, change the title of the window or answer in the name of the
person who reads, characters that turn the text around, and what rich itself would take for markup. So no text is ever
parsed, and of every piece each character that nobody sees is shown as its code point.
"""

from __future__ import annotations

import io
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, TypeAlias

from jwt_decoder.model.sentence import Listing, Sentence
from jwt_decoder.text.quote import visible
from rich.cells import cell_len, get_character_cell_size
from rich.console import Console
from rich.text import Text

from jwt_decoder_cli.language import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Words: TypeAlias = str | Sentence | Listing
"""A text of the report or of the token, or what the command line itself says."""
Piece: TypeAlias = Words | tuple[Words, str]
"""Words, or words and the style of rich that they have."""

LEAST_TEXT: Final = 24
_NARROW: Final = 4
# For a terminal whose encoding lacks them.
_PLAIN: Final[Mapping[str, str]] = {
    "✓": "+",
    "✕": "x",
    "–": "-",
    "—": "-",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "…": "...",
    "§": "section ",
    "·": "-",
    "×": "x",
    "→": "->",
    "│": "|",
    "≥": ">=",
    "≤": "<=",
}


class Sheet:
    """Lines of at most ``width`` columns, with colours or without, in characters that ``encoding`` has."""

    def __init__(self, width: int, encoding: str, *, color: bool) -> None:
        """Begin with nothing written."""
        self.width = width
        self._encoding = encoding
        self._indent = 0
        self._lines = io.StringIO()
        self._console = Console(
            file=self._lines,
            width=width,
            force_terminal=color,
            color_system="standard" if color else None,
            no_color=not color,
            markup=False,
            emoji=False,
            highlight=False,
            legacy_windows=False,
        )

    @property
    def text(self) -> str:
        """All that was written."""
        return self._lines.getvalue()

    def shown(self, words: Words) -> str:
        """Return words as they are written: what nobody sees, and what the encoding lacks, in other characters."""
        told = visible(words) if isinstance(words, str) else say(words)
        return told if told.isascii() else "".join(map(self._encodable, told))

    def columns(self, words: Words) -> int:
        """Return how many columns words take as they are written."""
        return cell_len(self.shown(words))

    def blank(self) -> None:
        """Write an empty line, but not a second one."""
        if self.text and not self.text.endswith("\n\n"):
            self._lines.write("\n")

    def write(self, *pieces: Piece, hang: int = 0, first: tuple[Piece, ...] = (), fold: bool = False) -> None:
        """Write pieces, wrapped; ``first`` stands before them, in ``hang`` columns that later lines leave free.

        Where the line is too narrow for both, the pieces begin on the next one. ``fold`` cuts lines where they are
        full, and not between words: so every space stays.
        """
        start = self._assembled(first)
        text = self._assembled(pieces)
        indent = " " * self._indent
        if first and self.width - self._indent - hang < LEAST_TEXT:
            self._print(Text(indent), start)
            start, hang = Text(), _NARROW
        hang = max(0, min(hang, self.width - self._indent - LEAST_TEXT))
        room = self.width - self._indent - hang
        lines = _folded(text, room) if fold else text.wrap(self._console, room, overflow="fold")
        for line in lines or [Text()]:
            start.pad_right(max(0, hang - start.cell_len))
            self._print(Text(indent), start, line)
            start = Text()

    def whole(self, *pieces: Piece, hang: int = 0) -> None:
        """Write pieces on one line, however long, so that they can be copied."""
        self._print(Text(" " * (self._indent + hang)), self._assembled(pieces))

    @contextmanager
    def within(self, columns: int = 2) -> Iterator[None]:
        """Write further to the right for a while."""
        self._indent += columns
        try:
            yield
        finally:
            self._indent -= columns

    def _assembled(self, pieces: tuple[Piece, ...]) -> Text:
        text = Text()
        for piece in pieces:
            said, style = piece if isinstance(piece, tuple) else (piece, "")
            text.append(self.shown(said), style or None)
        return text

    def _print(self, *parts: Text) -> None:
        line = Text().join(parts)
        line.rstrip()
        self._console.print(line, soft_wrap=True)

    def _encodable(self, character: str) -> str:
        try:
            character.encode(self._encoding)
        except UnicodeEncodeError:
            told = _PLAIN.get(character)
            return told if told is not None else f"[U+{ord(character):04X}]"
        return character


def _folded(text: Text, room: int) -> list[Text]:
    cuts, used = [], 0
    for place, character in enumerate(text.plain):
        width = get_character_cell_size(character)
        if used + width > room:
            cuts.append(place)
            used = 0
        used += width
    return list(text.divide(cuts))
