"""Readings of how somebody logged in: amr, acr, vot."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.explain.values.reading import LONGEST, MOST_READ, NOTHING, Reading, capped, string_of, strings_of
from jwt_decoder.model.sentence import Listing, Sentence, alone, plural
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.model.part import Node

_OTHER: Final = Sentence("not a registered method (RFC 8176)")
_OWN_ASPECT: Final = Sentence("the issuer's own aspect")
_MOST_NAMED: Final = 8
# RFC 8176 §2.
_METHODS: Final[Mapping[str, Sentence]] = MappingProxyType(
    {
        "face": Sentence("face recognition"),
        "fpt": Sentence("fingerprint"),
        "geo": Sentence("geolocation"),
        "hwk": Sentence("hardware key"),
        "iris": Sentence("iris scan"),
        "kba": Sentence("security questions"),
        "mca": Sentence("multiple channels"),
        "mfa": Sentence("multi-factor"),
        "otp": Sentence("one-time password"),
        "pin": Sentence("PIN or pattern"),
        "pop": Sentence("proof of a key"),
        "pwd": Sentence("password"),
        "rba": Sentence("risk-based"),
        "retina": Sentence("retina scan"),
        "sc": Sentence("smart card"),
        "sms": Sentence("text message"),
        "swk": Sentence("software key"),
        "tel": Sentence("phone call"),
        "user": Sentence("user presence"),
        "vbm": Sentence("voice"),
        "wia": Sentence("Windows integrated authentication"),
    }
)
_CLASSES: Final[Mapping[str, Sentence]] = MappingProxyType(
    {
        "0": Sentence("below level 1 of ISO/IEC 29115, such as a long-lived cookie (OpenID Connect Core 1.0 §2)"),
        "1": Sentence("level 1, as the issuer defines it"),
        "2": Sentence("level 2, as the issuer defines it"),
        "3": Sentence("level 3, as the issuer defines it"),
        "phr": Sentence("phishing-resistant (OpenID EAP ACR Values)"),
        "phrh": Sentence("phishing-resistant, key protected by hardware (OpenID EAP ACR Values)"),
        "http://eidas.europa.eu/LoA/low": Sentence("eIDAS level low"),
        "http://eidas.europa.eu/LoA/substantial": Sentence("eIDAS level substantial"),
        "http://eidas.europa.eu/LoA/high": Sentence("eIDAS level high"),
        "https://refeds.org/profile/mfa": Sentence("multi-factor (REFEDS)"),
        "https://refeds.org/profile/sfa": Sentence("one good factor (REFEDS)"),
        "urn:mace:incommon:iap:bronze": Sentence("InCommon Bronze"),
        "urn:mace:incommon:iap:silver": Sentence("InCommon Silver"),
        "urn:openbanking:psd2:sca": Sentence("strong customer authentication (PSD2)"),
        "urn:openbanking:psd2:ca": Sentence("customer authentication (PSD2)"),
        "urn:okta:loa:1fa:any": Sentence("one factor of any sort (Okta)"),
        "urn:okta:loa:1fa:pwd": Sentence("a password (Okta)"),
        "urn:okta:loa:2fa:any": Sentence("two factors of any sort (Okta)"),
        "urn:okta:loa:2fa:any:ifpossible": Sentence("two factors if the user has them (Okta)"),
        "http://schemas.openid.net/pape/policies/2007/06/multi-factor": Sentence("multi-factor"),
        "http://schemas.openid.net/pape/policies/2007/06/multi-factor-physical": Sentence(
            "multi-factor, one of them a device"
        ),
        "http://schemas.openid.net/pape/policies/2007/06/phishing-resistant": Sentence("phishing-resistant"),
        "http://idmanagement.gov/ns/assurance/ial/1": Sentence("identity not proofed (login.gov)"),
        "http://idmanagement.gov/ns/assurance/ial/2": Sentence("identity proofed (login.gov)"),
        "http://idmanagement.gov/ns/assurance/aal/2": Sentence("two factors (login.gov)"),
        "http://idmanagement.gov/ns/assurance/aal/3": Sentence("two factors, one in hardware (login.gov)"),
        "urn:oasis:names:tc:SAML:2.0:ac:classes:Password": Sentence("a password"),
        "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport": Sentence("a password, sent encrypted"),
        "urn:oasis:names:tc:SAML:2.0:ac:classes:X509": Sentence("a certificate"),
        "urn:oasis:names:tc:SAML:2.0:ac:classes:Kerberos": Sentence("Kerberos"),
        "urn:oasis:names:tc:SAML:2.0:ac:classes:TimeSyncToken": Sentence("a time-based one-time password"),
        "urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified": Sentence("unspecified"),
    }
)
# RFC 8485 §2.1-2.4.
_ASPECTS: Final[Mapping[str, Sentence]] = MappingProxyType(
    {
        "P": Sentence("how the identity was proofed"),
        "C": Sentence("which credential was used"),
        "M": Sentence("how the credential is managed"),
        "A": Sentence("how the assertion is sent"),
    }
)


def methods(node: Node) -> Reading:
    """Name each authentication method (RFC 8176 §2)."""
    names = strings_of(node)
    if not names:
        return NOTHING
    details = ((quote(name, LONGEST), _METHODS.get(name, _OTHER)) for name in names)
    return Reading(_in_short(names), capped(details, len(names)))


def _in_short(names: list[str]) -> Sentence:
    first = Listing(tuple(_METHODS.get(name) or quote(name, LONGEST) for name in names[:_MOST_NAMED]))
    more = len(names) - len(first.items)
    if more:
        return plural("{methods} and {count} more", "{methods} and {count} more", more, methods=first)
    return alone(first)


def context_class(node: Node) -> Reading:
    """Name an authentication context class; which ones there are the parties agree on."""
    return Reading(_CLASSES.get(string_of(node)))


def vector(node: Node) -> Reading:
    """Take a vector of trust apart (RFC 8485 §3)."""
    value = node["value"]
    parts = value.split(".") if len(value) <= MOST_READ else []
    details = ((quote(part, LONGEST), _ASPECTS.get(part[:1], _OWN_ASPECT)) for part in parts)
    return Reading(None, capped(details, len(parts)))
