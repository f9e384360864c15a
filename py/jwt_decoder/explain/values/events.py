"""Readings of security events (RFC 8417 §2.2): which ones are known, by the address that names their type."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.explain.values.reading import Reading, capped, counted, shown
from jwt_decoder.json import parse

if TYPE_CHECKING:
    from jwt_decoder.model.records import Node

_SECEVENT: Final = "https://schemas.openid.net/secevent"
_RISC: Final = f"{_SECEVENT}/risc/event-type"
_CAEP: Final = f"{_SECEVENT}/caep/event-type"
_OTHER: Final = "no event known here"
_EVENTS: Final = MappingProxyType(
    {
        "http://schemas.openid.net/event/backchannel-logout": "log the person out (Back-Channel Logout)",
        f"{_RISC}/account-credential-change-required": "the person must change a credential (RISC)",
        f"{_RISC}/account-purged": "the account was deleted for good (RISC)",
        f"{_RISC}/account-disabled": "the account was disabled (RISC)",
        f"{_RISC}/account-enabled": "the account was enabled (RISC)",
        f"{_RISC}/identifier-changed": "the email address or phone number changed (RISC)",
        f"{_RISC}/identifier-recycled": "the email address or phone number belongs to somebody else now (RISC)",
        f"{_RISC}/credential-compromise": "a credential was found in the wrong hands (RISC)",
        f"{_RISC}/opt-in": "the person lets events be sent (RISC)",
        f"{_RISC}/opt-out-initiated": "the person asked that events stop (RISC)",
        f"{_RISC}/opt-out-cancelled": "the person changed their mind: events go on (RISC)",
        f"{_RISC}/opt-out-effective": "no more events will be sent (RISC)",
        f"{_RISC}/recovery-activated": "an account recovery began (RISC)",
        f"{_RISC}/recovery-information-changed": "the means of account recovery changed (RISC)",
        f"{_RISC}/sessions-revoked": "all sessions were ended (RISC, replaced by CAEP session-revoked)",
        f"{_CAEP}/session-revoked": "a session was ended (CAEP)",
        f"{_CAEP}/token-claims-change": "claims of issued tokens changed (CAEP)",
        f"{_CAEP}/credential-change": "a credential was made, changed or removed (CAEP)",
        f"{_CAEP}/assurance-level-change": "the login became stronger or weaker (CAEP)",
        f"{_CAEP}/device-compliance-change": "a device began or ceased to comply (CAEP)",
        f"{_CAEP}/session-established": "a session began (CAEP)",
        f"{_CAEP}/session-presented": "a session was seen in use (CAEP)",
        f"{_CAEP}/risk-level-change": "the risk rose or fell (CAEP)",
        f"{_SECEVENT}/ssf/event-type/verification": "a test of the stream (SSF)",
        f"{_SECEVENT}/ssf/event-type/stream-updated": "the stream was paused, disabled or enabled (SSF)",
        f"{_SECEVENT}/sse/event-type/verification": "a test of the stream (SSE, now SSF)",
        f"{_SECEVENT}/oauth/event-type/token-revoked": "a token was revoked (OAuth, Google)",
        f"{_SECEVENT}/oauth/event-type/tokens-revoked": "all tokens were revoked (OAuth, Google)",
        "urn:ietf:params:scim:event:prov:create:full": "a resource was made (SCIM)",
        "urn:ietf:params:scim:event:prov:delete": "a resource was deleted (SCIM)",
        "urn:ietf:params:scim:event:prov:activate": "a resource was activated (SCIM)",
        "urn:ietf:params:scim:event:prov:deactivate": "a resource was deactivated (SCIM)",
    }
)


def events(node: Node) -> Reading:
    """Name each event."""
    names = list(parse.members_of(node))
    details = ((shown(name), _EVENTS.get(name, _OTHER)) for name in names)
    words = _EVENTS.get(names[0], "") if len(names) == 1 else ""
    return Reading(words or counted(len(names), "event"), capped(details, len(names)))
