"""Whether the text that was given as a key is a token."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.extract import extract
from jwt_decoder.model.sentence import Sentence

if TYPE_CHECKING:
    from jwt_decoder.keys.key import Key

_MOST_READ: Final = 100_000
_TOKEN: Final = Sentence("This is a token, not a key.")


def why_misplaced(key: Key) -> Sentence | None:
    """Return why the beginning of a key text seems to belong in the token field, None where nothing says so."""
    return _TOKEN if key.kind in {"secret", "unrecognised"} and extract(key.text[:_MOST_READ]).tokens else None
