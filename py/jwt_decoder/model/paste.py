"""What is found in a paste: tokens, keys, and what there is to say about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jwt_decoder.model.sentence import Facts, Sentence


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
    ``is_shortened`` says that an ellipsis stands for the rest of it.
    """

    label: str
    start: int
    end: int
    text: str
    pieces: tuple[Piece, ...]
    title: Sentence | None = None
    is_shortened: bool = False


@dataclass(frozen=True, slots=True)
class KeyText:
    """A key seen in the paste: ``kind`` is jwk, jwk-set, pem, certificate, der, ssh or secret; offsets are code points.

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

    ``data`` is what the message does not say; ``summary`` in it is what to say of a paste that has this and no token,
    ``content`` what can be read in a credential that is no token.
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
