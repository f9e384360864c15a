"""What is wrong with a claim, in a few words, to stand beside it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jwt_decoder.findings import ENTRIES
from jwt_decoder.model.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jwt_decoder.engine.result import Token
    from jwt_decoder.explain.explain import Explained
    from jwt_decoder.model.finding import Finding, Spot

_UNEXPECTED: Final = Sentence("Not as expected")


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with claims: by their names, and by the octet at which the value of one begins."""

    names: Mapping[str, Sentence]
    places: Mapping[int, Sentence]

    def of(self, claim: Explained) -> Sentence | None:
        """Return what is wrong with one of them, if anything is."""
        return self.names.get(claim.row.name) or self.places.get(claim.node["start"])


def wrong_claims(token: Token) -> Wrong:
    """Return what is wrong with the claims of the payload."""
    return Wrong(wrong_names(token), _places(token, token.decoded.layout.payload, token.claims))


def wrong_parameters(token: Token, segment: int | None, parameters: tuple[Explained, ...]) -> Wrong:
    """Return what is wrong with the parameters of a header."""
    return Wrong({}, _places(token, segment, parameters))


def wrong_names(token: Token) -> Mapping[str, Sentence]:
    """Return what the verdict says against claims: it is past exp or before nbf, or they are not what is expected."""
    checks = token.verdicts[0].audience.checks
    names = {check.name: _UNEXPECTED for check in checks if check.state == "mismatch"}
    if token.span and token.span.is_over:
        names["exp"] = ENTRIES["exp-past"].name
    if token.span and token.span.is_ahead:
        names["nbf"] = ENTRIES["nbf-future"].name
    return names


def _places(token: Token, segment: int | None, claims: tuple[Explained, ...]) -> Mapping[int, Sentence]:
    """Return the first error about each claim, or about something in its value."""
    nodes = sorted((one.node for one in claims), key=lambda node: node["start"])
    starts = [node["start"] for node in nodes]
    found: dict[int, Sentence] = {}
    for finding, spot in _errors(token, segment):
        place = bisect_left(starts, spot.end or 0) - 1
        if place >= 0 and nodes[place]["end"] > spot.start:
            found.setdefault(starts[place], ENTRIES[finding.id].name)
    return found


def _errors(token: Token, segment: int | None) -> Iterator[tuple[Finding, Spot]]:
    for finding in token.findings:
        for spot in finding.spots if finding.severity == "error" else ():
            if spot.segment == segment and not spot.literal:
                yield finding, spot
