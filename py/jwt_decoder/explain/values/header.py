"""Readings of Header Parameters: algorithms, types, what is critical."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.explain.values.reading import NOTHING, Reading, capped, counted, shown, strings_of
from jwt_decoder.registry import algorithms
from jwt_decoder.registry.headers import HEADERS

if TYPE_CHECKING:
    from jwt_decoder.model.records import Node
    from jwt_decoder.registry.algorithms import Algorithm, Family

_WORDS: Final[MappingProxyType[Family, str]] = MappingProxyType(
    {
        "none": "not signed at all",
        "hmac": "HMAC with {hash}: the same secret signs and verifies",
        "rsassa-pkcs1": "RSA (PKCS #1 v1.5) with {hash}: a private key signs, its public key verifies",
        "rsassa-pss": "RSA-PSS with {hash}: a private key signs, its public key verifies",
        "ecdsa": "ECDSA on {curve} with {hash}: a private key signs, its public key verifies",
        "eddsa": "Edwards-curve signature: a private key signs, its public key verifies",
        "ml-dsa": "ML-DSA, made against quantum computers: a private key signs, its public key verifies",
    }
)
_AGREED: Final = "a key agreed on by elliptic curve"
_DERIVED: Final = "a key derived from a password"
# RFC 7518 §4.1 and §5.1.
_ENCRYPTION: Final = MappingProxyType(
    {
        "RSA1_5": "the content key is encrypted by RSA (PKCS #1 v1.5), which is no longer advised",
        "RSA-OAEP": "the content key is encrypted by RSA-OAEP with SHA-1",
        "RSA-OAEP-256": "the content key is encrypted by RSA-OAEP with SHA-256",
        "RSA-OAEP-384": "the content key is encrypted by RSA-OAEP with SHA-384",
        "RSA-OAEP-512": "the content key is encrypted by RSA-OAEP with SHA-512",
        "A128KW": "the content key is wrapped by AES with 128 bits",
        "A192KW": "the content key is wrapped by AES with 192 bits",
        "A256KW": "the content key is wrapped by AES with 256 bits",
        "dir": "the shared secret is the content key itself",
        "ECDH-ES": f"{_AGREED} is the content key",
        "ECDH-ES+A128KW": f"{_AGREED} wraps the content key, 128 bits",
        "ECDH-ES+A192KW": f"{_AGREED} wraps the content key, 192 bits",
        "ECDH-ES+A256KW": f"{_AGREED} wraps the content key, 256 bits",
        "A128GCMKW": "the content key is wrapped by AES-GCM with 128 bits",
        "A192GCMKW": "the content key is wrapped by AES-GCM with 192 bits",
        "A256GCMKW": "the content key is wrapped by AES-GCM with 256 bits",
        "PBES2-HS256+A128KW": f"{_DERIVED} wraps the content key, 128 bits",
        "PBES2-HS384+A192KW": f"{_DERIVED} wraps the content key, 192 bits",
        "PBES2-HS512+A256KW": f"{_DERIVED} wraps the content key, 256 bits",
    }
)
_CONTENT: Final = MappingProxyType(
    {
        "A128CBC-HS256": "AES-CBC with 128 bits, and HMAC with SHA-256",
        "A192CBC-HS384": "AES-CBC with 192 bits, and HMAC with SHA-384",
        "A256CBC-HS512": "AES-CBC with 256 bits, and HMAC with SHA-512",
        "A128GCM": "AES-GCM with 128 bits",
        "A192GCM": "AES-GCM with 192 bits",
        "A256GCM": "AES-GCM with 256 bits",
    }
)
_LEAST_ROUNDS: Final = 1000
_MOST_DIGITS: Final = 10
_APPLICATION: Final = "application/"
# Media types without application/, which a sender leaves out (RFC 7515 §4.1.9), in lower case, as they compare.
_TYPES: Final = MappingProxyType(
    {
        "jwt": "a JSON Web Token, of no kind in particular (RFC 7519 §5.1)",
        "jose": "a JWS or JWE in Compact Serialization (RFC 7515 §9.2.1)",
        "jose+json": "a JWS or JWE in JSON Serialization (RFC 7515 §9.2.1)",
        "at+jwt": "an OAuth access token (RFC 9068)",
        "dpop+jwt": "a DPoP proof: the sender holds a key (RFC 9449)",
        "logout+jwt": "a logout token (OpenID Connect Back-Channel Logout 1.0)",
        "secevent+jwt": "a security event token (RFC 8417)",
        "oauth-authz-req+jwt": "an authorization request (RFC 9101)",
        "token-introspection+jwt": "an introspection response (RFC 9701)",
        "client-authentication+jwt": "a client assertion (RFC 7523)",
        "authorization-grant+jwt": "an authorization grant (RFC 7523)",
        "oauth-client-attestation+jwt": "an attestation of an OAuth client",
        "oauth-client-attestation-pop+jwt": "the proof that goes with an attestation of an OAuth client",
        "openid4vci-proof+jwt": "a proof of possession for a credential issuer (OpenID4VCI)",
        "key-attestation+jwt": "an attestation of keys (OpenID4VCI)",
        "sd-jwt": "an SD-JWT: claims that can be disclosed one by one (RFC 9901)",
        "dc+sd-jwt": "an SD-JWT VC, a digital credential",
        "vc+sd-jwt": "an SD-JWT VC by its old name, or a W3C credential as an SD-JWT",
        "vp+sd-jwt": "a W3C presentation as an SD-JWT",
        "kb+jwt": "a Key Binding JWT: the holder of an SD-JWT shows it (RFC 9901 §4.3)",
        "vc+jwt": "a W3C credential as a JWT",
        "vp+jwt": "a W3C presentation as a JWT",
        "statuslist+jwt": "a list that says which tokens were revoked (Token Status List)",
        "entity-statement+jwt": "a statement about a member of a federation (OpenID Federation 1.0)",
        "trust-mark+jwt": "a trust mark (OpenID Federation 1.0)",
        "resolve-response+jwt": "the resolved metadata of a member (OpenID Federation 1.0)",
        "jwk-set+jwt": "a signed JWK Set (OpenID Federation 1.0)",
        "eat+jwt": "an entity attestation token (RFC 9711)",
        "txntoken+jwt": "a transaction token",
        "wit+jwt": "a workload identity token (WIMSE)",
        "wpt+jwt": "a workload proof token (WIMSE)",
        "passport": "a signed telephone call (RFC 8225)",
    }
)
_EXTENSIONS: Final = MappingProxyType(
    {
        "shaken": "who vouches for the caller, and how far (RFC 8588)",
        "div": "the call was diverted (RFC 8946)",
        "div-o": "the call was diverted, and its first token is inside (RFC 8946)",
        "rph": "the call may ask for priority (RFC 8443)",
        "rcd": "what the called person sees of the caller (RFC 9795)",
        "msg": "a text message (RFC 9475)",
    }
)


def algorithm(node: Node) -> Reading:
    """Say how the token is signed, or how its content key is encrypted."""
    row = algorithms.find(node["value"])
    if row is None:
        return Reading(_ENCRYPTION.get(node["value"], ""))
    details = [("Source", row.source)]
    if row.signature_octets:
        details.append(("Signature", counted(row.signature_octets, "octet")))
    if row.minimal_key:
        details.append(("Key", f"at least {counted(row.minimal_key, 'bit')}"))
    return Reading(_told(row), tuple(details))


def _told(row: Algorithm) -> str:
    return _WORDS[row.family].format(hash=row.hash, curve=row.curve)


def content_encryption(node: Node) -> Reading:
    """Say how the content is encrypted (RFC 7518 §5.1)."""
    return Reading(_CONTENT.get(node["value"], "no content encryption known here"))


def media_type(node: Node) -> Reading:
    """Say what a media type is, with or without its application/; letters of either case (RFC 7515 §4.1.9)."""
    value = node["value"].lower()
    return Reading(_TYPES.get(value.removeprefix(_APPLICATION), ""))


def content_type(node: Node) -> Reading:
    """Say what the payload is; JWT is that of a Nested JWT (RFC 7519 §5.2)."""
    nested = node["value"].lower().removeprefix(_APPLICATION) == "jwt"
    return Reading("another token is inside (RFC 7519 §5.2)") if nested else media_type(node)


def critical(node: Node) -> Reading:
    """Name the extensions that must be understood (RFC 7515 §4.1.11)."""
    found = strings_of(node)
    details = ((shown(one), HEADERS[one].label if one in HEADERS else "no parameter known here") for one in found)
    return Reading(counted(len(found), "parameter") if found else "must not be empty", capped(details, len(found)))


def unencoded(node: Node) -> Reading:
    """Say what b64 does to the signing input (RFC 7797 §3)."""
    return Reading("the payload is signed as it is" if node["text"] == "false" else "as without this parameter")


def compression(node: Node) -> Reading:
    """Say how the content was compressed (RFC 7516 §4.1.3)."""
    return Reading("DEFLATE (RFC 1951)" if node["value"] == "DEF" else "no compression known here")


def count(node: Node) -> Reading:
    """Say how much work a password takes (RFC 7518 §4.8.1.2)."""
    text = node["text"]
    if not text.isdecimal() or len(text) > _MOST_DIGITS:
        return Reading("not a number of rounds")
    rounds = int(text)
    advice = f", fewer than the {_LEAST_ROUNDS:,} that RFC 7518 advises" if rounds < _LEAST_ROUNDS else ""
    return Reading(f"{rounds:,} rounds{advice}")


def passport_type(node: Node) -> Reading:
    """Say what an extension of signed telephone calls is about (RFC 8225 §8)."""
    words = _EXTENSIONS.get(node["value"])
    return Reading(words) if words else NOTHING
