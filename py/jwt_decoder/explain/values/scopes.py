"""Readings of scopes (RFC 6749 §3.3)."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.explain.values.reading import LONGEST, MOST_READ, Reading, capped, strings_of
from jwt_decoder.model.sentence import Sentence, plural
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.model.part import Node

_SCOPES: Final[Mapping[str, Sentence]] = MappingProxyType(
    {
        "openid": Sentence("asks for an ID Token: this is OpenID Connect"),
        "profile": Sentence("name, picture, birthdate and the like"),
        "email": Sentence("the email address, and whether it was verified"),
        "address": Sentence("the postal address"),
        "phone": Sentence("the phone number, and whether it was verified"),
        "offline_access": Sentence("a refresh token that works while the user is away"),
        "online_access": Sentence("a refresh token that works while the session lasts"),
        "device_sso": Sentence("single sign-on for other apps on the device"),
        "groups": Sentence("the user's groups"),
        "roles": Sentence("the user's roles"),
        "web-origins": Sentence("the web origins allowed to call (Keycloak)"),
        "uma_protection": Sentence("a resource server may register what it protects (UMA 2)"),
        ".default": Sentence("every permission granted to the application (Microsoft)"),
        "user_impersonation": Sentence("acts on behalf of the signed-in user (Microsoft)"),
        "User.Read": Sentence("the user's own profile (Microsoft Graph)"),
        "launch/patient": Sentence("the patient whose record is open (SMART)"),
        "fhirUser": Sentence("the user's own record (SMART)"),
        "aws.cognito.signin.user.admin": Sentence("the user's own Cognito attributes"),
    }
)


def scopes(node: Node) -> Reading:
    """Split scopes (RFC 6749 §3.3), with a word on the ones that people meet everywhere."""
    if node["type"] == "array":
        names = strings_of(node)
        count = len(names)
    else:
        value = node["value"]
        names = words(value[:MOST_READ])
        count = len(names) if len(value) <= MOST_READ else value.count(" ") + 1
    details = ((quote(name, LONGEST), _SCOPES.get(_known_as(name), "")) for name in names)
    return Reading(plural("{count} scope", "{count} scopes", count), capped(details, count))


def words(value: str) -> list[str]:
    """Split a list of scopes at U+0020, the only delimiter (RFC 8693 §4.2)."""
    return [word for word in value.split(" ") if word]


def _known_as(scope: str) -> str:
    return ".default" if scope.endswith("/.default") else scope
