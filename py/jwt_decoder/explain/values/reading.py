"""What the readings of values share: their shape, and the bounds that a hostile value meets."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import plural

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jwt_decoder.model.part import Node
    from jwt_decoder.model.sentence import Sentence, Value

    # What it is about, and what is said of it: words of ours, or text of the token, which is quoted.
    Detail = tuple[Value, Value]

MOST_DETAILS: Final = 50
MOST_READ: Final = 16_384
# Of a text of the token, as far as a person reads it in a line.
LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class Reading:
    """A value in words: ``text`` is short, None where the value says it all; ``details`` are label and text."""

    text: Sentence | None = None
    details: tuple[Detail, ...] = ()


if TYPE_CHECKING:
    Reader = Callable[[Node], Reading]

NOTHING: Final = Reading()


def capped(details: Iterable[Detail], count: int) -> tuple[Detail, ...]:
    """Return at most fifty of ``count`` details, and how many more there are."""
    first = tuple(islice(details, MOST_DETAILS))
    more = count - len(first)
    if more <= 0:
        return first
    return (*first, ("…", plural("{count} more not listed", "{count} more not listed", more)))


def string_of(node: Node | None) -> str:
    """Return the string that a node is, empty where it is none."""
    return node.get("value", "") if node else ""


def strings_of(node: Node) -> list[str]:
    """Return the strings of an array, whatever else is in it left out; of a string that one."""
    if node["type"] == "string":
        return [node["value"]]
    return [item["value"] for item in node.get("items", ()) if item["type"] == "string"]
