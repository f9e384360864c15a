"""All the rules, in the order in which their findings are shown, and how they are asked."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from jwt_decoder.decode.fault_places import encoded_at
from jwt_decoder.findings import (
    algorithm,
    between_tokens,
    claims,
    content,
    critical,
    dpop,
    encoding,
    encryption,
    header,
    header_keys,
    key_agreement,
    logout,
    next_steps,
    numbers,
    paste_context,
    published,
    recipients,
    signature,
    size,
    time_spelling,
    times,
    token_status,
)
from jwt_decoder.findings.context import look
from jwt_decoder.findings.exceptions import silenced
from jwt_decoder.findings.rule import Hit, Rule
from jwt_decoder.keys.key_rules import KEY_RULES
from jwt_decoder.model.finding import Finding, Spot
from jwt_decoder.model.rule import Example, RuleRow
from jwt_decoder.model.sentence import Listing, Sentence, plural
from jwt_decoder.text import base64url

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from types import ModuleType

    from jwt_decoder.decode.decode import Decoded
    from jwt_decoder.extract.requests import Requests
    from jwt_decoder.findings.context import Context
    from jwt_decoder.findings.paste_context import PasteContext, PastedToken

__all__ = ["ENTRIES", "RULES", "RULE_FAILED", "Finding", "compare", "find"]


def _rules_of(*subjects: ModuleType) -> tuple[Rule[Any], ...]:
    """Return the rules of these modules, in the order in which their findings are shown: that of each file."""
    return tuple(value for subject in subjects for value in vars(subject).values() if isinstance(value, Rule))


_ALONE: Final[tuple[Rule[Context], ...]] = _rules_of(
    *(
        algorithm,
        encryption,
        key_agreement,
        critical,
        header,
        header_keys,
        encoding,
        times,
        time_spelling,
        recipients,
        logout,
        next_steps,
        claims,
        content,
    ),
    *(published, signature, size, numbers),
)
_AMONG_OTHERS: Final[tuple[Rule[PasteContext], ...]] = _rules_of(between_tokens, dpop, token_status)
RULES: Final[tuple[Rule[Any], ...]] = (*_ALONE, *_AMONG_OTHERS)
RULE_FAILED: Final = RuleRow(
    "rule-failed",
    "info",
    "JWT Decoder",
    name=Sentence("Check not run"),
    scope=Sentence("Tokens on which a rule of this decoder crashes. None is known: the example is an ordinary token."),
    why=Sentence("A bug in one rule shouldn't cost you the rest of the report."),
    example=Example(),
    remedy=Sentence("Check for it yourself, and report the bug: give the name of the rule, and not the token."),
)
# What a rule may raise, and the report goes on: nothing in tests, which fail, and in the first engine, which hands on.
SURVIVED: tuple[type[Exception], ...] = (Exception,)
ENTRIES: Final[Mapping[str, RuleRow]] = MappingProxyType({row.id: row for row in (*RULES, RULE_FAILED, *KEY_RULES)})


def find(token: Context) -> tuple[Finding, ...]:
    """Return what the rules find in a token."""
    token = look(token)
    silent = silenced(token)
    return _found((rule for rule in _ALONE if rule.id not in silent), token, token.decoded)


def _found(rules: Iterable[Rule[Any]], token: Context | PasteContext, decoded: Decoded) -> tuple[Finding, ...]:
    """Return what rules find, one finding a rule; of all that crash, which is a bug of ours, one that says so."""
    places: dict[int, base64url.Decoded] = {}
    found: list[Finding] = []
    failed: list[str] = []
    for rule in rules:
        try:
            hits = _hits(rule, token, decoded)
            if hits:
                found.append(fold(decoded, rule, hits, places))
        except (MemoryError, RecursionError):
            raise
        except SURVIVED:
            failed.append(rule.id)
    if failed:
        message = Sentence(
            "{rules} crashed on this token, which is a bug in this decoder. The other rules ran.",
            rules=Listing(tuple(failed), "and"),
        )
        found.append(fold(decoded, RULE_FAILED, (Hit(Spot(None), message),), places))
    return tuple(found)


def _hits(rule: Rule[Any], token: Context | PasteContext, decoded: Decoded) -> tuple[Hit, ...]:
    """Return what a rule finds; in a header that the recipients of a JWE share it is found once."""
    hits = tuple(rule.find(token))
    if not decoded.format.is_encrypted:
        return hits
    return tuple(hit for place, hit in enumerate(hits) if hit not in hits[:place])


def compare(text: str, tokens: tuple[PastedToken, ...], requests: Requests) -> tuple[tuple[Finding, ...], ...]:
    """Return what the rules find between the tokens of a paste and its requests, for each token."""
    contexts = {id(one.token): one for one in paste_context.gather(text, tokens, requests)}
    return tuple(_between(contexts[id(token)]) if id(token) in contexts else () for token in tokens)


def _between(context: PasteContext) -> tuple[Finding, ...]:
    return _found(_AMONG_OTHERS, context, context.token.decoded)


def fold(
    decoded: Decoded,
    rule: RuleRow,
    hits: tuple[Hit, ...],
    places: dict[int, base64url.Decoded],
) -> Finding:
    """Return one finding of all that a rule found: the first place, and how many more there are.

    In its data ``count`` is the number of places, whatever the sentence counts. ``places`` keeps the segments that
    were decoded to find places in them.
    """
    first, more = hits[0], len(hits) - 1
    message, data = first.message, dict(first.data)
    if more:
        message = message.then(plural("Same in {count} more place.", "Same in {count} more places.", more))
    if more or message.many:
        data["count"] = len(hits)
    start, end = _place(decoded, first.spot, places)
    remedy, section = first.remedy or rule.remedy, first.section or rule.section
    spots = tuple(hit.spot for hit in hits)
    return Finding(rule.id, first.severity or rule.severity, start, end, message, remedy, section, data, spots)


def _place(decoded: Decoded, spot: Spot, places: dict[int, base64url.Decoded]) -> tuple[int, int]:
    """Return the code points of the token's clean text that a spot is."""
    if spot.literal:
        return spot.start, spot.end or spot.start
    if spot.segment is None:
        return 0, 0
    segment = decoded.layout.segments[spot.segment]
    is_inside = decoded.is_opened and spot.segment == decoded.layout.payload
    if spot.end is None or is_inside or not segment.literal:
        return segment.start, segment.end
    if spot.segment not in places:
        places[spot.segment] = encoded_at(decoded, spot.segment)
    first, last = base64url.span(places[spot.segment], spot.start, spot.end)
    return segment.start + first, segment.start + last
