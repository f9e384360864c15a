"""Readings of what strings may hold: tokens, JSON, UUIDs."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.explain.values import uuids
from jwt_decoder.explain.values.reading import LONGEST, MOST_READ, NOTHING, Reading, capped, string_of
from jwt_decoder.json import parse
from jwt_decoder.model.sentence import Sentence, plural
from jwt_decoder.text import utf8
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.model.part import Node

_TOKEN: Final = re.compile(r"eyJ[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]*){1,4}(?:~\S*)?")
A_TOKEN: Final = Reading(Sentence("another token"))
_NO_TOKEN: Final = Reading(Sentence("not a token"))
_LIKE_JSON: Final = Reading(Sentence("looks like JSON in a string"))
_NO_JSON: Final = Reading(Sentence("not JSON"))
# By the type of what the text is, if it is no object.
_JSON: Final[Mapping[str, Reading]] = MappingProxyType(
    {
        "string": Reading(Sentence("JSON in a string: a string")),
        "number": Reading(Sentence("JSON in a string: a number")),
        "boolean": Reading(Sentence("JSON in a string: a boolean")),
        "null": Reading(Sentence("JSON in a string: a null")),
        "array": Reading(Sentence("JSON in a string: an array")),
    }
)


def by_shape(node: Node) -> Reading:
    """Read a string by its shape alone: a UUID, a token, what may be JSON; any other says what it says."""
    value = string_of(node)
    if len(value) == uuids.LENGTH:
        return uuids.read(value) or NOTHING
    if value.startswith("eyJ"):
        return A_TOKEN if _TOKEN.fullmatch(value) else NOTHING
    # Reading the JSON of thousands of strings would take seconds: only where a row says JSON is it read.
    return _LIKE_JSON if value[:1] + value[-1:] in {"{}", "[]"} else NOTHING


def token(node: Node) -> Reading:
    """Return whether a string is a token of its own."""
    return A_TOKEN if _TOKEN.fullmatch(node["value"]) else _NO_TOKEN


def json(node: Node) -> Reading:
    """Read JSON that stands in a string: what it is, and its first members as they are written."""
    value = node["value"]
    if len(value) > MOST_READ:
        return _too_long(len(value))
    octets = utf8.encode(value)
    found = parse.parse(octets)
    if not found.valid or found.tree is None:
        return _NO_JSON
    if found.tree["type"] != "object":
        return _JSON[found.tree["type"]]
    members = found.tree["members"]
    details = ((quote(one["name"], LONGEST), quote(_lexeme(octets, one["node"]), LONGEST)) for one in members)
    count = len(members)
    told = plural(
        "JSON in a string: an object with {count} member", "JSON in a string: an object with {count} members", count
    )
    return Reading(told, capped(details, count))


def _too_long(count: int) -> Reading:
    return Reading(
        plural("{count} character, too long to read here", "{count} characters, too long to read here", count)
    )


def _lexeme(octets: bytes, node: Node) -> str:
    return node.get("value") or octets[node["start"] : node["end"]].decode(errors="replace")
