"""Readings of persons and parties: actors, subject identifiers, postal addresses, credentials."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.explain.values.reading import (
    MOST_DETAILS,
    NOTHING,
    Reading,
    capped,
    counted,
    shown,
    string_of,
    strings_of,
)
from jwt_decoder.json import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jwt_decoder.explain.values.reading import Detail
    from jwt_decoder.model.records import Node

_MOST_NAMED: Final = 3
_IDENTIFYING: Final = ("sub", "client_id", "iss")
_NOBODY: Final = "somebody who is not named"
_ADDRESS: Final = MappingProxyType(
    {
        "formatted": "Whole",
        "street_address": "Street",
        "locality": "City",
        "region": "Region",
        "postal_code": "Postal code",
        "country": "Country",
        "country_code": "Country code",
    }
)
# RFC 9493 §3.2: which members hold the identifier of each format.
_FORMATS: Final = MappingProxyType(
    {
        "account": ("uri",),
        "email": ("email",),
        "iss_sub": ("iss", "sub"),
        "opaque": ("id",),
        "phone_number": ("phone_number",),
        "did": ("url",),
        "uri": ("uri",),
        "aliases": (),
    }
)


def actors(node: Node) -> Reading:
    """Write out who acts, and for whom that one acted before, the earliest last (RFC 8693 §4.1)."""
    chain = list(_chain(node))
    names = [_identity(actor) for actor in chain[:_MOST_NAMED]]
    more = f", and {len(chain) - _MOST_NAMED:,} before" if len(chain) > _MOST_NAMED else ""
    details = (("Acts now" if not at else f"Before, {at}", _told(actor)) for at, actor in enumerate(chain))
    return Reading(", before it ".join(names) + more, capped(details, len(chain)))


def _chain(node: Node) -> Iterator[dict[str, Node]]:
    """Give the members of each actor, from the outermost on; how deep JSON may be bounds it."""
    found: Node | None = node
    while found is not None and found["type"] == "object":
        members = parse.members_of(found)
        yield members
        found = members.get("act")


def _identity(members: dict[str, Node]) -> str:
    return next((shown(text) for name in _IDENTIFYING if (text := string_of(members.get(name)))), _NOBODY)


def _told(members: dict[str, Node]) -> str:
    parts = [f"{name} {shown(text)}" for name in _IDENTIFYING if (text := string_of(members.get(name)))]
    return ", ".join(parts) or _NOBODY


def may_act(node: Node) -> Reading:
    """Say who may act (RFC 8693 §4.4)."""
    members = parse.members_of(node)
    return Reading(f"{_identity(members)} may act for the subject", (("May act", _told(members)),))


def postal_address(node: Node) -> Reading:
    """Write out an address by its parts (OpenID Connect Core 1.0 §5.1.1)."""
    members = parse.members_of(node)
    details = [
        (label, shown(", ".join(text.split("\n"))))
        for name, label in _ADDRESS.items()
        if (text := string_of(members.get(name)))
    ]
    words = ", ".join(text for label, text in details if label in {"City", "Region", "Country"})
    return Reading(words, tuple(details))


def subject_identifier(node: Node) -> Reading:
    """Read a subject identifier by its format (RFC 9493 §3.2)."""
    members = parse.members_of(node)
    name = string_of(members.get("format"))
    wanted = _FORMATS.get(name)
    if wanted is None:
        return Reading("of no format known here" if name else "no format, which it must have (RFC 9493 §3)")
    missing = [one for one in wanted if one not in members]
    if missing:
        return Reading(f"lacks {', '.join(missing)}, which format {name} asks for")
    details = tuple((one, shown(string_of(members[one]))) for one in wanted)
    return Reading(", ".join(text for _, text in details) or "several identifiers", details)


def credential(node: Node) -> Reading:
    """Say of which types a credential or a presentation is, and about whom."""
    members = parse.members_of(node)
    types = strings_of(members["type"]) if "type" in members else []
    details: list[Detail] = [("Type", shown(one)) for one in types[:MOST_DETAILS]]
    subject = parse.members_of(members.get("credentialSubject"))
    if string_of(subject.get("id")):
        details.append(("Subject", shown(string_of(subject["id"]))))
    inside = members.get("verifiableCredential")
    if inside:
        details.append(("Credentials", counted(len(inside.get("items", ())) or 1, "credential")))
    return Reading(", ".join(map(shown, types[:_MOST_NAMED])), capped(details, len(details)))


def authorization_details(node: Node) -> Reading:
    """Name the type of each authorization, and what it allows (RFC 9396 §2)."""
    items = node.get("items", [])
    details = (_authorization(parse.members_of(item)) for item in items)
    return Reading(counted(len(items), "authorization"), capped(details, len(items)))


def _authorization(members: dict[str, Node]) -> Detail:
    parts = [
        f"{name}: {shown(' '.join(strings_of(members[name])[:MOST_DETAILS]))}"
        for name in ("actions", "locations", "datatypes", "identifier", "privileges")
        if name in members
    ]
    return shown(string_of(members.get("type"))) or "no type", "; ".join(parts)


def telephone(node: Node) -> Reading:
    """Give the numbers and addresses of a caller or of the called (RFC 8225 §5.2.1)."""
    found = [
        (name, text)
        for name, value in parse.members_of(node).items()
        if name in {"tn", "uri", "hdr"}
        for text in strings_of(value)
    ]
    words = ", ".join(shown(text) for _, text in found[:_MOST_NAMED])
    return Reading(words, capped(((name, shown(text)) for name, text in found), len(found))) if found else NOTHING
