"""Records that pass from one layer of the engine to the next; they hold no behaviour."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NotRequired, TypeAlias, TypedDict

if TYPE_CHECKING:
    from jwt_decoder.model.sentence import Facts, Sentence

Data: TypeAlias = dict[str, str | int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a token's clean text and where it stands in the paste.

    ``start`` and ``end`` are offsets in the clean text, ``at`` is the offset in the paste; all are code points.
    The pieces of a token tile its part of the paste: each reaches from its ``at`` to the ``at`` of the next one,
    the last to the token's ``end``. Where both lengths agree, character stands for character; where ``start``
    equals ``end``, the paste's characters there are dropped (a line break); otherwise the whole of the paste's
    run spells the whole of the clean one (``%2E``, a group of base64).
    """

    start: int
    end: int
    at: int


@dataclass(frozen=True, slots=True)
class TokenText:
    """A token as it stands in the paste: ``start`` and ``end`` in code points of the paste, ``text`` is clean.

    ``label`` is what the paste calls it, "" where it does not; ``title`` is what a token within another is called.
    """

    label: str
    start: int
    end: int
    text: str
    pieces: tuple[Piece, ...]
    title: Sentence | None = None


@dataclass(frozen=True, slots=True)
class KeyText:
    """A key seen in the paste: ``kind`` is jwk, jwk-set, pem, certificate, der or ssh; offsets are code points.

    ``text`` is the key where the paste spells it another way, "" where it stands there as it is.
    """

    kind: str
    label: str
    start: int
    end: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """Something to say about the paste itself; offsets are code points of the paste.

    ``data`` is what the message does not say; ``summary`` in it is what to say of a paste that has this and no token.
    """

    id: str
    start: int
    end: int
    message: Sentence
    data: Facts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was found in a paste, in the order of the paste."""

    tokens: tuple[TokenText, ...]
    keys: tuple[KeyText, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Repair:
    """An edit that removes a fault: ``text`` in the place of ``start`` to ``end``; ``label`` names it on a button."""

    start: int
    end: int
    text: str
    label: Sentence


@dataclass(frozen=True, slots=True)
class Fault:
    """What breaks a rule of a format, and where.

    Whoever reads a format knows the place in units of its own: characters of the encoded text for base64url, octets
    for what was decoded from it. ``decode`` puts the fault at code points of the token's clean text, in the
    ``segment`` of that index, or in None where it is in the shape of the whole. ``data`` is what the message does not
    say.
    """

    id: str
    start: int
    end: int
    message: Sentence
    data: Data = field(default_factory=dict)
    repair: Repair | None = None
    segment: int | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a serialization; offsets are code points of the token's clean text.

    ``literal`` says that ``text`` stands there character for character, as it does unless JSON escapes spell it.
    """

    role: str
    start: int
    end: int
    text: str
    literal: bool = True


@dataclass(frozen=True, slots=True)
class SignaturePlace:
    """Where one signature and its header stand: indices of segments, None for what is missing.

    ``unprotected`` is the node of a JWS Unprotected Header (RFC 7515 §7.2.1).
    """

    header: int | None
    signature: int | None
    unprotected: Node | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """What a token's text is made of. ``title`` says it in a few words; there is at least one signature place."""

    kind: str
    title: Sentence
    segments: tuple[Segment, ...]
    payload: int | None
    signatures: tuple[SignaturePlace, ...]
    faults: tuple[Fault, ...]


class Node(TypedDict):
    """A JSON value in the shape of the report; offsets are octets. A class would cost a copy of every tree."""

    type: str
    start: int
    end: int
    text: str
    value: NotRequired[str]
    members: NotRequired[list[Member]]
    items: NotRequired[list[Node]]
    cut: NotRequired[bool]


class Member(TypedDict):
    """A member of a JSON object in the shape of the report; ``text`` is the name's lexeme, offsets are octets of it."""

    name: str
    text: str
    start: int
    end: int
    node: Node


@dataclass(frozen=True, slots=True)
class Part:
    """A decoded segment, as report.schema.json describes it.

    ``root`` holds the outermost members whose last one of a name counts, also where the text is too long for a tree.
    ``format`` names what the octets are instead of text, where that is known.
    """

    kind: str
    octets: bytes
    text: str | None
    tree: Node | None
    root: dict[str, Node]
    format: Sentence | None = None
