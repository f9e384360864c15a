"""What services take of tokens that others sign for them: how long one may live, which alg, whether it needs a kid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from jwt_decoder.registry.row import words

if TYPE_CHECKING:
    from jwt_decoder.model.sentence import Phrase

_MINUTE: Final = 60
_HOUR: Final = 60 * _MINUTE
_DAY: Final = 24 * _HOUR


@dataclass(frozen=True, slots=True)
class Recipient:
    """A service and what it takes, as ``source``, its own documentation, says it.

    A token is for it where it is of one of ``types`` and, if there are ``audiences``, for one of them. ``longest`` are
    the most seconds from ``since``, iat or now, to exp; 0 is no limit. ``algorithms`` are the names of those that it
    takes, none where it takes any. Each claim of ``lifts`` lifts the limit of the time. ``source`` is a document and
    its section. A token is for it only where it has all claims of ``having`` and none of ``without``.
    """

    label: Phrase
    types: frozenset[str]
    source: str
    audiences: frozenset[str] = frozenset()
    longest: int = 0
    since: Literal["iat", "now"] = "iat"
    algorithms: frozenset[str] = frozenset()
    needs_kid: bool = False
    lifts: frozenset[str] = frozenset()
    having: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()


def _row(  # noqa: PLR0913 - a row has as many members
    label: Phrase,
    types: str,
    source: str,
    audiences: str = "",
    *,
    longest: int = 0,
    since: Literal["iat", "now"] = "iat",
    algorithms: str = "",
    needs_kid: bool = False,
    lifts: str = "",
    having: str = "",
    without: str = "",
) -> Recipient:
    return Recipient(
        label,
        words(types),
        source,
        words(audiences),
        longest=longest,
        since=since,
        algorithms=words(algorithms),
        needs_kid=needs_kid,
        lifts=words(lifts),
        having=words(having),
        without=words(without),
    )


RECIPIENTS: Final = (
    _row(
        "The App Store Connect API",
        "app-store-connect-token",
        "App Store Connect API, Generating Tokens for API Requests",
        longest=20 * _MINUTE,
        algorithms="ES256",
        needs_kid=True,
        lifts="scope",
        without="bid",
    ),
    _row(
        "The App Store Server API",
        "app-store-connect-token",
        "App Store Server API, Generating JSON Web Tokens for API requests",
        longest=_HOUR,
        algorithms="ES256",
        needs_kid=True,
        having="bid",
    ),
    _row(
        "Sign in with Apple",
        "client-assertion",
        "Sign in with Apple, Creating a client secret",
        "https://appleid.apple.com",
        longest=15_777_000,
        since="now",
        algorithms="ES256",
        needs_kid=True,
    ),
    _row(
        "Apple’s push service",
        "apns-provider-token",
        "Apple Push Notification service, Establishing a token-based connection",
        algorithms="ES256",
        needs_kid=True,
    ),
    _row(
        "GitHub",
        "github-app",
        "GitHub Docs, Generating a JSON Web Token for a GitHub App",
        longest=10 * _MINUTE,
        since="now",
        algorithms="RS256",
    ),
    _row("A push service", "vapid", "RFC 8292 §2", longest=_DAY, since="now", algorithms="ES256"),
    _row(
        "Snowflake",
        "snowflake-key-pair",
        "Snowflake, Using key-pair authentication",
        longest=_HOUR,
        algorithms="RS256",
    ),
    _row(
        "Firebase",
        "firebase-custom-token",
        "Firebase Authentication, Create Custom Tokens",
        longest=_HOUR,
        algorithms="RS256",
    ),
    _row(
        "Google",
        "jwt-grant",
        "Google Identity, Using OAuth 2.0 for Server to Server Applications",
        "https://oauth2.googleapis.com/token https://www.googleapis.com/oauth2/v4/token"
        " https://accounts.google.com/o/oauth2/token",
        longest=_HOUR,
        algorithms="RS256",
    ),
    _row(
        "Google",
        "google-self-signed",
        "Google Identity, Using OAuth 2.0 for Server to Server Applications",
        longest=_HOUR,
        algorithms="RS256",
    ),
    _row(
        "Box",
        "jwt-grant",
        "Box Developer, JWT without SDKs",
        "https://api.box.com/oauth2/token",
        longest=_MINUTE,
        since="now",
        algorithms="RS256 RS384 RS512",
        needs_kid=True,
    ),
    _row(
        "Docusign",
        "jwt-grant",
        "Docusign Developer, JWT Grant",
        "account.docusign.com account-d.docusign.com",
        algorithms="RS256",
    ),
    _row("Zoom", "zoom-sdk", "Zoom, Meeting SDK authorization", longest=2 * _DAY, algorithms="HS256"),
    _row(
        "Salesforce",
        "jwt-grant",
        "Salesforce Help, OAuth 2.0 JWT Bearer Flow",
        "https://login.salesforce.com https://test.salesforce.com",
        algorithms="RS256",
    ),
)
