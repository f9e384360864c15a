"""Readings of what identifies something: UUIDs, hashes, octets in base64url, tokens and JSON inside of strings."""

from __future__ import annotations

import binascii
import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.explain.values.reading import MOST_READ, NOTHING, Reading, capped, counted, shown, string_of
from jwt_decoder.json import parse
from jwt_decoder.text import numeric_date, utf8

if TYPE_CHECKING:
    from jwt_decoder.explain.values.reading import Detail
    from jwt_decoder.model.records import Node

_UUID: Final = re.compile(
    r"([0-9a-fA-F]{8})-([0-9a-fA-F]{4})-([0-9a-fA-F])([0-9a-fA-F]{3})-([0-9a-fA-F])[0-9a-fA-F]{3}-[0-9a-fA-F]{12}"
)
_UUID_LENGTH: Final = 36
_VERSIONS: Final = MappingProxyType(
    {
        "1": "of time and network card",
        "2": "of DCE security",
        "3": "of a name, by MD5",
        "4": "random",
        "5": "of a name, by SHA-1",
        "6": "of time, sortable",
        "7": "of time, sortable",
        "8": "of the issuer's own making",
    }
)
_BEFORE_1970: Final = 12_219_292_800  # seconds from 1582-10-15, where versions 1 and 6 begin (RFC 9562 §5.1)
# Which digits are the time, how many of its units a second has, and when it begins (RFC 9562 §5.1, §5.6, §5.7).
_TIMES: Final = MappingProxyType(
    {
        "1": ("{high}{mid}{low}", 10_000_000, -_BEFORE_1970),
        "6": ("{low}{mid}{high}", 10_000_000, -_BEFORE_1970),
        "7": ("{low}{mid}", 1000, 0),
    }
)
_LATEST: Final = 253_402_300_799
_BASE64URL: Final = re.compile(r"[A-Za-z0-9_-]*")
_TO_STANDARD: Final = str.maketrans("-_", "+/")
_HEX: Final = re.compile(r"(?:[0-9a-fA-F]{2}:?){20,64}")
_HASHES: Final = MappingProxyType({20: "SHA-1", 28: "SHA-224", 32: "SHA-256", 48: "SHA-384", 64: "SHA-512"})
_HALVES: Final = MappingProxyType({16: "SHA-256", 24: "SHA-384", 32: "SHA-512"})
_TOKEN: Final = re.compile(r"eyJ[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]*){1,4}(?:~\S*)?")
_NO_TEXT: Final = re.compile("[\x00-\x1f\x7f-\x9f\N{REPLACEMENT CHARACTER}]")
_NOT_BASE64URL: Final = "not base64url"
_LIKE_JSON: Final = Reading("looks like JSON in a string")


def octets_of(text: str) -> bytes | None:
    """Give what base64url without padding spells, None where it spells nothing."""
    if len(text) > MOST_READ or len(text) % 4 == 1 or not _BASE64URL.fullmatch(text):
        return None
    return binascii.a2b_base64(text.translate(_TO_STANDARD) + "=" * (-len(text) % 4))


def uuid(node: Node) -> Reading:
    """Read a UUID (RFC 9562), and say where a text is none."""
    return by_shape(node) if _UUID.fullmatch(node["value"]) else Reading("not a UUID")


def by_shape(node: Node) -> Reading:
    """Read a string by its shape alone: a UUID, a token, what may be JSON; any other says what it says."""
    value = string_of(node)
    if len(value) == _UUID_LENGTH:
        found = _UUID.fullmatch(value)
        return _uuid(found) if found else NOTHING
    if value.startswith("eyJ"):
        return token(node) if _TOKEN.fullmatch(value) else NOTHING
    # Reading the JSON of thousands of strings would take seconds: only where a row says JSON is it read.
    return _LIKE_JSON if value[:1] + value[-1:] in {"{}", "[]"} else NOTHING


def _uuid(found: re.Match[str]) -> Reading:
    low, mid, version, high, variant = found.groups()
    whole = set(found[0].lower()) - {"-"}
    if len(whole) == 1 and whole <= {"0", "f"}:
        return Reading("the nil UUID: all zeros" if whole == {"0"} else "the max UUID: all ones")
    sort = _VERSIONS.get(version)
    if variant.lower() not in "89ab" or sort is None:
        return Reading("UUID of no known version")
    seconds = _seconds(version, low, mid, high)
    details: list[Detail] = [("Version", f"{version}, {sort}")]
    if seconds is None:
        return Reading(f"UUID version {version}, {sort}", tuple(details))
    made = numeric_date.utc(seconds)
    return Reading(f"UUID version {version}, dated {made}", (*details, ("Dated", made)))


def _seconds(version: str, low: str, mid: str, high: str) -> float | None:
    """Give the time in a UUID in seconds since 1970, None where there is none that a calendar has."""
    told = _TIMES.get(version)
    if told is None:
        return None
    order, size, epoch = told
    seconds = int(order.format(low=low, mid=mid, high=high), 16) / size + epoch
    return round(seconds, 3) if seconds <= _LATEST else None


def base64url(node: Node) -> Reading:
    """Say how many octets a text spells."""
    octets = octets_of(node["value"])
    return Reading(_NOT_BASE64URL) if octets is None else Reading(counted(len(octets), "octet"))


def text(node: Node) -> Reading:
    """Give octets as text where they are (apu and apv, RFC 7518 §4.6.1.2)."""
    octets = octets_of(node["value"])
    if octets is None:
        return Reading(_NOT_BASE64URL)
    words = octets.decode(errors="replace")
    if not words or _NO_TEXT.search(words):
        return Reading(counted(len(octets), "octet"))
    return Reading(f"“{shown(words)}”")


def hashed(node: Node) -> Reading:
    """Say by its length which hash a thumbprint is."""
    value = node["value"]
    if _HEX.fullmatch(value) and len(value.replace(":", "")) // 2 in _HASHES:
        return Reading("looks like hexadecimal, where base64url is asked for")
    octets = octets_of(value)
    if octets is None:
        return Reading(_NOT_BASE64URL)
    name = _HASHES.get(len(octets))
    length = counted(len(octets), "octet")
    return Reading(f"{name}, {length}" if name else f"{length}, which is no hash known here")


def half_of_a_hash(node: Node) -> Reading:
    """Say of which hash the left half is kept (OpenID Connect Core 1.0 §3.1.3.6)."""
    octets = octets_of(node["value"])
    if octets is None:
        return Reading(_NOT_BASE64URL)
    name = _HALVES.get(len(octets))
    length = counted(len(octets), "octet")
    return Reading(f"the left half of {name}, {length}" if name else f"{length}, which is half of no hash known here")


def thumbprint_of(size: int, what: str) -> str:
    """Say what a hash of so many octets is of."""
    name = _HASHES.get(size)
    return f"{name} thumbprint of {what}" if name else f"{counted(size, 'octet')}, which is no hash known here"


def token(node: Node) -> Reading:
    """Say that a string is a token of its own."""
    return Reading("a token of its own: paste it to read it" if _TOKEN.fullmatch(node["value"]) else "not a token")


def json(node: Node) -> Reading:
    """Read JSON that stands in a string: what it is, and its first members as they are written."""
    value = node["value"]
    if len(value) > MOST_READ:
        return Reading(f"{len(value):,} characters, too many to be read here")
    octets = utf8.encode(value)
    found = parse.parse(octets)
    if not found.valid or found.tree is None:
        return Reading("not JSON")
    tree = found.tree
    if tree["type"] != "object":
        return Reading(f"JSON in a string: {'an' if tree['type'] == 'array' else 'a'} {tree['type']}")
    details = ((shown(member["name"]), shown(_lexeme(octets, member["node"]))) for member in tree["members"])
    count = len(tree["members"])
    return Reading(f"JSON in a string: an object with {counted(count, 'member')}", capped(details, count))


def _lexeme(octets: bytes, node: Node) -> str:
    return node.get("value") or octets[node["start"] : node["end"]].decode(errors="replace")
