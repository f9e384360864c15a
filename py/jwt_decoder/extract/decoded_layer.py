"""A text that a paste spells another way: as UTF-16, with colours of a terminal, escaped in a string, in base64."""

from __future__ import annotations

from array import array
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, Protocol

from jwt_decoder.model.paste import Extraction, KeyText, Piece, TokenText

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class Places(Protocol):
    """Where the characters of a text stood, by their offset in it."""

    def __getitem__(self, at: int, /) -> int:
        """Return where the character at an offset stood."""
        ...


class Layer(NamedTuple):
    """The text beneath, and for each of its characters where in the paste what spells it begins and where it ends.

    Without ``stops`` each is spelled by one. Characters that share one of the paste's, as in base64, overlap; what
    stands between two is dropped.
    """

    text: str
    begins: Places
    stops: Sequence[int] = ()

    def stop(self, at: int) -> int:
        """Return where in the paste what spells the character at an offset ends."""
        return self.stops[at] if self.stops else self.begins[at] + 1


class _Atom(NamedTuple):
    """A run of clean text that a run of the paste spells, and can only spell as a whole."""

    start: int
    end: int
    at: int
    stop: int


def rewritten(text: str, start: int, end: int, changes: Iterable[tuple[int, int, str]]) -> Layer:
    """Return a part of a text with what stands at some places replaced, from their start to their end."""
    parts: list[str] = []
    begins, stops = array("L"), array("L")
    for at, stop, instead in chain(changes, ((end, end, ""),)):
        parts += (text[start:at], instead)
        begins.extend(range(start, at))
        stops.extend(range(start + 1, at + 1))
        begins.extend([at] * len(instead))
        stops.extend([stop] * len(instead))
        start = stop
    return Layer("".join(parts), begins, stops)


def lifted(extraction: Extraction, layer: Layer) -> Extraction:
    """Return an extraction from the text of a layer with its places in the paste."""
    return Extraction(
        tuple(lifted_token(token, layer) for token in extraction.tokens),
        tuple(_key(key, layer) for key in extraction.keys),
        tuple(replace(note, start=layer.begins[note.start], end=layer.stop(note.end - 1)) for note in extraction.notes),
    )


def lifted_token(token: TokenText, layer: Layer) -> TokenText:
    """Return a token from the text of a layer with its place in the paste."""
    pieces = tuple(_pieces(_merged(_atoms(token, layer))))
    return replace(token, start=pieces[0].at, end=layer.stop(token.end - 1), pieces=pieces)


def _key(key: KeyText, layer: Layer) -> KeyText:
    text = key.text or layer.text[key.start : key.end]
    return KeyText(key.kind, key.label, layer.begins[key.start], layer.stop(key.end - 1), text)


def _atoms(token: TokenText, layer: Layer) -> Iterator[_Atom]:
    ends = (*(piece.at for piece in token.pieces[1:]), token.end)
    for piece, end in zip(token.pieces, ends, strict=True):
        if end - piece.at == piece.end - piece.start:
            for number, at in enumerate(range(piece.at, end), piece.start):
                yield _Atom(number, number + 1, layer.begins[at], layer.stop(at))
        else:
            yield _Atom(piece.start, piece.end, layer.begins[piece.at], layer.stop(end - 1))


def _merged(atoms: Iterator[_Atom]) -> Iterator[_Atom]:
    """Make one of those that share characters of the paste."""
    last = next(atoms)
    for atom in atoms:
        if atom.at < last.stop:
            last = _Atom(last.start, atom.end, last.at, atom.stop)
        else:
            yield last
            last = atom
    yield last


def _pieces(atoms: Iterator[_Atom]) -> Iterator[Piece]:
    """Return the pieces that tile: characters that stand for themselves in runs, and the gaps as dropped."""
    run: _Atom | None = None
    stop = -1
    for atom in atoms:
        is_one = atom.end - atom.start == atom.stop - atom.at == 1
        if run and is_one and atom.at == stop:
            run = run._replace(end=atom.end)
        else:
            if run:
                yield Piece(run.start, run.end, run.at)
            if -1 < stop < atom.at:
                yield Piece(atom.start, atom.start, stop)
            run = atom if is_one else None
            if not is_one:
                yield Piece(atom.start, atom.end, atom.at)
        stop = atom.stop
    if run:
        yield Piece(run.start, run.end, run.at)
