"""Readings of keys and certificates: JWKs with their thumbprint, confirmations, chains."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.explain.values.identifiers import by_shape, hashed, octets_of, thumbprint_of
from jwt_decoder.explain.values.reading import NOTHING, Reading, capped, counted, shown, string_of, strings_of
from jwt_decoder.json import parse
from jwt_decoder.keys.forms import pem
from jwt_decoder.keys.forms.jwk import read_jwk
from jwt_decoder.keys.key_material import encoded, thumbprint
from jwt_decoder.model.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jwt_decoder.explain.values.reading import Detail
    from jwt_decoder.model.records import Node
    from jwt_decoder.model.sentence import Text

_LARGEST_JWK: Final = 20_000
_MOST_CERTIFICATES: Final = 5
_LONGEST_CERTIFICATE: Final = 20_000
_THUMBPRINT_OCTETS: Final = 32
_PRIVATE: Final = "its private part is in it, which no token may carry"
_IN_THE_OPEN: Final = "it is a shared secret, which no token may carry in the open"


def jwk(node: Node) -> Reading:
    """Say what key a JWK is, and its thumbprint (RFC 7638)."""
    details = tuple(_jwk(node))
    return Reading(details[0][1], details) if details else NOTHING


def _jwk(node: Node) -> Iterable[Detail]:
    if node["end"] - node["start"] > _LARGEST_JWK:
        yield "Key", "larger than any key"
        return
    members = parse.plain(node)
    if not isinstance(members, dict) or not members:
        return
    material = read_jwk(members)
    yield "Key", material.problem or material.name.within
    if material.key_type == "oct" and not material.problem:
        yield "Secret", _IN_THE_OPEN
    elif not material.problem:
        yield "Thumbprint (RFC 7638)", encoded(thumbprint(material))
    if material.private:
        yield "Private", _PRIVATE
    name = members.get("kid")
    if isinstance(name, str):
        yield "Key ID", shown(name)


def key_set(node: Node) -> Reading:
    """Say which keys a JWK Set has (RFC 7517 §5)."""
    found = parse.members_of(node).get("keys")
    return key_list(found) if found else NOTHING


def key_list(node: Node) -> Reading:
    """Say which keys an array has."""
    items = node.get("items", [])
    details = ((f"Key {index}", _in_a_line(_jwk(item))) for index, item in enumerate(items, 1))
    return Reading(counted(len(items), "key"), capped(details, len(items)))


def _in_a_line(details: Iterable[Detail]) -> Text:
    """Return what is said of a key, side by side."""
    told: Text = ""
    for _, text in details:
        told = Sentence("{first} · {next}", first=told, next=text) if told else text
    return told


def confirmation(node: Node) -> Reading:
    """Say to which key a token is bound (RFC 7800 §3.1, RFC 8705 §3.1, RFC 9449 §6.1)."""
    found: list[Detail] = []
    words = []
    for name, value in parse.members_of(node).items():
        reader = _CONFIRMATIONS.get(name)
        if reader:
            text, details = reader(value)
            words.append(text)
            found += details
    return Reading("bound to " + " and to ".join(words) if words else "", tuple(found))


def _bound_jwk(node: Node) -> tuple[str, list[Detail]]:
    return "a key that is written here", list(_jwk(node))


def _bound_jkt(node: Node) -> tuple[str, list[Detail]]:
    octets = octets_of(string_of(node))
    said = thumbprint_of(len(octets), "the client's DPoP key") if octets else "not a thumbprint"
    return "a key that the client proves with DPoP", [("jkt", said)]


def _bound_certificate(node: Node) -> tuple[str, list[Detail]]:
    octets = octets_of(string_of(node))
    said = thumbprint_of(len(octets), "the client's certificate") if octets else "not a thumbprint"
    return "a certificate that the client shows in TLS", [("x5t#S256", said)]


def _bound_kid(node: Node) -> tuple[str, list[Detail]]:
    return "a key that both sides know by its Key ID", [("kid", shown(string_of(node)))]


def _bound_jwe(_: Node) -> tuple[str, list[Detail]]:
    return "a shared secret that is written here encrypted", []


def _bound_jku(node: Node) -> tuple[str, list[Detail]]:
    return "a key at an address, not fetched", [("jku", shown(string_of(node)))]


_CONFIRMATIONS: Final[MappingProxyType[str, Callable[[Node], tuple[str, list[Detail]]]]] = MappingProxyType(
    {
        "jwk": _bound_jwk,
        "jkt": _bound_jkt,
        "x5t#S256": _bound_certificate,
        "kid": _bound_kid,
        "jwe": _bound_jwe,
        "jku": _bound_jku,
    }
)


def certificates(node: Node) -> Reading:
    """Count the certificates of a chain, and name whom the first of them are for (RFC 7515 §4.1.6)."""
    found = strings_of(node)
    details = ((f"Certificate {index}", _certificate(one)) for index, one in enumerate(found, 1))
    listed = [next(details) for _ in found[:_MOST_CERTIFICATES]]
    more = len(found) - len(listed)
    rest = [("…", f"{more:,} more {'is' if more == 1 else 'are'} not read")] if more else []
    return Reading(counted(len(found), "certificate"), (*listed, *rest))


def _certificate(text: str) -> str:
    found = pem.read_bare(text) if len(text) <= _LONGEST_CERTIFICATE else None
    said = found[1].certificate if found else None
    if said is None:
        return "cannot be read"
    return f"{said.subject}, from {said.not_before[:10]} to {said.not_after[:10]}"


def sha1_thumbprint(node: Node) -> Reading:
    """Hold the length of x5t against that of SHA-1 (RFC 7515 §4.1.7)."""
    return _of_length(node, 20)


def sha256_thumbprint(node: Node) -> Reading:
    """Hold the length of x5t#S256 against that of SHA-256 (RFC 7515 §4.1.8)."""
    return _of_length(node, 32)


def _of_length(node: Node, needed: int) -> Reading:
    octets = octets_of(node["value"])
    if octets is None or len(octets) == needed:
        return hashed(node)
    found = hashed(node)
    return Reading(f"{found.text}; it must be {needed} octets")


def key_id(node: Node) -> Reading:
    """Say where a Key ID has the shape of a thumbprint or a UUID; it may be anything (RFC 7515 §4.1.4)."""
    octets = octets_of(node["value"])
    if octets and len(octets) == _THUMBPRINT_OCTETS and len(node["value"]) == len(encoded(octets)):
        return Reading("has the shape of a SHA-256 thumbprint (RFC 7638)")
    return by_shape(node)
