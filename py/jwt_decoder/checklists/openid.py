"""What OpenID Connect requires of an ID Token and of a Logout Token."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.checklists import rows
from jwt_decoder.checklists.hashes import half
from jwt_decoder.checklists.kinds import AUDIENCE, ISSUER, OBJECT, SECONDS, STRING, STRINGS, SUBJECT, shown, text_of
from jwt_decoder.checklists.requirement import MET, Answer, Checklist, Requirement
from jwt_decoder.findings.logout import EVENT
from jwt_decoder.json.parse import members_of
from jwt_decoder.model.sentence import Sentence

if TYPE_CHECKING:
    from jwt_decoder.checklists.subject import Subject

_CORE: Final = "OpenID Connect Core §2"
_CHECKS: Final = "OpenID Connect Core §3.1.3.7"
_LOGOUT: Final = "OpenID Connect Back-Channel Logout §2.4"
_LOGOUT_CHECKS: Final = "OpenID Connect Back-Channel Logout §2.6"


def _not_none(subject: Subject) -> Answer | None:
    """Hold alg to what holds of none: it is for the code flow, where a client asked for it."""
    if subject.decoded.format.is_encrypted:
        return rows.unsigned(subject)
    node = subject.header.get("alg")
    if node is None:
        return subject.unseen_header or rows.missing("alg")
    if text_of(node).lower() != "none":
        return MET
    if "c_hash" in subject.claims:
        return rows.missed(Sentence("alg is {alg}, and c_hash says that it came with a code.", alg=shown(node)))
    return rows.unknown(Sentence("alg is {alg}: only a client that asked for that may take it.", alg=shown(node)))


def _logout_event(subject: Subject) -> Answer | None:
    events = subject.claims.get("events")
    if events is None or events["type"] != "object":
        return None
    event = members_of(events).get(EVENT)
    if event is None:
        return rows.missed(Sentence("events doesn't have it."))
    return MET if event["type"] == "object" else rows.missed(Sentence("Its value is {found}.", found=shown(event)))


_ID_TOKEN: Final = (
    rows.has("iss", ISSUER, _CORE),
    rows.has("sub", SUBJECT, _CORE),
    rows.has("aud", AUDIENCE, _CORE),
    rows.has("exp", SECONDS, _CORE),
    rows.has("iat", SECONDS, _CORE),
    rows.may_have("auth_time", SECONDS, _CORE),
    rows.may_have("nonce", STRING, _CORE),
    rows.may_have("acr", STRING, _CORE),
    rows.may_have("amr", STRINGS, _CORE),
    rows.may_have("azp", STRING, _CORE),
    Requirement(
        "alg", Sentence("alg must not be none, unless the client asked for that in the code flow."), _CORE, _not_none
    ),
    rows.expected("iss", _CHECKS),
    rows.expected("aud", _CHECKS),
    rows.expected("azp", _CHECKS),
    rows.verified(_CHECKS),
    rows.unexpired(_CHECKS),
    rows.expected("nonce", _CHECKS, always=True),
    half(
        "at_hash",
        Sentence("at_hash must be that of the access token."),
        Sentence("Paste the access token with it."),
        "OpenID Connect Core §3.1.3.8",
    ),
    half(
        "c_hash",
        Sentence("c_hash must be that of the code."),
        Sentence("Paste the redirect URL with the code."),
        "OpenID Connect Core §3.3.2.10",
    ),
)
_LOGOUT_TOKEN: Final = (
    rows.has("iss", ISSUER, _LOGOUT),
    rows.has("aud", AUDIENCE, _LOGOUT),
    rows.has("iat", SECONDS, _LOGOUT),
    rows.has("exp", SECONDS, _LOGOUT),
    rows.has("jti", STRING, _LOGOUT),
    rows.has("events", OBJECT, _LOGOUT),
    Requirement("logout-event", Sentence("events must have the logout event, with an object."), _LOGOUT, _logout_event),
    rows.has_one(("sub", "sid"), _LOGOUT),
    rows.may_have("sub", SUBJECT, _LOGOUT),
    rows.may_have("sid", STRING, _LOGOUT),
    rows.lacks("nonce", _LOGOUT),
    rows.protects(_LOGOUT_CHECKS),
    rows.expected("iss", _LOGOUT_CHECKS),
    rows.expected("aud", _LOGOUT_CHECKS),
    rows.verified(_LOGOUT_CHECKS),
    rows.unexpired(_LOGOUT_CHECKS),
    rows.issued(_LOGOUT_CHECKS),
)

ID_TOKEN: Final = Checklist("id-token", "ID Token", _CORE, _ID_TOKEN)
LOGOUT_TOKEN: Final = Checklist("logout-token", "Logout Token", _LOGOUT, _LOGOUT_TOKEN)
