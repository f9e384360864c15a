"""The truth about a token in two or three plain sentences, the most important first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jwt_decoder.judge.structure import is_no_jwt
from jwt_decoder.model.sentence import Sentence, plural
from jwt_decoder.text.numeric_date import relative

if TYPE_CHECKING:
    from collections.abc import Callable

    from jwt_decoder.decode.decode import Decoded
    from jwt_decoder.judge.time import Span
    from jwt_decoder.model.verdict import Verdict

MOST_SENTENCES: Final = 3


@dataclass(frozen=True, slots=True)
class Known:
    """What the sentences are made of: the verdict that says most, and the state of each signature."""

    decoded: Decoded
    verdict: Verdict
    span: Span | None
    signatures: tuple[str, ...]


def summary(known: Known) -> Sentence:
    """Return the sentences in the order of SENTENCES; beyond three, those of the least weight are left out."""
    said = [(weight, sentence) for weight, make in SENTENCES if (sentence := make(known))]
    weights = sorted(weight for weight, _ in said)[:MOST_SENTENCES]
    first, *further = (sentence for weight, sentence in said if weight in weights)
    return first.then(*further)


NOTHING_FOUND: Final = Sentence("There is no token in this text.")
_SIGNATURES: Final = {
    "valid": Sentence("Decoded, and the signature fits this key."),
    "invalid": Sentence("Decoded, not trusted. The signature does not fit."),
    "unsupported": Sentence("Decoded, not verified: this algorithm cannot be checked here."),
    "key-unusable": Sentence("Decoded, not verified: this key cannot be used."),
    "not-attempted": Sentence("Decoded, not verified."),
}
_KID_UNKNOWN: Final = Sentence("Decoded, not verified: the key set has no key with its kid.")
_UNNAMED: Final = {
    "missing": Sentence("Decoded, not verified: it names no algorithm."),
    "not-a-string": Sentence("Decoded, not verified: it names no algorithm."),
    "header": Sentence("Decoded, not verified: its header cannot be read."),
    "no-header": Sentence("Decoded, not verified: the header is missing."),
    "json": Sentence("Decoded, not verified: its JSON is broken, so no signature was read."),
    "member-type": Sentence("Decoded, not verified: one of its members has not the type that it must have."),
}
_REASONS: Final = {
    "unsecured": Sentence("Nobody signed it."),
    "encrypted": Sentence("It is encrypted: what it claims cannot be read without the key."),
    "missing": Sentence("There is no signature in it."),
    "detached": Sentence("Its payload is not in it: the signature needs it."),
}
_KEYS: Final = {
    "public": Sentence("Anyone can sign with this key."),
    "from-token": Sentence("The key came from the token itself."),
}
_STRUCTURES: Final = {
    "faulty": Sentence("It breaks a rule of the format."),
    "unreadable": Sentence("Not all of it can be read."),
}


def _signature(known: Known) -> Sentence:
    signature = known.verdict.signature
    if signature.data.get("lacking") == "kid":
        return _KID_UNKNOWN
    usual = _SIGNATURES[signature.state]
    return _UNNAMED.get(_why(known), usual) if signature.state == "unsupported" else usual


def _why(known: Known) -> str:
    """Return why the signature is in its state, where that is known by a name."""
    return str(known.verdict.signature.data.get("why", ""))


def _reason(known: Known) -> Sentence | None:
    """Return why there is nothing to verify, where that is in the token and not in the key."""
    if known.verdict.signature.state != "not-attempted":
        return None
    return _REASONS.get("encrypted" if known.decoded.format.is_encrypted else _why(known))


def _others(known: Known) -> Sentence | None:
    """Return of several signatures how many fit, since the first sentence is about the best of them."""
    total = len(known.signatures)
    if known.verdict.signature.state != "valid" or total == 1:
        return None
    fitting = known.signatures.count("valid")
    return plural(
        "{count} of its {total} signatures fits.", "{count} of its {total} signatures fit.", fitting, total=total
    )


def _key(known: Known) -> Sentence | None:
    return _KEYS.get(known.verdict.trust.state)


def _structure(known: Known) -> Sentence | None:
    if known.verdict.structure.state == "sound" and is_no_jwt(known.decoded):
        return Sentence("It is a JWS and no JWT: its payload is not a JSON object.")
    return _STRUCTURES.get(known.verdict.structure.state)


def _ended(known: Known) -> Sentence | None:
    """Return that it is over or ahead, or that nobody can know."""
    state, span = known.verdict.time.state, known.span
    exp, nbf = (span.known("exp"), span.known("nbf")) if span else (None, None)
    if state == "expired" and exp:
        return Sentence("It expired {exp}.", exp=relative(exp))
    if state == "not-yet" and nbf:
        return Sentence("It becomes valid {nbf}.", nbf=relative(nbf))
    return Sentence("Its times cannot be read.") if state == "unreadable" else None


_ENDLESS: Final = {
    "": Sentence("It has no exp: it never expires."),
    "hidden": Sentence("Whether it expires is not known: not all of its claims can be read."),
}


def _running(known: Known) -> Sentence | None:
    """Return when it will end, if it is valid now."""
    span = known.span
    if span is None or known.verdict.time.state not in {"current", "not-stated"}:
        return None
    exp = span.known("exp")
    if exp is None:
        return _ENDLESS.get(span.lacking)
    if span.is_past_exp:
        skew = float(span.skew)
        return Sentence("It expired {exp}, which the skew of {skew} s still allows.", exp=relative(exp), skew=skew)
    return Sentence("It expires {exp}.", exp=relative(exp))


def _audience(known: Known) -> Sentence | None:
    line = known.verdict.audience
    if line.state != "mismatch":
        return None
    wrong = [check for check in line.checks if check.state != "match"]
    if len(wrong) > 1:
        return Sentence("Several of its claims are not what you expect.")
    only = wrong[0]
    if only.state == "missing":
        return Sentence("It has no {name}, which you expect.", name=only.name)
    return _MISMATCHES[only.name]


_MISMATCHES: Final = {
    "aud": Sentence("It was meant for another audience."),
    "iss": Sentence("It comes from another issuer."),
    "sub": Sentence("It is about another subject."),
    "nonce": Sentence("It answers another request: its nonce is not the one expected."),
    "azp": Sentence("It was issued to another client."),
    "scope": Sentence("It lacks a scope that you expect."),
}


def _inner(known: Known) -> Sentence | None:
    """Return that a second token within is not what this signature covers."""
    if known.verdict.signature.state != "valid":
        return None
    if any(segment.role == "key-binding" for segment in known.decoded.layout.segments):
        return Sentence("Its Key Binding JWT has a key and a signature of its own.")
    jose = known.decoded.signatures[0].jose
    is_nested = "cty" in jose and jose["cty"].get("value", "").upper() == "JWT"
    return Sentence("The token within it has a signature of its own.") if is_nested else None


# Sentences stand in this order; where there are more than three, those with the greatest numbers are left out.
SENTENCES: Final[tuple[tuple[int, Callable[[Known], Sentence | None]], ...]] = (
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
