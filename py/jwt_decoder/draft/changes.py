"""What a text says that the one it came from did not, member by member."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from jwt_decoder.model.sentence import Listing, Sentence, alone
from jwt_decoder.registry.claims import CLAIMS
from jwt_decoder.text import numeric_date
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jwt_decoder.draft.edits import PartName
    from jwt_decoder.model.part import Node

Kind = Literal["added", "removed", "changed"]

MOST: Final = 50
_LONGEST: Final = 60
_DATE: Final = len("2018-01-18 ")
_ADDED: Final = Sentence("added")
_REMOVED: Final = Sentence("removed")
_CHANGED: Final = Sentence("changed")


@dataclass(frozen=True, slots=True)
class Change:
    """A member that differs, and the difference in a few words.

    ``before`` and ``after`` are its values as written, shortened, empty where it was not there.
    """

    part: PartName
    name: str
    kind: Kind
    before: str
    after: str
    message: Sentence


def changes(part: PartName, before: Mapping[str, Node], after: Mapping[str, Node]) -> Iterator[Change]:
    """Return what differs in a part, in the order of the text, then what was taken out."""
    for name, node in after.items():
        old = before.get(name)
        if old is None:
            yield Change(part, name, "added", "", _shown(node), _ADDED)
        elif _written(old) != _written(node):
            yield Change(part, name, "changed", *_pair(name, old, node), _difference(name, old, node))
    for name, node in before.items():
        if name not in after:
            yield Change(part, name, "removed", _shown(node), "", _REMOVED)


def _pair(name: str, old: Node, new: Node) -> tuple[str, str]:
    """Return both values: of instants the date and time of day, of those of one day the time of day alone."""
    row = CLAIMS.get(name)
    instants = [numeric_date.read(name, node).seconds for node in (old, new)]
    if row is None or row.kind != "NumericDate" or None in instants:
        return _shown(old), _shown(new)
    before, after = (numeric_date.utc(seconds or 0.0) for seconds in instants)
    is_one_day = before[:_DATE] == after[:_DATE]
    return (before[_DATE:], after[_DATE:]) if is_one_day else (before, after)


def _difference(name: str, old: Node, new: Node) -> Sentence:
    row = CLAIMS.get(name)
    if row and row.kind == "NumericDate":
        return _later(numeric_date.read(name, old).seconds, numeric_date.read(name, new).seconds)
    before, after = _words(name, old), _words(name, new)
    if before is None or after is None:
        return _CHANGED
    added = tuple(quote(f"+ {word}", _LONGEST) for word in after if word not in before)
    removed = tuple(quote(f"− {word}", _LONGEST) for word in before if word not in after)  # noqa: RUF001 - a minus sign
    return alone(Listing((*added, *removed))) if added or removed else _CHANGED


def _later(before: float | None, after: float | None) -> Sentence:
    if before is None or after is None:
        return _CHANGED
    span = numeric_date.lasting(abs(after - before))
    return Sentence("{span} later", span=span) if after > before else Sentence("{span} earlier", span=span)


def _words(name: str, node: Node) -> list[str] | None:
    """Return what a value is a set of: the words of a scope, or the strings of an array."""
    items = node.get("items")
    if items is not None and all(item["type"] == "string" for item in items):
        return [item["value"] for item in items]
    row = CLAIMS.get(name)
    if row and row.kind == "scopes" and node["type"] == "string":
        return node["value"].split()
    return None


def _written(node: Node) -> str:
    """Return a value as it is written, without the white space between its pieces."""
    if "members" in node:
        return "{" + ",".join(f"{one['text']}:{_written(one['node'])}" for one in node["members"]) + "}"
    if "items" in node:
        return "[" + ",".join(map(_written, node["items"])) + "]"
    return node["text"]


def _shown(node: Node) -> str:
    return quote(_written(node), _LONGEST)
