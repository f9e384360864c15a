"""What kind of token it reads as: first by typ, which is meant for that (RFC 8725 §3.11), then by rows of evidence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Listing, Sentence, plural
from jwt_decoder.registry import token_types as types

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jwt_decoder.registry.evidence import Evidence
    from jwt_decoder.registry.token_types import TokenType

    Says = Callable[[Evidence], Sentence | None]

_BY_TYP: Final[Mapping[str, TokenType]] = MappingProxyType(
    {
        "at+jwt": types.AT_JWT,
        "okta-internal-at+jwt": types.ACCESS_TOKEN,
        "logout+jwt": types.LOGOUT_TOKEN,
        "dpop+jwt": types.DPOP_PROOF,
        "secevent+jwt": types.SECURITY_EVENT,
        "client-authentication+jwt": types.CLIENT_ASSERTION,
        "authorization-grant+jwt": types.JWT_GRANT,
        "oauth-authz-req+jwt": types.REQUEST_OBJECT,
        "oauth-authz-resp+jwt": types.AUTHORIZATION_RESPONSE,
        "kb+jwt": types.KEY_BINDING,
        "dc+sd-jwt": types.SD_JWT_VC,
        "vc+jwt": types.CREDENTIAL,
        "vc+ld+jwt": types.CREDENTIAL,
        "vc+ld+json+jwt": types.CREDENTIAL,
        "vc+ld+json+sd-jwt": types.CREDENTIAL,
        "vp+jwt": types.PRESENTATION,
        "vp+sd-jwt": types.PRESENTATION,
        "vp+ld+jwt": types.PRESENTATION,
        "vp+ld+json+jwt": types.PRESENTATION,
        "vp+ld+json+sd-jwt": types.PRESENTATION,
        "token-introspection+jwt": types.INTROSPECTION,
        "statuslist+jwt": types.STATUS_LIST,
        "entity-statement+jwt": types.ENTITY_STATEMENT,
        "openid4vci-proof+jwt": types.KEY_PROOF,
        "passport": types.PASSPORT,
        "vnd.ga4gh.visa+jwt": types.VISA,
        "eat+jwt": types.ATTESTATION,
        "oauth-client-attestation+jwt": types.CLIENT_ATTESTATION,
        "oauth-client-attestation-pop+jwt": types.CLIENT_ATTESTATION_POP,
        "key-attestation+jwt": types.KEY_ATTESTATION,
        "keyattestation+jwt": types.KEY_ATTESTATION,
        "verifier-attestation+jwt": types.VERIFIER_ATTESTATION,
        "wit+jwt": types.WORKLOAD_IDENTITY,
        "wpt+jwt": types.WORKLOAD_PROOF,
        "txntoken+jwt": types.TRANSACTION_TOKEN,
        "txn_token": types.TRANSACTION_TOKEN,
        "oauth-id-jag+jwt": types.ID_JAG,
        "trust-mark+jwt": types.TRUST_MARK,
        "trust-mark-delegation+jwt": types.TRUST_MARK_DELEGATION,
        "trust-mark-status-response+jwt": types.TRUST_MARK_STATUS,
        "resolve-response+jwt": types.RESOLVE_RESPONSE,
        "jwk-set+jwt": types.SIGNED_KEYS,
        "explicit-registration-response+jwt": types.REGISTRATION_RESPONSE,
        "vnd.ga4gh.passport+jwt": types.GA4GH_PASSPORT,
    }
)

# What says that it is a JWS or JWT and no more, and what two kinds share.
_PLAIN: Final = frozenset({"", "jwt", "jws", "jwe", "jose", "jose+json", "sd-jwt", "vc+sd-jwt"})
# What requests and responses call the tokens in them, without case and separators.
_BY_LABEL: Final[Mapping[str, TokenType]] = MappingProxyType(
    {
        "idtoken": types.ID_TOKEN,
        "idtokenhint": types.ID_TOKEN,
        "logouttoken": types.LOGOUT_TOKEN,
        "accesstoken": types.ACCESS_TOKEN,
        "refreshtoken": types.REFRESH_TOKEN,
        "clientassertion": types.CLIENT_ASSERTION,
        "dpop": types.DPOP_PROOF,
        "clientattestation": types.CLIENT_ATTESTATION,
        "oauthclientattestation": types.CLIENT_ATTESTATION,
        "oauthclientattestationpop": types.CLIENT_ATTESTATION_POP,
        "txntoken": types.TRANSACTION_TOKEN,
        "workloadidentitytoken": types.WORKLOAD_IDENTITY,
        "workloadprooftoken": types.WORKLOAD_PROOF,
        "vapid": types.VAPID,
        "trustmark": types.TRUST_MARK,
        "keyattestation": types.KEY_ATTESTATION,
        "softwarestatement": types.SOFTWARE_STATEMENT,
        "shc": types.HEALTH_CARD,
    }
)

_LTI_MESSAGE: Final = "https://purl.imsglobal.org/spec/lti/claim/message_type"
_LOGOUT_EVENT: Final = "http://schemas.openid.net/event/backchannel-logout"
_HEALTH: Final = "https://smarthealth.cards#health-card"
_GRANT_AUDIENCES: Final = frozenset(
    {
        "https://oauth2.googleapis.com/token",
        "https://www.googleapis.com/oauth2/v4/token",
        "https://accounts.google.com/o/oauth2/token",
        "https://login.salesforce.com",
        "https://test.salesforce.com",
        "https://api.box.com/oauth2/token",
        "account.docusign.com",
        "account-d.docusign.com",
    }
)
_OF_REQUESTS: Final = frozenset({"nonce", "at_hash", "c_hash"})
_SCOPES: Final = frozenset({"scope", "scp"})
_OF_ID_TOKENS: Final = frozenset({"iss", "sub", "aud", "exp", "iat"})
_OF_ACCESS: Final = frozenset({"type", "name", "actions"})
_OF_PROVIDERS: Final = frozenset({"iss", "iat"})
_OF_STORES: Final = frozenset({"promotional-offer", "introductory-offer-eligibility", "advanced-commerce-api"})
_OF_WALLETS: Final = frozenset({"savetowallet", "savetoandroidpay"})
_OF_HOLDERS: Final = frozenset({"sub", "aud"})
_OF_NATS: Final = frozenset({"ed25519", "ed25519-nkey"})
_APPLE: Final = "https://appleid.apple.com"
_OF_RESPONSES: Final = frozenset({"iss", "aud", "exp"})
_NOT_OF_RESPONSES: Final = frozenset({"sub", "iat", "response_type"})
_OF_CIBA: Final = ("binding_message", "client_notification_token", "login_hint_token", "user_code", "requested_expiry")
_OF_VAPID: Final = frozenset({"aud", "exp"})
_ALL_OF_VAPID: Final = frozenset({"aud", "exp", "sub", "iat", "nbf"})
_CONTACTS: Final = ("mailto:", "https:")
_PUSH_SERVICES: Final = (*("fcm.googleapis.com", "push.services.mozilla.com", "push.apple.com", "notify.windows.com"),)
_KEYS_OF_ACME: Final = frozenset({"jwk", "kid"})
_OF_ACME: Final = frozenset({"url", "nonce"})
_OF_APPS: Final = frozenset({"iss", "iat", "exp"})
_APP: Final = re.compile(r"[1-9][0-9]{3,9}|Iv[0-9a-zA-Z]{1,2}\.?[0-9a-zA-Z]{14,20}")
_ALWAYS: Final = Sentence("this issuer's tokens are of this type")
_TEAM: Final = re.compile(r"[A-Z0-9]{10}")
_ENOUGH_WITH_HASH: Final = 3
# Proofs and requests have a nonce too, with an issuer, an audience and a time.
_ENOUGH_WITH_NONCE: Final = 4
_OF_BARE_ASSERTIONS: Final = frozenset({"jti", "exp"})
_OF_ASSERTIONS: Final = frozenset({"exp", "jti"})
_NOT_OF_GRANTS: Final = frozenset({"scp", "at_hash", "nonce"})
_OF_SUPABASE_USERS: Final = frozenset({"sub", "aal", "session_id"})
_SERVICE_ACCOUNTS: Final = ".gserviceaccount.com"
_OF_SELF_SIGNED: Final = frozenset({"aud", "scope"})
_NOT_OF_ASSERTIONS: Final = frozenset({"nonce", "scope", "scp", "sub_jwk", "at_hash", "auth_time", "token_use", "typ"})
_OF_ENTRA_ACCESS: Final = ("scp", "azpacr", "azp", "appidacr", "appid", "idtyp")
_OF_USER_INFO: Final = frozenset({"iss", "sub", "aud"})
_TIMES: Final = frozenset({"iat", "exp", "nbf", "auth_time", "nonce"})
_OF_PERSONS: Final = (
    *("name", "given_name", "family_name", "email", "preferred_username", "picture", "birthdate", "phone_number"),
)
_OF_PEOPLE: Final = (
    "nonce",
    "at_hash",
    "name",
    "email",
    "preferred_username",
    "nickname",
    "picture",
    "sid",
    "auth_time",
)
_MARKS: Final[Mapping[str, Mapping[str, TokenType]]] = MappingProxyType(
    {
        "cognito": MappingProxyType({"id": types.ID_TOKEN, "access": types.ACCESS_TOKEN}),
        "keycloak": MappingProxyType(
            {
                "ID": types.ID_TOKEN,
                "Bearer": types.ACCESS_TOKEN,
                "DPoP": types.ACCESS_TOKEN,
                "Refresh": types.REFRESH_TOKEN,
                "Offline": types.OFFLINE_TOKEN,
                "Logout": types.LOGOUT_REQUEST,
            }
        ),
        "cloudflare-access": MappingProxyType({"app": types.APPLICATION_TOKEN, "org": types.GLOBAL_SESSION}),
        "fusionauth": MappingProxyType({"at": types.ACCESS_TOKEN, "it": types.ID_TOKEN}),
        "descope": MappingProxyType({"DSR": types.REFRESH_TOKEN}),
    }
)
_MARKING: Final[Mapping[str, str]] = MappingProxyType(
    {
        "cognito": "token_use",
        "keycloak": "typ",
        "cloudflare-access": "type",
        "fusionauth": "tty",
        "descope": "drn",
    }
)


@dataclass(frozen=True, slots=True)
class Recognition:
    """A kind of token and what speaks for it; ``issuers`` are the ids it is limited to, "" being an unknown one."""

    type: TokenType
    says: Says
    issuers: tuple[str, ...] = ()


def names_unknown(typ: str) -> bool:
    """Check whether typ, as Evidence has it, names a kind of token that is not known here (RFC 8725 §3.11)."""
    return typ not in _PLAIN and typ not in _BY_TYP


def recognise(evidence: Evidence, issuer: str, label: str = "") -> tuple[TokenType, Sentence] | None:
    """Return the kind of token with the reason.

    ``issuer`` is the id of the issuer recognised, or empty; ``label`` is what the paste calls the token. An explicit
    typ that is not known here ends the guessing, and so does the claim in which an issuer writes the kind.
    """
    named = _BY_TYP.get(evidence.typ)
    if named:
        return named, Sentence("typ is {typ}", typ=evidence.typ)
    if names_unknown(evidence.typ):
        return None
    marking = _MARKING.get(issuer, "")
    value = evidence.text(marking) if marking else ""
    marked = _MARKS[issuer].get(value) if marking else None
    if marked:
        return marked, Sentence("{name} in the claims is {value}", name=marking, value=value)
    called = _BY_LABEL.get(_plain(label))
    if called:
        return called, Sentence("it came as {name}", name=label)
    return None if value else _guessed(evidence, issuer)


def _guessed(evidence: Evidence, issuer: str) -> tuple[TokenType, Sentence] | None:
    for row in _OF_ISSUER.get(issuer, _OF_ANY):
        reason = row.says(evidence)
        if reason:
            return row.type, reason
    return None


def _plain(label: str) -> str:
    """Return a name as it is compared: people write id_token, idToken, ID_TOKEN and id-token."""
    return label.lower().replace("_", "").replace("-", "")


def _is_there(*names: str) -> Sentence:
    return plural("it has {names}", "it has {names}", count=len(names), names=Listing(names, "and"))


def _is_there_without_scope(name: str) -> Sentence:
    return Sentence("it has {name}, but no scope", name=name)


def _always(_evidence: Evidence) -> Sentence:
    return _ALWAYS


def _there(*names: str) -> Says:
    """Answer when all these claims are there."""
    own, reason = frozenset(names), _is_there(*names)
    return lambda evidence: reason if evidence.has(own) else None


def _any(*names: str) -> Says:
    """Answer when one of these claims is there, and none that only ID Tokens have."""

    def says(evidence: Evidence) -> Sentence | None:
        first = next((name for name in names if name in evidence.claims), "")
        return _is_there(first) if first and evidence.lacks(_OF_REQUESTS) else None

    return says


def _absent(name: str) -> Says:
    """Answer when this claim is not there."""
    reason = Sentence("it has no {name}", name=name)
    return lambda evidence: None if name in evidence.claims else reason


def _credential(word: str) -> Says:
    """Answer when type says that it is a credential or a presentation."""
    reason = Sentence("type includes {type}", type=word)
    return lambda evidence: reason if word in evidence.strings("type") else None


def _old(name: str, word: str) -> Says:
    """Answer when a claim holds a credential or a presentation, as version 1.1 of the Data Model has it."""
    reason = Sentence("{name}.type includes {type}", name=name, type=word)
    return lambda evidence: reason if word in evidence.inner_strings(name, "type") else None


def _older_sd_jwt(evidence: Evidence) -> Sentence | None:
    is_older = evidence.typ == "vc+sd-jwt" and "@context" not in evidence.claims
    return Sentence("typ is vc+sd-jwt, without @context") if is_older else None


def _w3c_sd_jwt(evidence: Evidence) -> Sentence | None:
    return Sentence("typ is vc+sd-jwt, with @context") if evidence.typ == "vc+sd-jwt" else None


def _sd_jwt_vc(evidence: Evidence) -> Sentence | None:
    is_credential = evidence.kind == "sd-jwt" and "vct" in evidence.claims
    return Sentence("it is an SD-JWT with vct") if is_credential else None


def _logout(evidence: Evidence) -> Sentence | None:
    return Sentence("events includes a back-channel logout") if _LOGOUT_EVENT in evidence.inner("events") else None


def _event(evidence: Evidence) -> Sentence | None:
    # Names of events are URIs (RFC 8417 §2.2), which members of an application's own events are not.
    is_event = any(":" in name for name in evidence.inner("events"))
    return Sentence("events lists an event") if is_event else None


def _svid(evidence: Evidence) -> Sentence | None:
    return Sentence("sub is a SPIFFE ID") if evidence.text("sub").startswith("spiffe://") else None


def _grant(evidence: Evidence) -> Sentence | None:
    audiences = _GRANT_AUDIENCES.intersection(evidence.strings("aud"))
    is_grant = audiences and evidence.iss and evidence.lacks(_NOT_OF_GRANTS)
    return _is_for(min(audiences)) if is_grant else None


def _is_for(audience: str) -> Sentence:
    return Sentence("aud is {aud}", aud=audience)


def _provider_token(evidence: Evidence) -> Sentence | None:
    """Know a token for Apple's push notifications: nothing but a team and a time, and the ID of a key like a team's."""
    is_one = evidence.claims.keys() == _OF_PROVIDERS and evidence.parameter("alg") == "ES256"
    names = (evidence.iss, evidence.parameter("kid"))
    is_apple = is_one and all(_TEAM.fullmatch(name) for name in names)
    return Sentence("iss and kid look like Apple's, and iat is the only other claim") if is_apple else None


def _apple_assertion(evidence: Evidence) -> Sentence | None:
    return _is_for(_APPLE) if _APPLE in evidence.strings("aud") else None


def _self_signed(evidence: Evidence) -> Sentence | None:
    """Know what a service account shows an API of Google in the place of an access token."""
    is_own = evidence.iss == evidence.text("sub") and evidence.iss.endswith(_SERVICE_ACCOUNTS)
    is_for_api = not evidence.lacks(_OF_SELF_SIGNED) and "target_audience" not in evidence.claims
    return Sentence("iss and sub are the same service account of Google") if is_own and is_for_api else None


def _assertion(evidence: Evidence) -> Sentence | None:
    """Know a client that speaks for itself: it is both issuer and subject (RFC 7523 §3, OpenID Connect Core §9)."""
    if not evidence.iss or evidence.iss != evidence.text("sub") or not evidence.lacks(_NOT_OF_ASSERTIONS):
        return None
    is_dated = "aud" in evidence.claims and not evidence.lacks(_OF_ASSERTIONS)
    return Sentence("iss and sub are the same, and it has aud") if is_dated else None


def _assertion_without_subject(evidence: Evidence) -> Sentence | None:
    """Know a client that speaks for itself at a token endpoint and leaves out sub (RFC 7523 §3)."""
    is_own = evidence.iss and "://" not in evidence.iss and "sub" not in evidence.claims
    is_one = is_own and evidence.has(_OF_BARE_ASSERTIONS) and evidence.lacks(_NOT_OF_ASSERTIONS)
    audience = next((one for one in evidence.strings("aud") if one.endswith("/token")), "") if is_one else ""
    return _is_for(audience) if audience else None


def _entra_access(evidence: Evidence) -> Sentence | None:
    first = next((name for name in _OF_ENTRA_ACCESS if name in evidence.claims), "")
    return _is_there(first) if first else None


def _supabase_key(evidence: Evidence) -> Sentence | None:
    is_key = "role" in evidence.claims and evidence.lacks(_OF_SUPABASE_USERS)
    return Sentence("it has role, but no sub") if is_key else None


def _session_cookie(evidence: Evidence) -> Sentence | None:
    is_session = evidence.host == "session.firebase.google.com"
    return Sentence("iss is on session.firebase.google.com") if is_session else None


def _okta_id(evidence: Evidence) -> Sentence | None:
    return Sentence("jti starts with ID.") if evidence.text("jti").startswith("ID.") else None


def _person(evidence: Evidence) -> Sentence | None:
    """Know an ID Token of an issuer whose access tokens are known by other claims: it speaks of a person."""
    first = next((name for name in _OF_PEOPLE if name in evidence.claims), "")
    return _is_there_without_scope(first) if first and evidence.lacks(_SCOPES) else None


def _id_token(evidence: Evidence) -> Sentence | None:
    """Know an ID Token by the hash of what came with it, or by a nonce where there is no scope."""
    claims = evidence.claims
    name = next((name for name in ("at_hash", "c_hash") if name in claims), "")
    by_nonce = "nonce" in claims and evidence.lacks(_SCOPES)
    needed = _ENOUGH_WITH_HASH if name else _ENOUGH_WITH_NONCE
    if not (name or by_nonce) or sum(name in claims for name in _OF_ID_TOKENS) < needed:
        return None
    if name:
        return _is_there(name)
    is_for_party = "azp" in claims
    return Sentence("it has nonce and azp, but no scope") if is_for_party else _is_there_without_scope("nonce")


def _nats(evidence: Evidence) -> Sentence | None:
    is_one = "nats" in evidence.claims and evidence.parameter("alg") in _OF_NATS
    return _is_there("nats") if is_one else None


def _authority(evidence: Evidence) -> Sentence | None:
    return Sentence("atc has tktype") if "tktype" in evidence.inner("atc") else None


def _wallet(evidence: Evidence) -> Sentence | None:
    typ = evidence.text("typ")
    is_one = evidence.strings("aud") == ("google",) and typ in _OF_WALLETS
    return Sentence("aud is google, and typ is {typ}", typ=typ) if is_one else None


def _store_request(evidence: Evidence) -> Sentence | None:
    audience = evidence.text("aud")
    return _is_for(audience) if audience in _OF_STORES and "bid" in evidence.claims else None


def _software(evidence: Evidence) -> Sentence | None:
    """Know what is said of software; tokens that it gets, for somebody or something, may have its ID too."""
    is_one = "software_id" in evidence.claims and evidence.lacks(_OF_HOLDERS)
    return _is_there("software_id") if is_one else None


def _user_info(evidence: Evidence) -> Sentence | None:
    """Know a signed UserInfo Response: it speaks of a person, and has no times (OpenID Connect Core §5.3.2)."""
    first = next((name for name in _OF_PERSONS if name in evidence.claims), "")
    is_one = first and evidence.has(_OF_USER_INFO) and evidence.lacks(_TIMES | _SCOPES)
    return Sentence("it has {name}, but no time", name=first) if is_one else None


def _response(evidence: Evidence) -> Sentence | None:
    """Know a signed answer of an authorization server: it has what a redirect has, and speaks of nobody (JARM §2.1)."""
    is_one = evidence.has(_OF_RESPONSES) and evidence.lacks(_NOT_OF_RESPONSES)
    name = next((name for name in ("code", "error") if evidence.text(name)), "") if is_one else ""
    return _is_there(name) if name else None


def _ciba(evidence: Evidence) -> Sentence | None:
    first = next((name for name in _OF_CIBA if name in evidence.claims), "")
    return _is_there(first) if first and "scope" in evidence.claims else None


def _vapid(evidence: Evidence) -> Sentence | None:
    """Know what a web server shows a push service: ES256, whom it is for, until when, whom to ask (RFC 8292 §2)."""
    audience, names = evidence.text("aud"), evidence.claims.keys()
    is_one = evidence.parameter("alg") == "ES256" and _OF_VAPID <= names <= _ALL_OF_VAPID
    is_contact = evidence.text("sub").startswith(_CONTACTS) or _is_for_push(audience)
    is_vapid = is_one and is_contact and audience.startswith("https://")
    return Sentence("it has only aud, exp and a contact, signed with ES256") if is_vapid else None


def _is_for_push(audience: str) -> bool:
    return audience.removeprefix("https://").partition("/")[0].endswith(_PUSH_SERVICES)


def _acme(evidence: Evidence) -> Sentence | None:
    """Know a request to a certification authority by its header, which no other JWS has so (RFC 8555 §6.2)."""
    is_one = evidence.header.keys() >= _OF_ACME and evidence.header.keys() & _KEYS_OF_ACME
    return Sentence("the header has url and nonce") if is_one else None


def _github_app(evidence: Evidence) -> Sentence | None:
    is_one = evidence.claims.keys() == _OF_APPS and _APP.fullmatch(evidence.iss)
    return Sentence("iss looks like the ID of a GitHub App, with only iat and exp besides") if is_one else None


def _registry(evidence: Evidence) -> Sentence | None:
    """Know a token by the first thing that it gives access to: a type, a name and actions."""
    node = evidence.claims.get("access")
    item = next(iter(node.get("items", ())), None) if node else None
    names = {member["name"] for member in item.get("members", ())} if item else set()
    return Sentence("access lists types, names and actions") if names >= _OF_ACCESS else None


_ENTRA: Final = ("entra-v2", "entra-v1", "entra-graph")
_ONLY_ID_TOKENS: Final = (
    *("google", "firebase", "apple", "gitlab-ci", "gitlab", "vault", "linkedin"),
    *("circleci", "buildkite", "hcp-terraform", "bitbucket-pipelines", "fly", "vercel", "pulumi", "azure-devops"),
)
_ONLY_ACCESS_TOKENS: Final = ("workos", "livekit", "twilio")
_PEOPLE: Final = ("entra-v2", "entra-v1", "auth0", "okta", "pingone", "salesforce", "keycloak")

RECOGNITIONS: Final[tuple[Recognition, ...]] = (
    Recognition(types.SD_JWT_VC, _older_sd_jwt),
    Recognition(types.CREDENTIAL, _w3c_sd_jwt),
    Recognition(types.USER_CLAIMS, _always, ("alb",)),
    Recognition(types.IAP_ASSERTION, _always, ("google-iap",)),
    Recognition(types.CUSTOM_TOKEN, _always, ("firebase-custom",)),
    Recognition(types.SERVICE_ACCOUNT, _always, ("kubernetes",)),
    Recognition(types.IDENTITY_POOL, _always, ("cognito-identity",)),
    Recognition(types.ADMIN_ACTION, _always, ("keycloak-admin",)),
    Recognition(types.CONNECT_TOKEN, _always, ("app-store-connect",)),
    Recognition(types.NOTIFICATION, _there("notificationType"), ("app-store",)),
    Recognition(types.RENEWAL, _there("autoRenewProductId"), ("app-store",)),
    Recognition(types.TRANSACTION, _there("transactionId"), ("app-store",)),
    Recognition(types.APP_TRANSACTION, _there("receiptType"), ("app-store",)),
    Recognition(types.NATS, _nats),
    Recognition(types.AUTHORITY_TOKEN, _authority),
    Recognition(types.WALLET_PASS, _wallet),
    Recognition(types.STORE_REQUEST, _store_request),
    Recognition(types.AZURE_ATTESTATION, _there("x-ms-attestation-type")),
    Recognition(types.ATTESTATION, _there("eat_nonce")),
    Recognition(types.ATTESTATION, _there("eat_profile")),
    Recognition(types.VISA, _there("ga4gh_visa_v1")),
    Recognition(types.LTI_MESSAGE, _there(_LTI_MESSAGE)),
    Recognition(types.SOFTWARE_STATEMENT, _software),
    Recognition(types.ACME, _acme),
    Recognition(types.GA4GH_PASSPORT, _there("ga4gh_passport_v1", "iss", "exp")),
    Recognition(types.KEY_ATTESTATION, _there("attested_keys")),
    Recognition(types.KEY_PAIR_TOKEN, _always, ("snowflake",)),
    Recognition(types.GITHUB_APP, _github_app, ("",)),
    Recognition(types.APP_CHECK, _always, ("firebase-app-check",)),
    Recognition(types.ZOOM_SDK, _always, ("zoom",)),
    Recognition(types.REGISTRY_TOKEN, _registry, ("",)),
    Recognition(types.VAPID, _vapid, ("",)),
    Recognition(types.AUTHORIZATION_RESPONSE, _response),
    Recognition(types.CIBA_REQUEST, _ciba),
    Recognition(types.LOGOUT_TOKEN, _logout),
    Recognition(types.SECURITY_EVENT, _event),
    Recognition(types.HEALTH_CARD, _old("vc", _HEALTH)),
    Recognition(types.OLD_CREDENTIAL, _old("vc", "VerifiableCredential")),
    Recognition(types.OLD_PRESENTATION, _old("vp", "VerifiablePresentation")),
    Recognition(types.PRESENTATION, _credential("VerifiablePresentation")),
    Recognition(types.CREDENTIAL, _credential("VerifiableCredential")),
    Recognition(types.SD_JWT_VC, _sd_jwt_vc),
    Recognition(types.KEY_BINDING, _there("sd_hash")),
    Recognition(types.DPOP_PROOF, _there("htm", "htu")),
    Recognition(types.REQUEST_OBJECT, _there("response_type", "client_id")),
    Recognition(types.ACCOUNT_NOTICE, _there("events"), ("apple",)),
    Recognition(types.SVID, _svid),
    Recognition(types.JWT_GRANT, _grant, ("",)),
    Recognition(types.CLIENT_ASSERTION, _apple_assertion, ("",)),
    Recognition(types.PROVIDER_TOKEN, _provider_token, ("",)),
    Recognition(types.SELF_SIGNED, _self_signed, ("",)),
    Recognition(types.CLIENT_ASSERTION, _assertion, ("",)),
    Recognition(types.CLIENT_ASSERTION, _assertion_without_subject, ("",)),
    Recognition(types.SESSION_COOKIE, _session_cookie, ("firebase",)),
    Recognition(types.API_KEY, _supabase_key, ("supabase",)),
    Recognition(types.ACCESS_TOKEN, _entra_access, _ENTRA),
    Recognition(types.ACCESS_TOKEN, _there("scp"), ("entra-b2c",)),
    Recognition(types.ACCESS_TOKEN, _any("cid", "scp"), ("okta",)),
    Recognition(types.ACCESS_TOKEN, _any("scope", "gty", "permissions", "azp", "client_id"), ("auth0",)),
    Recognition(types.ACCESS_TOKEN, _any("scope", "p1.permissions", "env"), ("pingone",)),
    Recognition(types.ACCESS_TOKEN, _any("session_id", "aal"), ("supabase",)),
    Recognition(types.ACCESS_TOKEN, _any("scp"), ("salesforce",)),
    Recognition(types.ACCESS_TOKEN, _always, _ONLY_ACCESS_TOKENS),
    Recognition(types.ACCESS_TOKEN, _there("ext", "scp"), ("ory",)),
    Recognition(types.ACCESS_TOKEN, _there("client_id", "scope"), ("logto",)),
    Recognition(types.ACCESS_TOKEN, _there("org_code"), ("kinde",)),
    Recognition(types.JOB_TOKEN, _absent("aud"), ("gitlab-ci",)),
    Recognition(types.ID_TOKEN, _always, _ONLY_ID_TOKENS),
    Recognition(types.ID_TOKEN, _there("sub"), ("github-actions",)),
    Recognition(types.ID_TOKEN, _okta_id, ("okta",)),
    Recognition(types.ID_TOKEN, _absent("scp"), ("entra-b2c",)),
    Recognition(types.ID_TOKEN, _person, _PEOPLE),
    Recognition(types.ID_TOKEN, _id_token),
    Recognition(types.USER_INFO, _user_info, ("",)),
)
# Rows that cannot speak for an issuer are not asked about it.
_OF_ANY: Final = tuple(row for row in RECOGNITIONS if not row.issuers)
_OF_ISSUER: Final[Mapping[str, tuple[Recognition, ...]]] = MappingProxyType(
    {
        issuer: tuple(row for row in RECOGNITIONS if not row.issuers or issuer in row.issuers)
        for issuer in {name for row in RECOGNITIONS for name in row.issuers}
    }
)
