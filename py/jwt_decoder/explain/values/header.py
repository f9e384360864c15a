"""Readings of Header Parameters: algorithms, types, what is critical."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.explain.values.reading import LONGEST, Reading, capped, strings_of
from jwt_decoder.model.sentence import Sentence, plural, term
from jwt_decoder.registry import algorithms
from jwt_decoder.registry.headers import HEADERS
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.explain.values.reading import Detail
    from jwt_decoder.model.part import Node
    from jwt_decoder.registry.algorithms import Family

_SIGNED: Final[Mapping[Family, Sentence]] = MappingProxyType(
    {
        "none": Sentence("not signed"),
        "hmac": Sentence("HMAC with {hash}: one shared secret"),
        "rsassa-pkcs1": Sentence("RSA (PKCS #1 v1.5) with {hash}: a public key verifies"),
        "rsassa-pss": Sentence("RSA-PSS with {hash}: a public key verifies"),
        "ecdsa": Sentence("ECDSA on {curve} with {hash}: a public key verifies"),
        "eddsa": Sentence("Edwards-curve signature: a public key verifies"),
        "ml-dsa": Sentence("ML-DSA, quantum-resistant: a public key verifies"),
    }
)
# RFC 7518 §4.1 and §5.1.
KEY_ENCRYPTION: Final[Mapping[str, Sentence]] = MappingProxyType(
    {
        "RSA1_5": Sentence("the content key is encrypted with RSA (PKCS #1 v1.5), no longer recommended"),
        "RSA-OAEP": Sentence("the content key is encrypted with RSA-OAEP and SHA-1"),
        "RSA-OAEP-256": Sentence("the content key is encrypted with RSA-OAEP and SHA-256"),
        "RSA-OAEP-384": Sentence("the content key is encrypted with RSA-OAEP and SHA-384"),
        "RSA-OAEP-512": Sentence("the content key is encrypted with RSA-OAEP and SHA-512"),
        "A128KW": Sentence("the content key is wrapped with AES-128"),
        "A192KW": Sentence("the content key is wrapped with AES-192"),
        "A256KW": Sentence("the content key is wrapped with AES-256"),
        "dir": Sentence("the shared secret is the content key itself"),
        "ECDH-ES": Sentence("ECDH key agreement gives the content key"),
        "ECDH-ES+A128KW": Sentence("ECDH key agreement, then AES-128 wraps the content key"),
        "ECDH-ES+A192KW": Sentence("ECDH key agreement, then AES-192 wraps the content key"),
        "ECDH-ES+A256KW": Sentence("ECDH key agreement, then AES-256 wraps the content key"),
        "A128GCMKW": Sentence("the content key is wrapped with AES-128-GCM"),
        "A192GCMKW": Sentence("the content key is wrapped with AES-192-GCM"),
        "A256GCMKW": Sentence("the content key is wrapped with AES-256-GCM"),
        "PBES2-HS256+A128KW": Sentence("AES-128 with a key derived from a password wraps the content key"),
        "PBES2-HS384+A192KW": Sentence("AES-192 with a key derived from a password wraps the content key"),
        "PBES2-HS512+A256KW": Sentence("AES-256 with a key derived from a password wraps the content key"),
    }
)
CONTENT_ENCRYPTION: Final[Mapping[str, Sentence]] = MappingProxyType(
    {
        "A128CBC-HS256": Sentence("AES-128-CBC and HMAC with SHA-256"),
        "A192CBC-HS384": Sentence("AES-192-CBC and HMAC with SHA-384"),
        "A256CBC-HS512": Sentence("AES-256-CBC and HMAC with SHA-512"),
        "A128GCM": Sentence("AES-128-GCM"),
        "A192GCM": Sentence("AES-192-GCM"),
        "A256GCM": Sentence("AES-256-GCM"),
    }
)
_LEAST_ROUNDS: Final = 1000
_MOST_DIGITS: Final = 10
_APPLICATION: Final = "application/"
# Media types without application/, which a sender leaves out (RFC 7515 §4.1.9), in lower case, as they compare.
MEDIA_TYPES: Final[Mapping[str, Sentence]] = MappingProxyType(
    {
        "jwt": Sentence("generic JWT (RFC 7519 §5.1)"),
        "jose": Sentence("a JWS or JWE in Compact Serialization (RFC 7515 §9.2.1)"),
        "jose+json": Sentence("a JWS or JWE in JSON Serialization (RFC 7515 §9.2.1)"),
        "at+jwt": Sentence("an OAuth access token (RFC 9068)"),
        "dpop+jwt": Sentence("a DPoP proof: shows that the sender has a key (RFC 9449)"),
        "logout+jwt": Sentence("a logout token (OpenID Connect Back-Channel Logout 1.0)"),
        "secevent+jwt": Sentence("a security event token (RFC 8417)"),
        "oauth-authz-req+jwt": Sentence("an authorization request (RFC 9101)"),
        "token-introspection+jwt": Sentence("an introspection response (RFC 9701)"),
        "client-authentication+jwt": Sentence("a client assertion (RFC 7523)"),
        "authorization-grant+jwt": Sentence("an authorization grant (RFC 7523)"),
        "oauth-client-attestation+jwt": Sentence("an attestation of an OAuth client"),
        "oauth-client-attestation-pop+jwt": Sentence("the proof that goes with an attestation of an OAuth client"),
        "openid4vci-proof+jwt": Sentence("a proof of possession for a credential issuer (OpenID4VCI)"),
        "key-attestation+jwt": Sentence("an attestation of keys (OpenID4VCI)"),
        "sd-jwt": Sentence("an SD-JWT: claims that can be disclosed one by one (RFC 9901)"),
        "dc+sd-jwt": Sentence("an SD-JWT VC, a digital credential"),
        "vc+sd-jwt": Sentence("an SD-JWT VC under its old name, or a W3C credential as an SD-JWT"),
        "vp+sd-jwt": Sentence("a W3C presentation as an SD-JWT"),
        "kb+jwt": Sentence("a Key Binding JWT: the holder of an SD-JWT shows it (RFC 9901 §4.3)"),
        "vc+jwt": Sentence("a W3C credential as a JWT"),
        "vp+jwt": Sentence("a W3C presentation as a JWT"),
        "statuslist+jwt": Sentence("a list that says which tokens were revoked (Token Status List)"),
        "entity-statement+jwt": Sentence("a statement about a member of a federation (OpenID Federation 1.0)"),
        "trust-mark+jwt": Sentence("a trust mark (OpenID Federation 1.0)"),
        "resolve-response+jwt": Sentence("the resolved metadata of a member (OpenID Federation 1.0)"),
        "jwk-set+jwt": Sentence("a signed JWK Set (OpenID Federation 1.0)"),
        "eat+jwt": Sentence("an entity attestation token (RFC 9711)"),
        "txntoken+jwt": Sentence("a transaction token"),
        "wit+jwt": Sentence("a workload identity token (WIMSE)"),
        "wpt+jwt": Sentence("a workload proof token (WIMSE)"),
        "passport": Sentence("a signed telephone call (RFC 8225)"),
    }
)
_EXTENSIONS: Final[Mapping[str, Sentence]] = MappingProxyType(
    {
        "shaken": Sentence("who vouches for the caller, and how far (RFC 8588)"),
        "div": Sentence("the call was diverted (RFC 8946)"),
        "div-o": Sentence("the call was diverted, and its original token is inside (RFC 8946)"),
        "rph": Sentence("the call may ask for priority (RFC 8443)"),
        "rcd": Sentence("what the called party sees about the caller (RFC 9795)"),
        "msg": Sentence("a text message (RFC 9475)"),
    }
)
_OTHER_ENCRYPTION: Final = Sentence("unknown content encryption")
_NESTED: Final = Reading(Sentence("another token is inside (RFC 7519 §5.2)"))
_OTHER_PARAMETER: Final = Sentence("unknown parameter")
_EMPTY: Final = Sentence("must not be empty")
_AS_IT_IS: Final = Reading(Sentence("the payload is signed unencoded"))
_AS_WITHOUT: Final = Reading(Sentence("same as without this parameter"))
_DEFLATE: Final = Reading(Sentence("DEFLATE (RFC 1951)"))
_OTHER_COMPRESSION: Final = Reading(Sentence("unknown compression"))
_NO_ROUNDS: Final = Reading(Sentence("not a number of rounds"))


def algorithm(node: Node) -> Reading:
    """Return how the token is signed, or how its content key is encrypted."""
    row = algorithms.find(node["value"])
    if row is None:
        return Reading(KEY_ENCRYPTION.get(node["value"]))
    details: list[Detail] = [(Sentence("Source"), row.source)]
    if row.signature_octets:
        octets = plural("{count} byte", "{count} bytes", row.signature_octets)
        details.append((Sentence("Signature"), octets))
    if row.minimal_key:
        details.append((Sentence("Key"), plural("at least {count} bit", "at least {count} bits", row.minimal_key)))
    return Reading(_SIGNED[row.family].about(hash=row.hash or "", curve=row.curve or ""), tuple(details))


def content_encryption(node: Node) -> Reading:
    """Return how the content is encrypted (RFC 7518 §5.1)."""
    return Reading(CONTENT_ENCRYPTION.get(node["value"], _OTHER_ENCRYPTION))


def media_type(node: Node) -> Reading:
    """Return what a media type is, with or without its application/; letters of either case (RFC 7515 §4.1.9)."""
    value = node["value"].lower()
    return Reading(MEDIA_TYPES.get(value.removeprefix(_APPLICATION)))


def content_type(node: Node) -> Reading:
    """Return what the payload is; JWT is that of a Nested JWT (RFC 7519 §5.2)."""
    is_nested = node["value"].lower().removeprefix(_APPLICATION) == "jwt"
    return _NESTED if is_nested else media_type(node)


def critical(node: Node) -> Reading:
    """Name the extensions that must be understood (RFC 7515 §4.1.11)."""
    names = strings_of(node)
    details = (
        (quote(name, LONGEST), term(HEADERS[name].label) if name in HEADERS else _OTHER_PARAMETER) for name in names
    )
    text = plural("{count} parameter", "{count} parameters", len(names)) if names else _EMPTY
    return Reading(text, capped(details, len(names)))


def unencoded(node: Node) -> Reading:
    """Return what b64 does to the signing input (RFC 7797 §3)."""
    return _AS_IT_IS if node["text"] == "false" else _AS_WITHOUT


def compression(node: Node) -> Reading:
    """Return how the content was compressed (RFC 7516 §4.1.3)."""
    return _DEFLATE if node["value"] == "DEF" else _OTHER_COMPRESSION


def count(node: Node) -> Reading:
    """Return how much work a password takes (RFC 7518 §4.8.1.2)."""
    text = node["text"]
    if not text.isdecimal() or len(text) > _MOST_DIGITS:
        return _NO_ROUNDS
    rounds = int(text)
    if rounds >= _LEAST_ROUNDS:
        return Reading(Sentence("{rounds} rounds", rounds=rounds))
    few = plural(
        "{count} round, fewer than the {least} that RFC 7518 recommends",
        "{count} rounds, fewer than the {least} that RFC 7518 recommends",
        rounds,
        least=_LEAST_ROUNDS,
    )
    return Reading(few)


def passport_type(node: Node) -> Reading:
    """Return what an extension of signed telephone calls is about (RFC 8225 §8)."""
    return Reading(_EXTENSIONS.get(node["value"]))
