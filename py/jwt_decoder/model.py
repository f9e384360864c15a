"""Records that pass from one layer of the engine to the next; they hold no behaviour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias


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


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a token's clean text; ``start`` and ``end`` in code points of the clean text."""

    role: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Repair:
    """An edit that removes a flaw: what stands from ``start`` to ``end`` becomes ``text``."""

    start: int
    end: int
    text: str
    label: str


@dataclass(frozen=True, slots=True)
class Flaw:
    """A format rule that is broken, and where: in the units of the layer that found it."""

    id: str
    start: int
    end: int
    message: str
    data: dict[str, str | int]
    repair: Repair | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """A flaw in the paste: ``start``, ``end`` and those of the repair are code points of the paste."""

    id: str
    segment: int | None
    start: int
    end: int
    message: str
    data: dict[str, str | int]
    repair: Repair | None = None


# A JSON value in the shape in which it crosses to the page: type, start and end in octets, text (the lexeme; empty
# for containers), value (not for numbers), members or items.
Node: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Part:
    """A decoded segment.

    ``kind`` is claims-set, json, text, octets, encrypted, detached or empty. ``members`` are the members of the JSON
    object in their order, also where the part is too large for a ``tree``; None if it is no object.
    """

    kind: str
    octets: bytes
    text: str | None = None
    tree: Node | None = None
    members: tuple[tuple[str, Node], ...] | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature of a token: its segment, its protected header and its octets."""

    segment: int
    header: Part | None
    octets: bytes
    encoded_header: str
    encoded_signature: str
    unprotected: Node | None = None


@dataclass(frozen=True, slots=True)
class Decoded:
    """A token taken apart; ``signatures`` has one entry for a compact JWS, none for a JWE."""

    source: TokenText
    kind: str
    segments: tuple[Segment, ...]
    header: Part | None
    payload: Part | None
    encoded_payload: str
    signatures: tuple[Signature, ...]
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a verdict: a state, a short reason, and what is in the reason."""

    state: str
    message: str
    data: dict[str, str | int]
