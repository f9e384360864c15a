"""The lines of a verdict about the signature and the key, once a key was tried or none was there to try."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Sentence
from jwt_decoder.model.verdict import NOT_TRUSTED, Line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.model.sentence import Facts
    from jwt_decoder.model.verdict import Verdict
    from jwt_decoder.verify.outcome import SignatureOutcome, Trust

_TRUST: Final[Mapping[str, Sentence]] = MappingProxyType(
    {
        "supplied": Sentence(
            "The key that verified the signature isn't one of those in the token, nor a published sample"
            " secret. Only you know where it comes from."
        ),
        "from-token": Sentence(
            "The key that verified the signature is in the token itself ({name}), so it proves nothing about"
            " who made the token (RFC 7515 §6)."
        ),
        "fetched": Sentence(
            "The key that verified the signature was fetched over the network, from the issuer that you expect or"
            " from the URL that you named. It isn't one of those in the token."
        ),
        "from-link": Sentence(
            "The key that verified the signature came with the link that brought the token: whoever made the link chose"
            " both. It isn't one of those in the token."
        ),
        "public": Sentence("The key that verified the signature is a published sample: {where}."),
        "made-here": Sentence("It was made here, with the key that was given, so it says nothing about any issuer."),
    }
)
_LED_TO: Final = Sentence(
    "The key that verified the signature was fetched from a URL that the token named or led to, so it proves nothing"
    " about who made the token unless you know that this is its issuer's."
)
# By the state of an outcome and why it has that state.
_HOW: Final[Mapping[tuple[str, str], Sentence]] = MappingProxyType(
    {
        ("valid", ""): Sentence(
            "{alg} was computed with the {words} over the JWS Signing Input exactly as it is in the token "
            "(RFC 7515 §5.2), and it matches the signature."
        ),
        ("invalid", ""): Sentence(
            "{alg} was computed with the {words} over the JWS Signing Input exactly as it is in the token "
            "(RFC 7515 §5.2), and it doesn't match the signature."
        ),
        ("invalid", "length"): Sentence(
            "Nothing was computed: {alg} with this key makes signatures of {needed} bytes, but this one has {octets}."
        ),
        ("invalid", "unsecured"): Sentence(
            "Nothing was computed: with alg none the signature must be empty (RFC 7518 §3.6)."
        ),
        ("unsupported", ""): Sentence(
            "Nothing was computed: the available cryptography doesn't support {alg}, or not with this kind of key."
        ),
        ("unsupported", "missing"): Sentence(
            "Nothing was computed: the header must name the algorithm in alg (RFC 7515 §4.1.1), but alg is missing."
        ),
        ("unsupported", "not-a-string"): Sentence(
            "Nothing was computed: alg must be a string (RFC 7515 §4.1.1), and this one isn't."
        ),
        ("unsupported", "unknown"): Sentence("Nothing was computed: alg isn't one of the registered JWS algorithms."),
        ("unsupported", "misspelt"): Sentence(
            "Nothing was computed: alg is compared exactly (RFC 7515 §4.1.1), and no algorithm is spelled that way."
        ),
        ("unsupported", "header"): Sentence(
            "Nothing was computed: the header, which names the algorithm, can't be read."
        ),
        ("unsupported", "no-header"): Sentence(
            "Nothing was computed: the header, which names the algorithm, is missing."
        ),
        ("unsupported", "json"): Sentence(
            "Nothing was computed: the JSON around the token is broken, and there is no signature before the break."
        ),
        ("unsupported", "member-type"): Sentence(
            "Nothing was computed: a member has the wrong type, so it isn't clear what was signed (RFC 7515 §7.2)."
        ),
        ("key-unusable", ""): Sentence("Nothing was computed: this key isn't what {alg} needs (RFC 7518 §3.1)."),
        ("not-attempted", "no-key"): Sentence("Nothing was computed: {alg} needs a key, and none was given."),
        ("not-attempted", "made-here"): Sentence(
            "The signature was made here a moment ago ({alg}), so there was nothing to verify."
        ),
        ("not-attempted", "encrypted-here"): Sentence(
            "A JWE has an Authentication Tag (RFC 7516 §2) instead of a signature; this one was made here."
        ),
        ("not-attempted", "unsecured"): Sentence(
            "Nothing was computed: alg is none, and an Unsecured JWS has no signature (RFC 7518 §3.6)."
        ),
        ("not-attempted", "encrypted"): Sentence(
            "Nothing was computed: a JWE has an Authentication Tag (RFC 7516 §2) instead of a signature."
        ),
        ("not-attempted", "missing"): Sentence("Nothing was computed: the token has no signature segment."),
        ("not-attempted", "order"): Sentence(
            "Nothing was computed: the segments must be header, payload and signature, in that order (RFC 7515 §7.1)."
        ),
        ("not-attempted", "masked"): Sentence(
            "Nothing was computed: part of the token was masked or left out when it was copied."
        ),
        ("not-attempted", "detached"): Sentence(
            "Nothing was computed: what was signed is not in the token (RFC 7515 appendix F)."
        ),
    }
)
_TOLD: Final = frozenset({"alg", "words", "octets", "needed", "name", "where"})


def with_outcome(verdict: Verdict, outcome: SignatureOutcome) -> Verdict:
    """Return the verdict once a key was tried."""
    how = _HOW[outcome.state, _why(outcome)]
    signature = Line(outcome.state, outcome.message, outcome.data, _about(how, outcome.data))
    trust = NOT_TRUSTED if outcome.trust.state == "not-known" else _trust(outcome.trust)
    return replace(verdict, signature=signature, trust=trust)


def _about(how: Sentence, data: Facts) -> Sentence:
    """Return how a state was reached, of the facts that such a sentence tells."""
    return how.about(**{name: value for name, value in data.items() if name in _TOLD})


def _why(outcome: SignatureOutcome) -> str:
    if outcome.state == "invalid" and "needed" in outcome.data:
        return "length" if outcome.data["needed"] else "unsecured"
    return str(outcome.data.get("why", ""))


def _trust(trust: Trust) -> Line:
    how = _LED_TO if "why" in trust.data else _TRUST[trust.state]
    return Line(trust.state, trust.message, trust.data, _about(how, trust.data))
