"""Readings of security events (RFC 8417 §2.2): which ones are known, by the address that names their type."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.explain.values.reading import LONGEST, Reading, capped
from jwt_decoder.json import parse
from jwt_decoder.model.sentence import Sentence, plural
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.model.part import Node

_SECEVENT: Final = "https://schemas.openid.net/secevent"
_RISC: Final = f"{_SECEVENT}/risc/event-type"
_CAEP: Final = f"{_SECEVENT}/caep/event-type"
_OTHER: Final = Sentence("unknown event")
_EVENTS: Final[Mapping[str, Sentence]] = MappingProxyType(
    {
        "http://schemas.openid.net/event/backchannel-logout": Sentence("log the user out (Back-Channel Logout)"),
        f"{_RISC}/account-credential-change-required": Sentence("the user must change a credential (RISC)"),
        f"{_RISC}/account-purged": Sentence("the account was permanently deleted (RISC)"),
        f"{_RISC}/account-disabled": Sentence("the account was disabled (RISC)"),
        f"{_RISC}/account-enabled": Sentence("the account was enabled (RISC)"),
        f"{_RISC}/identifier-changed": Sentence("the email address or phone number changed (RISC)"),
        f"{_RISC}/identifier-recycled": Sentence(
            "the email address or phone number now belongs to someone else (RISC)"
        ),
        f"{_RISC}/credential-compromise": Sentence("a credential was compromised (RISC)"),
        f"{_RISC}/opt-in": Sentence("the user opted in to events (RISC)"),
        f"{_RISC}/opt-out-initiated": Sentence("the user asked to opt out of events (RISC)"),
        f"{_RISC}/opt-out-cancelled": Sentence("the user cancelled the opt-out (RISC)"),
        f"{_RISC}/opt-out-effective": Sentence("the opt-out took effect (RISC)"),
        f"{_RISC}/recovery-activated": Sentence("account recovery started (RISC)"),
        f"{_RISC}/recovery-information-changed": Sentence("account recovery information changed (RISC)"),
        f"{_RISC}/sessions-revoked": Sentence("all sessions were revoked (RISC, replaced by CAEP session-revoked)"),
        f"{_CAEP}/session-revoked": Sentence("a session was revoked (CAEP)"),
        f"{_CAEP}/token-claims-change": Sentence("claims of issued tokens changed (CAEP)"),
        f"{_CAEP}/credential-change": Sentence("a credential was created, changed or deleted (CAEP)"),
        f"{_CAEP}/assurance-level-change": Sentence("the login became stronger or weaker (CAEP)"),
        f"{_CAEP}/device-compliance-change": Sentence("a device became or stopped being compliant (CAEP)"),
        f"{_CAEP}/session-established": Sentence("a session was established (CAEP)"),
        f"{_CAEP}/session-presented": Sentence("a session was seen in use (CAEP)"),
        f"{_CAEP}/risk-level-change": Sentence("the risk level changed (CAEP)"),
        f"{_SECEVENT}/ssf/event-type/verification": Sentence("a test of the stream (SSF)"),
        f"{_SECEVENT}/ssf/event-type/stream-updated": Sentence("the stream was paused, disabled or enabled (SSF)"),
        f"{_SECEVENT}/sse/event-type/verification": Sentence("a test of the stream (SSE, now SSF)"),
        f"{_SECEVENT}/oauth/event-type/token-revoked": Sentence("a token was revoked (OAuth, Google)"),
        f"{_SECEVENT}/oauth/event-type/tokens-revoked": Sentence("all tokens were revoked (OAuth, Google)"),
        "urn:ietf:params:scim:event:prov:create:full": Sentence("a resource was created (SCIM)"),
        "urn:ietf:params:scim:event:prov:delete": Sentence("a resource was deleted (SCIM)"),
        "urn:ietf:params:scim:event:prov:activate": Sentence("a resource was activated (SCIM)"),
        "urn:ietf:params:scim:event:prov:deactivate": Sentence("a resource was deactivated (SCIM)"),
    }
)


def events(node: Node) -> Reading:
    """Name each event."""
    names = list(parse.members_of(node))
    details = ((quote(name, LONGEST), _EVENTS.get(name, _OTHER)) for name in names)
    only = _EVENTS.get(names[0]) if len(names) == 1 else None
    return Reading(only or plural("{count} event", "{count} events", len(names)), capped(details, len(names)))
