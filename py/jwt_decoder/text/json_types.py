"""What a sentence calls a value of each type of JSON."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMES: Final[Mapping[str, Sentence]] = MappingProxyType(
    {
        "string": Sentence("a string"),
        "number": Sentence("a number"),
        "boolean": Sentence("a boolean"),
        "null": Sentence("null"),
        "array": Sentence("an array"),
        "object": Sentence("an object"),
    }
)
