"""The lines of a verdict about the signature and the key, once a key was tried or none was there to try."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from jwt_decoder.model.verdict import NOT_TRUSTED, Line

if TYPE_CHECKING:
    from jwt_decoder.model.verdict import Verdict
    from jwt_decoder.verify.outcome import SignatureOutcome, Trust

_MADE: Final = "over the JWS Signing Input exactly as it stands in the token (RFC 7515 §5.2)"
_NOTHING: Final = "Nothing was computed:"
_HOW: Final = {
    ("valid", ""): f"{{alg}} was computed with the {{words}} {_MADE}: it agrees with the signature.",
    ("invalid", ""): f"{{alg}} was computed with the {{words}} {_MADE}: it does not agree with the signature.",
    (
        "invalid",
        "length",
    ): f"{_NOTHING} a signature by {{alg}} with this key has {{needed}} octets (this has {{octets}}).",
    ("invalid", "unsecured"): f"{_NOTHING} with alg none the signature must be empty (RFC 7518 §3.6).",
    ("unsupported", ""): f"{_NOTHING} the cryptography that is here has no {{alg}}, or not with such a key.",
    (
        "unsupported",
        "missing",
    ): f"{_NOTHING} the header must name the algorithm in alg (RFC 7515 §4.1.1), and does not.",
    ("unsupported", "not-a-string"): f"{_NOTHING} alg must be a string (RFC 7515 §4.1.1), and is none.",
    (
        "unsupported",
        "unknown",
    ): f"{_NOTHING} alg was looked up among the registered JWS algorithms, and is none of them.",
    ("unsupported", "misspelt"): f"{_NOTHING} alg is compared exactly (RFC 7515 §4.1.1), and no algorithm is spelt so.",
    ("unsupported", "header"): f"{_NOTHING} the header that names the algorithm cannot be read.",
    ("key-unusable", ""): f"{_NOTHING} the key was held against what {{alg}} needs (RFC 7518 §3.1) and refused.",
    ("not-attempted", ""): f"{_NOTHING} no key was given.",
    ("not-attempted", "no-key"): f"{_NOTHING} {{alg}} needs a key, and none was given.",
    ("not-attempted", "unsecured"): f"{_NOTHING} alg is none, and an Unsecured JWS has no signature (RFC 7518 §3.6).",
    (
        "not-attempted",
        "encrypted",
    ): f"{_NOTHING} a JWE has an Authentication Tag (RFC 7516 §2) in the place of a signature.",
    ("not-attempted", "missing"): f"{_NOTHING} the token has no segment that holds a signature.",
    ("not-attempted", "detached"): f"{_NOTHING} what was signed is not in the token (RFC 7515 appendix F).",
}
_TRUST: Final = {
    "supplied": "The key that verified was compared with those in the token's own headers: it is none of them, nor a "
    "secret published as a sample; where it comes from only you know.",
    "from-token": "The key that verified was compared with those in the token's own headers: it is the one in {name}, "
    "so it proves nothing about who made the token (RFC 7515 §6).",
    "public": "The key that verified was looked up among samples of documentation, and was found there: {where}.",
}


def with_outcome(verdict: Verdict, outcome: SignatureOutcome) -> Verdict:
    """Give the verdict once a key was tried."""
    signature = Line(outcome.state, outcome.message, outcome.data, _how(outcome))
    trust = NOT_TRUSTED if outcome.trust.state == "not-known" else _trust(outcome.trust)
    return replace(verdict, signature=signature, trust=trust)


def _how(outcome: SignatureOutcome) -> str:
    """Say how the state was reached; what a token says enters as an argument, never as the form of the sentence."""
    data = {"alg": "alg", "words": "key", "needed": 0, "octets": 0} | outcome.data
    return _HOW.get((outcome.state, _why(outcome)), _HOW[outcome.state, ""]).format_map(data)


def _why(outcome: SignatureOutcome) -> str:
    if outcome.state == "invalid" and "needed" in outcome.data:
        return "length" if outcome.data["needed"] else "unsecured"
    return str(outcome.data.get("why", ""))


def _trust(trust: Trust) -> Line:
    how = _TRUST[trust.state].format_map({"name": "", "where": ""} | trust.data)
    return Line(trust.state, trust.message, trust.data, how)
