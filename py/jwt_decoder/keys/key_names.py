"""What a key is called in a sentence."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from jwt_decoder.model.sentence import Digits, Sentence, plural
from jwt_decoder.registry.curves import CURVES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jwt_decoder.keys.key_material import Material
    from jwt_decoder.registry.curves import KeyType


class KeyName(NamedTuple):
    """What a key is called: ``within`` a sentence, without an article, and ``first``, where a sentence begins with it.

    A name that begins with a capital letter anyway is the same in both places.
    """

    within: Sentence
    first: Sentence


def _capital(name: Sentence) -> KeyName:
    return KeyName(name, name)


JWK: Final = KeyName(Sentence("key of an unknown kind"), Sentence("Key of an unknown kind"))
SSH_OTHER: Final = _capital(Sentence("SSH key of another kind"))
OTHER: Final = KeyName(Sentence("key of another kind"), Sentence("Key of another kind"))
OTHER_PRIVATE: Final = KeyName(Sentence("private key of another kind"), Sentence("Private key of another kind"))
ENCRYPTED: Final = KeyName(Sentence("encrypted private key"), Sentence("Encrypted private key"))
PUBLIC_UNNAMED: Final = _capital(Sentence("EC public key without a curve name"))
PRIVATE_UNNAMED: Final = _capital(Sentence("EC private key without a curve name"))
ADDRESS: Final = KeyName(Sentence("address"), Sentence("Address"))
UNRECOGNISED: Final = KeyName(Sentence("unrecognised text"), Sentence("Unrecognised text"))
_NO_KEY: Final = Sentence("text that isn't a key in any form known here")
_AN_ADDRESS: Final = Sentence("a URL (not fetched): paste the keys it serves")
_UNREAD_OCT: Final = KeyName(Sentence("unreadable secret"), Sentence("Unreadable secret"))
EMPTY_PEM: Final = _capital(Sentence("PEM without a key"))


def of(material: Material) -> KeyName:
    """Return the name of a key that is called by its kind."""
    return _BY_KIND[material.key_type, material.private](material)


def with_article(material: Material) -> Sentence:
    """Return the name, with its indefinite article, of a key that could verify something."""
    if material.own_name is ADDRESS:
        return _AN_ADDRESS
    if material.own_name is UNRECOGNISED:
        return _NO_KEY
    return _WITH_ARTICLE[material.key_type, material.private](material)


def unread_jwk(key_type: str) -> KeyName:
    """Return the name of a JWK of a known ``kty`` whose members give no key."""
    if key_type == "oct":
        return _UNREAD_OCT
    kty = {"kty": key_type}
    return KeyName(Sentence("unreadable {kty} key", **kty), Sentence("Unreadable {kty} key", **kty))


def broken(label: str) -> KeyName:
    """Return the name of a PEM block with this label, in small letters, that cannot be read."""
    return KeyName(Sentence("broken “{label}”", label=label), Sentence("Broken “{label}”", label=label))


def _secret(material: Material) -> KeyName:
    count = Digits(len(material.octets))
    return KeyName(
        plural("secret of {count} byte", "secret of {count} bytes", count=count),
        plural("Secret of {count} byte", "Secret of {count} bytes", count=count),
    )


def _curve(material: Material) -> str | Sentence:
    """Return the name of a curve, in quotation marks where it is none that is known."""
    return material.curve if material.curve in CURVES else Sentence("“{curve}”", curve=material.curve)


def _bits(key: Material) -> Sentence:
    return plural("{count} bit", "{count} bits", Digits(key.bits))


def _raw_public(material: Material) -> KeyName:
    return _capital(Sentence("{curve} public key", curve=_curve(material)))


def _raw_private(material: Material) -> KeyName:
    return _capital(Sentence("{curve} private key", curve=_curve(material)))


_BY_KIND: Final[Mapping[tuple[KeyType, bool], Callable[[Material], KeyName]]] = MappingProxyType(
    {
        ("oct", False): _secret,
        ("RSA", False): lambda key: _capital(Sentence("RSA public key, {size}", size=_bits(key))),
        ("RSA", True): lambda key: _capital(Sentence("RSA private key, {size}", size=_bits(key))),
        ("EC", False): lambda key: _capital(Sentence("EC public key, {curve}", curve=_curve(key))),
        ("EC", True): lambda key: _capital(Sentence("EC private key, {curve}", curve=_curve(key))),
        ("OKP", False): _raw_public,
        ("OKP", True): _raw_private,
        ("AKP", False): _raw_public,
        ("AKP", True): _raw_private,
    }
)


def _a_secret(material: Material) -> Sentence:
    count = Digits(len(material.octets))
    return plural("a secret of {count} byte", "a secret of {count} bytes", count=count)


def _a_raw_public(material: Material) -> Sentence:
    return Sentence("an {curve} public key", curve=material.curve)


def _a_raw_private(material: Material) -> Sentence:
    return Sentence("an {curve} private key", curve=material.curve)


_WITH_ARTICLE: Final[Mapping[tuple[KeyType, bool], Callable[[Material], Sentence]]] = MappingProxyType(
    {
        ("oct", False): _a_secret,
        ("RSA", False): lambda key: Sentence("an RSA public key, {size}", size=_bits(key)),
        ("RSA", True): lambda key: Sentence("an RSA private key, {size}", size=_bits(key)),
        ("EC", False): lambda key: Sentence("an EC public key, {curve}", curve=key.curve),
        ("EC", True): lambda key: Sentence("an EC private key, {curve}", curve=key.curve),
        ("OKP", False): _a_raw_public,
        ("OKP", True): _a_raw_private,
        ("AKP", False): _a_raw_public,
        ("AKP", True): _a_raw_private,
    }
)
