"""Readings of arrays and objects: how much is in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jwt_decoder.explain.values.reading import NOTHING, Reading
from jwt_decoder.model.sentence import plural

if TYPE_CHECKING:
    from jwt_decoder.model.part import Node


def strings(node: Node) -> Reading:
    """Count the strings of an array; a single one says what it says."""
    items = node.get("items")
    if items is None or len(items) == 1:
        return NOTHING
    return Reading(plural("{count} value", "{count} values", len(items)))


def items(node: Node) -> Reading:
    """Count the items of an array, where they are known: of a text too large for a tree they are not."""
    return Reading(plural("{count} item", "{count} items", len(node.get("items", ())))) if node["end"] else NOTHING


def members(node: Node) -> Reading:
    """Count the members of an object, where they are known."""
    count = len(node.get("members", ()))
    return Reading(plural("{count} member", "{count} members", count)) if node["end"] else NOTHING
