"""Readings of words: scopes, languages, time zones, dates, addresses of every sort."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.explain.values.reading import (
    MOST_READ,
    NOTHING,
    Reading,
    capped,
    counted,
    shown,
    string_of,
    strings_of,
)
from jwt_decoder.text.quote import visible

if TYPE_CHECKING:
    from jwt_decoder.model.records import Node

_SCOPES: Final = MappingProxyType(
    {
        "openid": "asks for an ID Token: this is OpenID Connect",
        "profile": "name, picture, birthdate and the like",
        "email": "the email address, and whether it was verified",
        "address": "the postal address",
        "phone": "the phone number, and whether it was verified",
        "offline_access": "a refresh token, good while the person is away",
        "online_access": "a refresh token, good while the session lasts",
        "device_sso": "single sign-on for other apps of the device",
        "groups": "the groups of the person",
        "roles": "the roles of the person",
        "web-origins": "the web origins allowed to call (Keycloak)",
        "uma_protection": "a resource server may register what it protects (UMA 2)",
        ".default": "every permission granted to the application (Microsoft)",
        "user_impersonation": "acts for the person who signed in (Microsoft)",
        "User.Read": "the person's own profile (Microsoft Graph)",
        "launch/patient": "the patient whose record is open (SMART)",
        "fhirUser": "the person's own record (SMART)",
        "aws.cognito.signin.user.admin": "the person's own Cognito attributes",
    }
)
_LANGUAGES: Final = MappingProxyType(
    {
        "ar": "Arabic",
        "bg": "Bulgarian",
        "bn": "Bengali",
        "ca": "Catalan",
        "cs": "Czech",
        "cy": "Welsh",
        "da": "Danish",
        "de": "German",
        "el": "Greek",
        "en": "English",
        "es": "Spanish",
        "et": "Estonian",
        "eu": "Basque",
        "fa": "Persian",
        "fi": "Finnish",
        "fil": "Filipino",
        "fr": "French",
        "ga": "Irish",
        "he": "Hebrew",
        "hi": "Hindi",
        "hr": "Croatian",
        "hu": "Hungarian",
        "id": "Indonesian",
        "is": "Icelandic",
        "it": "Italian",
        "ja": "Japanese",
        "ko": "Korean",
        "lt": "Lithuanian",
        "lv": "Latvian",
        "ms": "Malay",
        "nb": "Norwegian",
        "nl": "Dutch",
        "nn": "Norwegian",
        "no": "Norwegian",
        "pl": "Polish",
        "pt": "Portuguese",
        "ro": "Romanian",
        "ru": "Russian",
        "sk": "Slovak",
        "sl": "Slovenian",
        "sr": "Serbian",
        "sv": "Swedish",
        "sw": "Swahili",
        "ta": "Tamil",
        "th": "Thai",
        "tr": "Turkish",
        "uk": "Ukrainian",
        "ur": "Urdu",
        "vi": "Vietnamese",
        "zh": "Chinese",
    }
)
_TAG: Final = re.compile(
    r"([A-Za-z]{2,8})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|[0-9]{3}))?((?:[-_][A-Za-z0-9]{1,8}){0,9})"
)
_ZONE: Final = re.compile(r"UTC|GMT|(?:[A-Z][A-Za-z_]*|Etc)(?:/[A-Za-z0-9_+-]{1,30}){1,2}")
_DATE: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_DAYS: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_EMAIL: Final = re.compile(r"[^\s@]{1,200}@([^\s@]{1,253})")
_PHONE: Final = re.compile(r"\+?[0-9 ().-]{3,40}(?:;ext=[0-9]{1,15})?")
_ADDRESS: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{0,30}):(?://(?:([^/?#\s]*)@)?([^/?#@\s]{1,255}))?\S*")
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_IPV4: Final = re.compile(r"([0-9]{1,3})\.([0-9]{1,3})\.([0-9]{1,3})\.([0-9]{1,3})")
_IPV6: Final = re.compile(r"[0-9A-Fa-f]*+:[0-9A-Fa-f]*+:[0-9A-Fa-f.:]*+(?:%\w++)?")
_LARGEST_OCTET: Final = 255
_LANGUAGE, _SCRIPT, _REGION = "Language", "Script", "Region"


def scopes(node: Node) -> Reading:
    """Split scopes (RFC 6749 §3.3), with a word on the ones that people meet everywhere."""
    if node["type"] == "array":
        found = strings_of(node)
        count = len(found)
    else:
        value = node["value"]
        found = value[:MOST_READ].split()
        count = len(found) if len(value) <= MOST_READ else value.count(" ") + 1
    details = ((shown(one), _SCOPES.get(".default" if one.endswith("/.default") else one, "")) for one in found)
    return Reading(counted(count, "scope"), capped(details, count))


def strings(node: Node) -> Reading:
    """Count the strings of an array; a single one says what it says."""
    items = node.get("items")
    return NOTHING if items is None or len(items) == 1 else Reading(counted(len(items), "value"))


def objects(node: Node) -> Reading:
    """Count the items of an array, where they are known: of a text too large for a tree they are not."""
    return NOTHING if not node["end"] else Reading(counted(len(node.get("items", ())), "item"))


def members(node: Node) -> Reading:
    """Count the members of an object, where they are known."""
    return NOTHING if not node["end"] else Reading(counted(len(node.get("members", ())), "member"))


def string_or_uri(node: Node) -> Reading:
    """Say where a string holds a colon and is no URI (RFC 7519 §2)."""
    value = string_of(node)
    if ":" not in value or _SCHEME.match(value):
        return NOTHING
    return Reading("a string with a colon must be a URI (RFC 7519 §2)")


def language(node: Node) -> Reading:
    """Take a language tag apart (RFC 5646 §2.1)."""
    value = node["value"]
    found = _TAG.fullmatch(value)
    if found is None:
        return Reading("not a language tag, such as en-US (RFC 5646)")
    tongue, script, region, _ = found.groups()
    name = _LANGUAGES.get(tongue.lower(), "")
    details = [(_LANGUAGE, f"{name} ({tongue.lower()})" if name else tongue.lower())]
    details += [(_SCRIPT, script.title())] if script else []
    details += [(_REGION, region.upper())] if region else []
    words = ", ".join(filter(None, [name or tongue.lower(), *(text for _, text in details[1:])]))
    odd = "; written with an underscore where RFC 5646 has a hyphen" if "_" in value else ""
    return Reading(words + odd, tuple(details))


def zone(node: Node) -> Reading:
    """Say whether a text can be the name of a time zone; which names there are the reader's system knows."""
    if _ZONE.fullmatch(node["value"]):
        return NOTHING
    return Reading("not a name of the time zone database, such as Europe/Paris")


def date(node: Node) -> Reading:
    """Read a date of birth, with or without a year (OpenID Connect Core 1.0 §5.1)."""
    found = _DATE.fullmatch(node["value"])
    if found is None:
        return Reading("not a date of the form YYYY-MM-DD")
    year, month, day = (int(part) if part else 0 for part in found.groups())
    if month > len(_DAYS) or (found[2] and not month) or (found[3] and not 0 < day <= _DAYS[month - 1]):
        return Reading("not a day of the calendar")
    if not year:
        return Reading("the year is left out")
    return NOTHING if found[2] else Reading("only the year is given")


def email(node: Node) -> Reading:
    """Say where an email address is none."""
    return NOTHING if _EMAIL.fullmatch(node["value"]) else Reading("not an email address")


def phone(node: Node) -> Reading:
    """Say where a phone number is none, or lacks the code of its country (E.164)."""
    value = node["value"]
    if not _PHONE.fullmatch(value):
        return Reading("not a phone number")
    return NOTHING if value.startswith("+") else Reading("no + and code of a country before it (E.164)")


def address(node: Node) -> Reading:
    """Say whose address it is; nothing is fetched, and no link is made of it."""
    value = node["value"]
    found = _ADDRESS.fullmatch(value) if len(value) <= MOST_READ else None
    if found is None:
        return Reading("not an address with a scheme, such as https://example.com")
    scheme, user, host = found[1].lower(), found[2], found[3]
    details = [("Scheme", scheme)]
    if user is not None:
        details.append(("User", f"{shown(user)}: what stands before @ is not the host"))
    if host:
        details.append(("Host", visible(host)))
    return Reading(_ADDRESSES.get(scheme, "an address, not fetched"), tuple(details))


_ADDRESSES: Final = MappingProxyType(
    {
        "https": "an address, not fetched",
        "http": "an address without encryption, not fetched",
        "data": "the content itself, written as an address",
        "javascript": "code, not an address: never open it",
        "urn": "a name, not an address",
    }
)


def ip(node: Node) -> Reading:
    """Say of what sort an address of the Internet Protocol is (RFC 1918, RFC 4193)."""
    value = node["value"][:MOST_READ]
    found = _IPV4.fullmatch(value)
    if found:
        first, second, third, fourth = map(int, found.groups())
        if max(first, second, third, fourth) > _LARGEST_OCTET:
            return Reading("not an IP address")
        return Reading(f"IPv4{_PRIVATE if _is_private(first, second) else ''}")
    if not _IPV6.fullmatch(value):
        return Reading("not an IP address")
    local = value == "::1" or value[:2].lower() in {"fc", "fd"} or value[:4].lower() == "fe80"
    return Reading(f"IPv6{_PRIVATE if local else ''}")


_PRIVATE: Final = ", of a private network"
_LOOPBACK: Final = frozenset({10, 127})
_PRIVATE_PAIRS: Final = frozenset({(192, 168), (169, 254), *((172, second) for second in range(16, 32))})


def _is_private(first: int, second: int) -> bool:
    return first in _LOOPBACK or (first, second) in _PRIVATE_PAIRS
