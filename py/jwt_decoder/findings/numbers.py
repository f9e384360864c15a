"""Rules about numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jwt_decoder.decode import place_of
from jwt_decoder.findings.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jwt_decoder.decode import Decoded
    from jwt_decoder.model import Node

_LARGEST_SAFE: Final = 2**53 - 1
_MANY_DIGITS: Final = re.compile(r"[0-9]{16}")
_LARGE: Final = re.compile(r"-?[0-9]{16,}")
_DIGITS_OF_LARGEST: Final = 16
_LONGEST_SHOWN: Final = 24


def number_unsafe(decoded: Decoded) -> Finding | None:
    """Find integers that readers which know binary64 only, such as JavaScript's, change (RFC 8259 §6)."""
    payload, index = decoded.payload, decoded.layout.payload
    if payload is None or payload.tree is None or index is None or not _MANY_DIGITS.search(payload.text or ""):
        return None
    found = [node for node in _scalars(payload.tree) if node["type"] == "number" and _is_unsafe(node["text"])]
    if not found:
        return None
    start, end = place_of(decoded, index, found[0]["start"], found[0]["end"])
    text = found[0]["text"]
    shown = text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}… ({len(text):,} digits)"
    more = f" So is {len(found) - 1} more." if len(found) > 1 else ""
    message = f"{shown} is beyond ±(2⁵³ - 1): JavaScript and other readers round it.{more}"
    advice = "Write it as a string."
    data: dict[str, str | int] = {"number": shown, "count": len(found)}
    return Finding("number-unsafe", "info", start, end, message, advice, "RFC 8259 §6", data)


def _is_unsafe(text: str) -> bool:
    if not _LARGE.fullmatch(text):
        return False
    return len(text.lstrip("-")) > _DIGITS_OF_LARGEST or abs(int(text)) > _LARGEST_SAFE


def _scalars(tree: Node) -> Iterable[Node]:
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        waiting += [member["node"] for member in reversed(node.get("members", []))]
        waiting += reversed(node.get("items", []))
        yield node
