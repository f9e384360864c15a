"""What stands in a ticket in the place of values: their type and length, which nobody can replay."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Sentence, plural
from jwt_decoder.output.wording import render
from jwt_decoder.text import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jwt_decoder.output.report import shape
    from jwt_decoder.output.wording import Catalogue

CLEAR: Final = frozenset({"alg", "typ", "cty"})
TIMES: Final = frozenset({"iat", "nbf", "exp", "auth_time"})
MASKED: Final = Sentence("(masked)")
_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+/-]{0,39}")
# What is not closed is taken too, up to the end: a search that went on behind each quote would be quadratic.
_QUOTED: Final = re.compile(r"“([^”]*+)(?:”|\Z)")
_LONGEST_COMMON: Final = 4
_SCALARS: Final = {"boolean": Sentence("boolean"), "null": Sentence("null")}


@dataclass(frozen=True, slots=True)
class Secrets:
    """The values of a token that a ticket must not hold: each of them, and all of them as one text."""

    values: frozenset[str]
    text: str

    def without(self, message: str, data: shape.Data, masked: str) -> str:
        """Return a message with ``masked`` in the place of values; ``data`` holds what the message speaks of."""
        for candidate in sorted({*_texts(data), *_QUOTED.findall(message)}, key=len, reverse=True):
            core = candidate.split("…")[0]
            if self._has(core):
                message = _without(message, core, masked)
        return message

    def _has(self, core: str) -> bool:
        return core in self.values or (len(core) > _LONGEST_COMMON and core in self.text)


def _texts(data: shape.Data) -> Iterator[str]:
    """Return the texts that a message speaks of, those of lists, too."""
    for value in data.values():
        yield from (one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str))


def _without(message: str, core: str, masked: str) -> str:
    """Mask a value; a short one only where it stands alone, since its letters are in many words."""
    if len(core) > _LONGEST_COMMON:
        return message.replace(core, masked)
    return re.sub(rf"(?<!\w){re.escape(core)}(?!\w)", lambda _: masked, message)


def secrets(token: shape.Token) -> Secrets:
    """Return the values of a token of a report, and the texts of its segments."""
    found = {segment["text"] for segment in token["segments"]}
    headers = [signature["header"] for signature in token["signatures"]]
    for part in (token["payload"], token["processed"], *headers):
        found |= set(_values(part))
    for disclosure in token["disclosures"]:
        found |= {disclosure[name] or "" for name in ("salt", "digest", "text")}
    # A sentence has them as they are seen.
    found |= {quote.visible(value) for value in found}
    found.discard("")
    return Secrets(frozenset(found), "\n".join(found))


def described(node: shape.Node, catalogue: Catalogue) -> str:
    """Return the type and the length of a value, and nothing of the value."""
    match node["type"]:
        case "string":
            said = plural("string, {count} character", "string, {count} characters", len(node["value"]))
        case "number":
            said = plural("number, {count} character", "number, {count} characters", len(node["text"]))
        case "array":
            said = plural("array, {count} item", "array, {count} items", len(node["items"]))
        case "object":
            said = plural("object, {count} member", "object, {count} members", len(node["members"]))
        case kind:
            said = _SCALARS[kind]
    return render(said, catalogue)


def is_clear(name: str, node: shape.Node) -> bool:
    """Check whether a Header Parameter may be told: alg, typ or cty, and it looks like what belongs there."""
    return name in CLEAR and _NAME.fullmatch(node.get("value", "")) is not None


def _values(part: shape.Part | None) -> Iterator[str]:
    if part is None:
        return
    yield part["text"] if part["tree"] is None and part["text"] else ""
    for name, node in _nodes(part["tree"]):
        is_told = is_clear(name, node) or (name in TIMES and node["type"] == "number")
        if node["type"] in {"string", "number"} and not is_told:
            yield from (node["text"], node.get("value", ""))


def _nodes(tree: shape.Node | None) -> Iterator[tuple[str, shape.Node]]:
    """Walk a tree without recursion; with each node goes its name, if it is a member of the outermost object."""
    waiting: list[tuple[str, shape.Node]] = [("", tree)] if tree else []
    top = True
    while waiting:
        name, node = waiting.pop()
        yield name, node
        waiting += [(member["name"] if top else "", member["node"]) for member in node.get("members", ())]
        waiting += [("", item) for item in node.get("items", ())]
        top = False
