"""A decoded part of a token, and the JSON in it with its places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NotRequired, TypedDict

if TYPE_CHECKING:
    from jwt_decoder.model.sentence import Sentence


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
    ``format`` names what the octets are instead of text, where that is known, or what the text was before it was read.
    """

    kind: str
    octets: bytes
    text: str | None
    tree: Node | None
    root: dict[str, Node]
    format: Sentence | None = None
