"""The registered claims of a JWT: one row holds what is said of one."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Kind = Literal["StringOrURI", "StringOrURIs", "NumericDate", "string"]


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim's name, what it is called, what kind of value it has, and where that is written."""

    name: str
    label: str
    kind: Kind
    source: str


ROWS: Final = (
    Claim("iss", "Issuer", "StringOrURI", "RFC 7519 §4.1.1"),
    Claim("sub", "Subject", "StringOrURI", "RFC 7519 §4.1.2"),
    Claim("aud", "Audience", "StringOrURIs", "RFC 7519 §4.1.3"),
    Claim("exp", "Expiration Time", "NumericDate", "RFC 7519 §4.1.4"),
    Claim("nbf", "Not Before", "NumericDate", "RFC 7519 §4.1.5"),
    Claim("iat", "Issued At", "NumericDate", "RFC 7519 §4.1.6"),
    Claim("jti", "JWT ID", "string", "RFC 7519 §4.1.7"),
)

CLAIMS: Final[Mapping[str, Claim]] = MappingProxyType({row.name: row for row in ROWS})
