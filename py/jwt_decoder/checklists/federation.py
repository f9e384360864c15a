"""What OpenID Federation requires of entity statements and trust marks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from jwt_decoder.checklists import rows
from jwt_decoder.checklists.kinds import (
    ENTITY,
    HTTPS,
    KEY_SET,
    OBJECT,
    OBJECTS,
    SECONDS,
    STRING,
    STRINGS,
    items_of,
    text_of,
)
from jwt_decoder.checklists.requirement import MET, Answer, Checklist, Requirement
from jwt_decoder.json.parse import members_of
from jwt_decoder.model.sentence import Sentence

if TYPE_CHECKING:
    from jwt_decoder.checklists.subject import Subject

_STATEMENT: Final = "OpenID Federation 1.0 §3.1"
_OWN: Final = "OpenID Federation 1.0 §3.1.2"
_SUBORDINATE: Final = "OpenID Federation 1.0 §3.1.3"
_CHECKS: Final = "OpenID Federation 1.0 §3.2"
_MARK: Final = "OpenID Federation 1.0 §7.1"
_MARK_CHECKS: Final = "OpenID Federation 1.0 §7.3"
_PARTIES: Final = frozenset({"iss", "sub"})
_OF_OWN: Final = ("authority_hints", "trust_anchor_hints", "trust_marks", "trust_mark_issuers", "trust_mark_owners")
_OF_SUBORDINATE: Final = ("metadata_policy", "metadata_policy_crit", "constraints", "source_endpoint")


def is_own(subject: Subject) -> bool:
    """Return whether a statement is an Entity Configuration, in which an entity speaks of itself."""
    iss, sub = (subject.claims.get(name) for name in ("iss", "sub"))
    return iss is not None and sub is not None and text_of(iss) == text_of(sub)


def _not_of_the_other(subject: Subject, names: tuple[str, ...], *, own: bool) -> Answer | None:
    if not subject.claims.keys() >= _PARTIES or is_own(subject) is not own:
        return None
    there = next((name for name in names if name in subject.claims), "")
    return rows.missed(Sentence("{name} is present.", name=there)) if there else subject.unseen or MET


def _kid_is_listed(subject: Subject) -> Answer | None:
    kid, keys = subject.header.get("kid"), subject.at(("jwks", "keys"))
    if kid is None or keys is None or not is_own(subject):
        return None
    kids = [text_of(node) for node in (members_of(key).get("kid") for key in items_of(keys)) if node]
    return MET if text_of(kid) in kids else rows.wrong("kid", kid)


_ENTITY: Final = (
    rows.typed("entity-statement+jwt", _STATEMENT),
    rows.protects(_STATEMENT),
    rows.headed("kid", STRING, _STATEMENT),
    rows.has("iss", ENTITY, _STATEMENT),
    rows.has("sub", ENTITY, _STATEMENT),
    rows.has("iat", SECONDS, _STATEMENT),
    rows.has("exp", SECONDS, _STATEMENT),
    rows.has("jwks", OBJECT, _STATEMENT),
    rows.has("jwks.keys", KEY_SET, _STATEMENT),
    rows.may_have("metadata", OBJECT, _STATEMENT),
    rows.may_have("crit", STRINGS, _STATEMENT),
    rows.may_have("authority_hints", STRINGS, _OWN),
    rows.may_have("trust_marks", OBJECTS, _OWN),
    rows.may_have("metadata_policy", OBJECT, _SUBORDINATE),
    rows.may_have("constraints", OBJECT, _SUBORDINATE),
    Requirement(
        "of-subordinate",
        Sentence("An Entity Configuration must not have metadata_policy, constraints or source_endpoint."),
        _SUBORDINATE,
        partial(_not_of_the_other, names=_OF_SUBORDINATE, own=True),
    ),
    Requirement(
        "of-own",
        Sentence("A statement about another entity must not have authority_hints or trust marks."),
        _OWN,
        partial(_not_of_the_other, names=_OF_OWN, own=False),
    ),
    Requirement("kid-listed", Sentence("kid must be that of a key in its own jwks."), _CHECKS, _kid_is_listed),
    rows.expected("sub", _CHECKS, words=Sentence("sub must be the entity you expect.")),
    rows.verified(
        _CHECKS,
        Sentence("The signature must be valid; of an Entity Configuration, with its own jwks."),
        Sentence("Add the keys of the issuer to check it."),
    ),
    rows.issued(_CHECKS),
    rows.unexpired(_CHECKS),
)
_TRUST_MARK: Final = (
    rows.typed("trust-mark+jwt", _MARK),
    rows.protects(_MARK),
    rows.headed("kid", STRING, _MARK),
    rows.has("iss", ENTITY, _MARK),
    rows.has("sub", ENTITY, _MARK),
    rows.has("trust_mark_type", STRING, _MARK),
    rows.has("iat", SECONDS, _MARK),
    rows.may_have("exp", SECONDS, _MARK),
    rows.may_have("logo_uri", HTTPS, _MARK),
    rows.may_have("ref", HTTPS, _MARK),
    rows.may_have("delegation", STRING, _MARK),
    rows.expected("iss", _MARK_CHECKS, words=Sentence("iss must be allowed to issue this trust mark.")),
    rows.expected("sub", _MARK_CHECKS, words=Sentence("sub must be the entity you expect.")),
    rows.verified(_MARK_CHECKS),
    rows.issued(_MARK_CHECKS),
    rows.unexpired(_MARK_CHECKS),
)

ENTITY_STATEMENT: Final = Checklist("entity-statement", "Entity Statement", "OpenID Federation 1.0 §3", _ENTITY, "jwks")
TRUST_MARK: Final = Checklist("trust-mark", "Trust Mark", "OpenID Federation 1.0 §7", _TRUST_MARK)
