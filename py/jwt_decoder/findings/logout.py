"""Rules about Logout Tokens (OpenID Connect Back-Channel Logout §2.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.findings.rule import Hit, rule
from jwt_decoder.json.parse import members_of
from jwt_decoder.model.rule import Example
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.text import json_types

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jwt_decoder.findings.context import Context

EVENT: Final = "http://schemas.openid.net/event/backchannel-logout"
_SECTION: Final = "OpenID Connect Back-Channel Logout §2.4"
_SCOPE: Final = Sentence("Logout Tokens.")
_HEADER: Final = '{"alg":"RS256","typ":"logout+jwt"}'
_CLAIMS: Final = (
    '{{"iss":"https://issuer.example","sub":"1","aud":"c","iat":1767225600,"exp":4102444800,"jti":"1","events":{0}{1}}}'
)


@rule(
    "logout-nonce",
    "error",
    _SECTION,
    name=Sentence("nonce in a Logout Token"),
    scope=_SCOPE,
    why=Sentence("A nonce is forbidden here, so that a Logout Token can’t be mistaken for an ID Token."),
    example=Example(_CLAIMS.format(f'{{"{EVENT}":{{}}}}', ',"nonce":"n"'), _HEADER),
    remedy=Sentence("Leave nonce out of Logout Tokens."),
)
def logout_nonce(token: Context) -> Iterable[Hit]:
    """Find a nonce in a Logout Token (OpenID Connect Back-Channel Logout §2.4)."""
    if token.type == "logout-token" and "nonce" in token.claims:
        yield Hit(token.in_claims("nonce"), Sentence("A Logout Token must not have a nonce."))


@rule(
    "logout-event",
    "error",
    _SECTION,
    name=Sentence("No logout event"),
    scope=_SCOPE,
    why=Sentence("A client acts on the logout event in events, whose value is an object, usually an empty one."),
    example=Example(_CLAIMS.format(f'{{"{EVENT}":null}}', ""), _HEADER),
    remedy=Sentence("Put the logout event into events, with an empty object as its value."),
)
def logout_event(token: Context) -> Iterable[Hit]:
    """Find a Logout Token whose events lack the logout event, or hold no object for it (§2.4)."""
    events = token.claims.get("events") if token.type == "logout-token" else None
    if events is None or events["type"] != "object":
        return
    event = members_of(events).get(EVENT)
    if event is None:
        message = Sentence("events doesn’t have the logout event, “{event}”.", event=EVENT)
        yield Hit(token.in_claims("events"), message)
    elif event["type"] != "object":
        message = Sentence(
            "The logout event must be an object, but this is {type}.", type=json_types.NAMES[event["type"]]
        )
        yield Hit(token.in_claims("events"), message)
