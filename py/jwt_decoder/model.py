"""Records that pass from one layer of the engine to the next; they hold no behaviour."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a token's clean text and where it stands in the paste.

    ``start`` and ``end`` are offsets in the clean text, ``at`` is the offset in the paste; all are code points.
    The pieces of a token tile its part of the paste: each reaches from its ``at`` to the ``at`` of the next one,
    the last to the token's ``end``. Where both lengths agree, character stands for character; where ``start``
    equals ``end``, the paste's characters there are dropped (a line break); otherwise the whole of the paste's
    run spells the one clean character (``%2E``).
    """

    start: int
    end: int
    at: int


@dataclass(frozen=True, slots=True)
class TokenText:
    """A token as it stands in the paste: ``start`` and ``end`` in code points of the paste, ``text`` is clean."""

    label: str
    start: int
    end: int
    text: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class KeyText:
    """A key seen in the paste: ``kind`` is jwk, jwk-set, pem or certificate; offsets are code points of the paste."""

    kind: str
    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Note:
    """Something to say about the paste itself; offsets are code points of the paste."""

    id: str
    start: int
    end: int
    message: str
    data: dict[str, str | int]


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was found in a paste, in the order of the paste."""

    tokens: tuple[TokenText, ...]
    keys: tuple[KeyText, ...]
    notes: tuple[Note, ...]
