"""The truth about a token in two or three plain sentences, the most important first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import NOTHING, joined
from jwt_decoder.text import numeric_date
from jwt_decoder.text.numeric_date import relative

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jwt_decoder.decode.decode import Decoded
    from jwt_decoder.judge import Span, Verdict
    from jwt_decoder.model.sentence import Words

MOST_SENTENCES: Final = 3


@dataclass(frozen=True, slots=True)
class Known:
    """What the sentences are made of: the verdict that says most, and the state of each signature."""

    decoded: Decoded
    verdict: Verdict
    span: Span | None
    signatures: tuple[str, ...]


def summary(known: Known) -> Words:
    """Give the sentences in the order of SENTENCES; beyond three, those of the least weight are left out."""
    found = [(weight, sentence) for weight, make in SENTENCES if (sentence := make(known))]
    weights = sorted(weight for weight, _ in found)[:MOST_SENTENCES]
    return joined(tuple(sentence for weight, sentence in found if weight in weights))


NO_TOKEN: Final[Words] = ("There is no token in this text.",)
_SIGNATURES: Final = {
    "valid": "Decoded, and the signature fits this key.",
    "invalid": "Decoded, not trusted. The signature does not fit.",
    "unsupported": "Decoded, not verified: this algorithm cannot be checked here.",
    "key-unusable": "Decoded, not verified: this key cannot be used.",
    "not-attempted": "Decoded, not verified.",
}
_UNNAMED: Final[Mapping[str, str]] = {
    "missing": "Decoded, not verified: it names no algorithm.",
    "not-a-string": "Decoded, not verified: it names no algorithm.",
    "header": "Decoded, not verified: its header cannot be read.",
}
_REASONS: Final = {
    "unsecured": "Nobody signed it.",
    "encrypted": "It is encrypted: what it claims cannot be read without the key.",
    "missing": "There is no signature in it.",
    "detached": "Its payload is not in it: the signature needs it.",
}
_KEYS: Final = {
    "public": "Anyone can sign with this key.",
    "from-token": "The key came from the token itself.",
}
_STRUCTURES: Final = {
    "faulty": "It breaks a rule of the format.",
    "unreadable": "Not all of it can be read.",
}


def _signature(known: Known) -> Words:
    signature = known.verdict.signature
    usual = _SIGNATURES[signature.state]
    return (_UNNAMED.get(str(signature.data.get("why", "")), usual) if signature.state == "unsupported" else usual,)


def _reason(known: Known) -> Words:
    """Say why there is nothing to verify, where that is in the token and not in the key."""
    signature = known.verdict.signature
    if signature.state != "not-attempted":
        return NOTHING
    why = "encrypted" if known.decoded.layout.kind.startswith("jwe") else str(signature.data.get("why", ""))
    return _said(_REASONS.get(why))


def _others(known: Known) -> Words:
    """Say of several signatures how many fit, since the first sentence is about the best of them."""
    count = len(known.signatures)
    if known.verdict.signature.state != "valid" or count == 1:
        return NOTHING
    fitting = known.signatures.count("valid")
    return (f"{fitting} of its {count} signatures fit{'s' if fitting == 1 else ''}.",)


def _key(known: Known) -> Words:
    return _said(_KEYS.get(known.verdict.trust.state))


def _structure(known: Known) -> Words:
    return _said(_STRUCTURES.get(known.verdict.structure.state))


def _ended(known: Known) -> Words:
    """Say that it is over or ahead, or that nobody can know."""
    state, span = known.verdict.time.state, known.span
    exp, nbf = (span.known("exp"), span.known("nbf")) if span else (None, None)
    if state == "expired" and exp:
        return ("It expired ", relative(exp), ".")
    if state == "not-yet" and nbf:
        return ("It becomes valid ", relative(nbf), ".")
    return ("Its times cannot be read.",) if state == "unreadable" else NOTHING


def _running(known: Known) -> Words:
    """Say when it will end, if it is valid now."""
    span = known.span
    if span is None or known.verdict.time.state not in {"current", "not-stated"}:
        return NOTHING
    exp = span.known("exp")
    if exp is None:
        return ("It has no exp: it never expires.",)
    if span.is_past_exp:
        allowed = numeric_date.text(span.skew)
        return ("It expired ", relative(exp), f", which the skew of {allowed} s still allows.")
    return ("It expires ", relative(exp), ".")


def _audience(known: Known) -> Words:
    line = known.verdict.audience
    if line.state != "mismatch":
        return NOTHING
    wrong = [check for check in line.checks if check.state != "match"]
    if len(wrong) > 1:
        return (_SEVERAL,)
    only = wrong[0]
    return (f"It has no {only.name}, which you expect." if only.state == "missing" else _MISMATCHES[only.name],)


_MISMATCHES: Final = {
    "aud": "It was meant for another audience.",
    "iss": "It comes from another issuer.",
    "sub": "It is about another subject.",
    "nonce": "It answers another request: its nonce is not the one expected.",
    "azp": "It was issued to another client.",
    "scope": "It lacks a scope that you expect.",
}
_SEVERAL: Final = "Several of its claims are not what you expect."


def _inner(known: Known) -> Words:
    """Say that a second token within is not what this signature covers."""
    if known.verdict.signature.state != "valid":
        return NOTHING
    if any(segment.role == "key-binding" for segment in known.decoded.layout.segments):
        return ("Its Key Binding JWT has a key and a signature of its own.",)
    jose = known.decoded.signatures[0].jose
    is_nested = "cty" in jose and jose["cty"].get("value", "").upper() == "JWT"
    return ("The token within it has a signature of its own.",) if is_nested else NOTHING


def _said(sentence: str | None) -> Words:
    return (sentence,) if sentence else NOTHING


# Sentences stand in this order; where there are more than three, those with the greatest numbers are left out.
SENTENCES: Final[tuple[tuple[int, Callable[[Known], Words]], ...]] = (
    (0, _signature),
    (1, _reason),
    (2, _key),
    (7, _others),
    (5, _structure),
    (4, _ended),
    (9, _running),
    (3, _audience),
    (6, _inner),
)
