"""What is said below the headline of a summary, whatever that is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.decode.content import names_token
from jwt_decoder.judge.headlines import UNKNOWN_END, unverified, verified
from jwt_decoder.model.sentence import Listing, Sentence, plural
from jwt_decoder.registry.encryption import KEY_MANAGEMENT
from jwt_decoder.text.numeric_date import relative

if TYPE_CHECKING:
    from jwt_decoder.judge.known import Known, Make


_WHOSE: Final = {
    True: Sentence("Make sure the secret is the issuer's."),
    False: Sentence("Make sure the key is the issuer's."),
}


_EACH_NEEDS: Final = Sentence("{count} signatures to verify, each with the key of its signer: {algorithms}.")


def _needed(known: Known) -> Sentence | None:
    """Return what is needed to verify it, of several signatures what each was made with."""
    if known.signature != "not-attempted" or known.why != "no-key":
        return None
    named = [one.algorithm.name for one in known.decoded.signatures if one.algorithm and one.algorithm.name != "none"]
    if len(named) == 1:
        return known.verdict.signature.message
    listed = Listing(tuple(dict.fromkeys(named)))
    return _EACH_NEEDS.about(count=len(named), algorithms=listed)


def _others(known: Known) -> Sentence | None:
    """Return of several signatures how many match, since the headline is of the best of them."""
    total = len(known.signatures)
    if known.signature != "valid" or total == 1:
        return None
    matching = known.signatures.count("valid")
    if known.decoded.layout.unread:
        return _OF_FIRST.about(count=matching, total=total)
    return plural(
        "{count} of its {total} signatures matches.", "{count} of its {total} signatures match.", matching, total=total
    )


_OF_FIRST: Final = plural(
    "{count} of its first {total} signatures matches.", "{count} of its first {total} signatures match.", count=0
)


_NEEDS_ITS_OWN: Final = Sentence("The token inside it needs a key of its own.")


def _inner(known: Known) -> Sentence | None:
    """Return that a second token within is not what this signature covers, nor this key opens."""
    is_done = known.signature == "valid" or known.opened == "decrypted"
    if not is_done or known.within:
        return None
    if any(segment.role == "key-binding" for segment in known.decoded.layout.segments):
        return Sentence("The Key Binding JWT has its own key and signature.")
    if known.opened == "decrypted":
        return _NEEDS_ITS_OWN if known.carries else None
    is_nested = names_token(known.decoded.signatures[0].jose)
    return Sentence("The token inside it has its own signature.") if is_nested else None


_ENDLESS: Final = {
    "": Sentence("No exp: the token never expires."),
    "hidden": UNKNOWN_END,
}


def _running(known: Known) -> Sentence | None:
    """Return when the token will end, if that matters and the headline does not say so."""
    is_open = known.signature in {"valid", "not-attempted"} and known.verdict.time.state in {"current", "not-stated"}
    if known.span is None or not is_open:
        return None
    exp = known.instant("exp")
    if exp is None:
        return _ENDLESS.get(known.span.lacking)
    if known.span.is_past_exp:
        skew = float(known.span.skew)
        return Sentence("It expired {exp}, still within the tolerance of {skew} s.", exp=relative(exp), skew=skew)
    return None if unverified(known) else Sentence("It expires {exp}.", exp=relative(exp))


def _whose(known: Known) -> Sentence | None:
    return _WHOSE[known.has_secret] if verified(known) else None


_WHO: Final = {
    True: Sentence("Anyone with the public key could have made this."),
    False: Sentence("Anyone with this secret could have made this."),
}


_MATCHES: Final = Sentence("The signature of the token inside matches.")
_UNTRIED: Final = Sentence("The token inside isn't verified: {message}")
_UNOPENED: Final = frozenset({"key-unusable", "unsupported", "not-attempted"})


def _within(known: Known) -> Sentence | None:
    """Return what came of a key for the token within, where no headline says it."""
    if known.within is None:
        return None
    if known.within.state == "valid":
        return _MATCHES
    is_open = known.within.state in _UNOPENED
    return _UNTRIED.about(**{**known.within.message.data, "message": known.within.message}) if is_open else None


def _who(known: Known) -> Sentence | None:
    """Return who could have made what was decrypted: nobody signed it (RFC 7516 §11), but for a token within."""
    is_signed = known.within is not None and known.within.state == "valid"
    if known.decryption is None or known.opened != "decrypted" or is_signed:
        return None
    row = KEY_MANAGEMENT.get(str(known.decryption.data["alg"]))
    return _WHO[row is not None and row.has_key_pair]


# What is said below a headline where there is room, the most useful first.
FURTHER: Final[tuple[Make, ...]] = (_within, _who, _inner, _others, _needed, _running, _whose)
