"""What the readings of values share: their shape, and the bounds that a hostile value meets."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jwt_decoder.model.records import Node
    from jwt_decoder.model.sentence import Text

    Detail = tuple[str, Text]

MOST_DETAILS: Final = 50
MOST_READ: Final = 16_384
_LONGEST_SHOWN: Final = 200


@dataclass(frozen=True, slots=True)
class Reading:
    """A value in words: ``text`` is a short one, empty where the value says it all; ``details`` are label and text."""

    text: Text = ""
    details: tuple[Detail, ...] = ()


if TYPE_CHECKING:
    Reader = Callable[[Node], Reading]

NOTHING: Final = Reading()


def capped(details: Iterable[Detail], count: int) -> tuple[Detail, ...]:
    """Give at most fifty of ``count`` details, and say how many more there are."""
    first = tuple(islice(details, MOST_DETAILS))
    more = count - len(first)
    return (*first, ("…", f"{more:,} more {'is' if more == 1 else 'are'} not listed")) if more > 0 else first


def shown(text: str) -> str:
    """Give a text of the token as far as a person reads it in a line."""
    return quote(text, _LONGEST_SHOWN)


def counted(count: int, one: str, many: str = "") -> str:
    """Give a number with its noun: "1 scope", "3 scopes"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def string_of(node: Node | None) -> str:
    """Give the string that a node is, empty where it is none."""
    return node.get("value", "") if node else ""


def strings_of(node: Node) -> list[str]:
    """Give the strings of an array, whatever else is in it left out; of a string that one."""
    if node["type"] == "string":
        return [node["value"]]
    return [item["value"] for item in node.get("items", ()) if item["type"] == "string"]
