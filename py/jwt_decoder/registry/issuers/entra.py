"""The claims of Microsoft Entra ID, once Azure Active Directory: v1.0, v2.0, Azure AD B2C, and tokens for Graph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Sentence
from jwt_decoder.registry.issuers.algorithms import RS256
from jwt_decoder.registry.issuers.issuer import Exemption, Issuer
from jwt_decoder.registry.issuers.recognition import Recognition, host_of, is_on, resembles
from jwt_decoder.registry.row import Row, by_name

if TYPE_CHECKING:
    from jwt_decoder.registry.evidence import Evidence

_ACCESS: Final = "Microsoft identity platform, Access token claims reference"
_PAYLOAD: Final = f"{_ACCESS}, Payload claims"
_V1: Final = f"{_ACCESS}, v1.0 basic claims"
_HEADER: Final = f"{_ACCESS}, Header claims"
_ID: Final = "Microsoft identity platform, ID token claims reference, Payload claims"
_OPTIONAL: Final = "Microsoft identity platform, Optional claims reference"
_B2C: Final = "Azure AD B2C, Overview of tokens, Claims"

_SHARED: Final = (
    Row(
        "iss",
        "Issuer",
        "The token service of Entra ID, with the ID of the tenant in the path.",
        "StringOrURI",
        _PAYLOAD,
    ),
    Row(
        "aud",
        "Audience",
        "The application that the token is for: its ID or, in some v1.0 tokens, its URI.",
        "StringOrURIs",
        _PAYLOAD,
    ),
    Row(
        "sub",
        "Subject, for this application",
        "The user or application, under an identifier that differs from one "
        "client application to the next; oid is the same for all of them.",
        "string",
        _PAYLOAD,
    ),
    Row("iat", "Issued At", "When the authentication for this token took place.", "NumericDate", _PAYLOAD),
    Row(
        "tid",
        "Tenant ID",
        "The tenant that the user is signing in to; 9188040d-6c67-4c5b-b112-36a304b66dad stands "
        "for personal Microsoft accounts.",
        "uuid",
        _PAYLOAD,
    ),
    Row(
        "oid",
        "Object ID",
        "The user or service principal in this tenant, the same for every application; Microsoft Graph calls it id.",
        "uuid",
        _PAYLOAD,
    ),
    Row("ver", "Version of the token", "The format that the token has: 1.0 or 2.0.", "string", _PAYLOAD),
    Row(
        "idp",
        "Identity provider",
        "The provider that authenticated the user, where that is not the issuer itself, as with guests.",
        "string",
        _PAYLOAD,
    ),
    Row(
        "scp",
        "Delegated permissions",
        "The scopes that the user has consented to for the client, with spaces "
        "between them; tokens of an application alone have roles instead.",
        "scopes",
        _PAYLOAD,
    ),
    Row(
        "roles",
        "Application roles",
        "The roles or permissions that the user or the calling application has been "
        "given in the application that the token is for.",
        "strings",
        _PAYLOAD,
    ),
    Row(
        "wids",
        "Directory roles",
        "The tenant-wide roles of the user, each as the ID of its role template.",
        "strings",
        _PAYLOAD,
    ),
    Row(
        "groups",
        "Groups",
        "The object IDs of the groups that the subject is a member of, as far as they fit.",
        "strings",
        _PAYLOAD,
    ),
    Row(
        "hasgroups",
        "Has groups",
        "True if the user is in groups that didn't fit into the token; ask Microsoft Graph for them.",
        "boolean",
        _PAYLOAD,
    ),
    Row(
        "_claim_names",
        "Claims kept elsewhere",
        "Names the claims, usually groups, that were too many for the token, "
        "and the source in _claim_sources that has them.",
        "object",
        f"{_ACCESS}, Groups overage claim",
    ),
    Row(
        "_claim_sources",
        "Where those claims are",
        "The endpoints that have the claims named in _claim_names.",
        "object",
        f"{_ACCESS}, Groups overage claim",
    ),
    Row("name", "Display name", "A name of the subject for display only, since it can change.", "string", _PAYLOAD),
    Row(
        "acrs",
        "Authentication contexts",
        "The IDs of the authentication contexts that the bearer satisfies, used to ask for a step-up.",
        "strings",
        _PAYLOAD,
    ),
    Row(
        "xms_cc",
        "Client capabilities",
        "What the client can handle: cp1 says that it understands claims challenges.",
        "strings",
        _PAYLOAD,
    ),
    Row(
        "aio",
        "Internal data",
        "Data that Entra ID keeps for itself to reuse tokens; applications ignore it.",
        "string",
        _PAYLOAD,
    ),
    Row(
        "rh",
        "Internal data",
        "Data that Azure keeps for itself to check tokens again; applications ignore it.",
        "string",
        _PAYLOAD,
    ),
    Row("uti", "Token identifier", "Identifies this token, as jti does elsewhere.", "string", _PAYLOAD),
    Row(
        "email",
        "Email address",
        "The address reported for the user; it can change and isn't verified, so don't authorize by it.",
        "email",
        _OPTIONAL,
    ),
    Row(
        "upn",
        "User principal name",
        "The user's sign-in name, for display and hints only, since it can change.",
        "string",
        _OPTIONAL,
    ),
    Row("sid", "Session ID", "Identifies the session, for signing out of it.", "string", _ID),
    Row(
        "login_hint",
        "Login hint",
        "An opaque value to pass on as login_hint, so that the user is signed in without being asked.",
        "string",
        _OPTIONAL,
    ),
    Row(
        "acct",
        "Account status",
        "Whether the user is a member of the tenant (0) or a guest (1).",
        "number or string",
        _OPTIONAL,
    ),
    Row("auth_time", "Authentication time", "When the user last authenticated.", "NumericDate", _OPTIONAL),
    Row("ctry", "Country of the user", "The user's country or region as a code of two letters.", "string", _OPTIONAL),
    Row(
        "tenant_ctry",
        "Country of the tenant",
        "The tenant's country or region as a code of two letters.",
        "string",
        _OPTIONAL,
    ),
    Row(
        "tenant_region_scope",
        "Region of the tenant",
        "The region that the resource's tenant is in.",
        "string",
        _OPTIONAL,
    ),
    Row(
        "fwd", "Original address", "The network address of the client that made the request first.", "string", _OPTIONAL
    ),
    Row(
        "idtyp",
        "Kind of caller",
        "Says app when the token speaks for an application without a user.",
        "string",
        _OPTIONAL,
    ),
    Row(
        "verified_primary_email",
        "Verified primary email",
        "Comes from the user's authoritative primary email.",
        "strings",
        _OPTIONAL,
    ),
    Row(
        "verified_secondary_email",
        "Verified secondary email",
        "Comes from the user's authoritative secondary email.",
        "strings",
        _OPTIONAL,
    ),
    Row("vnet", "Virtual network", "Describes the virtual network that the request came through.", "string", _OPTIONAL),
    Row(
        "xms_edov",
        "Email domain verified",
        "Whether the owner of the email's domain has been verified.",
        "flag",
        _OPTIONAL,
    ),
    Row(
        "xms_pdl",
        "Preferred data location",
        "The region where the user's data are to be kept, as three letters.",
        "string",
        _OPTIONAL,
    ),
    Row("xms_pl", "Preferred language", "The language that the user prefers.", "language", _OPTIONAL),
    Row("xms_tpl", "Language of the tenant", "The language that the tenant prefers.", "language", _OPTIONAL),
    Row("ztdid", "Autopilot device", "Identifies the device that Windows Autopilot set up.", "string", _OPTIONAL),
    Row("ipaddr", "IP address", "The address that the user signed in from.", "ip", _V1),
    Row("onprem_sid", "On-premises SID", "The security identifier of the user in the local directory.", "string", _V1),
    Row("in_corp", "Inside the network", "Says that the client signed in from the corporate network.", "flag", _V1),
    Row(
        "pwd_exp",
        "Password expiry",
        "When the user's password expires: a time according to one page, seconds after iat according to another.",
        "number or string",
        _V1,
    ),
    Row("pwd_url", "Password page", "The address where the user can change the password.", "uri", _V1),
)

_V1_ONLY: Final = (
    Row(
        "appid",
        "Client application",
        "The ID of the application that uses the token; v2.0 tokens call it azp.",
        "uuid",
        _PAYLOAD,
    ),
    Row(
        "appidacr",
        "How the client authenticated",
        "0 for a public client, 1 for a client secret, 2 for a certificate; v2.0 tokens call it azpacr.",
        "string",
        _PAYLOAD,
    ),
    Row(
        "acr",
        "Authentication context class",
        "0 says that the authentication did not meet ISO/IEC 29115.",
        "string",
        _PAYLOAD,
    ),
    Row(
        "amr",
        "Authentication methods",
        "How the subject authenticated, such as pwd, rsa, mfa, otp, fed or wia.",
        "strings",
        f"{_ACCESS}, amr claim",
    ),
    Row(
        "unique_name",
        "Unique name",
        "A name of the subject for display only, which need not be unique.",
        "string",
        _PAYLOAD,
    ),
    Row("preferred_username", "Preferred user name", "The user's sign-in name, for display only.", "string", _OPTIONAL),
)

_V2_ONLY: Final = (
    Row(
        "azp",
        "Client application",
        "The ID of the application that uses the token; v1.0 tokens call it appid.",
        "uuid",
        _PAYLOAD,
    ),
    Row(
        "azpacr",
        "How the client authenticated",
        "0 for a public client, 1 for a client secret, 2 for a certificate; v1.0 tokens call it appidacr.",
        "string",
        _PAYLOAD,
    ),
    Row(
        "preferred_username",
        "Preferred user name",
        "The user's sign-in name, for display and hints only, since it can change.",
        "string",
        _PAYLOAD,
    ),
)

_PARAMETERS: Final = (
    Row("kid", "Key ID", "The thumbprint of the key that verifies the signature.", "string", _HEADER),
    Row(
        "x5t",
        "Certificate thumbprint",
        "The same value as kid, kept in v1.0 tokens for older clients.",
        "base64url",
        _HEADER,
    ),
)

_GRAPH_PARAMETERS: Final = (
    *_PARAMETERS,
    Row(
        "nonce",
        "Microsoft's nonce",
        "Marks a token for an API of Microsoft's own: only that API is to validate it, "
        "and for others the signature may not verify.",
        "string",
        "Microsoft identity platform, Access tokens, Validate tokens",
    ),
)

_B2C_CLAIMS: Final = (
    Row("sub", "Subject", "The user, by default as the object ID in the B2C directory.", "string", _B2C),
    Row("aud", "Audience", "The ID of the application that the token is for.", "StringOrURIs", _B2C),
    Row("tfp", "Policy", "The user flow or custom policy that the token was acquired with.", "string", _B2C),
    Row(
        "acr",
        "Policy, by its old name",
        "The policy, in directories that still use this claim instead of tfp.",
        "string",
        _B2C,
    ),
    Row("ver", "Version of the token", "The version of the token's format, as B2C counts it.", "string", _B2C),
    Row("scp", "Scopes", "The permissions that an access token grants, separated by spaces.", "scopes", _B2C),
    Row("azp", "Client application", "The ID of the application that asked for the token.", "uuid", _B2C),
    Row("auth_time", "Authentication time", "When the user last entered credentials.", "NumericDate", _B2C),
)

_ENTRA_LOGIN: Final = frozenset(
    {"login.microsoftonline.com", "login.microsoftonline.us", "login.partner.microsoftonline.cn"}
)
_ENTRA_STS: Final = frozenset({"sts.windows.net", "sts.chinacloudapi.cn"})
_ENTRA_HOSTS: Final = _ENTRA_LOGIN | _ENTRA_STS
_GRAPH: Final = frozenset({"00000003-0000-0000-c000-000000000000", "https://graph.microsoft.com"})
_OF_ENTRA: Final = frozenset({"tid", "oid", "uti"})


def _graph(evidence: Evidence) -> Sentence | None:
    if evidence.host not in _ENTRA_HOSTS or _GRAPH.isdisjoint(evidence.strings("aud")):
        return None
    return Sentence("{place} is on {host}, and aud is Microsoft Graph", place=evidence.place, host=evidence.host)


def _entra_v2(evidence: Evidence) -> Sentence | None:
    is_below = evidence.host.endswith(".ciamlogin.com")
    if (evidence.host in _ENTRA_LOGIN or is_below) and evidence.path.rstrip("/").endswith("/v2.0"):
        return Sentence("{place} is {host}/…/v2.0", place=evidence.place, host=host_of(evidence))
    return _without_iss(evidence, "2.0")


def _entra_v1(evidence: Evidence) -> Sentence | None:
    if evidence.host in _ENTRA_STS:
        return Sentence("{place} is {host}/…", place=evidence.place, host=evidence.host)
    return _without_iss(evidence, "1.0")


def _without_iss(evidence: Evidence, version: str) -> Sentence | None:
    is_entra = not evidence.iss and evidence.has(_OF_ENTRA) and evidence.text("ver") == version
    return Sentence("it has tid, oid and uti, and ver is {version}", version=version) if is_entra else None


def _b2c(evidence: Evidence) -> Sentence | None:
    if evidence.host.endswith(".b2clogin.com"):
        return is_on("iss", host_of(evidence))
    policy = next((name for name in ("tfp", "acr") if evidence.text(name).lower().startswith("b2c_1")), "")
    if not policy or not evidence.path.rstrip("/").endswith("/v2.0") or resembles(evidence, "b2clogin"):
        return None
    own = evidence.host in _ENTRA_LOGIN or not resembles(evidence, "microsoft")
    return Sentence("{name} names a B2C policy, and iss ends with /v2.0", name=policy) if own else None


# Tokens of managed identities and those under continuous access evaluation, which can be revoked, live longer than a
# day by design, and iat lies five minutes back (Microsoft identity platform, Token lifetimes).
_EARLY_IAT: Final = (Exemption(("auth-time-after-iat",), "iat lies five minutes back."),)
_LONGEST_ACCESS: Final = 28 * 3600 + 300
ENTRA_V2: Final = Issuer(
    "entra-v2",
    "Microsoft Entra ID (v2.0)",
    _ACCESS,
    by_name(_SHARED + _V2_ONLY),
    by_name(_PARAMETERS),
    recognised=(Recognition(40, _entra_v2),),
    algorithms=RS256,
    exceptions=_EARLY_IAT,
    longest_access=_LONGEST_ACCESS,
)
ENTRA_V1: Final = Issuer(
    "entra-v1",
    "Microsoft Entra ID (v1.0)",
    _ACCESS,
    by_name(_SHARED + _V1_ONLY),
    by_name(_PARAMETERS),
    recognised=(Recognition(50, _entra_v1),),
    algorithms=RS256,
    exceptions=_EARLY_IAT,
    longest_access=_LONGEST_ACCESS,
)
ENTRA_B2C: Final = Issuer(
    "entra-b2c",
    "Azure AD B2C",
    "Azure AD B2C, Overview of tokens",
    by_name(_B2C_CLAIMS),
    recognised=(Recognition(20, _b2c),),
    algorithms=RS256,
    exceptions=_EARLY_IAT,
)
ENTRA_GRAPH: Final = Issuer(
    "entra-graph",
    "Microsoft Entra ID (for Microsoft Graph)",
    _ACCESS,
    by_name(_SHARED + _V2_ONLY + _V1_ONLY),
    by_name(_GRAPH_PARAMETERS),
    recognised=(Recognition(30, _graph),),
    algorithms=RS256,
    exceptions=_EARLY_IAT,
    longest_access=_LONGEST_ACCESS,
)
