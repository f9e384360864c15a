"""The claims of tokens that applications sign for a service, or that a service signs for its applications."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Sentence
from jwt_decoder.registry.issuers.issuer import Issuer
from jwt_decoder.registry.issuers.recognition import Recognition, host_of, is_on
from jwt_decoder.registry.row import Row, by_name

if TYPE_CHECKING:
    from jwt_decoder.registry.evidence import Evidence

_SNOWFLAKE: Final = "Snowflake, Using key-pair authentication"
_SHOPIFY: Final = "Shopify Dev, Session tokens"
_LIVEKIT: Final = "LiveKit Docs, Tokens & grants"
_AUTHJS: Final = "Auth.js, Session strategies"
_TWILIO: Final = "Twilio Docs, Access Tokens"
_JITSI: Final = "Jitsi as a Service, JWT"
_ZOOM: Final = "Zoom, Meeting SDK authorization; Video SDK, Authorize"
_ABLY: Final = "Ably Docs, JWT authentication"
HS256: Final = frozenset({"HS256"})

_SNOWFLAKE_CLAIMS: Final = (
    Row("iss", "Issuer", "Account, user and the fingerprint of the user's public key.", "string", _SNOWFLAKE),
    Row("sub", "Subject", "Account and user, in capitals.", "string", _SNOWFLAKE),
    Row("iat", "Issued At", "When the token was made.", "NumericDate", _SNOWFLAKE),
    Row(
        "exp",
        "Expiration Time",
        "When it expires: Snowflake accepts at most an hour after iat.",
        "NumericDate",
        _SNOWFLAKE,
    ),
)
_SHOPIFY_CLAIMS: Final = (
    Row("iss", "Issuer", "The shop's admin.", "string", _SHOPIFY),
    Row("dest", "Shop", "The shop, which must be on the host of iss.", "uri", _SHOPIFY),
    Row("aud", "Audience", "The client ID of the app.", "StringOrURIs", _SHOPIFY),
    Row("sub", "Subject", "The ID of the user that the token was made for.", "string", _SHOPIFY),
    Row("sid", "Session ID", "The user's session with the app.", "string", _SHOPIFY),
    Row("sig", "Shopify's signature", "A signature of Shopify's own.", "string", _SHOPIFY),
)
_LIVEKIT_CLAIMS: Final = (
    Row("iss", "Issuer", "The API key whose secret signed the token.", "string", _LIVEKIT),
    Row("sub", "Subject", "The identity of the participant.", "string", _LIVEKIT),
    Row("video", "Video grant", "What may be done in which room.", "object", _LIVEKIT),
    Row("sip", "SIP grant", "Whether calls may be made and managed.", "object", _LIVEKIT),
    Row("agent", "Agent grant", "Whether agents may be managed.", "object", _LIVEKIT),
    Row("inference", "Inference grant", "Whether models may be used.", "object", _LIVEKIT),
    Row("name", "Name", "The name that others see.", "string", _LIVEKIT),
    Row("metadata", "Metadata", "Any text that the application sets.", "string", _LIVEKIT),
    Row("attributes", "Attributes", "Keys and values that the application sets.", "object", _LIVEKIT),
    Row("kind", "Kind of participant", "Such as standard, agent, egress or sip.", "string", _LIVEKIT),
    Row("sha256", "Hash of the body", "The hash of the webhook's body, in base64.", "string", _LIVEKIT),
    Row("roomConfig", "Room configuration", "How to create the room if it doesn't exist yet.", "object", _LIVEKIT),
)
_TWILIO_CLAIMS: Final = (
    Row("iss", "Issuer", "The SID of the API key whose secret signed the token.", "string", _TWILIO),
    Row("sub", "Subject", "The SID of the account.", "string", _TWILIO),
    Row("grants", "Grants", "The identity, and what it may use.", "object", _TWILIO),
)
_JITSI_CLAIMS: Final = (
    Row("iss", "Issuer", "chat, or the ID of the application.", "string", _JITSI),
    Row("sub", "Subject", "The ID of the application.", "string", _JITSI),
    Row("room", "Room", "The room that may be entered; * is any.", "string", _JITSI),
    Row("context", "Context", "The user, and which features are on.", "object", _JITSI),
)

_AUTHJS_CLAIMS: Final = (
    Row("sub", "Subject", "The ID of the user.", "string", _AUTHJS),
    Row("name", "Name", "The user's name, as the provider gave it.", "string", _AUTHJS),
    Row("email", "Email address", "The user's address, as the provider gave it.", "email", _AUTHJS),
    Row("picture", "Picture", "The user's picture, as the provider gave it.", "uri", _AUTHJS),
    Row("jti", "Token ID", "A new one each time the session is renewed.", "uuid", _AUTHJS),
)

_ZOOM_CLAIMS: Final = (
    Row("appKey", "App key", "The SDK key or client ID of the app.", "string", _ZOOM),
    Row("sdkKey", "SDK key", "The same, as older versions of the Meeting SDK name it.", "string", _ZOOM),
    Row("app_key", "App key", "The key of the Video SDK.", "string", _ZOOM),
    Row("mn", "Meeting number", "The meeting or webinar to join.", "number or string", _ZOOM),
    Row("role", "Role", "0 joins the meeting, 1 starts it as host.", "number", _ZOOM),
    Row("role_type", "Role", "1 is host or co-host of the session, 0 a participant.", "number", _ZOOM),
    Row("tpc", "Session name", "The name of the session, which must match when it's joined.", "string", _ZOOM),
    Row("tokenExp", "Expiration Time", "When the token expires, the same as exp.", "NumericDate", _ZOOM),
)
_ABLY_CLAIMS: Final = (
    Row("x-ably-capability", "Capability", "Which operations are allowed on which channels.", "json", _ABLY),
    Row("x-ably-clientId", "Client ID", "The identity of the client.", "string", _ABLY),
)

_MEETING: Final = (frozenset({"appKey", "sdkKey"}), frozenset({"mn", "tokenExp"}))
_SESSION: Final = frozenset({"app_key", "tpc", "role_type"})
_ABLY_KEY: Final = re.compile(r"[\w-]{3,20}\.[\w-]{3,20}")
_GRANTS: Final = frozenset(
    {"room", "roomJoin", "roomCreate", "roomList", "roomAdmin", "roomRecord", "ingressAdmin", "agent", "hidden"}
)
_COOKIE: Final = re.compile(r"(?:__Secure-|__Host-)?(?:next-auth|authjs)\.session-token(?:\.[0-9]{1,2})?")
_OF_JITSI: Final = frozenset({"room", "context"})


def _authjs(evidence: Evidence) -> Sentence | None:
    named = _COOKIE.fullmatch(evidence.label)
    return Sentence("it came as {name}", name=evidence.label) if named else None


def _snowflake(evidence: Evidence) -> Sentence | None:
    named, mark, _ = evidence.iss.partition(".SHA256:")
    is_one = mark and named == evidence.text("sub")
    return Sentence("iss is sub with the fingerprint of a key") if is_one else None


def _shopify(evidence: Evidence) -> Sentence | None:
    is_shop = evidence.host.endswith((".myshopify.com", ".myshopify.io")) and "dest" in evidence.claims
    return is_on("iss", host_of(evidence)) if is_shop else None


def _livekit(evidence: Evidence) -> Sentence | None:
    is_grant = evidence.parameter("alg") == "HS256" and _GRANTS & evidence.inner("video").keys()
    return Sentence("video has a grant for rooms") if is_grant else None


def _twilio(evidence: Evidence) -> Sentence | None:
    is_one = evidence.parameter("cty").startswith("twilio-fpa") and "grants" in evidence.claims
    return Sentence("cty is one of Twilio’s") if is_one else None


def _jitsi(evidence: Evidence) -> Sentence | None:
    is_one = "jitsi" in evidence.strings("aud") and evidence.has(_OF_JITSI)
    return Sentence("aud is jitsi, and it has room and context") if is_one else None


def _zoom(evidence: Evidence) -> Sentence | None:
    is_meeting = not any(evidence.lacks(names) for names in _MEETING)
    is_one = evidence.parameter("alg") == "HS256" and (is_meeting or evidence.has(_SESSION))
    return Sentence("it has the key of an SDK, and a meeting or session") if is_one else None


def _ably(evidence: Evidence) -> Sentence | None:
    is_one = "x-ably-capability" in evidence.claims and _ABLY_KEY.fullmatch(evidence.parameter("kid"))
    return Sentence("it has x-ably-capability, and kid is the name of a key") if is_one else None


SNOWFLAKE: Final = Issuer(
    "snowflake",
    "Snowflake (request to it)",
    _SNOWFLAKE,
    by_name(_SNOWFLAKE_CLAIMS),
    recognised=(Recognition(600, _snowflake),),
)
SHOPIFY: Final = Issuer(
    "shopify",
    "Shopify",
    _SHOPIFY,
    by_name(_SHOPIFY_CLAIMS),
    recognised=(Recognition(605, _shopify),),
    algorithms=HS256,
)
LIVEKIT: Final = Issuer(
    "livekit",
    "LiveKit",
    _LIVEKIT,
    by_name(_LIVEKIT_CLAIMS),
    recognised=(Recognition(610, _livekit),),
    algorithms=HS256,
)
TWILIO: Final = Issuer(
    "twilio",
    "Twilio",
    _TWILIO,
    by_name(_TWILIO_CLAIMS),
    recognised=(Recognition(615, _twilio),),
    algorithms=HS256,
)
JITSI: Final = Issuer(
    "jitsi",
    "Jitsi as a Service",
    _JITSI,
    by_name(_JITSI_CLAIMS),
    recognised=(Recognition(620, _jitsi),),
)
AUTHJS: Final = Issuer(
    "authjs",
    "Auth.js (NextAuth.js)",
    _AUTHJS,
    by_name(_AUTHJS_CLAIMS),
    recognised=(Recognition(625, _authjs),),
)
ZOOM: Final = Issuer(
    "zoom",
    "Zoom (request to it)",
    _ZOOM,
    by_name(_ZOOM_CLAIMS),
    recognised=(Recognition(630, _zoom),),
)
ABLY: Final = Issuer(
    "ably",
    "Ably (request to it)",
    _ABLY,
    by_name(_ABLY_CLAIMS),
    recognised=(Recognition(635, _ably),),
)
