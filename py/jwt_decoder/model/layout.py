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
    ``encrypted_key`` is that of a recipient of a JWE.
    """

    header: int | None
    signature: int | None
    unprotected: Node | None = None
    is_whole: bool = True
    encrypted_key: int | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """What a token's text is made of. ``title`` says it in a few words; there is at least one signature place.

    ``additional_data`` is the text of the member aad of a JWE (RFC 7516 §7.2.1), None where it has none; ``unread`` is
    how many signatures or recipients there are beyond those that were read.
    """

    kind: str
    title: Sentence
    segments: tuple[Segment, ...]
    payload: int | None
    signatures: tuple[SignaturePlace, ...]
    faults: tuple[Fault, ...]
    additional_data: str | None = None
    unread: int = 0

    @property
    def is_disordered(self) -> bool:
        """Whether header, payload and signature, as far as they are there, are in another order."""
        return any(fault.id == "segments-order" for fault in self.faults)

    def index_of(self, role: str) -> int | None:
        """Return the index of the first segment in a role, None where there is none."""
        return next((index for index, segment in enumerate(self.segments) if segment.role == role), None)
