"""Texts in UTF-16 that were read one octet a character: every other character is NUL."""

from __future__ import annotations

from array import array
from itertools import chain, compress
from typing import TYPE_CHECKING

from jwt_decoder.model import Extraction, KeyText, Note, Piece, TokenText

if TYPE_CHECKING:
    from collections.abc import Sequence

_NUL = "\0"
_SHARE = 4  # at least one character in so many is NUL


def is_wide(text: str) -> bool:
    """Say whether a text looks like UTF-16 that was read as something else."""
    return _NUL in text and text.count(_NUL) * _SHARE >= len(text)


def narrowed(text: str) -> tuple[str, Sequence[int]]:
    """Give a text without its NUL characters, and the offset in ``text`` of each character left and of the end."""
    kept = map(_NUL.__ne__, text)
    return text.replace(_NUL, ""), array("L", chain(compress(range(len(text)), kept), (len(text),)))


def widened(extraction: Extraction, places: Sequence[int], whole: Note) -> Extraction:
    """Give an extraction from a narrowed text with its offsets in the text itself, and a note about all of it."""
    tokens = tuple(_token(token, places) for token in extraction.tokens)
    keys = tuple(KeyText(key.kind, key.label, places[key.start], _end(places, key.end)) for key in extraction.keys)
    notes = tuple(
        Note(note.id, places[note.start], _end(places, note.end), note.message, note.data) for note in extraction.notes
    )
    return Extraction(tokens, keys, (whole, *notes))


def _end(places: Sequence[int], end: int) -> int:
    """Give the offset right behind the last character before ``end``."""
    return places[end - 1] + 1


def _token(token: TokenText, places: Sequence[int]) -> TokenText:
    pieces = tuple(chain.from_iterable(_spread(piece, stop, places) for piece, stop in _runs(token)))
    return TokenText(token.label, places[token.start], _end(places, token.end), token.text, pieces)


def _runs(token: TokenText) -> list[tuple[Piece, int]]:
    """Give each piece with the offset in the narrowed text where it ends."""
    stops = [piece.at for piece in token.pieces[1:]]
    return list(zip(token.pieces, [*stops, token.end], strict=True))


def _spread(piece: Piece, stop: int, places: Sequence[int]) -> list[Piece]:
    """Give a piece for each character that stands for itself, since each has a NUL beside it; others stay whole."""
    if piece.end - piece.start != stop - piece.at:
        return [Piece(piece.start, piece.end, places[piece.at])]
    return [
        Piece(start, start + 1, places[at])
        for start, at in zip(range(piece.start, piece.end), range(piece.at, stop), strict=True)
    ]
