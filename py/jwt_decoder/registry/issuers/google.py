"""The claims of Google: sign-in, Firebase Authentication, and Identity-Aware Proxy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Sentence
from jwt_decoder.registry.issuers.algorithms import ES256, RS256
from jwt_decoder.registry.issuers.issuer import Issuer
from jwt_decoder.registry.issuers.recognition import Recognition, on
from jwt_decoder.registry.row import Row, by_name

if TYPE_CHECKING:
    from jwt_decoder.registry.evidence import Evidence

_SIGN_IN: Final = "Google Identity, OpenID Connect, An ID token's payload"
_COMPUTE: Final = "Compute Engine, Verifying the identity of instances"
_IAP: Final = "Identity-Aware Proxy, Securing your app with signed headers"
_FIREBASE: Final = "Firebase Authentication, Verify ID Tokens"
_APP_CHECK: Final = "Firebase, Verify App Check tokens from a custom backend"
_CUSTOM: Final = "Firebase Authentication, Create Custom Tokens"

_GOOGLE_CLAIMS: Final = (
    Row(
        "iss",
        "Issuer",
        "Google itself: https://accounts.google.com, in some tokens without https://.",
        "string",
        _SIGN_IN,
    ),
    Row(
        "sub",
        "Subject",
        "The user's Google account, under an identifier that is unique and never reused.",
        "string",
        _SIGN_IN,
    ),
    Row(
        "aud",
        "Audience",
        "The OAuth client ID of the application, or the target that a service account asked for.",
        "StringOrURIs",
        _SIGN_IN,
    ),
    Row(
        "azp",
        "Authorized presenter",
        "The client that asked for the token, where it is not the audience itself.",
        "string",
        _SIGN_IN,
    ),
    Row(
        "hd",
        "Hosted domain",
        "The Google Workspace or Cloud domain of the user; to admit one organization only, check this and "
        "not the email.",
        "string",
        _SIGN_IN,
    ),
    Row(
        "email",
        "Email address",
        "The user's address, which can change and need not be unique: use sub to tell users apart.",
        "email",
        _SIGN_IN,
    ),
    Row("email_verified", "Email verified", "Whether Google has verified the address.", "flag", _SIGN_IN),
    Row(
        "google",
        "Google Cloud details",
        "What the platform adds: of an instance, compute_engine names its project, zone and instance.",
        "object",
        _COMPUTE,
    ),
)

_IAP_CLAIMS: Final = (
    Row(
        "aud",
        "Audience",
        "The protected application: /projects/NUMBER/apps/ID or /projects/NUMBER/global/backendServices/ID.",
        "StringOrURIs",
        _IAP,
    ),
    Row("sub", "Subject", "The user, under a stable identifier with its origin before a colon.", "string", _IAP),
    Row("email", "Email address", "The user's address, which may have its origin before a colon.", "string", _IAP),
    Row("hd", "Hosted domain", "The Google Workspace domain of the account, if it belongs to one.", "string", _IAP),
    Row("google", "Access levels", "In access_levels, the access levels that the request satisfied.", "object", _IAP),
    Row(
        "gcip",
        "Identity Platform user",
        "What Identity Platform says of the user, when the application uses external identities.",
        "object",
        _IAP,
    ),
)

_FIREBASE_CLAIMS: Final = (
    Row("iss", "Issuer", "Firebase for one project, whose ID is at the end.", "string", _FIREBASE),
    Row("aud", "Audience", "The ID of the Firebase project.", "StringOrURIs", _FIREBASE),
    Row("sub", "Subject", "The uid of the user or device in this project.", "string", _FIREBASE),
    Row("user_id", "User ID", "The uid of the user, the same as sub.", "string", _FIREBASE),
    Row("auth_time", "Authentication time", "When the user signed in.", "NumericDate", _FIREBASE),
    Row(
        "firebase",
        "Sign-in",
        "How the user signed in: sign_in_provider names the way, identities lists the accounts it was linked "
        "to, sign_in_second_factor a second factor, tenant the tenant.",
        "object",
        _FIREBASE,
    ),
)

_CUSTOM_CLAIMS: Final = (
    Row("iss", "Issuer", "The service account that signs the token.", "string", _CUSTOM),
    Row("sub", "Subject", "The same service account.", "string", _CUSTOM),
    Row(
        "uid",
        "User ID",
        "The user who is to be signed in, under an identifier of the application's own.",
        "string",
        _CUSTOM,
    ),
    Row(
        "claims", "Custom claims", "Claims that the application adds, to be used in security rules.", "object", _CUSTOM
    ),
)

_APP_CHECK_CLAIMS: Final = (
    Row("iss", "Issuer", "Firebase App Check, with the number of the project at the end.", "string", _APP_CHECK),
    Row("sub", "Subject", "The Firebase ID of the app that was attested.", "string", _APP_CHECK),
    Row("aud", "Audience", "The project, by its number and by its ID.", "StringOrURIs", _APP_CHECK),
)

_IDENTITY_TOOLKIT: Final = "https://identitytoolkit.googleapis.com/google.identity.identitytoolkit.v1.IdentityToolkit"


def _google(evidence: Evidence) -> Sentence | None:
    is_bare = evidence.iss == "accounts.google.com"
    return Sentence("iss is accounts.google.com") if is_bare or evidence.host == "accounts.google.com" else None


def _iap(evidence: Evidence) -> Sentence | None:
    is_proxy = (evidence.host, evidence.path) == ("cloud.google.com", "/iap")
    return Sentence("iss is cloud.google.com/iap") if is_proxy else None


def _firebase_custom(evidence: Evidence) -> Sentence | None:
    return Sentence("aud is Identity Toolkit") if _IDENTITY_TOOLKIT in evidence.strings("aud") else None


GOOGLE: Final = Issuer(
    "google",
    "Google",
    "Google Identity, OpenID Connect",
    by_name(_GOOGLE_CLAIMS),
    recognised=(Recognition(60, _google),),
    algorithms=RS256,
)
GOOGLE_IAP: Final = Issuer(
    "google-iap",
    "Google Identity-Aware Proxy",
    _IAP,
    by_name(_IAP_CLAIMS),
    recognised=(Recognition(70, _iap),),
    algorithms=ES256,
)
FIREBASE: Final = Issuer(
    "firebase",
    "Firebase Authentication",
    _FIREBASE,
    by_name(_FIREBASE_CLAIMS),
    recognised=(Recognition(80, on("securetoken.google.com", "session.firebase.google.com")),),
    algorithms=RS256,
)
FIREBASE_CUSTOM: Final = Issuer(
    "firebase-custom",
    "Firebase Authentication (custom token)",
    _CUSTOM,
    by_name(_CUSTOM_CLAIMS),
    recognised=(Recognition(90, _firebase_custom),),
)
APP_CHECK: Final = Issuer(
    "firebase-app-check",
    "Firebase App Check",
    _APP_CHECK,
    by_name(_APP_CHECK_CLAIMS),
    recognised=(Recognition(95, on("firebaseappcheck.googleapis.com")),),
    algorithms=RS256,
)
