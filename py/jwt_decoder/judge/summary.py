"""The truth about a token: one sentence, and one line of what follows from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from jwt_decoder.judge.structure import is_no_jwt
from jwt_decoder.model.sentence import Sentence, plural
from jwt_decoder.registry.algorithms import find
from jwt_decoder.registry.encryption import KEY_MANAGEMENT
from jwt_decoder.text.numeric_date import relative

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.decode.decode import Decoded
    from jwt_decoder.decrypt.outcome import DecryptionOutcome
    from jwt_decoder.judge.time import Span
    from jwt_decoder.model.verdict import Verdict
    from jwt_decoder.text.numeric_date import Instant

MOST_BELOW: Final = 2


@dataclass(frozen=True, slots=True)
class Known:
    """What the sentences are made of: the verdict that says most, and the state of each signature.

    ``diagnosed`` is why the signature is invalid, ``change`` the label of what one click changes then, each None where
    there is none; ``has_secret`` says whether the key that was tried is a secret. ``decryption`` is what came of a key
    for a JWE, None where none was tried.
    """

    decoded: Decoded
    verdict: Verdict
    span: Span | None
    signatures: tuple[str, ...]
    diagnosed: Sentence | None = None
    has_secret: bool = False
    change: Sentence | None = None
    decryption: DecryptionOutcome | None = None

    @property
    def opened(self) -> str:
        """The state of the decryption, "" where there is none."""
        return self.decryption.state if self.decryption else ""

    @property
    def signature(self) -> str:
        """The state of the signature that says most."""
        return self.verdict.signature.state

    @property
    def why(self) -> str:
        """Why the signature is in its state, where that is known by a name."""
        return str(self.verdict.signature.data.get("why", ""))

    @property
    def is_unsecured(self) -> bool:
        """Whether alg is none, be there a signature or not."""
        return self.why == "unsecured"

    def instant(self, name: str) -> Instant | None:
        """Return a time of the claims, where it could be read."""
        return self.span.known(name) if self.span else None


Make: TypeAlias = Callable[[Known], Sentence | None]


@dataclass(frozen=True, slots=True)
class Action:
    """What a person does next: apply a change, make a repair, give a key or the payload; ``settles`` says what comes.

    It is true where the headline may be another one then.
    """

    id: Literal["apply", "repair", "key", "payload"]
    label: Sentence
    settles: bool


@dataclass(frozen=True, slots=True)
class Summary:
    """A headline of at most 42 characters, what follows from it, and what to do; None where there is nothing."""

    headline: Sentence
    line: Sentence | None = None
    action: Action | None = None

    @property
    def whole(self) -> Sentence:
        """Both as sentences in a row."""
        return self.headline.then(self.line) if self.line else self.headline


def summary(known: Known) -> Summary:
    """Return the first headline that is true, and below it at most two sentences: its own, then what else is true."""
    (headline, own), *others = [(said, own) for make, own in HEADLINES if (said := make(known))]
    # What a malformed token claims is read for what it is worth; what came of a key is said all the same.
    is_all = headline is not _MALFORMED or not (known.diagnosed or known.signature == "not-attempted")
    further = (*(said for said, _ in others), *(make(known) for make in FURTHER)) if is_all else ()
    told = [sentence for sentence in (own(known), *further) if sentence][:MOST_BELOW]
    return Summary(headline, told[0].then(*told[1:]) if told else None, _action(known))


NOTHING_FOUND: Final = Summary(Sentence("There is no token in this text."))

_MALFORMED: Final = Sentence("This token is malformed.")
_NO_MATCH: Final = {
    True: Sentence("The signature doesn't match this secret."),
    False: Sentence("The signature doesn't match this key."),
}
_DECRYPTED: Final = {
    True: Sentence("Decrypted with this secret."),
    False: Sentence("Decrypted with this key."),
}
_NOT_DECRYPTED: Final = {
    True: Sentence("It doesn't decrypt with this secret."),
    False: Sentence("It doesn't decrypt with this key."),
}
_VERIFIED: Final = {
    True: Sentence("Signature verified with this secret."),
    False: Sentence("Signature verified with this key."),
}
_UNSECURED: Final = {
    "not-attempted": Sentence("Nobody signed this token."),
    "invalid": Sentence("alg is none, but there is a signature."),
}
_UNTRIED: Final = {
    "missing": Sentence("This token has no signature."),
    "detached": Sentence("The payload isn't in this token."),
}
_UNNAMED: Final = {
    "missing": Sentence("The header names no algorithm."),
    "not-a-string": Sentence("The header names no algorithm."),
    "header": Sentence("The header can't be read."),
    "json": Sentence("Broken JSON: no signature to check."),
    "member-type": Sentence("A member of this JSON has the wrong type."),
}
_UNSUPPORTED: Final = Sentence("This algorithm can't be checked here.")
_MISMATCHES: Final = {
    "aud": Sentence("Different audience than you expect."),
    "iss": Sentence("Different issuer than you expect."),
    "sub": Sentence("Different subject than you expect."),
    "nonce": Sentence("Different nonce than you expect."),
    "azp": Sentence("Different client than you expect."),
    "scope": Sentence("A scope you expect is missing."),
}


def _malformed(known: Known) -> Sentence | None:
    return _MALFORMED if known.verdict.structure.state != "sound" else None


def _lacking_kid(known: Known) -> Sentence | None:
    if known.verdict.signature.data.get("lacking") != "kid":
        return None
    return Sentence("This key set has no key with that kid.")


def _no_match(known: Known) -> Sentence | None:
    is_other = known.is_unsecured or _lacking_kid(known)
    return _NO_MATCH[known.has_secret] if known.signature == "invalid" and not is_other else None


def _unsecured(known: Known) -> Sentence | None:
    return _UNSECURED.get(known.signature) if known.is_unsecured else None


def _sample_key(known: Known) -> Sentence | None:
    return Sentence("Signed with a key that anyone has.") if known.verdict.trust.state == "public" else None


def _expired(known: Known) -> Sentence | None:
    exp = known.instant("exp")
    return Sentence("This token expired {exp}.", exp=relative(exp)) if exp and _is(known, "expired") else None


def _not_yet(known: Known) -> Sentence | None:
    nbf = known.instant("nbf")
    return Sentence("This token becomes valid {nbf}.", nbf=relative(nbf)) if nbf and _is(known, "not-yet") else None


def _is(known: Known, state: str) -> bool:
    return known.verdict.time.state == state


def _unexpected(known: Known) -> Sentence | None:
    line = known.verdict.audience
    if line.state != "mismatch":
        return None
    wrong = [check for check in line.checks if check.state != "match"]
    if len(wrong) > 1:
        return Sentence("Several claims aren't what you expect.")
    only = wrong[0]
    return (
        Sentence("No {name}, which you expect.", name=only.name) if only.state == "missing" else _MISMATCHES[only.name]
    )


def _unusable(known: Known) -> Sentence | None:
    is_unusable = known.signature == "key-unusable" and not _lacking_kid(known)
    return Sentence("This key can't verify this token.") if is_unusable else None


def _unsupported(known: Known) -> Sentence | None:
    if known.signature != "unsupported" or known.why == "no-header":
        return None  # of a missing header the fault speaks
    return _UNNAMED.get(known.why, _UNSUPPORTED)


def _unreadable_time(known: Known) -> Sentence | None:
    return Sentence("A time in this token can't be read.") if _is(known, "unreadable") else None


def _own_key(known: Known) -> Sentence | None:
    if known.verdict.trust.state != "from-token":
        return None
    return Sentence("Signed with the key inside the token.")


def _no_jwt(known: Known) -> Sentence | None:
    if known.signature == "valid" or not is_no_jwt(known.decoded):
        return None
    return Sentence("This is a JWS, but not a JWT.")


def _verified(known: Known) -> Sentence | None:
    if known.signature != "valid" or known.verdict.trust.state != "supplied":
        return None
    return _VERIFIED[known.has_secret]


def _encrypted(known: Known) -> Sentence | None:
    is_closed = known.decoded.format.is_encrypted and known.opened not in {"decrypted", "failed"}
    return Sentence("Encrypted: unreadable without its key.") if is_closed else None


def _not_decrypted(known: Known) -> Sentence | None:
    return _NOT_DECRYPTED[known.has_secret] if known.opened == "failed" else None


def _cannot_decrypt(known: Known) -> Sentence | None:
    return Sentence("This key can't decrypt this token.") if known.opened == "key-unusable" else None


def _cannot_be_decrypted(known: Known) -> Sentence | None:
    return Sentence("This token can't be decrypted here.") if known.opened == "unsupported" else None


def _decrypted(known: Known) -> Sentence | None:
    return _DECRYPTED[known.has_secret] if known.opened == "decrypted" else None


def _untried(known: Known) -> Sentence | None:
    return _UNTRIED.get(known.why) if known.signature == "not-attempted" else None


def _unverified(known: Known) -> Sentence | None:
    """Return that nothing is known yet of the signature, with the end of the token where that is known."""
    if known.signature != "not-attempted" or known.why != "no-key":
        return None
    exp = known.instant("exp")
    if exp and _is(known, "current") and known.span and not known.span.is_past_exp:
        return Sentence("Not verified yet. It expires {exp}.", exp=relative(exp))
    return Sentence("Not verified yet.")


_WHOSE: Final = {
    True: Sentence("Make sure the secret is the issuer's."),
    False: Sentence("Make sure the key is the issuer's."),
}
_MOST_LIKELY: Final = Sentence("Most likely the key is wrong, or the token was changed after signing.")
_BELOW_UNTRIED: Final = {
    "unsecured": Sentence("alg is none: anyone could have made it. APIs must reject it."),
    "missing": Sentence("Where the signature belongs, there is something else."),
    "detached": Sentence("The signature covers that payload: add it to verify the token."),
}


def _nothing(_: Known) -> None:
    return None


def _fault(known: Known) -> Sentence | None:
    """Return why the signature is invalid, where that is known: it says more than the first fault."""
    if known.diagnosed:
        return known.diagnosed
    return known.decoded.faults[0].message if known.decoded.faults else None


def _cause(known: Known) -> Sentence:
    return known.diagnosed or _MOST_LIKELY


def _said_of_signature(known: Known) -> Sentence:
    return known.verdict.signature.message


def _said_of_decryption(known: Known) -> Sentence | None:
    return known.diagnosed or (known.decryption.message if known.decryption else None)


def _nothing_to_try(known: Known) -> Sentence | None:
    if known.signature == "invalid":
        return known.verdict.signature.message
    return _BELOW_UNTRIED.get(known.why)


def _of_sample_key(_: Known) -> Sentence:
    return Sentence("The key is a published sample, so the signature proves nothing.")


def _of_own_key(_: Known) -> Sentence:
    return Sentence("Anyone can do that, so it says nothing about the issuer. Use the issuer's own key.")


def _of_content(_: Known) -> Sentence:
    return Sentence("The payload isn't a JSON object, so there are no claims.")


# The worst first, each with what belongs below it and is said of nothing else.
HEADLINES: Final[tuple[tuple[Make, Make], ...]] = (
    (_malformed, _fault),
    (_lacking_kid, _said_of_signature),
    (_no_match, _cause),
    (_not_decrypted, _said_of_decryption),
    (_unsecured, _nothing_to_try),
    (_sample_key, _of_sample_key),
    (_expired, _nothing),
    (_not_yet, _nothing),
    (_unexpected, _nothing),
    (_unusable, _said_of_signature),
    (_unsupported, _said_of_signature),
    (_cannot_decrypt, _said_of_decryption),
    (_cannot_be_decrypted, _said_of_decryption),
    (_unreadable_time, _nothing),
    (_own_key, _of_own_key),
    (_no_jwt, _of_content),
    (_verified, _nothing),
    (_decrypted, _nothing),
    (_encrypted, _said_of_decryption),
    (_untried, _nothing_to_try),
    (_unverified, _nothing),
)


def _needed(known: Known) -> Sentence | None:
    """Return what is needed to verify it."""
    is_open = known.signature == "not-attempted" and known.why == "no-key"
    return known.verdict.signature.message if is_open else None


def _others(known: Known) -> Sentence | None:
    """Return of several signatures how many match, since the headline is of the best of them."""
    total = len(known.signatures)
    if known.signature != "valid" or total == 1:
        return None
    matching = known.signatures.count("valid")
    return plural(
        "{count} of its {total} signatures matches.", "{count} of its {total} signatures match.", matching, total=total
    )


def _inner(known: Known) -> Sentence | None:
    """Return that a second token within is not what this signature covers."""
    if known.signature != "valid":
        return None
    if any(segment.role == "key-binding" for segment in known.decoded.layout.segments):
        return Sentence("The Key Binding JWT has its own key and signature.")
    jose = known.decoded.signatures[0].jose
    is_nested = "cty" in jose and jose["cty"].get("value", "").upper() == "JWT"
    return Sentence("The token inside it has its own signature.") if is_nested else None


_ENDLESS: Final = {
    "": Sentence("No exp: the token never expires."),
    "hidden": Sentence("Whether it expires is unknown: not all of its claims can be read."),
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
    return None if _unverified(known) else Sentence("It expires {exp}.", exp=relative(exp))


def _whose(known: Known) -> Sentence | None:
    return _WHOSE[known.has_secret] if _verified(known) else None


_WHO: Final = {
    True: Sentence("Anyone with the public key could have made this."),
    False: Sentence("Anyone with this secret could have made this."),
}


def _who(known: Known) -> Sentence | None:
    """Return who could have made what was decrypted: nobody signed it (RFC 7516 §11)."""
    if known.decryption is None or known.opened != "decrypted":
        return None
    row = KEY_MANAGEMENT.get(str(known.decryption.data["alg"]))
    return _WHO[row is not None and row.has_key_pair]


# What is said below a headline where there is room, the most useful first.
FURTHER: Final[tuple[Make, ...]] = (_who, _inner, _others, _needed, _running, _whose)


_ADD_SECRET: Final = Sentence("Add the secret")
_ADD_KEY: Final = Sentence("Add the public key")
_ADD_SHARED_KEY: Final = Sentence("Add the shared key")
_ADD_PRIVATE_KEY: Final = Sentence("Add the private key")
_TO_DECRYPT: Final[Mapping[str, Sentence]] = {
    "pbes2": Sentence("Add the password"),
    **dict.fromkeys(("rsa1-5", "rsa-oaep", "ecdh-es"), _ADD_PRIVATE_KEY),
}
_ADD_ISSUERS_KEY: Final = Sentence("Add the issuer's key")
_ADD_PAYLOAD: Final = Action("payload", Sentence("Add the payload"), settles=True)
_TRY_ANOTHER: Final = {True: Sentence("Try another secret"), False: Sentence("Try another key")}


def _action(known: Known) -> Action | None:
    """Return what settles it, or else what is possible."""
    if known.change:
        return Action("apply", known.change, settles=True)
    repair = next((fault.repair for fault in known.decoded.faults if fault.repair), None)
    if repair and not known.diagnosed:
        return Action("repair", repair.label, settles=True)
    if known.verdict.trust.state == "from-token":
        return Action("key", _ADD_ISSUERS_KEY, settles=True)
    if _may_be_of_another_key(known):
        return Action("key", _TRY_ANOTHER[known.has_secret and known.signature == "invalid"], settles=False)
    if known.decryption:
        return _to_decrypt(known.decryption, known.has_secret)
    return _to_verify(known)


def _to_verify(known: Known) -> Action | None:
    """Return what is needed to verify a signature that nothing was tried on; None where something was."""
    if known.signature != "not-attempted" or known.why != "no-key":
        return _ADD_PAYLOAD if known.why == "detached" else None
    algorithm = find(str(known.verdict.signature.data["alg"]))
    label = _ADD_SECRET if algorithm and algorithm.family == "hmac" else _ADD_KEY
    return Action("key", label, settles=_unverified(known) is not None and not _expired(known) and not _not_yet(known))


def _to_decrypt(decryption: DecryptionOutcome, has_secret: bool) -> Action | None:  # noqa: FBT001 - of the key
    """Return what opens a JWE; None where it is open, or no key will do."""
    if decryption.data.get("why") == "no-key":
        row = KEY_MANAGEMENT[str(decryption.data["alg"])]
        return Action("key", _TO_DECRYPT.get(row.family, _ADD_SHARED_KEY), settles=True)
    if decryption.state in {"failed", "key-unusable"}:
        return Action("key", _TRY_ANOTHER[has_secret], settles=False)
    return None


def _may_be_of_another_key(known: Known) -> bool:
    """Return whether the signature may match another key: not where its length, or a diagnosis, says what is wrong."""
    is_open = known.signature == "invalid" and known.why in {"", "other-key"} and known.diagnosed is None
    return is_open or known.signature == "key-unusable"
