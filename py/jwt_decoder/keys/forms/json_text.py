"""JSON that a person pasted as a key, parsed so that no nesting and no number can hurt the interpreter."""

from __future__ import annotations

import json
from collections import Counter
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.json import bounded
from jwt_decoder.model.sentence import Digits, Sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

_DEEPEST: Final = 32


# By what Python's parser says of a text.
_SENTENCES: Final[Mapping[str, Sentence]] = MappingProxyType(
    {
        "Expecting value": Sentence("This looks like a JWK but isn't JSON: Expecting value (character {character})."),
        "Expecting property name enclosed in double quotes": Sentence(
            "This looks like a JWK but isn't JSON: Expecting property name enclosed in double quotes"
            " (character {character})."
        ),
        "Expecting ':' delimiter": Sentence(
            "This looks like a JWK but isn't JSON: Expecting ':' delimiter (character {character})."
        ),
        "Expecting ',' delimiter": Sentence(
            "This looks like a JWK but isn't JSON: Expecting ',' delimiter (character {character})."
        ),
        "Illegal trailing comma before end of object": Sentence(
            "This looks like a JWK but isn't JSON: Illegal trailing comma before end of object (character {character})."
        ),
        "Illegal trailing comma before end of array": Sentence(
            "This looks like a JWK but isn't JSON: Illegal trailing comma before end of array (character {character})."
        ),
        "Unterminated string starting at": Sentence(
            "This looks like a JWK but isn't JSON: Unterminated string starting at (character {character})."
        ),
        "Invalid control character at": Sentence(
            "This looks like a JWK but isn't JSON: Invalid control character at (character {character})."
        ),
        "Invalid \\escape": Sentence("This looks like a JWK but isn't JSON: Invalid \\escape (character {character})."),
        "Invalid \\uXXXX escape": Sentence(
            "This looks like a JWK but isn't JSON: Invalid \\uXXXX escape (character {character})."
        ),
        "Extra data": Sentence("This looks like a JWK but isn't JSON: Extra data (character {character})."),
    }
)
_OTHERWISE: Final = Sentence("This looks like a JWK but isn't JSON (character {character}).")
_TOO_DEEP: Final = Sentence(
    "This looks like a JWK but isn't JSON: it is nested deeper than any key (character {character})."
)


class KeyJsonError(ValueError):
    """A text that is not JSON: ``sentence`` says why, ``at`` counts code points of the text from 0."""

    def __init__(self, sentence: Sentence, at: int) -> None:
        """Take a sentence that lacks only the place, told from 1."""
        super().__init__(sentence.template)
        self.sentence: Final = sentence.about(character=Digits(at + 1))
        self.at: Final = at


class Duplicates(list[str]):
    """Names that stand twice in one object; the last one counts (RFC 7517 §4)."""


def parse(text: str) -> tuple[object, Duplicates]:
    """Parse JSON at most 32 levels deep; raises KeyJsonError.

    The depth is bounded before parsing, since a deep text overflows the stack of Python in WebAssembly, where nothing
    can catch it. Numbers become floats: no key has any, and an integer of many digits would raise.
    """
    duplicates = Duplicates()

    def build(pairs: list[tuple[str, object]]) -> dict[str, object]:
        members = dict(pairs)
        if len(members) < len(pairs):
            counts = Counter(name for name, _ in pairs)
            duplicates.extend(name for name in members if counts[name] > 1)
        return members

    try:
        return bounded.loads(text, _DEEPEST, object_pairs_hook=build, parse_int=float), duplicates
    except bounded.TooDeepError as error:
        raise KeyJsonError(_TOO_DEEP, 0) from error
    except json.JSONDecodeError as error:
        raise KeyJsonError(_SENTENCES.get(error.msg, _OTHERWISE), error.pos) from error
