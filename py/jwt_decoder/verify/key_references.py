"""What a header says of its key beside naming it: certificate thumbprints and a kid that is a thumbprint."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jwt_decoder.keys import key_rules
from jwt_decoder.keys.certificate_thumbprints import is_thumbprint, otherwise_written
from jwt_decoder.keys.header_keys import header_keys
from jwt_decoder.keys.key_material import encoded, thumbprint
from jwt_decoder.model.sentence import Digits, Sentence, plural
from jwt_decoder.text.base64url import decode
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.keys.forms.certificate import Certificate
    from jwt_decoder.keys.key_material import Material
    from jwt_decoder.model.finding import KeyFinding

_THUMBPRINT: Final = re.compile(r"(?:urn:ietf:params:oauth:jwk-thumbprint:sha-256:)?([A-Za-z0-9_-]{43})")
_SHOWN: Final = 60
# Of SHA-1 and SHA-256.
_OCTETS: Final = {"x5t": 20, "x5t#S256": 32}
_OF_OTHER_LENGTH: Final = plural(
    "The header's {name} isn't a thumbprint: it has {count} byte, not {needed}.",
    "The header's {name} isn't a thumbprint: it has {count} bytes, not {needed}.",
    count=0,
    needed=0,
)
_SOURCES: Final = {"x5t": "RFC 7515 §4.1.7", "x5t#S256": "RFC 7515 §4.1.8"}


def check_references(header: Mapping[str, object], material: Material) -> tuple[KeyFinding, ...]:
    """Check ``x5t``, ``x5t#S256`` and ``kid`` of the header against the key that was used."""
    found = list(_kid(header.get("kid"), material))
    certificate = material.certificate or _embedded_certificate(header, material)
    if certificate:
        for name, source in _SOURCES.items():
            found += _certificate(header, name, certificate, source)
    return tuple(found)


def _embedded_certificate(header: Mapping[str, object], used: Material) -> Certificate | None:
    """Return the certificate of x5c, if it is of the key that was used."""
    found = next((key.material for key in header_keys(header) if key.name == "x5c"), None)
    return found.certificate if found and found.octets == used.octets else None


def _certificate(header: Mapping[str, object], name: str, certificate: Certificate, source: str) -> list[KeyFinding]:
    value = header.get(name)
    if value is None:
        return []
    if is_thumbprint(name, value, certificate):
        message = Sentence("The header's {name} matches the certificate used.", name=name)
        return [key_rules.CERTIFICATE_MATCH.found(message, section=source)]
    if not isinstance(value, str):
        message = Sentence("The header's {name} isn't a string, so it isn't a thumbprint.", name=name)
        return [key_rules.CERTIFICATE_MISMATCH.found(message, section=source)]
    if written := otherwise_written(name, value, certificate):
        return [key_rules.CERTIFICATE_MISMATCH.found(written, section=source, severity="warning")]
    octets = decode(value.rstrip("=")).octets
    if len(octets) != _OCTETS[name]:
        message = _OF_OTHER_LENGTH.about(name=name, count=Digits(len(octets)), needed=Digits(_OCTETS[name]))
        return [key_rules.CERTIFICATE_MISMATCH.found(message, section=source)]
    message = Sentence("The header's {name} belongs to a different certificate than the one used.", name=name)
    return [key_rules.CERTIFICATE_MISMATCH.found(message, section=source)]


def _kid(kid: object, material: Material) -> list[KeyFinding]:
    if not isinstance(kid, str) or not kid:
        return []
    own = material.limits.kid
    found = []
    if isinstance(own, str) and own != kid:
        message = Sentence(
            "The token asks for kid “{kid}”, but the key used has kid “{own}”.",
            kid=quote(kid, _SHOWN),
            own=quote(own, _SHOWN),
        )
        found.append(key_rules.KID_MISMATCH.found(message))
    match = _THUMBPRINT.fullmatch(kid)
    if match and material.octets:
        found.append(_thumbprint(match[1] == encoded(thumbprint(material)), named=len(kid) > len(match[1])))
    return found


def _thumbprint(matches: bool, *, named: bool) -> KeyFinding:  # noqa: FBT001 - the one thing it is about
    if matches:
        return key_rules.THUMBPRINT_MATCH.found(Sentence("The kid is the JWK Thumbprint of the key used."))
    if named:
        message = Sentence("The kid is a JWK Thumbprint, but of a different key than the one used.")
        return key_rules.THUMBPRINT_MISMATCH.found(message)
    # Some identifier of 43 characters may only look like one.
    message = Sentence("The kid looks like a JWK Thumbprint, but not of the key used.")
    return key_rules.THUMBPRINT_MISMATCH.found(message, severity="info")
