"""A rule about tokens that have to be exchanged, or are for somebody else: what is done with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.explain.values.reading import string_of
from jwt_decoder.findings.rule import Hit, rule
from jwt_decoder.model.finding import Spot
from jwt_decoder.model.rule import NOTHING_TO_DO, Example
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.registry import next_steps

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jwt_decoder.findings.context import Context

_2026: Final = 1767225600


@rule(
    "next-step",
    "info",
    "RFC 8725 §3.12",
    name=Sentence("Where it goes next"),
    scope=Sentence("Token types that aren’t sent to an API as they are, and tokens for someone else’s API."),
    why=Sentence("An API rejects a token that wasn’t made for it, even if it is valid."),
    example=Example(f'{{"iss":"123456","iat":{_2026},"exp":{_2026 + 300}}}'),
    remedy=NOTHING_TO_DO,
)
def next_step(token: Context) -> Iterable[Hit]:
    """Find a kind of token whose use is documented and often mistaken (RFC 8725 §3.12)."""
    issuer = token.issuer.id if token.issuer else ""
    iss, is_encrypted = string_of(token.claims.get("iss")), token.is_encrypted
    row = next_steps.next_step(iss, token.type, issuer, is_encrypted=is_encrypted)
    if row:
        yield Hit(Spot(token.decoded.layout.payload), row.step, section=row.source)
