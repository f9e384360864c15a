"""What is done with a token that opens no API by itself: each kind with the page that says so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from jwt_decoder.model.sentence import Sentence
from jwt_decoder.registry.row import words


@dataclass(frozen=True, slots=True)
class NextStep:
    """What is done with tokens of these kinds or issuers, by their ids; ``iss``, if there is one, is what iss must be.

    ``source`` is a document and its section. A row ``of_encrypted`` is about tokens that are JWEs, each other one about
    those that are none.
    """

    ids: frozenset[str]
    step: Sentence
    source: str
    iss: re.Pattern[str] | None = None
    of_encrypted: bool = False


def next_step(iss: str, *ids: str, is_encrypted: bool) -> NextStep | None:
    """Return what is done with a token of this kind and issuer; None where nothing is known."""
    rows = (row for row in NEXT_STEPS if row.ids.intersection(ids) and row.of_encrypted == is_encrypted)
    return next((row for row in rows if row.iss is None or row.iss.fullmatch(iss)), None)


def _row(ids: str, step: Sentence, source: str, iss: str = "", *, of_encrypted: bool = False) -> NextStep:
    return NextStep(words(ids), step, source, re.compile(iss) if iss else None, of_encrypted)


NEXT_STEPS: Final = (
    _row(
        "auth0",
        Sentence("Auth0 encrypted it for itself. For an access token your API can verify, ask for an audience."),
        "Auth0 Docs, Access tokens, Opaque access tokens",
        of_encrypted=True,
    ),
    _row(
        "firebase-custom-token",
        Sentence("It is a custom token, signed by a service account: exchange it with signInWithCustomToken first."),
        "Firebase Authentication, Create Custom Tokens",
    ),
    _row(
        "kubernetes",
        Sentence("The API server has its keys, at /openid/v1/jwks. ca.crt signs certificates, not tokens."),
        "Kubernetes documentation, Service account issuer discovery",
    ),
    _row(
        "okta",
        Sentence("It is from the Okta org server, for Okta’s own APIs: for yours, use a custom authorization server."),
        "Okta Developer, Authorization servers",
        r"https://[^/]+/?",
    ),
    _row(
        "entra-graph",
        Sentence("It is only for Microsoft Graph, and only Microsoft Graph can verify it."),
        "Microsoft identity platform, Access tokens, Token ownership",
    ),
    _row(
        "identity-pool-token",
        Sentence("Exchange it for AWS credentials with AssumeRoleWithWebIdentity."),
        "Amazon Cognito, Identity pools authentication flow",
    ),
    _row(
        "github-app",
        Sentence("It only speaks for the app: exchange it for an installation access token."),
        "GitHub Docs, Authenticating as a GitHub App installation",
    ),
    _row(
        "jwt-grant id-jag",
        Sentence("It isn’t for an API: send it to the token endpoint of its audience, as an assertion."),
        "RFC 7523 §2.1",
    ),
    _row(
        "refresh-token offline-token",
        Sentence("Send it only to the issuer’s token endpoint, never to an API."),
        "RFC 6749 §1.5",
    ),
    _row(
        "authorization-response",
        Sentence("Check state and iss first, then redeem the code at the token endpoint."),
        "JWT Secured Authorization Response Mode §2.4",
    ),
)
