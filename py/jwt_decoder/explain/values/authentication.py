"""Readings of how somebody logged in: amr, acr, vot."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.explain.values.reading import MOST_READ, NOTHING, Reading, capped, shown, string_of, strings_of

if TYPE_CHECKING:
    from jwt_decoder.model.records import Node

_OTHER: Final = "no registered method (RFC 8176)"
# RFC 8176 §2.
_METHODS: Final = MappingProxyType(
    {
        "face": "face recognition",
        "fpt": "fingerprint",
        "geo": "place",
        "hwk": "key in hardware",
        "iris": "iris scan",
        "kba": "questions and answers",
        "mca": "several channels",
        "mfa": "several factors",
        "otp": "one-time password",
        "pin": "PIN or pattern",
        "pop": "proof of a key",
        "pwd": "password",
        "rba": "risk-based",
        "retina": "retina scan",
        "sc": "smart card",
        "sms": "text message",
        "swk": "key in software",
        "tel": "telephone call",
        "user": "presence of the person",
        "vbm": "voice",
        "wia": "Windows integrated authentication",
    }
)
_CLASSES: Final = MappingProxyType(
    {
        "0": "below level 1 of ISO/IEC 29115, such as a long-lived cookie (OpenID Connect Core 1.0 §2)",
        "1": "level 1, as the issuer counts",
        "2": "level 2, as the issuer counts",
        "3": "level 3, as the issuer counts",
        "phr": "phishing-resistant (OpenID EAP ACR Values)",
        "phrh": "phishing-resistant, key protected by hardware (OpenID EAP ACR Values)",
        "http://eidas.europa.eu/LoA/low": "eIDAS level low",
        "http://eidas.europa.eu/LoA/substantial": "eIDAS level substantial",
        "http://eidas.europa.eu/LoA/high": "eIDAS level high",
        "https://refeds.org/profile/mfa": "several factors (REFEDS)",
        "https://refeds.org/profile/sfa": "one good factor (REFEDS)",
        "urn:mace:incommon:iap:bronze": "InCommon Bronze",
        "urn:mace:incommon:iap:silver": "InCommon Silver",
        "urn:openbanking:psd2:sca": "strong customer authentication (PSD2)",
        "urn:openbanking:psd2:ca": "customer authentication (PSD2)",
        "urn:okta:loa:1fa:any": "one factor of any sort (Okta)",
        "urn:okta:loa:1fa:pwd": "a password (Okta)",
        "urn:okta:loa:2fa:any": "two factors of any sort (Okta)",
        "urn:okta:loa:2fa:any:ifpossible": "two factors where the person has them (Okta)",
        "http://schemas.openid.net/pape/policies/2007/06/multi-factor": "several factors",
        "http://schemas.openid.net/pape/policies/2007/06/multi-factor-physical": "several factors, one a thing",
        "http://schemas.openid.net/pape/policies/2007/06/phishing-resistant": "phishing-resistant",
        "http://idmanagement.gov/ns/assurance/ial/1": "identity not proofed (login.gov)",
        "http://idmanagement.gov/ns/assurance/ial/2": "identity proofed (login.gov)",
        "http://idmanagement.gov/ns/assurance/aal/2": "two factors (login.gov)",
        "http://idmanagement.gov/ns/assurance/aal/3": "two factors, one in hardware (login.gov)",
        "urn:oasis:names:tc:SAML:2.0:ac:classes:Password": "a password",
        "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport": "a password, sent encrypted",
        "urn:oasis:names:tc:SAML:2.0:ac:classes:X509": "a certificate",
        "urn:oasis:names:tc:SAML:2.0:ac:classes:Kerberos": "Kerberos",
        "urn:oasis:names:tc:SAML:2.0:ac:classes:TimeSyncToken": "a one-time password by the clock",
        "urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified": "not said how",
    }
)
# RFC 8485 §2.1-2.4.
_ASPECTS: Final = MappingProxyType(
    {
        "P": "how the identity was proofed",
        "C": "which credential was used",
        "M": "how the credential is managed",
        "A": "how the assertion is sent",
    }
)


def methods(node: Node) -> Reading:
    """Name each authentication method (RFC 8176 §2)."""
    found = strings_of(node)
    words = [_METHODS.get(one, shown(one)) for one in found[:8]]
    more = f" and {len(found) - len(words):,} more" if len(found) > len(words) else ""
    details = ((shown(one), _METHODS.get(one, _OTHER)) for one in found)
    return Reading(", ".join(words) + more, capped(details, len(found)))


def context_class(node: Node) -> Reading:
    """Name an authentication context class; which ones there are the parties agree on."""
    return Reading(_CLASSES.get(string_of(node), ""))


def vector(node: Node) -> Reading:
    """Take a vector of trust apart (RFC 8485 §3)."""
    value = node["value"]
    parts = value.split(".") if len(value) <= MOST_READ else []
    details = tuple((shown(part), _ASPECTS.get(part[:1], "an aspect of the issuer's own")) for part in parts)
    return Reading("", capped(details, len(details))) if details else NOTHING
