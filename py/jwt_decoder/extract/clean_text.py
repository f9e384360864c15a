"""The clean text of a token while it is read, and where in the paste each piece of it stands."""

from __future__ import annotations

from collections import Counter

from jwt_decoder.model.paste import Piece


class CleanText:
    """What has been read of a token; ``at`` is the offset in the paste up to which that reaches."""

    def __init__(self, start: int) -> None:
        """Begin at an offset of the paste."""
        self.at = start
        self.pieces: list[Piece] = []
        self._reasons: list[str] = []  # for each piece the id of the note about it, "" if it stands for itself
        self._parts: list[str] = []
        self._length = 0

    def text(self) -> str:
        """Return the clean text."""
        return "".join(self._parts)

    def take(self, characters: str, end: int, reason: str = "") -> None:
        """Add characters that the paste spells from ``at`` to ``end``."""
        start = self._length
        self._length += len(characters)
        if not reason and self._reasons and not self._reasons[-1]:
            last = self.pieces[-1]
            self.pieces[-1] = Piece(last.start, self._length, last.at)
        else:
            self.pieces.append(Piece(start, self._length, self.at))
            self._reasons.append(reason)
        self._parts.append(characters)
        self.at = end

    def drop(self, width: int, reason: str) -> None:
        """Leave out the next ``width`` characters."""
        self.pieces.append(Piece(self._length, self._length, self.at))
        self._reasons.append(reason)
        self.at += width

    def give_back(self, kept: int) -> None:
        """End the text behind its first ``kept`` characters, of which there must be one."""
        while self.pieces[-1].start >= kept:
            self.at = self.pieces.pop().at
            self._reasons.pop()
        last = self.pieces[-1]
        if last.end > kept:
            self.pieces[-1] = Piece(last.start, kept, last.at)
            self.at = last.at + kept - last.start

    def undone(self) -> dict[str, int]:
        """Count what was undone by the id of its note."""
        return dict(Counter(filter(None, self._reasons)))
