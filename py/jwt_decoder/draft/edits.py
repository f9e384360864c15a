"""Edits of a JSON object's text: one member is set, put in or taken out, and all else stays as it was typed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from jwt_decoder.json.parse import parse

if TYPE_CHECKING:
    from jwt_decoder.json.parse import JsonText
    from jwt_decoder.model.part import Node

PartName = Literal["header", "payload"]


@dataclass(frozen=True, slots=True)
class Edit:
    """``text`` in the place of ``start`` to ``end``, in octets of a part's text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Object:
    """A part's text that is a JSON object: its octets, and its tree."""

    octets: bytes
    tree: Node

    def set(self, name: str, value: str) -> Edit:
        """Return the edit that gives a member this value, a JSON text: the last one of its name, or a new one."""
        node = next((one["node"] for one in reversed(self.tree["members"]) if one["name"] == name), None)
        return Edit(node["start"], node["end"], value) if node else self.insert(name, value)

    def insert(self, name: str, value: str) -> Edit:
        """Return the edit that puts a member behind the last one, spaced like that one."""
        members = self.tree["members"]
        quoted = json.dumps(name, ensure_ascii=False)
        if not members:
            at = self.tree["start"] + 1
            return Edit(at, at, f"{quoted}: {value}")
        last = members[-1]
        at = last["node"]["end"]
        colon = self._between(last["end"], last["node"]["start"])
        return Edit(at, at, f",{self._gap()}{quoted}{colon}{value}")

    def _gap(self) -> str:
        """Return the white space before the last member."""
        *before, last = self.tree["members"]
        if not before:
            gap = self._between(self.tree["start"] + 1, last["start"])
            return gap or self._between(last["end"] + 1, last["node"]["start"])
        return self._between(before[-1]["node"]["end"], last["start"]).partition(",")[2]

    def remove(self, index: int) -> Edit:
        """Return the edit that takes a member out, with the comma that it needs no more."""
        members = self.tree["members"]
        start, end = members[index]["start"], members[index]["node"]["end"]
        if index:
            return Edit(members[index - 1]["node"]["end"], end, "")
        return Edit(start, members[1]["start"] if len(members) > 1 else end, "")

    def without(self, name: str) -> Object:
        """Return the object with no member of a name."""
        places = [index for index, one in enumerate(self.tree["members"]) if one["name"] == name]
        return self.after(self.remove(places[0])).without(name) if places else self

    def after(self, edit: Edit) -> Object:
        """Return the object that an edit of one of its members makes."""
        octets = self.octets[: edit.start] + edit.text.encode() + self.octets[edit.end :]
        return Object(octets, parse(octets).tree or self.tree)

    def until(self, other: Object) -> Edit:
        """Return the one edit that makes another text of this one: from the first difference to the last."""
        before, after = self.octets.decode(), other.octets.decode()
        start = _alike(before, after)
        tail = _alike(before[start:][::-1], after[start:][::-1])
        at = len(before[:start].encode())
        changed = before[start : len(before) - tail].encode()
        return Edit(at, at + len(changed), after[start : len(after) - tail])

    def laid_out(self) -> Edit:
        """Return the edit that lays the object out on lines: each name and value stays as it was typed."""
        return Edit(self.tree["start"], self.tree["end"], _laid_out(self.tree, "\n"))

    def _between(self, start: int, end: int) -> str:
        return self.octets[start:end].decode()


def _alike(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (mine, theirs) in pairs if mine != theirs), min(len(one), len(other)))


def _laid_out(node: Node, line: str) -> str:
    """Return a value with a line for each member; ``line`` begins one at the depth of the value."""
    deeper = f"{line}  "
    if node.get("members"):
        entries = [f"{one['text']}: {_laid_out(one['node'], deeper)}" for one in node["members"]]
        return f"{{{deeper}{f',{deeper}'.join(entries)}{line}}}"
    if any(item["type"] in {"object", "array"} for item in node.get("items", ())):
        return f"[{deeper}{f',{deeper}'.join(_laid_out(item, deeper) for item in node['items'])}{line}]"
    if "items" in node:
        return f"[{', '.join(item['text'] for item in node['items'])}]"
    return "{}" if "members" in node else node["text"]


def object_of(octets: bytes, read: JsonText) -> Object | None:
    """Return a text as an object that can be edited; None where it is none, or has an error."""
    if not read.valid or read.tree is None or read.type != "object":
        return None
    return Object(octets, read.tree)
