"""The claims of Keycloak."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Sentence
from jwt_decoder.registry.issuers.issuer import Exemption, Issuer
from jwt_decoder.registry.issuers.recognition import Recognition
from jwt_decoder.registry.row import Row, by_name

if TYPE_CHECKING:
    from jwt_decoder.registry.evidence import Evidence

_GUIDE: Final = "Keycloak, Server Administration Guide"
_TOKEN: Final = "Keycloak API documentation, AccessToken and IDToken"  # noqa: S105 - a title
_ROLES: Final = f"{_GUIDE}, Assigning permissions using roles and groups"
_ACTION: Final = "Keycloak API documentation, AdminAction and LogoutAction"

_CLAIMS: Final = (
    Row("iss", "Issuer", "The realm of the Keycloak server: its name comes after /realms/.", "string", _TOKEN),
    Row(
        "typ",
        "Kind of token",
        "Says what the token is: Bearer or DPoP for access, ID, Refresh, Offline or Logout.",
        "string",
        _TOKEN,
    ),
    Row("azp", "Client", "The client that the token was issued to.", "string", _TOKEN),
    Row("sid", "Session ID", "Identifies the user's session in the realm.", "string", _TOKEN),
    Row(
        "session_state",
        "Session ID",
        "The user's session, by the name that older versions use for sid.",
        "string",
        _TOKEN,
    ),
    Row(
        "acr",
        "Authentication level",
        "The level that the authentication reached: 1 for a fresh one, 0 for one by an earlier session, or a "
        "name that the realm maps to a level.",
        "string",
        f"{_GUIDE}, Step-up authentication",
    ),
    Row(
        "realm_access",
        "Realm roles",
        "The roles of the user in the whole realm, listed in its member roles.",
        "object",
        _ROLES,
    ),
    Row(
        "resource_access",
        "Client roles",
        "The roles of the user in single clients: one member for each client, listing its roles.",
        "object",
        _ROLES,
    ),
    Row(
        "allowed-origins",
        "Web origins",
        "The origins from which browsers may use the token, as the client's settings say.",
        "strings",
        _TOKEN,
    ),
    Row(
        "authorization",
        "Permissions",
        "The permissions that Authorization Services granted, listed in its member permissions.",
        "object",
        "Keycloak, Authorization Services Guide",
    ),
    Row("preferred_username", "User name", "The user's name in the realm.", "string", _TOKEN),
    Row(
        "s_hash",
        "State hash",
        "A hash of the state parameter, which binds the ID token to the request.",
        "hash",
        _TOKEN,
    ),
    Row("claims_locales", "Locales of claims", "The languages that the client prefers for claims.", "string", _TOKEN),
    Row(
        "client_id",
        "Client ID",
        "The client whose service account the token is for.",
        "string",
        f"{_GUIDE}, Using a service account",
    ),
    Row(
        "clientId",
        "Client ID",
        "The client whose service account the token is for, by its older name.",
        "string",
        f"{_GUIDE}, Using a service account",
    ),
    Row(
        "clientHost",
        "Client host",
        "The host that the client asked from.",
        "string",
        f"{_GUIDE}, Using a service account",
    ),
    Row(
        "clientAddress",
        "Client address",
        "The network address that the client asked from.",
        "ip",
        f"{_GUIDE}, Using a service account",
    ),
)

_ACTION_CLAIMS: Final = (
    Row("action", "Action", "What the server tells the application to do, such as LOGOUT.", "string", _ACTION),
    Row("resource", "Application", "The client that the action is meant for.", "string", _ACTION),
    Row("expiration", "Expiration", "When the action expires, in seconds since 1970.", "NumericDate", _ACTION),
    Row(
        "notBefore",
        "Revoked before",
        "Tokens issued before this time must no longer be accepted.",
        "NumericDate",
        _ACTION,
    ),
    Row("adapterSessionIds", "Application sessions", "The sessions of the application that end.", "strings", _ACTION),
    Row("keycloakSessionIds", "Keycloak sessions", "The sessions of the server that end.", "strings", _ACTION),
)

_ACTIONS: Final = frozenset({"LOGOUT", "PUSH_NOT_BEFORE", "TEST_AVAILABILITY"})
_KEYCLOAK_TYP: Final = frozenset({"Bearer", "DPoP", "ID", "Refresh", "Offline", "Logout", "Serialized-ID"})
_KEYCLOAK_CLAIMS: Final = (
    "realm_access",
    "resource_access",
    "typ",
    "session_state",
    "allowed-origins",
    "azp",
    "sid",
    "events",
)


def _keycloak(evidence: Evidence) -> Sentence | None:
    _before, mark, realm = evidence.path.partition("/realms/")
    names = [name for name in _KEYCLOAK_CLAIMS if name in evidence.claims] if mark else []
    if names and realm.rstrip("/") and "/" not in realm.rstrip("/"):
        return Sentence("{place} has /realms/ and a name, and it has {name}", place=evidence.place, name=names[0])
    typ = evidence.text("typ")
    if not evidence.iss and typ in _KEYCLOAK_TYP and "realm_access" in evidence.claims:
        return Sentence("typ in the claims is {typ}, and it has realm_access", typ=typ)
    return None


def _keycloak_admin(evidence: Evidence) -> Sentence | None:
    action = evidence.text("action")
    is_action = action in _ACTIONS and "resource" in evidence.claims
    return Sentence("action is {action}, and it has resource", action=action) if is_action else None


KEYCLOAK: Final = Issuer(
    "keycloak",
    "Keycloak",
    _GUIDE,
    by_name(_CLAIMS),
    recognised=(Recognition(300, _keycloak),),
    endless=frozenset({"offline-token"}),
    exceptions=(
        Exemption(
            ("exp-missing", "lifetime-over-a-year"),
            "An offline token lives until it is revoked (Keycloak, Server Administration Guide, Offline access).",
        ),
    ),
)
KEYCLOAK_ADMIN: Final = Issuer(
    "keycloak-admin",
    "Keycloak (admin action)",
    _ACTION,
    by_name(_ACTION_CLAIMS),
    recognised=(Recognition(310, _keycloak_admin),),
    exceptions=(Exemption(("exp-missing",), "An admin action has an expiration of its own."),),
)
