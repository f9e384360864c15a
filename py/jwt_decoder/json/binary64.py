"""Integers that readers which know binary64 only, such as JavaScript's, change (RFC 8259 §6)."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Final

from jwt_decoder.json.parse import nodes_of
from jwt_decoder.model.sentence import Sentence

if TYPE_CHECKING:
    from jwt_decoder.model.part import Node, Part

_LARGEST_SAFE: Final = 2**53 - 1
_MANY_DIGITS: Final = re.compile(r"[0-9]{16}")
_LARGE: Final = re.compile(r"-?[0-9]{16,}")
_DIGITS_OF_LARGEST: Final = 16
# What it takes for a number to be beyond all of binary64, whose largest has 309 digits.
_HUGE: Final = re.compile(r"[eE]\+?[0-9]{2}|[0-9]{309}")
_EXPONENTS_BEGIN: Final = 1e21


def imprecise(part: Part) -> list[Node]:
    """Return the integers of a part beyond those that such readers know apart, however deep they stand."""
    if part.tree is None or not _MANY_DIGITS.search(part.text or ""):
        return []
    return [node for node in nodes_of(part.tree) if node["type"] == "number" and _is_unsafe(node["text"])]


def infinite(part: Part) -> list[Node]:
    """Return the numbers of a part that are beyond all of binary64, however deep they stand."""
    return infinite_in(part.tree) if part.tree and _HUGE.search(part.text or "") else []


def infinite_in(tree: Node) -> list[Node]:
    """Return the numbers in a value that are beyond all of binary64, however deep they stand."""
    return [node for node in nodes_of(tree) if node["type"] == "number" and math.isinf(float(node["text"]))]


def precision(node: Node) -> Sentence | None:
    """Return what JavaScript makes of an integer, None where it leaves it as it is."""
    if node["type"] != "number" or not _is_unsafe(node["text"]):
        return None
    changed = _in_javascript(float(node["text"]))
    if changed == node["text"]:
        return None
    return Sentence("JavaScript reads {number} here; as a string it would stay intact.", number=changed)


def _in_javascript(number: float) -> str:
    """Write a number of 16 digits or more as JavaScript does (ECMA-262, Number::toString)."""
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    digits, _, exponent = repr(number).replace(".0", "").replace("-", "").partition("e")
    sign = "-" if number < 0 else ""
    if abs(number) >= _EXPONENTS_BEGIN:
        return f"{sign}{digits}e{exponent}"
    whole, _, fraction = digits.partition(".")
    return f"{sign}{whole}{fraction.ljust(int(exponent.lstrip('+') or 0), '0')}"


def _is_unsafe(text: str) -> bool:
    if not _LARGE.fullmatch(text):
        return False
    return len(text.lstrip("-")) > _DIGITS_OF_LARGEST or abs(int(text)) > _LARGEST_SAFE
