"""All the rules, in the order in which their findings are shown, and how they are asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.decode.decode import encoded_at
from jwt_decoder.findings import (
    algorithm,
    between_tokens,
    claims,
    content,
    critical,
    encoding,
    header,
    header_keys,
    numbers,
    paste_context,
    signature,
    size,
    times,
)
from jwt_decoder.findings.context import look
from jwt_decoder.findings.exceptions import silenced
from jwt_decoder.model.finding import Finding
from jwt_decoder.model.sentence import plural
from jwt_decoder.text import base64url

if TYPE_CHECKING:
    from jwt_decoder.decode.decode import Decoded
    from jwt_decoder.findings.context import Context
    from jwt_decoder.findings.paste_context import PasteContext, PastedToken
    from jwt_decoder.findings.rule import Hit, Rule, Spot

__all__ = ["RULES", "Finding", "compare", "find"]

_ALONE: Final[tuple[Rule[Context], ...]] = (
    algorithm.alg_missing,
    algorithm.alg_not_a_string,
    algorithm.alg_none,
    algorithm.alg_none_signature,
    algorithm.alg_misspelt,
    algorithm.alg_unknown,
    algorithm.alg_symmetric,
    algorithm.alg_of_another_issuer,
    algorithm.alg_rsa1_5,
    critical.crit_not_a_list,
    critical.crit_empty,
    critical.crit_unknown,
    critical.crit_registered,
    critical.crit_duplicate,
    critical.crit_absent,
    critical.crit_unprotected,
    critical.b64_not_critical,
    critical.b64_not_a_boolean,
    critical.b64_in_jwt,
    header.kid_not_a_string,
    header.kid_hostile,
    header.typ_not_a_string,
    header.typ_missing,
    header.typ_wrong,
    header.cty_not_nested,
    header.zip_in_jws,
    header.parameter_type,
    header_keys.jku_present,
    header_keys.x5u_present,
    header_keys.jku_insecure,
    header_keys.x5u_insecure,
    header_keys.jwk_private,
    header_keys.jwk_symmetric,
    header_keys.jwk_present,
    header_keys.x5c_present,
    encoding.name_duplicate,
    encoding.base64url_padded,
    encoding.base64url_alphabet,
    encoding.base64url_not_canonical,
    encoding.text_invisible,
    encoding.text_bidi,
    times.exp_past,
    times.exp_missing,
    times.exp_before_iat,
    times.exp_before_nbf,
    times.iat_future,
    times.nbf_future,
    times.lifetime_over_an_hour,
    times.lifetime_over_a_day,
    times.lifetime_over_a_year,
    times.time_not_in_seconds,
    claims.claim_type,
    claims.claim_missing,
    claims.claim_lookalike,
    claims.audiences_many,
    content.content_private_key,
    content.content_api_key,
    content.content_password,
    content.content_secret,
    content.content_card_number,
    content.content_email,
    content.content_birth_date,
    signature.signature_zeros,
    signature.signature_der,
    signature.signature_length,
    signature.signature_rsa_short,
    size.size_cookie,
    size.size_header,
    numbers.number_unsafe,
)
_AMONG_OTHERS: Final[tuple[Rule[PasteContext], ...]] = (
    between_tokens.at_hash_mismatch,
    between_tokens.at_hash_match,
    between_tokens.c_hash_mismatch,
    between_tokens.c_hash_match,
    between_tokens.c_hash_unchecked,
    between_tokens.nonce_differs,
    between_tokens.azp_differs,
    between_tokens.sid_differs,
    between_tokens.ath_mismatch,
    between_tokens.ath_match,
    between_tokens.jkt_mismatch,
    between_tokens.jkt_match,
)
RULES: Final[tuple[Rule[Context] | Rule[PasteContext], ...]] = (*_ALONE, *_AMONG_OTHERS)


def find(token: Context) -> tuple[Finding, ...]:
    """Give what the rules find in a token, one finding a rule."""
    token = look(token)
    silent = silenced(token)
    places: dict[int, base64url.Decoded] = {}
    found = ((rule, tuple(rule.find(token))) for rule in _ALONE if rule.id not in silent)
    return tuple(fold(token.decoded, rule, hits, places) for rule, hits in found if hits)


def compare(text: str, tokens: tuple[PastedToken, ...]) -> tuple[tuple[Finding, ...], ...]:
    """Return what the rules find between the tokens of a paste, for each of them."""
    contexts = {id(one.token): one for one in paste_context.gather(text, tokens)}
    return tuple(_between(contexts[id(token)]) if id(token) in contexts else () for token in tokens)


def _between(context: PasteContext) -> tuple[Finding, ...]:
    found = ((rule, tuple(rule.find(context))) for rule in _AMONG_OTHERS)
    return tuple(fold(context.token.decoded, rule, hits, {}) for rule, hits in found if hits)


def fold(
    decoded: Decoded,
    rule: Rule[Context] | Rule[PasteContext],
    hits: tuple[Hit, ...],
    places: dict[int, base64url.Decoded],
) -> Finding:
    """Make one finding of all that a rule found: the first place, and how many more there are.

    In its data ``count`` is the number of places, whatever the sentence counts. ``places`` keeps the segments that
    were decoded to find places in them.
    """
    first, more = hits[0], len(hits) - 1
    message, data = first.message, dict(first.data)
    if more:
        message = message.then(plural("The same in {count} more place.", "The same in {count} more places.", more))
    if more or message.many:
        data["count"] = len(hits)
    start, end = _place(decoded, first.spot, places)
    return Finding(rule.id, rule.severity, start, end, message, rule.advice, first.reference or rule.reference, data)


def _place(decoded: Decoded, spot: Spot, places: dict[int, base64url.Decoded]) -> tuple[int, int]:
    """Give the code points of the token's clean text that a spot is."""
    if spot.literal:
        return spot.start, spot.end or spot.start
    if spot.segment is None:
        return 0, 0
    segment = decoded.layout.segments[spot.segment]
    if spot.end is None or not segment.literal:
        return segment.start, segment.end
    if spot.segment not in places:
        places[spot.segment] = encoded_at(decoded, spot.segment)
    first, last = base64url.span(places[spot.segment], spot.start, spot.end)
    return segment.start + first, segment.start + last
