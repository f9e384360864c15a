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
from jwt_decoder.findings.rule import Rule
from jwt_decoder.keys.key_rules import KEY_RULES
from jwt_decoder.model.finding import Finding
from jwt_decoder.model.sentence import plural
from jwt_decoder.text import base64url

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType

    from jwt_decoder.decode.decode import Decoded
    from jwt_decoder.extract.requests import Requests
    from jwt_decoder.findings.context import Context
    from jwt_decoder.findings.paste_context import PasteContext, PastedToken
    from jwt_decoder.findings.rule import Hit
    from jwt_decoder.model.finding import Spot
    from jwt_decoder.model.rule import RuleRow

__all__ = ["ENTRIES", "RULES", "Finding", "compare", "find"]


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
ENTRIES: Final[Mapping[str, RuleRow]] = MappingProxyType({row.id: row for row in (*RULES, *KEY_RULES)})


def find(token: Context) -> tuple[Finding, ...]:
    """Return what the rules find in a token, one finding a rule."""
    token = look(token)
    silent = silenced(token)
    places: dict[int, base64url.Decoded] = {}
    found = ((rule, _hits(rule, token)) for rule in _ALONE if rule.id not in silent)
    return tuple(fold(token.decoded, rule, hits, places) for rule, hits in found if hits)


def _hits(rule: Rule[Context], token: Context) -> tuple[Hit, ...]:
    """Return what a rule finds; in a header that the recipients of a JWE share it is found once."""
    hits = tuple(rule.find(token))
    if not token.is_encrypted:
        return hits
    return tuple(hit for place, hit in enumerate(hits) if hit not in hits[:place])


def compare(text: str, tokens: tuple[PastedToken, ...], requests: Requests) -> tuple[tuple[Finding, ...], ...]:
    """Return what the rules find between the tokens of a paste and its requests, for each token."""
    contexts = {id(one.token): one for one in paste_context.gather(text, tokens, requests)}
    return tuple(_between(contexts[id(token)]) if id(token) in contexts else () for token in tokens)


def _between(context: PasteContext) -> tuple[Finding, ...]:
    found = ((rule, tuple(rule.find(context))) for rule in _AMONG_OTHERS)
    return tuple(fold(context.token.decoded, rule, hits, {}) for rule, hits in found if hits)


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
