"""What is required of Security Event Tokens, and of those of CAEP."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from jwt_decoder.checklists import rows
from jwt_decoder.checklists.kinds import AUDIENCE, OBJECT, SECONDS, STRING, URI, one_of, shown
from jwt_decoder.checklists.requirement import MET, Answer, Checklist, Requirement
from jwt_decoder.json.parse import members_of
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.checklists.kinds import Kind
    from jwt_decoder.checklists.subject import Subject
    from jwt_decoder.model.part import Node

CAEP: Final = "https://schemas.openid.net/secevent/caep/event-type/"
_SET: Final = "RFC 8417 §2.2"
_SSF: Final = "OpenID Shared Signals Framework 1.0 §4.1"
_EVENTS: Final = "OpenID CAEP 1.0 §3"
_COMMON: Final = "OpenID CAEP 1.0 §2"
_LONGEST: Final = 80


def _events(subject: Subject) -> Mapping[str, Node]:
    return members_of(subject.claims.get("events"))


def _any_event(subject: Subject) -> Answer | None:
    events = subject.claims.get("events")
    if events is None or events["type"] != "object":
        return None
    return MET if _events(subject) else rows.missed(Sentence("events is empty."))


def _names_are_uris(subject: Subject) -> Answer | None:
    for name in _events(subject):
        if not URI.holds({"type": "string", "start": 0, "end": 0, "text": "", "value": name}):
            return rows.missed(Sentence("“{name}” isn't a URI.", name=quote(name, _LONGEST)))
    return MET if _events(subject) else None


def _payloads_are_objects(subject: Subject) -> Answer | None:
    for name, node in _events(subject).items():
        if node["type"] != "object":
            said = Sentence("That of “{name}” is {found}.", name=quote(name, _LONGEST), found=shown(node))
            return rows.missed(said)
    return MET if _events(subject) else None


def _caep_type(subject: Subject) -> Answer | None:
    events = _events(subject)
    if not events:
        return None
    known = [name for name in events if name.removeprefix(CAEP) in _TYPES and name.startswith(CAEP)]
    if known:
        return MET
    return rows.missed(Sentence("“{name}” isn't one.", name=quote(next(iter(events)), _LONGEST)))


def _event_member(name: str, kind: Kind, *types: str) -> Requirement:
    """Return the requirement that an event has a member; without types that any has it of that kind, if it has it."""
    if not types:
        words = Sentence("{name} of the event, if present, must be {kind}.", name=name, kind=kind.called)
        return Requirement(name, words, _COMMON, partial(_may_have_member, name=name, kind=kind))
    words = Sentence("{name} of the event must be {kind}.", name=name, kind=kind.called)
    return Requirement(name, words, _EVENTS, partial(_has_member, name=name, kind=kind, types=types))


def _has_member(subject: Subject, name: str, kind: Kind, types: tuple[str, ...]) -> Answer | None:
    event = next((node for uri, node in _events(subject).items() if uri.removeprefix(CAEP) in types), None)
    if event is None or event["type"] != "object":
        return None
    node = members_of(event).get(name)
    if node is None:
        return rows.missing(name)
    return MET if kind.holds(node) else rows.wrong(name, node)


def _may_have_member(subject: Subject, name: str, kind: Kind) -> Answer | None:
    found = (members_of(event).get(name) for event in _events(subject).values())
    node = next((one for one in found if one is not None), None)
    if node is None:
        return None
    return MET if kind.holds(node) else rows.wrong(name, node)


_TYPES: Final = frozenset(
    {
        "session-revoked",
        "token-claims-change",
        "credential-change",
        "assurance-level-change",
        "device-compliance-change",
        "session-established",
        "session-presented",
        "risk-level-change",
    }
)
_COMPLIANCE: Final = one_of("compliant", "not-compliant")
_SECURITY_EVENT: Final = (
    rows.has("iss", STRING, _SET),
    rows.has("iat", SECONDS, _SET),
    rows.has("jti", STRING, _SET),
    rows.has("events", OBJECT, _SET),
    Requirement("any-event", Sentence("events must have at least one event."), _SET, _any_event),
    Requirement("event-names", Sentence("Names of events must be URIs."), _SET, _names_are_uris),
    Requirement("event-payloads", Sentence("The value of each event must be an object."), _SET, _payloads_are_objects),
    rows.may_have("aud", AUDIENCE, _SET),
    rows.may_have("toe", SECONDS, _SET),
    rows.protects("RFC 8417 §5.1"),
    rows.expected("iss", _SET),
    rows.expected("aud", _SET),
    rows.verified("RFC 8417 §5.1"),
)
_CAEP_EVENT: Final = (
    *_SECURITY_EVENT,
    rows.typed("secevent+jwt", _SSF),
    rows.has("sub_id", OBJECT, _SSF),
    rows.has("sub_id.format", STRING, "RFC 9493 §3"),
    rows.lacks("sub", _SSF),
    rows.lacks("exp", _SSF),
    Requirement("caep-type", Sentence("The event must be one of CAEP."), _EVENTS, _caep_type),
    _event_member("event_timestamp", SECONDS),
    _event_member("initiating_entity", one_of("admin", "user", "policy", "system")),
    _event_member("reason_admin", OBJECT),
    _event_member("reason_user", OBJECT),
    _event_member("claims", OBJECT, "token-claims-change"),
    _event_member("credential_type", STRING, "credential-change"),
    _event_member("change_type", one_of("create", "revoke", "update", "delete"), "credential-change"),
    _event_member("namespace", STRING, "assurance-level-change"),
    _event_member("current_level", STRING, "assurance-level-change", "risk-level-change"),
    _event_member("principal", STRING, "risk-level-change"),
    _event_member("previous_status", _COMPLIANCE, "device-compliance-change"),
    _event_member("current_status", _COMPLIANCE, "device-compliance-change"),
)

SECURITY_EVENT: Final = Checklist("security-event-token", "Security Event Token", "RFC 8417 §2", _SECURITY_EVENT)
CAEP_EVENT: Final = Checklist("caep-event", "Security Event Token (CAEP)", "OpenID CAEP 1.0", _CAEP_EVENT)
