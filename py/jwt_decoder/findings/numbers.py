"""Rules about numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.findings.example import with_claim
from jwt_decoder.findings.rule import Hit, rule
from jwt_decoder.findings.scopes import EVERY_TOKEN, READABLE_CLAIMS
from jwt_decoder.json.binary64 import imprecise, infinite, infinite_in
from jwt_decoder.model.finding import Spot
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


@rule(
    "number-infinite",
    "warning",
    "RFC 8259 §6",
    name=Sentence("Number without bounds"),
    scope=EVERY_TOKEN,
    why=Sentence(
        "A program that compares with infinity finds everything smaller: a limit never ends. Others reject the token."
    ),
    example=with_claim('"limit":1e999'),
    remedy=Sentence("Write a number that fits binary64, or a string."),
)
def number_infinite(token: Context) -> Iterable[Hit]:
    """Find numbers that readers which know binary64 take for infinity, in header and payload (RFC 8259 §6)."""
    found = [
        (Spot(one.place.header, node["start"], node["end"]), node)
        for one in token.headers
        for node in (infinite(one.header) if one.header else ())
    ]
    found += [
        (token.in_header(one), node)
        for one in token.headers
        if one.place.unprotected
        for node in infinite_in(one.place.unprotected)
    ]
    found += [
        (token.in_payload(node["start"], node["end"]), node) for node in (infinite(token.part) if token.part else ())
    ]
    for spot, node in found:
        message = Sentence(
            "{number} is beyond what binary64 holds: JavaScript, Python and others read infinity, Go refuses it.",
            number=quote(node["text"], _LONGEST_SHOWN),
        )
        yield Hit(spot, message)


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
