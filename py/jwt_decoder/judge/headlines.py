"""The headlines of a summary, the worst first, each with what belongs below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.decode.content import written_twice
from jwt_decoder.judge import of_decryption
from jwt_decoder.judge.critical import unknown_extensions
from jwt_decoder.judge.structure import is_no_jwt
from jwt_decoder.model.sentence import Sentence, plural
from jwt_decoder.text.numeric_date import relative
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from jwt_decoder.judge.known import Known, Make

UNKNOWN_END: Final = Sentence("Whether it expires is unknown: not all of its claims can be read.")
_MALFORMED: Final = Sentence("This token is malformed.")
_TOO_DEEP: Final = Sentence("This token is nested too deep to be read.")
UNREAD: Final = frozenset({_MALFORMED, _TOO_DEEP})
_NO_MATCH: Final = {
    True: Sentence("The signature doesn't match this secret."),
    False: Sentence("The signature doesn't match this key."),
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


def malformed(known: Known) -> Sentence | None:
    """Return that the token breaks a rule of a format; how deep it may be nested is a limit of this reader."""
    if known.verdict.structure.state == "sound":
        return None
    is_only_deep = all(fault.id == "json-depth" for fault in known.decoded.faults)
    return _TOO_DEEP if known.decoded.faults and is_only_deep else _MALFORMED


_NEVER: Final = Sentence("This token is never valid: exp isn't after nbf.")


_UNREAD: Final = plural(
    "{count} more signature wasn't read: the key may belong to that one.",
    "{count} more signatures weren't read: the key may belong to one of them.",
    count=0,
)


def _no_match_read(known: Known) -> Sentence | None:
    """Return that none of the signatures matches that were read, where there are more."""
    is_other = known.is_unsecured or known.signature not in {"invalid", "key-unusable"}
    if is_other or not known.decoded.layout.unread:
        return None
    return Sentence("No match in the first {most} signatures.", most=len(known.signatures))


def _unread(known: Known) -> Sentence:
    return known.diagnosed or _UNREAD.about(count=known.decoded.layout.unread)


def _lacking_kid(known: Known) -> Sentence | None:
    if known.verdict.signature.data.get("lacking") != "kid" or known.decoded.layout.unread:
        return None
    return Sentence("This key set has no key with that kid.")


def _no_match(known: Known) -> Sentence | None:
    is_other = known.is_unsecured or _lacking_kid(known) or known.decoded.layout.unread
    return _NO_MATCH[known.has_secret] if known.signature == "invalid" and not is_other else None


def _unsecured(known: Known) -> Sentence | None:
    return _UNSECURED.get(known.signature) if known.is_unsecured else None


def _sample_key(known: Known) -> Sentence | None:
    return Sentence("Signed with a publicly known key.") if known.verdict.trust.state == "public" else None


def expired(known: Known) -> Sentence | None:
    """Return that the token expired, and when."""
    exp = known.instant("exp")
    return Sentence("This token expired {exp}.", exp=relative(exp)) if exp and _is(known, "expired") else None


def not_yet(known: Known) -> Sentence | None:
    """Return from when on the token is valid, where that is in the future."""
    nbf = known.instant("nbf")
    if known.span and known.span.is_never and _is(known, "not-yet"):
        return _NEVER
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
        Sentence("The {name} you expect is missing.", name=only.name)
        if only.state == "missing"
        else _MISMATCHES[only.name]
    )


def critical(known: Known) -> Sentence | None:
    """Return that whoever doesn't know what the header asks for must refuse the token (RFC 7515 §4.1.11)."""
    return Sentence("crit requires an extension unknown here.") if _unknown(known) else None


def _unknown(known: Known) -> str:
    """Return the first extension that is not known here, of a header that all signatures share in that."""
    unknown = [unknown_extensions(one.jose) for one in known.decoded.signatures]
    return unknown[0][0] if all(unknown) else ""


def _unusable(known: Known) -> Sentence | None:
    is_unusable = known.signature == "key-unusable" and not (_lacking_kid(known) or known.decoded.layout.unread)
    return Sentence("This key can't verify this token.") if is_unusable else None


def _unsupported(known: Known) -> Sentence | None:
    if known.signature != "unsupported" or known.why == "no-header":
        return None  # of a missing header the fault speaks
    return _UNNAMED.get(known.why, _UNSUPPORTED)


def _unreadable_time(known: Known) -> Sentence | None:
    if not _is(known, "unreadable"):
        return None
    name = known.verdict.time.message.data.get("name")
    if name is None:
        return UNKNOWN_END
    if known.span and not known.span.read[str(name)].is_number:
        return Sentence("{name} isn't a number.", name=name)
    if "number" in known.verdict.time.message.data:
        return Sentence("{name} is too far away to be a date.", name=name)
    return Sentence("{name} isn't a time in seconds since 1970.", name=name)


# By whether it was fetched.
_OWN_KEY: Final = {
    False: Sentence("Signed with the key inside the token."),
    True: Sentence("Signed with a key from a URL that the token led to."),
}


def _own_key(known: Known) -> Sentence | None:
    if known.verdict.trust.state != "from-token":
        return None
    return _OWN_KEY["why" in known.verdict.trust.data]


def _key_of_link(known: Known) -> Sentence | None:
    return Sentence("Signed with the key from the link.") if known.verdict.trust.state == "from-link" else None


def _no_jwt(known: Known) -> Sentence | None:
    if known.signature == "valid" or not is_no_jwt(known.decoded):
        return None
    return Sentence("This is a JWS, but not a JWT.")


_MADE: Final = {
    True: Sentence("Encrypted here by you: a test token."),
    False: Sentence("Signed here by you: a test token."),
}
_MADE_BOTH: Final = Sentence("Signed and encrypted here: a test token.")


def _made_here(known: Known) -> Sentence | None:
    """Return that the token was made here, which is no verification."""
    if known.verdict.trust.state != "made-here" or known.is_unsecured:
        return None
    if known.within and known.within.state == "made-here":
        return _MADE_BOTH
    return _MADE[known.decoded.format.is_encrypted]


def verified(known: Known) -> Sentence | None:
    """Return that the signature matches a key that is neither from the token nor published."""
    if known.signature != "valid" or known.verdict.trust.state not in {"supplied", "fetched"}:
        return None
    return _VERIFIED[known.has_secret]


def _untried(known: Known) -> Sentence | None:
    return _UNTRIED.get(known.why) if known.signature == "not-attempted" else None


def unverified(known: Known) -> Sentence | None:
    """Return that nothing is known yet of the signature, with the end of the token where that is known."""
    if known.signature != "not-attempted" or known.why != "no-key":
        return None
    exp = known.instant("exp")
    if exp and _is(known, "current") and known.span and not known.span.is_past_exp:
        return Sentence("Not verified yet. Expires {exp}.", exp=relative(exp))
    return Sentence("Not verified yet.")


_MOST_LIKELY: Final = Sentence("Most likely the key is wrong, or the token was changed after signing.")
_BELOW_UNTRIED: Final = {
    "unsecured": Sentence("alg is none: anyone could have made it. APIs must reject it."),
    "missing": Sentence("There is something else where the signature belongs."),
    "detached": Sentence("The signature covers that payload: add it to verify the token."),
}


def _of_critical(known: Known) -> Sentence:
    return Sentence("Verifiers that don't know “{name}” must reject the token.", name=quote(_unknown(known)))


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


def _cause_or_said(known: Known) -> Sentence:
    return known.diagnosed or known.verdict.signature.message


def _nothing_to_try(known: Known) -> Sentence | None:
    if known.signature == "invalid":
        return known.verdict.signature.message
    return _BELOW_UNTRIED.get(known.why)


def _of_sample_key(_: Known) -> Sentence:
    return Sentence("The key is a published sample, so the signature proves nothing.")


_OF_OWN_KEY: Final = {
    True: Sentence("As it should be: it shows that whoever made it has that key."),
    False: Sentence("Anyone can do that: unless the issuer gave you this key too, it says nothing about the issuer."),
}


def _of_own_key(known: Known) -> Sentence:
    return _OF_OWN_KEY[known.shows_possession]


def _of_trust(known: Known) -> Sentence:
    return known.verdict.trust.message


_NO_OBJECT: Final = Sentence("The payload isn't a JSON object, so there are no claims.")


def _of_time(known: Known) -> Sentence:
    return Sentence("{problem}.", problem=known.verdict.time.message)


def _of_content(known: Known) -> Sentence:
    payload, jose = known.decoded.payload, known.decoded.signatures[0].jose
    twice = written_twice(payload, jose) if payload else None
    return twice or _NO_OBJECT


# The worst first, each with what belongs below it and is said of nothing else.
HEADLINES: Final[tuple[tuple[Make, Make], ...]] = (
    (malformed, _fault),
    (_lacking_kid, _said_of_signature),
    (_no_match_read, _unread),
    (_no_match, _cause),
    (of_decryption.not_unpacked, of_decryption.said_of_decryption),
    (of_decryption.not_for_anybody, of_decryption.said_of_decryption),
    (of_decryption.no_match_read, of_decryption.said_of_decryption),
    (of_decryption.not_decrypted, of_decryption.said_of_decryption),
    (of_decryption.not_unasked, of_decryption.said_of_decryption),
    (of_decryption.no_match_within, of_decryption.said_within),
    (of_decryption.not_decrypted_within, of_decryption.said_within),
    (_unsecured, _nothing_to_try),
    (_sample_key, _of_sample_key),
    (expired, _nothing),
    (not_yet, _nothing),
    (_unexpected, _nothing),
    (critical, _of_critical),
    (_unusable, _cause_or_said),
    (_unsupported, _cause_or_said),
    (of_decryption.cannot_decrypt, of_decryption.said_of_decryption),
    (of_decryption.cannot_be_decrypted, of_decryption.said_of_decryption),
    (_unreadable_time, _of_time),
    (_own_key, _of_own_key),
    (_key_of_link, _of_trust),
    (_no_jwt, _of_content),
    (_made_here, _nothing),
    (verified, _nothing),
    (of_decryption.decrypted, _nothing),
    (of_decryption.encrypted, of_decryption.said_of_decryption),
    (_untried, _nothing_to_try),
    (unverified, _nothing),
)
