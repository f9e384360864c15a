"""What lies behind a claim that is not as expected, by the habits of issuers: each a row, with where it is written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Sentence
from jwt_decoder.registry.row import words
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from jwt_decoder.explain.profiles.profile import Profile
    from jwt_decoder.model.part import Node

_LONGEST: Final = 1000
_LONGEST_SHOWN: Final = 60


@dataclass(frozen=True, slots=True)
class Expected:
    """A claim that is not as expected: its name, what was expected, what is there, and the other claims."""

    name: str
    value: str
    found: tuple[str, ...]
    claims: Mapping[str, Node]


@dataclass(frozen=True, slots=True)
class Hint:
    """What a difference may come from: of which claims, issuers and kinds of token, and the documentation behind it.

    Where ``issuers`` or ``types`` are empty, it is of any.
    """

    names: frozenset[str]
    says: Callable[[Expected], Sentence | None]
    source: str
    issuers: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()


def hint(expected: Expected, profile: Profile) -> Sentence | None:
    """Return what the first row says that knows this difference; None where none does."""
    if len(expected.value) > _LONGEST or any(len(text) > _LONGEST for text in expected.found):
        return None
    issuer = profile.issuer.issuer.id if profile.issuer else ""
    kind = profile.type.type.id if profile.type else ""
    rows = (row for row in HINTS if expected.name in row.names and _is_of(row, issuer, kind))
    return next((said for row in rows if (said := row.says(expected))), None)


def _is_of(row: Hint, issuer: str, kind: str) -> bool:
    return (not row.issuers or issuer in row.issuers) and (not row.types or kind in row.types)


def _same(change: Callable[[str], str], sentence: Sentence) -> Callable[[Expected], Sentence | None]:
    """Say the sentence where a change makes what is expected and what is there alike."""
    return lambda one: sentence if change(one.value) in {change(text) for text in one.found} else None


def _there(pattern: str, sentence: Sentence) -> Callable[[Expected], Sentence | None]:
    """Say the sentence where what is there has this form."""
    form = re.compile(pattern)
    return lambda one: sentence if any(form.fullmatch(text) for text in one.found) else None


def _always(sentence: Sentence) -> Callable[[Expected], Sentence | None]:
    return lambda _one: sentence


def _elsewhere(names: Sequence[str], sentence: Sentence) -> Callable[[Expected], Sentence | None]:
    """Say the sentence where the claim of another name has what is expected."""

    def says(one: Expected) -> Sentence | None:
        wanted = set(one.value.split()) if one.name == "scope" else {one.value}
        found = next((name for name in names if wanted & set(_strings(one.claims.get(name)))), "")
        return sentence.about(name=found) if found else None

    return says


def _strings(node: Node | None) -> list[str]:
    if node is None:
        return []
    if node["type"] == "string":
        return [node["value"], *node["value"].split()]
    return [item["value"] for item in node.get("items", ()) if item["type"] == "string"]


def _without_api(text: str) -> str:
    return text.removeprefix("api://").rstrip("/")


def _without_scheme(text: str) -> str:
    return text.removeprefix("https://").removeprefix("http://")


def _without_auth(text: str) -> str:
    return text.replace("/auth/realms/", "/realms/", 1)


def _realm(text: str) -> str:
    return text.partition("/realms/")[2].rstrip("/") or text


def _without_port(text: str) -> str:
    return _PORT.sub(r"\1", text)


def _without_ids(text: str) -> str:
    return _ID.sub("", text)


def _without_discovery(text: str) -> str:
    return text.removesuffix("/.well-known/openid-configuration").rstrip("/")


def _without_domain(text: str) -> str:
    return text.rstrip("/").removesuffix(".cluster.local")


def _okta_host(text: str) -> str:
    return _OKTA.sub(r"\1", text)


def _tenant_by_v1(text: str) -> str:
    """Return the issuer of v1.0 tokens of the tenant that an issuer names."""
    found = _V2.fullmatch(text)
    return f"https://sts.windows.net/{found[1]}/" if found else text


def _versions(one: Expected) -> Sentence | None:
    if _tenant_by_v1(one.value) not in map(_tenant_by_v1, one.found):
        return None
    return _WANTS_V2 if _V2.fullmatch(one.value) else _WANTS_V1


def _any_tenant(one: Expected) -> Sentence | None:
    wanted = _ANY_TENANT.fullmatch(one.value)
    is_tenant = wanted and any(_TENANT.fullmatch(text) for text in one.found)
    return _NO_COMMON.about(word=quote(wanted[1], _LONGEST_SHOWN)) if wanted and is_tenant else None


def _pattern(one: Expected) -> Sentence | None:
    """Know what a cloud would match as a pattern: * and ? stand for anything (AWS, StringLike)."""
    if not {"*", "?"} & set(one.value):
        return None
    pattern = one.value.replace("[", "[[]")
    if any(fnmatchcase(text, pattern) for text in one.found):
        return _AS_PATTERN
    return _NO_PATTERN if "*" in one.value else None


_PORT: Final = re.compile(r"\A(https?://[^/:]+):[0-9]+")
_ID: Final = re.compile(r"@[0-9]+")
_OKTA: Final = re.compile(r"\A(https://[^/]+)(?:/oauth2/[^/]+)?/?\Z")
_TENANT: Final = re.compile(r"https://(?:login\.microsoftonline\.com|sts\.windows\.net)/[0-9a-f-]{36}(?:/v2\.0)?/?")
_V2: Final = re.compile(r"https://login\.microsoftonline\.com/([0-9a-f-]{36})/v2\.0/?")
_ANY_TENANT: Final = re.compile(
    r"https://(?:login\.microsoftonline\.com|sts\.windows\.net)/"
    r"(common|organizations|consumers|\{tenantid\}|\{tenant\}|\{tid\})(?:/v2\.0)?/?"
)
_WANTS_V2: Final = Sentence(
    "It is a v1.0 token of the same tenant: set requestedAccessTokenVersion to 2 in the API’s manifest, or accept this"
    " issuer."
)
_WANTS_V1: Final = Sentence("It is a v2.0 token of the same tenant: accept this issuer, or ask for v1.0 tokens.")
_NO_COMMON: Final = Sentence("“{word}” stands for any tenant. A token names the tenant itself: expect that.")
_AS_PATTERN: Final = Sentence("It would match as a pattern, but * and ? are compared literally here.")
_NO_PATTERN: Final = Sentence("* and ? are compared literally here; it wouldn’t match as a pattern either.")
# All that people put between scopes but the space of RFC 6749, which has been read.
_SEPARATOR: Final = re.compile(r"[,;|+\s]+")
_NOT_A_SPACE: Final = Sentence("It is there, next to “{separator}”, but only a space separates scopes.")
_OTHER_CASE: Final = Sentence("“{found}” is there: upper and lower case differ.")
_CLIENTS: Final = ("client_id", "azp", "appid", "cid")
_PEOPLE: Final = ("email", "preferred_username", "upn", "unique_name", "username", "oid", "name")
_GRANTS: Final = ("permissions", "roles", "groups", "scopes", "entitlements")


def _row(
    names: str,
    says: Callable[[Expected], Sentence | None],
    source: str,
    *,
    issuers: str = "",
    types: str = "",
) -> Hint:
    return Hint(words(names), says, source, words(issuers), words(types))


def _run_together(one: Expected) -> Sentence | None:
    """Find what is expected in a scope that has other separators than spaces in it."""
    wanted = _lacking(one)
    parted = ((found[0], _SEPARATOR.split(text)) for text in one.found if (found := _SEPARATOR.search(text)))
    separator = next((separator for separator, scopes in parted if wanted & set(scopes)), "")
    return _NOT_A_SPACE.about(separator=quote(separator)) if separator else None


def _in_other_case(one: Expected) -> Sentence | None:
    """Find what is expected among the scopes in other letters, upper or lower."""
    folded = {text.casefold(): text for text in one.found}
    alike = next((folded[word.casefold()] for word in sorted(_lacking(one)) if word.casefold() in folded), "")
    return _OTHER_CASE.about(found=quote(alike, _LONGEST_SHOWN)) if alike else None


def _lacking(one: Expected) -> set[str]:
    """Return the scopes that are expected and are not there."""
    return {*one.value.split()} - {*one.found}


# The first that speaks is the one: those of an issuer come before those of any.
HINTS: Final = (
    _row(
        "aud",
        _elsewhere(("client_id",), Sentence("Cognito’s access tokens have no aud: {name} names the app client.")),
        "Amazon Cognito, Understanding the access token",
        issuers="cognito",
    ),
    _row(
        "aud",
        _same(
            _without_api,
            Sentence("Only “api://” differs: v1.0 tokens have the Application ID URI in aud, and v2.0 the client ID."),
        ),
        "Microsoft identity platform, Access token claims reference, aud",
    ),
    _row(
        "aud",
        _there(
            r"00000003-0000-0000-c000-000000000000|https://graph\.microsoft\.com/?",
            Sentence("It is a token for Microsoft Graph: ask for a scope of your own API instead."),
        ),
        "Microsoft identity platform, Access tokens, Token ownership",
    ),
    _row("iss", _versions, "Microsoft identity platform, Access tokens, Token formats"),
    _row("iss", _any_tenant, "Microsoft identity platform, Claims validation, Validate the issuer"),
    _row(
        "iss",
        _same(_without_auth, Sentence("Only “/auth” differs: since Keycloak 17, its paths don’t have it by default.")),
        "Keycloak, Migrating to Quarkus distribution, Default context path changed",
    ),
    _row(
        "iss",
        _same(
            _realm,
            Sentence(
                "It is the same realm under another address: Keycloak takes its own name from the request, unless"
                " hostname is set."
            ),
        ),
        "Keycloak, Configuring the hostname (v2)",
        issuers="keycloak",
    ),
    _row(
        "aud",
        _there("account", Sentence("“account” is Keycloak’s default: add an audience mapper for your API.")),
        "Keycloak, Server Administration Guide, Audience support",
        issuers="keycloak",
    ),
    _row(
        "aud",
        _there(
            r"https://github\.com/[^/]+",
            Sentence("The owner’s URL is GitHub’s default: the workflow must ask for the audience it needs."),
        ),
        "GitHub Docs, OpenID Connect reference, aud",
        issuers="github-actions",
    ),
    _row(
        "sub",
        _same(
            _without_ids,
            Sentence("Only the IDs behind the names differ: GitHub adds them where subjects are immutable."),
        ),
        "GitHub Docs, OpenID Connect reference, Immutable subject claims",
        issuers="github-actions",
    ),
    _row(
        "aud",
        _there(
            r"https://vercel\.com/[^/]+",
            Sentence("The team’s URL is Vercel’s default: ask for the audience with getVercelOidcToken."),
        ),
        "Vercel Docs, OIDC Federation Reference",
        issuers="vercel",
    ),
    _row(
        "aud",
        _there(
            r"https://buildkite\.com/[^/]+",
            Sentence("The organization’s URL is Buildkite’s default: request the token with --audience."),
        ),
        "Buildkite Documentation, OIDC tokens with the Buildkite Agent",
        issuers="buildkite",
    ),
    _row(
        "aud",
        _there(
            r"[0-9a-f-]{36}", Sentence("The organization’s ID is CircleCI’s default: the job must ask for another.")
        ),
        "CircleCI Docs, OpenID Connect tokens in jobs",
        issuers="circleci",
    ),
    _row(
        "iss",
        _same(
            _okta_host,
            Sentence("It is another authorization server of the same Okta org: each is an issuer of its own."),
        ),
        "Okta Developer, Authorization servers",
        issuers="okta",
    ),
    _row(
        "aud iss",
        _same(_without_domain, Sentence("Only “.cluster.local” differs: these are two names of one service.")),
        "Kubernetes documentation, DNS for Services and Pods",
        issuers="kubernetes",
    ),
    _row("sub aud", _pattern, "AWS IAM, Condition operators, StringLike"),
    _row(
        "iss",
        _same(
            _without_discovery,
            Sentence("That is the address of the discovery document: the issuer is what comes before /.well-known."),
        ),
        "OpenID Connect Discovery §4",
    ),
    _row(
        "iss aud",
        _same(
            _without_scheme, Sentence("Only http and https differ: behind a proxy, a server may not know its scheme.")
        ),
        "RFC 7519 §4.1.1",
    ),
    _row("iss aud", _same(_without_port, Sentence("Only the port differs.")), "RFC 7519 §4.1.1"),
    _row(
        "aud",
        _elsewhere(_CLIENTS, Sentence("It is in {name}, which names the client that got the token, not the API.")),
        "RFC 9068 §2.2",
    ),
    _row("sub", _elsewhere(_PEOPLE, Sentence("It is in {name}; sub is the ID of the user.")), "RFC 7519 §4.1.2"),
    _row(
        "scope",
        _elsewhere(_GRANTS, Sentence("It is in {name}, which verifiers don't take for scopes.")),
        "RFC 9068 §2.2.3.1",
    ),
    _row("scope", _run_together, "RFC 6749 §3.3"),
    _row("scope", _in_other_case, "RFC 6749 §3.3"),
    _row(
        "aud",
        _always(Sentence("This looks like an ID Token, whose aud is the client: send the API an access token.")),
        "OpenID Connect Core §2",
        types="id-token",
        issuers="auth0 cognito entra-v2 entra-v1 google okta keycloak pingone firebase apple",
    ),
)
