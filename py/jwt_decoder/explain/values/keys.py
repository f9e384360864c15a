"""Readings of keys and certificates: JWKs with their thumbprint, confirmations, chains."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.explain.values.hashes import hashed, octets_of, thumbprint_of
from jwt_decoder.explain.values.inner_text import by_shape
from jwt_decoder.explain.values.reading import LONGEST, NOTHING, Reading, capped, string_of, strings_of
from jwt_decoder.json import parse
from jwt_decoder.keys.forms import pem
from jwt_decoder.keys.forms.jwk import read_jwk
from jwt_decoder.keys.key_material import encoded, thumbprint, thumbprint_of_text
from jwt_decoder.model.sentence import Listing, Sentence, alone, plural
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from jwt_decoder.explain.values.reading import Detail
    from jwt_decoder.keys.key_material import Material
    from jwt_decoder.model.part import Node

    # What a token is bound to, and what is known of that.
    Bound = tuple[Sentence, Iterable[Detail]]

_LARGEST_JWK: Final = 20_000
_MOST_CERTIFICATES: Final = 5
_LONGEST_CERTIFICATE: Final = 20_000
_SHA1_OCTETS: Final = 20
_SHA256_OCTETS: Final = 32
_KEY: Final = Sentence("Key")
_PRIVATE: Final = (Sentence("Private"), Sentence("includes the private part, which must never be in a token"))
_SECRET: Final = (Sentence("Secret"), Sentence("a shared secret, which must never be readable in a token"))
_WITH_COORDINATES: Final = frozenset({"EC", "OKP"})
_OF_TEXT: Final = Sentence("Thumbprint as written")
_OF_ODD_TEXT: Final = Sentence(
    "{thumbprint}: a coordinate isn't written as RFC 7518 §6.2.1.2 asks, so libraries may get either one"
)
_NO_THUMBPRINT: Final = Sentence("not a thumbprint")
_OF_CLIENT_KEY: Final = Sentence("{hash} thumbprint of the client's DPoP key")
_OF_CERTIFICATE: Final = Sentence("{hash} thumbprint of the client's certificate")
_LIKE_THUMBPRINT: Final = Reading(Sentence("looks like a SHA-256 thumbprint (RFC 7638)"))
_TOO_LARGE: Final = Reading(Sentence("larger than any key"), ((_KEY, Sentence("larger than any key")),))
_UNREAD: Final = Sentence("can't be read")


def jwk(node: Node) -> Reading:
    """Return what key a JWK is, and its thumbprint (RFC 7638)."""
    if node["end"] - node["start"] > _LARGEST_JWK:
        return _TOO_LARGE
    members = parse.plain(node)
    if not isinstance(members, dict) or not members:
        return NOTHING
    material = read_jwk(members)
    name = material.problem or material.name.within
    return Reading(name, ((_KEY, name), *_further(material, members)))


def _further(material: Material, members: Mapping[str, object]) -> Iterable[Detail]:
    """Return what is known of a key beside what it is called."""
    if material.key_type == "oct" and not material.problem:
        yield _SECRET
    elif not material.problem:
        own, written = encoded(thumbprint(material)), encoded(thumbprint_of_text(members))
        yield Sentence("Thumbprint (RFC 7638)"), own
        if material.key_type in _WITH_COORDINATES and written != own:
            yield _OF_TEXT, _OF_ODD_TEXT.about(thumbprint=written)
    name = members.get("kid")
    if material.private:
        yield _PRIVATE
    if isinstance(name, str):
        yield Sentence("Key ID"), quote(name, LONGEST)


def key_set(node: Node) -> Reading:
    """Return which keys a JWK Set has (RFC 7517 §5)."""
    keys = parse.members_of(node).get("keys")
    return key_list(keys) if keys else NOTHING


def key_list(node: Node) -> Reading:
    """Return which keys an array has."""
    items = node.get("items", [])
    details = ((Sentence("Key {index}", index=index), _in_a_line(item)) for index, item in enumerate(items, 1))
    return Reading(plural("{count} key", "{count} keys", len(items)), capped(details, len(items)))


def _in_a_line(node: Node) -> Listing:
    """Return what is known of a key, side by side."""
    return Listing(tuple(text for _, text in jwk(node).details), "dot")


def confirmation(node: Node) -> Reading:
    """Return to which key a token is bound (RFC 7800 §3.1, RFC 8705 §3.1, RFC 9449 §6.1)."""
    known = [(name, value) for name, value in parse.members_of(node).items() if name in _CONFIRMATIONS]
    bound = [_CONFIRMATIONS[name](value) for name, value in known]
    if not bound:
        return NOTHING
    to = dict(zip(_ORDINALS, (what for what, _ in bound), strict=False))
    return Reading(_BOUND[len(bound) - 1].about(**to), tuple(detail for _, details in bound for detail in details))


def _bound_jwk(node: Node) -> Bound:
    return Sentence("a key in this claim"), jwk(node).details


def _bound_jkt(node: Node) -> Bound:
    octets = octets_of(string_of(node))
    told = thumbprint_of(len(octets), _OF_CLIENT_KEY) if octets else _NO_THUMBPRINT
    return Sentence("a key the client proves with DPoP"), [("jkt", told)]


def _bound_certificate(node: Node) -> Bound:
    octets = octets_of(string_of(node))
    told = thumbprint_of(len(octets), _OF_CERTIFICATE) if octets else _NO_THUMBPRINT
    return Sentence("a certificate the client presents in TLS"), [("x5t#S256", told)]


def _bound_kid(node: Node) -> Bound:
    return Sentence("a key both sides know by its Key ID"), [("kid", quote(string_of(node), LONGEST))]


def _bound_jwe(_: Node) -> Bound:
    return Sentence("an encrypted shared secret in this claim"), ()


def _bound_jku(node: Node) -> Bound:
    return Sentence("a key at URL (not fetched)"), [("jku", quote(string_of(node), LONGEST))]


_CONFIRMATIONS: Final[Mapping[str, Callable[[Node], Bound]]] = MappingProxyType(
    {
        "jwk": _bound_jwk,
        "jkt": _bound_jkt,
        "x5t#S256": _bound_certificate,
        "kid": _bound_kid,
        "jwe": _bound_jwe,
        "jku": _bound_jku,
    }
)
_ORDINALS: Final = ("first", "second", "third", "fourth", "fifth", "sixth")
# By how many of them there are.
_BOUND: Final = (
    Sentence("bound to {first}"),
    Sentence("bound to {first} and to {second}"),
    Sentence("bound to {first} and to {second} and to {third}"),
    Sentence("bound to {first} and to {second} and to {third} and to {fourth}"),
    Sentence("bound to {first} and to {second} and to {third} and to {fourth} and to {fifth}"),
    Sentence("bound to {first} and to {second} and to {third} and to {fourth} and to {fifth} and to {sixth}"),
)


def certificates(node: Node) -> Reading:
    """Count the certificates of a chain, and name whom the first of them are for (RFC 7515 §4.1.6)."""
    texts = strings_of(node)
    listed = [
        (Sentence("Certificate {index}", index=index), _certificate(text))
        for index, text in enumerate(texts[:_MOST_CERTIFICATES], 1)
    ]
    more = len(texts) - len(listed)
    rest = [("…", plural("{count} more not read", "{count} more not read", more))] if more else []
    return Reading(plural("{count} certificate", "{count} certificates", len(texts)), (*listed, *rest))


def _certificate(text: str) -> Sentence:
    found = pem.read_bare(text) if len(text) <= _LONGEST_CERTIFICATE else None
    certificate = found[1].certificate if found else None
    if certificate is None:
        return _UNREAD
    begin, end = certificate.not_before[:10], certificate.not_after[:10]
    return Sentence("“{subject}”, from {begin} to {end}", subject=certificate.subject, begin=begin, end=end)


def sha1_thumbprint(node: Node) -> Reading:
    """Hold the length of x5t against that of SHA-1 (RFC 7515 §4.1.7)."""
    return _of_length(node, _SHA1_OCTETS)


def sha256_thumbprint(node: Node) -> Reading:
    """Hold the length of x5t#S256 against that of SHA-256 (RFC 7515 §4.1.8)."""
    return _of_length(node, _SHA256_OCTETS)


def _of_length(node: Node, needed: int) -> Reading:
    octets, reading = octets_of(node["value"]), hashed(node)
    if octets is None or len(octets) == needed or reading.text is None:
        return reading
    wrong = Sentence("it must be {needed} bytes", needed=needed)
    return Reading(alone(Listing((reading.text, wrong), "semicolon")))


def key_id(node: Node) -> Reading:
    """Return whether a Key ID has the shape of a thumbprint or a UUID; it may be anything (RFC 7515 §4.1.4)."""
    octets = octets_of(node["value"])
    if octets and len(octets) == _SHA256_OCTETS and len(node["value"]) == len(encoded(octets)):
        return _LIKE_THUMBPRINT
    return by_shape(node)
