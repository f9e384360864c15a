"""What can be read in a credential without any key."""

from __future__ import annotations

import binascii
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from jwt_decoder.model.sentence import Sentence
from jwt_decoder.text.numeric_date import moment

if TYPE_CHECKING:
    from jwt_decoder.model.sentence import Facts

# A time that a credential may tell: from 2005 to 2100.
_FIRST: Final = 1_104_537_600
_LAST: Final = 4_102_444_800
_TO_STANDARD: Final = str.maketrans("-_", "+/")
_MADE: Final = Sentence("It was made on {moment}.")


@dataclass(frozen=True, slots=True)
class Plain:
    """The text in a credential, empty where there is none; what else it says; and what its sentences are to name."""

    text: str = ""
    facts: tuple[Sentence, ...] = ()
    named: Facts = field(default_factory=dict)


def octets_of(text: str) -> bytes | None:
    """Return the octets of base64 or base64url, also percent-encoded or without padding; None of anything else."""
    packed = "".join(unquote(text).split()).rstrip("=").translate(_TO_STANDARD)
    try:
        return binascii.a2b_base64(packed + "=" * (-len(packed) % 4), strict_mode=True)
    except ValueError:
        return None


def text_of(octets: bytes | None) -> str | None:
    """Return octets as text, None of what is no text that a person reads."""
    try:
        text = "" if octets is None else octets.decode()
    except UnicodeDecodeError:
        return None
    return text if text and text.translate({9: "", 10: "", 13: ""}).isprintable() else None


def made_at(seconds: float) -> Sentence | None:
    """Return the sentence of when a credential was made; None where the time is none of these days."""
    return _MADE.about(moment=moment(seconds)) if _FIRST <= seconds <= _LAST else None
