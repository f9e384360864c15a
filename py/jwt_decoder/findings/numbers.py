"""Rules about numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.findings.example import with_claim
from jwt_decoder.findings.rule import Hit, rule
from jwt_decoder.findings.scopes import READABLE_CLAIMS
from jwt_decoder.json.binary64 import imprecise
from jwt_decoder.model.sentence import Sentence, plural
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jwt_decoder.findings.context import Context

_LONGEST_SHOWN: Final = 24


@rule(
    "number-unsafe",
    "info",
    "RFC 8259 §6",
    name=Sentence("Number that JavaScript rounds"),
    scope=READABLE_CLAIMS,
    why=Sentence("JavaScript and many JSON parsers store numbers as binary64 and silently round this one."),
    example=with_claim('"id":9007199254740993'),
    remedy=Sentence("Write it as a string."),
)
def number_unsafe(token: Context) -> Iterable[Hit]:
    """Find integers that readers which know binary64 only, such as JavaScript's, change (RFC 8259 §6).

    A time must be a number, however many digits it has: what is wrong with one so large is said elsewhere.
    """
    times = {one.node["start"] for one in token.explained if one.row.kind == "NumericDate"}
    for node in imprecise(token.part) if token.part else ():
        if node["start"] in times:
            continue
        yield Hit(token.in_payload(node["start"], node["end"]), _beyond(node["text"]))


def _beyond(number: str) -> Sentence:
    if len(number) <= _LONGEST_SHOWN:
        return Sentence("{number} is beyond ±(2⁵³ - 1): JavaScript and other parsers round it.", number=number)
    return plural(
        "{number} ({digits} digit) is beyond ±(2⁵³ - 1): JavaScript and other parsers round it.",
        "{number} ({digits} digits) is beyond ±(2⁵³ - 1): JavaScript and other parsers round it.",
        count=len(number),
        number=quote(number, _LONGEST_SHOWN),
        digits=len(number),
    )
