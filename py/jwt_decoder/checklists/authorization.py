"""What is required of authorization requests and responses that are JWTs (RFC 9101, JARM)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.checklists import rows
from jwt_decoder.checklists.kinds import AUDIENCE, SECONDS, STRING, text_of
from jwt_decoder.checklists.requirement import MET, Answer, Checklist, Requirement
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from jwt_decoder.checklists.subject import Subject

_JAR: Final = "RFC 9101 §4"
_JAR_CHECKS: Final = "RFC 9101 §6.2"
_JARM: Final = "JWT Secured Authorization Response Mode §2.1"
_JARM_CHECKS: Final = "JWT Secured Authorization Response Mode §2.4"
_LONGEST: Final = 80


def _client_beside(subject: Subject) -> Answer | None:
    node, clients = subject.claims.get("client_id"), subject.paste.clients
    if node is None:
        return None
    if not clients:
        return rows.unknown(Sentence("Paste the whole request, with client_id."))
    if text_of(node) in clients:
        return MET
    return rows.missed(Sentence("client_id of the request is “{client}”.", client=quote(clients[0], _LONGEST)))


_REQUEST: Final = (
    rows.has("client_id", STRING, _JAR),
    rows.has("response_type", STRING, "RFC 6749 §4.1.1"),
    rows.lacks("request", _JAR),
    rows.lacks("request_uri", _JAR),
    rows.may_have("iss", STRING, _JAR),
    rows.may_have("aud", AUDIENCE, _JAR),
    rows.may_have("exp", SECONDS, "RFC 7519 §4.1.4"),
    rows.may_have("nbf", SECONDS, "RFC 7519 §4.1.5"),
    rows.protects(_JAR),
    Requirement(
        "client-beside", Sentence("client_id must be that of the request around it."), "RFC 9101 §5", _client_beside
    ),
    rows.expected("aud", _JAR, words=Sentence("aud, if present, must include your authorization server.")),
    rows.verified(_JAR_CHECKS),
    rows.unexpired("RFC 7519 §4.1.4"),
    rows.begun("RFC 7519 §4.1.5"),
)
_RESPONSE: Final = (
    rows.has("iss", STRING, _JARM),
    rows.has("aud", AUDIENCE, _JARM),
    rows.has("exp", SECONDS, _JARM),
    rows.has_one(("code", "error", "access_token", "id_token", "response"), _JARM),
    rows.protects("JWT Secured Authorization Response Mode §3"),
    rows.expected("iss", _JARM_CHECKS),
    rows.expected("aud", _JARM_CHECKS, words=Sentence("aud must be your client ID.")),
    rows.verified(_JARM_CHECKS),
    rows.unexpired(_JARM_CHECKS),
    rows.unknowable(
        "state",
        Sentence("state must be the one you sent."),
        Sentence("Only your client knows what it sent."),
        _JARM_CHECKS,
    ),
)

REQUEST_OBJECT: Final = Checklist("request-object", "Request Object (JAR)", "RFC 9101", _REQUEST)
AUTHORIZATION_RESPONSE: Final = Checklist(
    "authorization-response", "Authorization response (JARM)", "JWT Secured Authorization Response Mode", _RESPONSE
)
