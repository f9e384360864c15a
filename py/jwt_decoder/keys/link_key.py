"""A key that goes with a link, beside its token: a public one, written anew from what was understood of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, NamedTuple

from jwt_decoder.keys.key import Key
from jwt_decoder.keys.private_parts import private_parts
from jwt_decoder.keys.read_key import read_key
from jwt_decoder.keys.written.jwk import public_jwk
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.registry import jwk_members

if TYPE_CHECKING:
    from jwt_decoder.keys.key import Member
    from jwt_decoder.keys.key_material import Material
    from jwt_decoder.keys.written.jwk import Jwk

_KINDS: Final = frozenset({"jwk", "jwk-set", "pem", "certificate"})
_SECRETS: Final = frozenset({"secret", "secret-member"})
_PRIVATE_FOUND: Final = "key-private"
# Wherever it stands, also within a value of JSON.
_PRIVATE_FRAME: Final = "PRIVATE KEY-----"
# What says of a public key how it is used, and is told to whoever has the link.
_TOLD: Final = ("kid", "use", "alg")
_SECRET: Final = Sentence(
    "This is read as a secret. Only a public key may be in a link: anyone who has the link can read what is in it."
)
_PRIVATE: Final = Sentence(
    "This contains a private key. Only a public key may be in a link: anyone who has the link can read what is in it."
)
_OTHER: Final = Sentence(
    "This isn't a public key that may be in a link: that is a JWK, a JWK Set, a PEM public key or a certificate."
)
_CARRIED: Final = Sentence(
    "The public key is in the link too. Whoever opens it is told that the key came with the link, which proves nothing"
    " about who signed the token."
)
_OF_CERTIFICATE: Final = Sentence("Of a certificate, the link has only the public key.")


class LinkKey(NamedTuple):
    """The text of a key in a link, empty where it may not be in one; and why, or what that means."""

    text: str
    message: Sentence


def key_for_link(text: str) -> LinkKey:
    """Return a key as it may go with a link; nothing of the text but the public key and how it is used."""
    key = read_key(text, "text")
    materials = [(member, member.read()) for member in key.members]
    if key.kind in _SECRETS or any(_is_secret(*one) for one in materials):
        return LinkKey("", _SECRET)
    if _has_private(key) or any(_is_private(*one) for one in materials):
        return LinkKey("", _PRIVATE)
    usable = [_public(*one) for one in materials if one[1].problem is None]
    if key.kind not in _KINDS or not usable:
        return LinkKey("", _OTHER)
    written = json.dumps(usable[0] if len(usable) == 1 else {"keys": usable}, separators=(",", ":"))
    return LinkKey(written, _CARRIED.then(_OF_CERTIFICATE) if key.kind == "certificate" else _CARRIED)


def of_link(key_text: str) -> Key:
    """Return the key of a link as it is used: one that may not be in a link is none that can be."""
    found = key_for_link(key_text)
    if found.text or not key_text:
        return read_key(key_text, "text")
    return Key("unrecognised", found.message, {}, "", problem=found.message)


def _is_secret(member: Member, material: Material) -> bool:
    return "k" in (member.jwk or ()) or (material.key_type == "oct" and material.problem is None)


def _has_private(key: Key) -> bool:
    """Return whether a private key is anywhere in the text, also where it is no key of those that are read."""
    is_found = any(one.id == _PRIVATE_FOUND for one in key.findings)
    return is_found or _PRIVATE_FRAME in key.text or bool(private_parts(key))


def _is_private(member: Member, material: Material) -> bool:
    return material.private or not jwk_members.PRIVATE.isdisjoint(member.jwk or ())


def _public(member: Member, material: Material) -> Jwk:
    given = member.jwk or {}
    return public_jwk(material, {name: given[name] for name in _TOLD if isinstance(given.get(name), str)})
