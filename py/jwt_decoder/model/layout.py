"""What the text of a token is made of, whatever its serialization."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jwt_decoder.model.fault import Fault
    from jwt_decoder.model.part import Node
    from jwt_decoder.model.sentence import Sentence


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

    ``unprotected`` is the node of a JWS Unprotected Header (RFC 7515 §7.2.1). ``is_whole`` is False where it, a
    header or the payload is there and has not the type that it must have: then nothing says what was signed.
    """

    header: int | None
    signature: int | None
    unprotected: Node | None = None
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class Layout:
    """What a token's text is made of. ``title`` says it in a few words; there is at least one signature place."""

    kind: str
    title: Sentence
    segments: tuple[Segment, ...]
    payload: int | None
    signatures: tuple[SignaturePlace, ...]
    faults: tuple[Fault, ...]
