"""Rules about numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.findings.rule import Hit, rule
from jwt_decoder.json.binary64 import imprecise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jwt_decoder.findings.context import Context

_LONGEST_SHOWN: Final = 24


@rule("number-unsafe", "info", "RFC 8259 §6", "Write it as a string.")
def number_unsafe(token: Context) -> Iterable[Hit]:
    """Find integers that readers which know binary64 only, such as JavaScript's, change (RFC 8259 §6)."""
    for node in imprecise(token.part) if token.part else ():
        text = node["text"]
        shown = text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}… ({len(text):,} digits)"
        message = f"{shown} is beyond ±(2⁵³ - 1): JavaScript and other readers round it."
        yield Hit(token.in_payload(node["start"], node["end"]), message, {"number": shown})
