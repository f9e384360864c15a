"""Where a library is known to say something else than the engine, and why the engine is right to say what it says.

A row is narrow: it names libraries, one question and who takes more, and asks of the case what must be so. It holds
only where a reason of the engine or of the library is one of those named. The test fails on a disagreement without a
row, and on a row that nothing needs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.unit.jwt_decoder.differential.answers import Answer
    from tests.unit.jwt_decoder.differential.cases import Case

Question = Literal["accepts", "header", "payload", "claims", "time", "audience"]
Who = Literal["they", "we", ""]
JOSERFC, JWCRYPTO, PYJWT, JOSE = "joserfc", "jwcrypto", "PyJWT", "jose"
PYTHON: Final = (JOSERFC, JWCRYPTO, PYJWT)
ALL: Final = (*PYTHON, JOSE)
_YEAR_10000: Final = 253_402_300_800


@dataclass(frozen=True, slots=True)
class Difference:
    """One way in which libraries differ: ``more`` is who says yes where the other says no, empty for either.

    ``ours`` are reasons of the engine, one of which must be there; ``theirs`` is the beginning of what the library
    said; ``when`` asks the rest. Whatever is left empty asks nothing.
    """

    libraries: tuple[str, ...]
    question: Question
    more: Who
    why: str
    source: str
    ours: tuple[str, ...] = ()
    theirs: str | tuple[str, ...] = ()
    when: Callable[[Case], bool] | None = None

    def explains(self, library: str, question: str, case: Case, ours: Answer, theirs: Answer) -> bool:
        """Say whether this is the difference between two answers."""
        if library not in self.libraries or question != self.question:
            return False
        if self.more and self.more != ("we" if getattr(ours, question) in {True, "holds"} else "they"):
            return False
        reasons = not self.ours or not set(self.ours).isdisjoint(ours.why)
        heard = not self.theirs or any(said.startswith(self.theirs) for said in theirs.why)
        return reasons and heard and (self.when is None or self.when(case))


def _signed_by(*names: str) -> Callable[[Case], bool]:
    return lambda case: case.alg.startswith(names)


def _of_form(form: str) -> Callable[[Case], bool]:
    return lambda case: case.form == form


def _number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _any(*names: str, be: Callable[[Any], bool]) -> Callable[[Case], bool]:
    return lambda case: any(be(case.claims[name]) for name in names if name in case.claims)


def _is_far(value: object) -> bool:
    """Say whether a number of seconds leads beyond the year 9999."""
    return isinstance(value, int | float) and value >= _YEAR_10000


def _is_iat_ahead(case: Case) -> bool:
    iat = case.claims.get("iat")
    return isinstance(iat, int | float) and iat > case.now + case.skew


def _is_at_exp(case: Case) -> bool:
    return bool(case.claims.get("exp") == case.now - case.skew)


def _is_odd_audience(case: Case) -> bool:
    aud = case.claims.get("aud", "")
    return not isinstance(aud, str) and not (isinstance(aud, list) and all(isinstance(one, str) for one in aud))


_is_odd_time: Final = _any("exp", "nbf", "iat", be=lambda value: not _number(value))
# A typ among the claims is one of jwcrypto's own.
_is_odd_text: Final = _any("iss", "sub", "jti", "typ", be=lambda value: not isinstance(value, str | None))


def _has_two(case: Case) -> bool:
    return "2 signatures" in case.made


def _is_fraction(value: object) -> bool:
    return isinstance(value, float) and not value.is_integer()


def _is_passed_over(case: Case) -> bool:
    times = [case.claims[name] for name in ("exp", "nbf") if name in case.claims]
    odd = any(value is None or isinstance(value, bool) for value in times)
    return odd or not _number(case.claims.get("iat", 0))


_BOTH: Final = "It takes a name that stands in both headers, or the other one of two signatures."
_UNCHOSEN: Final = (
    "Without a kid that is in the JWK Set it chooses no key; the engine tries all that fit, since kid is a hint, and"
    " says so."
)
KNOWN: Final = (
    # What is taken for a token.
    Difference(
        ALL, "accepts", "we", "The engine finds a token in a paste: what stands around it is not part of it.",
        "this project's README", ours=("part-of-paste",),
    ),
    Difference(
        (JWCRYPTO, PYJWT, JOSE), "accepts", "they", "It takes padding, which a segment has not.",
        "RFC 7515 §2", ours=("base64url-padded",),
    ),
    Difference(
        (JWCRYPTO, JOSE), "accepts", "they", "It takes a last character whose unused bits are not zero, and passes "
        "over line feeds in a member of JSON.",
        "RFC 4648 §3.3, §3.5", ours=("base64url-trailing-bits", "base64url-whitespace"),
    ),
    Difference(
        (JWCRYPTO,), "accepts", "they", "It takes the standard alphabet and drops what is in none.",
        "RFC 7515 §2", ours=("base64url-standard-alphabet", "base64url-foreign"),
    ),
    # What a header may be.
    Difference(
        PYTHON, "accepts", "they", "Python's json takes NaN and Infinity, which are no JSON.",
        "RFC 8259 §6", ours=("json-syntax",), when=lambda case: {"not a number", "infinity"} & set(case.made) != set(),
    ),
    Difference(
        (JOSERFC, PYJWT), "accepts", "they", "Python's json takes the bytes of a lone surrogate, which are no UTF-8.",
        "RFC 8259 §8.1", ours=("utf8-invalid",),
    ),
    Difference(
        ALL, "accepts", "they", "Its decoder drops a byte order mark; no sender may add one: a fault here.",
        "RFC 8259 §8.1", ours=("json-bom",),
    ),
    Difference(
        ALL, "accepts", "they", "It lets the last of two equal names count, as the engine does, and does not say so.",
        "RFC 7515 §4", ours=("json-duplicate-name",),
    ),
    Difference(
        (JOSERFC, JWCRYPTO), "accepts", "they", "It takes an empty crit, or one that names registered parameters.",
        "RFC 7515 §4.1.11", ours=("crit-empty", "crit-registered"),
    ),
    Difference(
        ALL, "accepts", "they", "It takes a crit that names a parameter twice.",
        "RFC 7515 §4.1.11", ours=("crit-duplicate",),
    ),
    Difference(
        (PYJWT,), "accepts", "they", "It takes null for b64, which is a boolean.",
        "RFC 7797 §3", ours=("b64-not-a-boolean",),
    ),
    Difference(
        (JOSERFC, PYJWT), "accepts", "we", "It refuses a kid or typ that is no string: the engine finds fault with it, "
        "but the signature holds all the same.",
        "RFC 7515 §4.1.4, §4.1.9", ours=("kid-not-a-string", "typ-not-a-string"),
    ),
    Difference(
        (JOSERFC,), "accepts", "we", "It refuses a parameter of a wrong type that it makes no use of: the engine finds "
        "fault with it, but the signature holds all the same.",
        "RFC 7515 §4.1", ours=("parameter-type",), theirs="InvalidHeaderValueError",
    ),
    Difference(
        (JOSERFC,), "accepts", "we", "It refuses a jku or x5u, which it makes no use of, that is not of http.",
        "RFC 7515 §4.1.2, §4.1.5", theirs=tuple(
            f"invalid_header_value: '{name}' in header must be a URL" for name in ("jku", "x5u")
        ),
    ),
    Difference(
        (JOSERFC,), "accepts", "we", "It refuses a header of more than 512 bytes; no specification sets a limit.",
        "RFC 7515 §4", theirs="ExceededSizeError",
    ),
    Difference((JOSE,), "header", "", "A long integer is a binary64 in JavaScript.", "RFC 8259 §6",
        when=lambda case: "long number" in case.made,
    ),
    Difference(
        (JOSERFC,), "accepts", "they", _BOTH, "RFC 7515 §4, §7.2.1", ours=("header-repeated",),
    ),
    Difference(
        (JWCRYPTO,), "accepts", "they", _BOTH, "RFC 7515 §4, §7.2.1", ours=("header-repeated", "signature-length"),
        when=_has_two,
    ),
    # Which algorithms and keys there are.
    Difference(
        (JOSERFC,), "accepts", "we", "It has no ML-DSA yet.", "RFC 9964", when=_signed_by("ML-DSA"),
    ),
    Difference(
        (PYJWT,), "accepts", "we", "It has no ML-DSA, and of the names of RFC 9864 none.", "RFC 9864, RFC 9964",
        theirs="Algorithm not supported",
    ),
    Difference(
        (JOSE,), "accepts", "we", "It has dropped ES256K and never had Ed448; ML-DSA needs a newer Node.js.",
        "RFC 8812, RFC 9864, RFC 9964", when=_signed_by("ES256K", "Ed448", "ML-DSA"),
    ),
    Difference(
        (JOSERFC, JWCRYPTO, JOSE), "accepts", "we", _UNCHOSEN, "RFC 7515 §4.1.4, appendix D",
        theirs=("InvalidKeyIdError", "JWK"), when=_of_form("jwk-set"),
    ),
    Difference(
        (JOSE,), "accepts", "we", _UNCHOSEN, "RFC 7515 §4.1.4, appendix D",
        theirs="JWSSignatureVerificationFailed", when=lambda case: case.form == "jwk-set" and case.kind == "general",
    ),
    Difference(
        (JOSERFC,), "accepts", "we", "It wants every signature of a general JWS to hold with the key given; the engine "
        "has a verdict for each, and which must hold is the application's decision.",
        "RFC 7515 §5.2", when=_has_two,
    ),
    Difference(
        (JWCRYPTO,), "accepts", "they", "It encodes header and payload anew before it verifies, so that it misses how "
        "they were spelt; what is verified are the bytes that came.",
        "RFC 7515 §5.2", ours=("base64url-padded", "base64url-trailing-bits", "base64url-standard-alphabet"),
    ),
    # What is a Claims Set.
    Difference(
        ALL, "claims", "they", "It lets the last of two equal claims count, as the engine does, and does not say so.",
        "RFC 7519 §4", ours=("json-duplicate-name",),
    ),
    Difference(
        ALL, "claims", "they", "Its decoder drops a byte order mark.", "RFC 8259 §8.1", ours=("json-bom",),
    ),
    Difference(
        PYTHON, "claims", "they", "Python's json takes NaN, which is no JSON.", "RFC 8259 §6",
        ours=("json-syntax",), when=lambda case: any("NaN" in word for word in case.made),
    ),
    # Times and audience.
    Difference(
        ALL, "time", "they", "A time beyond the year 9999 is most likely in milliseconds: the engine does not call it "
        "current, and says why.",
        "RFC 7519 §2", when=_any("exp", "nbf", "iat", be=_is_far),
    ),
    Difference(
        (PYJWT,), "time", "they", "It makes an integer of a text or a boolean; a NumericDate is a JSON number.",
        "RFC 7519 §2", when=_any("exp", "nbf", "iat", be=lambda value: not _number(value)),
    ),
    Difference(
        (PYJWT,), "time", "", "It cuts off the fraction of a second.", "RFC 7519 §2",
        when=_any("exp", "nbf", be=_is_fraction),
    ),
    Difference(
        (JWCRYPTO,), "time", "they", "It passes over a time that is null and over any iat, and compares a boolean as "
        "a number.",
        "RFC 7519 §2", when=_is_passed_over,
    ),
    Difference(
        (JWCRYPTO,), "time", "they", "It takes a token at exactly exp; on or after it is expired.",
        "RFC 7519 §4.1.4", when=_is_at_exp,
    ),
    Difference(
        (JOSERFC,), "time", "we", "It refuses an iat in the future; iat says nothing about being valid. The engine has "
        "a finding for it.",
        "RFC 7519 §4.1.6", when=_is_iat_ahead,
    ),
    Difference(
        (JOSERFC, JWCRYPTO, JOSE), "time", "we", "It refuses an iat that is no number, where exp and nbf are; the "
        "engine has a finding for it.",
        "RFC 7519 §4.1.6", when=_any("iat", be=lambda value: not _number(value)),
    ),
    Difference(
        (JWCRYPTO,), "time", "we", "It looks at the types of all claims whatever it is asked.",
        "RFC 7519 §4.1.3", when=lambda case: _is_odd_audience(case) or _is_odd_text(case),
    ),
    Difference(
        ALL, "audience", "we", "It refuses an aud of which one item is no string; the engine finds the audience among "
        "the others, and has a finding for the type.",
        "RFC 7519 §4.1.3", when=_is_odd_audience,
    ),
    Difference(
        (JWCRYPTO,), "audience", "we", "It looks at the types of all claims whatever it is asked.",
        "RFC 7519 §2", when=lambda case: _is_odd_time(case) or _is_odd_text(case),
    ),
)  # fmt: skip
