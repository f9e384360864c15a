"""Rules about keys in the header, and addresses of keys: whoever made the token chose them."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.explain.values.reading import string_of
from jwt_decoder.findings.example import JWK, POINT, with_parameter
from jwt_decoder.findings.rule import Hit, rule
from jwt_decoder.findings.scopes import EVERY_TOKEN
from jwt_decoder.json.parse import members_of
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.registry import jwk_members

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jwt_decoder.findings.context import Context
    from jwt_decoder.model.part import Node

# Of the characters of a key as text.
_LEAST_KEY: Final = 32
_FETCH: Final = Sentence("Only fetch URLs you configured, never one that a token names.")
_CHOSE: Final = Sentence(
    "Get the key from a source you trust; a key in the token proves nothing about who made the token."
)
_CHAIN: Final = Sentence("Trust the certificate only if its chain ends in your own trust anchor, whatever the URL.")
# What is to be done where a kind of token has its keys or certificates at an address by its specification, which makes
# it a remark (RFC 8225 §4.3, RFC 9447 §4, GA4GH AAI OpenID Connect Profile).
_OF_KIND: Final[Mapping[tuple[str, str], Sentence]] = MappingProxyType(
    {("x5u", "passport"): _CHAIN, ("x5u", "authority-token"): _CHAIN, ("jku", "ga4gh-visa"): _FETCH}
)
_BY_KIND: Final = Sentence(
    "Every token; only a note for kinds whose specification puts the key there, such as PASSporTs."
)
_NO_ADDRESS: Final = Sentence("{name} must be a URL, but isn't one; whoever made the token chose it.")
# With a scheme, which of a drive in a path of Windows is one letter, and of a web address with its host.
_URL: Final = re.compile(r"(?!https?:(?!//[^/?#\s]))[A-Za-z][A-Za-z0-9+.-]+:[^\s]")
_UNPROTECTED: Final = ("http:", "ftp:", "ws:", "tftp:", "ldap:")
_OPEN: Final = Sentence("{name} isn't an https URL: anyone on the way can change what it serves.")
_UNUSUAL: Final = Sentence("{name} isn't an https URL, and most verifiers fetch nothing else.")
_KEYS: Final = Sentence("jku says where the keys are, but whoever made the token chose that URL.")
_TLS: Final = Sentence("Use an https URL, and check its certificate.")
_REPLACE: Final = Sentence("Replace the key: everyone who saw the token has it.")


@rule(
    "jku-present",
    "warning",
    "RFC 8725 §3.10",
    name=Sentence("URL of keys in the header"),
    scope=_BY_KIND,
    why=Sentence(
        "A verifier that fetches keys from a URL in the token trusts whoever wrote it, and can be pointed at"
        " addresses in its own network."
    ),
    example=with_parameter('"jku":"https://keys.example/jwks.json"'),
    remedy=_FETCH,
)
def jku_present(token: Context) -> Iterable[Hit]:
    """Find the address of a key set: a reader that follows it trusts the token's maker (RFC 8725 §3.10)."""
    return _address(token, "jku", Sentence("jku says where the keys are, but whoever made the token chose that URL."))


@rule(
    "x5u-present",
    "warning",
    "RFC 8725 §3.10",
    name=Sentence("URL of a certificate in the header"),
    scope=_BY_KIND,
    why=Sentence(
        "A verifier that fetches a certificate from a URL in the token trusts whoever wrote it, and can be"
        " pointed at addresses in its own network."
    ),
    example=with_parameter('"x5u":"https://keys.example/cert.pem"'),
    remedy=_FETCH,
)
def x5u_present(token: Context) -> Iterable[Hit]:
    """Find the address of a certificate: a reader that follows it trusts the token's maker (RFC 8725 §3.10)."""
    return _address(
        token, "x5u", Sentence("x5u says where the certificate is, but whoever made the token chose that URL.")
    )


@rule(
    "jku-insecure",
    "error",
    "RFC 7515 §4.1.2",
    name=Sentence("Keys without TLS"),
    scope=EVERY_TOKEN,
    why=Sentence("Without TLS, anyone on the way can swap in other keys."),
    example=with_parameter('"jku":"http://keys.example/jwks.json"'),
    remedy=_TLS,
)
def jku_insecure(token: Context) -> Iterable[Hit]:
    """Find a jku that is fetched without TLS, which it must not be (RFC 7515 §4.1.2)."""
    return _plain_http(token, "jku")


@rule(
    "x5u-insecure",
    "error",
    "RFC 7515 §4.1.5",
    name=Sentence("Certificate without TLS"),
    scope=EVERY_TOKEN,
    why=Sentence("Without TLS, anyone on the way can swap in another certificate."),
    example=with_parameter('"x5u":"http://keys.example/cert.pem"'),
    remedy=_TLS,
)
def x5u_insecure(token: Context) -> Iterable[Hit]:
    """Find an x5u that is fetched without TLS, which it must not be (RFC 7515 §4.1.5)."""
    return _plain_http(token, "x5u")


@rule(
    "jwk-private",
    "error",
    "RFC 7515 §4.1.3",
    name=Sentence("Private key in the header"),
    scope=EVERY_TOKEN,
    why=Sentence("Private keys sign. Everyone who sees this token can sign others with this one."),
    example=with_parameter(f'{JWK},"d":"{POINT}"}}'),
    remedy=_REPLACE,
)
def jwk_private(token: Context) -> Iterable[Hit]:
    """Find a private key in the header (RFC 7515 §4.1.3, RFC 9449 §4.2)."""
    for header in token.headers:
        if jwk_members.PRIVATE & members_of(header.jose.get("jwk")).keys():
            message = Sentence(
                "The jwk in the header includes its private part: anyone who reads the token can sign others."
            )
            yield Hit(token.in_header(header, "jwk"), message)


@rule(
    "jwk-symmetric",
    "error",
    "RFC 7515 §4.1.3",
    name=Sentence("Secret in the header"),
    scope=EVERY_TOKEN,
    why=Sentence("A shared secret signs as well as verifies, and everyone can read the header."),
    example=with_parameter('"jwk":{"kty":"oct","k":"c2VjcmV0"}'),
    remedy=_REPLACE,
)
def jwk_symmetric(token: Context) -> Iterable[Hit]:
    """Find a shared secret in the header, where only a public key may be (RFC 7515 §4.1.3)."""
    for header in token.headers:
        jwk = members_of(header.jose.get("jwk"))
        if "k" in jwk or string_of(jwk.get("kty")) == "oct":
            yield Hit(
                token.in_header(header, "jwk"),
                Sentence("The jwk in the header is a shared secret that anyone can read."),
            )


@rule(
    "jwk-present",
    "info",
    "RFC 7515 §6",
    name=Sentence("Key in the header"),
    scope=Sentence("Every token except DPoP proofs and key proofs, whose purpose is to prove possession of that key."),
    why=Sentence(
        "A signature that matches a key in the same token proves nothing: whoever made the token chose the key."
    ),
    example=with_parameter(f"{JWK}}}"),
    remedy=_CHOSE,
)
def jwk_present(token: Context) -> Iterable[Hit]:
    """Find a key in the header itself (RFC 7515 §4.1.3, §6)."""
    return _there(
        token, "jwk", Sentence("jwk carries a key to verify the token with, chosen by whoever made the token.")
    )


@rule(
    "x5c-present",
    "info",
    "RFC 7515 §6",
    name=Sentence("Certificate in the header"),
    scope=Sentence("Every token except App Store tokens and SD-JWT VCs, which are verified that way."),
    why=Sentence(
        "A certificate in the token is only worth as much as its chain, which must end in one the verifier"
        " already trusts."
    ),
    example=with_parameter('"x5c":["MIIB"]'),
    remedy=Sentence("Check the chain up to a certificate you already trust."),
)
def x5c_present(token: Context) -> Iterable[Hit]:
    """Find certificates in the header itself (RFC 7515 §4.1.6, §6)."""
    return _there(token, "x5c", Sentence("x5c carries certificates chosen by whoever made the token."))


def _there(token: Context, name: str, message: Sentence) -> Iterable[Hit]:
    # Those of a JWE say for which key it was encrypted (RFC 7516 §4.1.5): nobody trusts it for them.
    for header in () if token.is_encrypted else token.headers:
        if name in header.jose and _carries(header.jose[name]):
            yield Hit(token.in_header(header, name), message)


def _carries(node: Node) -> bool:
    """Check whether there is anything in a value that may be a key or a certificate, be it of the right type or not."""
    if node["type"] == "string":
        return len(node["value"]) >= _LEAST_KEY
    return bool(node.get("items") or node.get("members"))


def _address(token: Context, name: str, message: Sentence) -> Iterable[Hit]:
    for header in token.headers:
        if name in header.jose:
            node = header.jose[name]
            is_bare = node["type"] == "string" and not _URL.match(node["value"])
            said = _NO_ADDRESS.about(name=name) if is_bare else message
            remedy = None if is_bare else _OF_KIND.get((name, token.type))
            yield Hit(token.in_header(header, name), said, remedy=remedy, severity="info" if remedy else None)


def _plain_http(token: Context, name: str) -> Iterable[Hit]:
    for header in token.headers:
        address = string_of(header.jose.get(name))
        if _URL.match(address) and not address.lower().startswith("https:"):
            message = _OPEN if address.lower().startswith(_UNPROTECTED) else _UNUSUAL
            yield Hit(token.in_header(header, name), message.about(name=name))
