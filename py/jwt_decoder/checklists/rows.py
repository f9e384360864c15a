"""How the rows of a checklist are written: each function returns a requirement of one sort."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from jwt_decoder.checklists.kinds import Kind, is_object, shown, text_of
from jwt_decoder.checklists.requirement import MET, Answer, Requirement
from jwt_decoder.model.sentence import Listing, Sentence
from jwt_decoder.registry import algorithms
from jwt_decoder.text.numeric_date import clock, lasting

if TYPE_CHECKING:
    from jwt_decoder.checklists.subject import Subject
    from jwt_decoder.model.part import Node
    from jwt_decoder.text.numeric_date import Instant

WITHOUT_PAIR: Final = frozenset({"none", "hmac"})
_MISSING: Final = Sentence("{name} is missing.")
_EXPECTED: Final = {
    "iss": (Sentence("iss must be the issuer you expect."), Sentence("Enter the issuer you expect.")),
    "aud": (Sentence("aud must include the audience you expect."), Sentence("Enter the audience you expect.")),
    "sub": (Sentence("sub must be the subject you expect."), Sentence("Enter the subject you expect.")),
    "azp": (Sentence("azp must be the client ID you expect."), Sentence("Enter your client ID as the expected azp.")),
    "nonce": (Sentence("nonce must be the one you sent."), Sentence("Enter the nonce you sent, if you sent one.")),
}


def missed(why: Sentence) -> Answer:
    """Return that a requirement isn't met, and why."""
    return Answer("not-met", why)


def unknown(why: Sentence) -> Answer:
    """Return that it can't be known from here whether a requirement is met, and why."""
    return Answer("unknown", why)


def missing(name: str) -> Answer:
    """Return that a requirement isn't met because something isn't there."""
    return missed(_MISSING.about(name=name))


def wrong(name: str, node: Node) -> Answer:
    """Return that a requirement isn't met because of a value."""
    return missed(Sentence("{name} is {found}.", name=name, found=shown(node)))


def has(name: str, kind: Kind, section: str) -> Requirement:
    """Return the requirement that a claim is there, and of a kind; dots lead to a member of a claim.

    Where the claim around it is missing, another row says so.
    """
    words = Sentence("{name} must be {kind}.", name=name, kind=kind.called)
    return Requirement(name, words, section, partial(_has, path=tuple(name.split(".")), kind=kind))


def _has(subject: Subject, path: tuple[str, ...], kind: Kind) -> Answer | None:
    node = subject.at(path)
    if node is None:
        around = subject.at(path[:-1]) if len(path) > 1 else None
        is_lost = len(path) > 1 and (around is None or not is_object(around))
        return None if is_lost else subject.unseen or missing(".".join(path))
    return MET if kind.holds(node) else wrong(".".join(path), node)


def may_have(name: str, kind: Kind, section: str) -> Requirement:
    """Return the requirement that a claim is of a kind, if it is there."""
    words = Sentence("{name}, if present, must be {kind}.", name=name, kind=kind.called)
    return Requirement(name, words, section, partial(_may_have, path=tuple(name.split(".")), kind=kind))


def _may_have(subject: Subject, path: tuple[str, ...], kind: Kind) -> Answer | None:
    node = subject.at(path)
    if node is None:
        return None
    return MET if kind.holds(node) else wrong(".".join(path), node)


def has_one(names: tuple[str, ...], section: str) -> Requirement:
    """Return the requirement that one of several claims is there."""
    words = Sentence("{names} must be present.", names=Listing(names, "or"))
    return Requirement("-or-".join(names), words, section, partial(_has_one, names=names))


def _has_one(subject: Subject, names: tuple[str, ...]) -> Answer | None:
    if not subject.claims.keys().isdisjoint(names):
        return MET
    return subject.unseen or missed(Sentence("None of {names} is present.", names=Listing(names)))


def lacks(name: str, section: str) -> Requirement:
    """Return the requirement that a claim isn't there."""
    return Requirement(
        f"no-{name}", Sentence("{name} must not be present.", name=name), section, partial(_lacks, name=name)
    )


def _lacks(subject: Subject, name: str) -> Answer | None:
    if name in subject.claims:
        return missed(Sentence("{name} is present.", name=name))
    return subject.unseen or MET


def headed(name: str, kind: Kind, section: str) -> Requirement:
    """Return the requirement that a Header Parameter is there, and of a kind."""
    words = Sentence("{name} in the header must be {kind}.", name=name, kind=kind.called)
    return Requirement(f"header-{name}", words, section, partial(_headed, name=name, kind=kind))


def _headed(subject: Subject, name: str, kind: Kind) -> Answer | None:
    node = subject.header.get(name)
    if node is None:
        return subject.unseen_header or missed(Sentence("{name} is missing in the header.", name=name))
    return MET if kind.holds(node) else wrong(name, node)


def may_be_headed(name: str, kind: Kind, section: str) -> Requirement:
    """Return the requirement that a Header Parameter is of a kind, if it is there."""
    words = Sentence("{name} in the header, if present, must be {kind}.", name=name, kind=kind.called)
    return Requirement(f"header-{name}", words, section, partial(_may_be_headed, name=name, kind=kind))


def _may_be_headed(subject: Subject, name: str, kind: Kind) -> Answer | None:
    node = subject.header.get(name)
    if node is None:
        return None
    return MET if kind.holds(node) else wrong(name, node)


def typed(typ: str, section: str) -> Requirement:
    """Return the requirement that typ is this media type, with or without application/ (RFC 7515 §4.1.9)."""
    return Requirement("typ", Sentence("typ must be {typ}.", typ=typ), section, partial(_typed, typ=typ))


def _typed(subject: Subject, typ: str) -> Answer | None:
    node = subject.header.get("typ")
    if node is None:
        return subject.unseen_header or missing("typ")
    return MET if text_of(node).lower().removeprefix("application/") == typ else wrong("typ", node)


def signs(section: str) -> Requirement:
    """Return the requirement that alg is one of a digital signature: no HMAC, and not none."""
    words = Sentence("alg must be a digital signature algorithm, neither none nor HMAC.")
    return Requirement("alg", words, section, partial(_not_of, families=WITHOUT_PAIR))


def protects(section: str) -> Requirement:
    """Return the requirement that alg isn't none."""
    return Requirement(
        "alg", Sentence("alg must not be none."), section, partial(_not_of, families=frozenset({"none"}))
    )


def _not_of(subject: Subject, families: frozenset[str]) -> Answer | None:
    if subject.decoded.format.is_encrypted:
        return unsigned(subject)
    node = subject.header.get("alg")
    if node is None:
        return subject.unseen_header or missing("alg")
    row = algorithms.find(text_of(node))
    if row is None:
        return unknown(Sentence("{alg} isn't an algorithm that is known here.", alg=shown(node)))
    return wrong("alg", node) if row.family in families else MET


def unsigned(subject: Subject) -> Answer:
    """Return what is known of the signature of an encrypted token: there is none if the claims are all that's in it."""
    if subject.decoded.is_opened:
        return missed(Sentence("The token is encrypted, but not signed."))
    return unknown(Sentence("The token is encrypted: whether it's signed is seen once it's decrypted."))


def signed_with(section: str, *names: str) -> Requirement:
    """Return the requirement that alg is one of these."""
    words = Sentence("alg must be {names}.", names=Listing(names, "or"))
    return Requirement("alg", words, section, partial(_signed_with, names=frozenset(names)))


def _signed_with(subject: Subject, names: frozenset[str]) -> Answer | None:
    node = subject.header.get("alg")
    if node is None:
        return subject.unseen_header or missing("alg")
    return MET if text_of(node) in names else wrong("alg", node)


def verified(section: str, words: Sentence | None = None, lacking: Sentence | None = None) -> Requirement:
    """Return the requirement that the signature is valid; ``lacking`` says what it takes to know that."""
    asked = lacking or Sentence("Add the key to check it.")
    said = words or Sentence("The signature must be valid.")
    return Requirement("signature", said, section, partial(_verified, lacking=asked))


def _verified(subject: Subject, lacking: Sentence) -> Answer | None:
    line = subject.signature
    if line.state == "valid":
        return MET
    alg = subject.decoded.signatures[0].algorithm
    if alg and alg.family == "none":
        return None
    if line.state == "invalid":
        return missed(line.how)
    return unknown(lacking if line.state == "not-attempted" else line.how)


def expected(name: str, section: str, *, words: Sentence | None = None, always: bool = False) -> Requirement:
    """Return the requirement that a claim is what the person expects.

    With ``always``, it is asked for where the claim isn't there too.
    """
    said, asking = _EXPECTED[name]
    check = partial(_expected, name=name, asking=asking, always=always)
    return Requirement(f"expected-{name}", words or said, section, check)


def _expected(subject: Subject, name: str, asking: Sentence, *, always: bool) -> Answer | None:
    check = subject.checks.get(name)
    if check is None:
        is_asked = always or name in subject.claims
        return subject.unseen or (unknown(asking) if is_asked else None)
    if check.state == "match":
        return MET
    if check.state == "missing":
        return subject.unseen or (missing(name) if always else None)
    told = Sentence(
        "{name} is “{found}”, but you expect “{expected}”.", name=name, found=check.found, expected=check.expected
    )
    return missed(told.then(check.hint) if check.hint else told)


def _instant(subject: Subject, name: str) -> Instant | None:
    return subject.span.known(name) if subject.span else None


def unexpired(section: str) -> Requirement:
    """Return the requirement that exp isn't over."""
    return Requirement("unexpired", Sentence("The token must not be expired."), section, _unexpired)


def _unexpired(subject: Subject) -> Answer | None:
    exp = _instant(subject, "exp")
    if exp is None or subject.span is None:
        return None if "exp" in subject.claims else subject.unseen
    return missed(Sentence("It expired on {exp}.", exp=clock(exp))) if subject.span.is_over else MET


def begun(section: str) -> Requirement:
    """Return the requirement that nbf, if it is there, isn't to come."""
    return Requirement("begun", Sentence("nbf, if present, must not be in the future."), section, _begun)


def _begun(subject: Subject) -> Answer | None:
    nbf = _instant(subject, "nbf")
    if nbf is None or subject.span is None:
        return None
    return missed(Sentence("nbf is {nbf}.", nbf=clock(nbf))) if subject.span.is_ahead else MET


def issued(section: str) -> Requirement:
    """Return the requirement that iat isn't to come."""
    return Requirement("issued", Sentence("iat must not be in the future."), section, _issued)


def _issued(subject: Subject) -> Answer | None:
    iat = _instant(subject, "iat")
    if iat is None:
        return None if "iat" in subject.claims else subject.unseen
    is_ahead = iat.known > subject.now + subject.skew
    return missed(Sentence("iat is {iat}.", iat=clock(iat))) if is_ahead else MET


_SURELY_FRESH, _SURELY_OLD = 60, 3600


def fresh(section: str) -> Requirement:
    """Return the requirement that iat is near now: how near, only the server knows, but for the extremes."""
    return Requirement("fresh", Sentence("iat must be recent: seconds or minutes ago."), section, _fresh)


def _fresh(subject: Subject) -> Answer | None:
    iat = _instant(subject, "iat")
    if iat is None:
        return None if "iat" in subject.claims else subject.unseen
    age = subject.now - iat.known
    if age < -subject.skew:
        return missed(Sentence("iat is in the future: {iat}.", iat=clock(iat)))
    if age <= _SURELY_FRESH + subject.skew:
        return MET
    old = Sentence("It was made {age} ago.", age=lasting(age))
    if age > _SURELY_OLD + subject.skew:
        return missed(old)
    return unknown(Sentence("It was made {age} ago: only the server knows how old it may be.", age=lasting(age)))


def ends_within(seconds: int, section: str, words: Sentence, identity: str = "lifetime") -> Requirement:
    """Return the requirement that exp is at most so many seconds after now."""
    return Requirement(identity, words, section, partial(_ends_within, seconds=seconds))


def _ends_within(subject: Subject, seconds: int) -> Answer | None:
    exp = _instant(subject, "exp")
    if exp is None:
        return None if "exp" in subject.claims else subject.unseen
    left = exp.known - subject.now
    if left <= seconds + subject.skew:
        return MET
    return missed(Sentence("exp is in {left}.", left=lasting(left)))


def unknowable(identity: str, words: Sentence, why: Sentence, section: str) -> Requirement:
    """Return a requirement of which nothing can be known from a token alone."""
    return Requirement(identity, words, section, partial(_unknowable, why=why))


def _unknowable(_subject: Subject, why: Sentence) -> Answer | None:
    return unknown(why)
