"""Help for each rule about a key: what it looks at, why it matters, and a token with a key on which it fires.

The keys are made for this, or printed in RFC 7517, appendix A; nothing is signed with them.
"""

from __future__ import annotations

import binascii
import json
from typing import Final

from jwt_decoder.findings.help.entry import Example, Help
from jwt_decoder.keys.forms.pem import write_pem
from jwt_decoder.keys.key_material import secret_key, thumbprint
from jwt_decoder.text.base64url import encode

_KEYS: Final = "Keys as JWK or JWK Set."
_SETS: Final = "JWK Sets."
_RSA: Final = "RSA keys."
_SECRETS: Final = "Secrets of HMAC, when a token is verified with one."
_CERTIFICATES: Final = "Certificates in the key field."
_THUMBPRINTS: Final = "Tokens whose kid has the form of a SHA-256 thumbprint."
_X5T: Final = "Tokens with x5t or x5t#S256, where a certificate is in the key field or in x5c."
_X: Final = "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4"
_Y: Final = "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM"
_EC: Final = {"kty": "EC", "crv": "P-256", "x": _X, "y": _Y}
_SECRET: Final = bytes(range(32))
_OCT: Final = {"kty": "oct", "k": encode(_SECRET)}
_MODULUS: Final = b"\xc3" * 256
_ROCA: Final = (65537**128).to_bytes(257, "big")
_HS256: Final = '{"alg":"HS256","typ":"JWT"}'
_ES256: Final = '{"alg":"ES256","typ":"JWT"}'
_DOE: Final = '{"sub":"1234567890","name":"John Doe","iat":1516239022}'
_PAST: Final = (
    "MIIBHTCBxaADAgECAgEBMAoGCCqGSM49BAMCMBkxFzAVBgNVBAMMDmlzc3Vlci5leGFtcGxlMB4XDTIwMDEwMTAwMDAwMFoXDTIxMDEwMTAwMDAw"
    "MFowGTEXMBUGA1UEAwwOaXNzdWVyLmV4YW1wbGUwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQwoEJM0hwpRIOKLXXJKzfnbqINnwCJOjtO7oo8"
    "Cq/sPuBLZekkVtmIi1Kzeb371R7oae8fD8ZbZllpW2zOCBcjMAoGCCqGSM49BAMCA0cAMEQCICp/Ned8MrdfyBltizNK3VrQZC1Fs97dIHjrEO+e"
    "samiAiAdGLWz5Ogk2hbRi6dhgf/DDfnZ2Kkx3ziyZbmHzDj8cw=="
)
_AHEAD: Final = (
    "MIIBIzCByaADAgECAgEBMAoGCCqGSM49BAMCMBkxFzAVBgNVBAMMDmlzc3Vlci5leGFtcGxlMCIYDzkwMDAwMTAxMDAwMDAwWhgPOTkwMDAxMDEw"
    "MDAwMDBaMBkxFzAVBgNVBAMMDmlzc3Vlci5leGFtcGxlMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEMKBCTNIcKUSDii11ySs3526iDZ8AiTo7"
    "Tu6KPAqv7D7gS2XpJFbZiItSs3m9+9Ue6GnvHw/GW2ZZaVtszggXIzAKBggqhkjOPQQDAgNJADBGAiEA5LYcYOroXViitsBLezPXAR1BjJh/bX2N"
    "hkfIxdt2sgkCIQDriqF+QX7WYyreLywGEaKgywNawq4S3zE2LNEy4S3bmw=="
)
# SHA-256 of the first of the two certificates.
_OF_PAST: Final = "i5_zYENfjG_Y0_kKZHnbzHyNsftByg4lrB3t2Duubag"


def _named(header: str, name: str, value: str, key: str) -> Example:
    """Make a token with one more Header Parameter, and a key text."""
    return Example(header=f'{header[:-1]},"{name}":"{value}"}}', key=key)


def _rsa(modulus: bytes, exponent: bytes) -> Example:
    jwk = {"kty": "RSA", "n": encode(modulus), "e": encode(exponent)}
    return Example(signature=encode(b"Z" * len(modulus)), key=json.dumps(jwk))


def _secret(text: str) -> Example:
    return Example(header=_HS256, key=text)


def _set(*keys: dict[str, str]) -> Example:
    return Example(header=_ES256, key=json.dumps({"keys": keys}))


def _certificate(body: str) -> str:
    return write_pem("CERTIFICATE", binascii.a2b_base64(body))


KEY_HELP: Final[tuple[Help, ...]] = (
    Help(
        "key-member-duplicate",
        _KEYS,
        "Readers of JSON disagree on which of two members counts, so two of them may verify with two keys.",
        Example(header=_HS256, key='{"kty":"oct","k":"AAECAwQFBgcICQoLDA0ODw","k":"EBESExQVFhcYGRobHB0eHw"}'),
    ),
    Help(
        "key-kid-duplicate",
        _SETS,
        "A kid is there to tell the keys of a set apart. Readers that find two of one name take the first, the last "
        "or neither.",
        _set(_EC | {"kid": "2026-01"}, _EC | {"kid": "2026-01"}),
    ),
    Help(
        "key-set-mixed",
        _SETS,
        "A public key is known to all. A reader that takes a key of the set for the secret that it needs accepts "
        "tokens that anybody can make, and a secret in a set that is published is none.",
        _set(_EC, _OCT),
    ),
    Help(
        "key-private",
        "Keys in the key field, in any form.",
        "Whoever has the private key can sign in the name of its owner. To verify, the public part is enough.",
        Example(header=_ES256, key=json.dumps(_EC | {"d": "870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4Bk43bVdj3eAE"})),
    ),
    Help(
        "key-short",
        "Secrets of HMAC and RSA keys, when a token is verified with one.",
        "Somebody who has one token can try secrets against it, by the billion and unseen. An RSA key of 1024 bits is "
        "within reach of those with many computers.",
        _secret("hunter2"),
    ),
    Help(
        "key-exponent",
        _RSA,
        "With the exponent 1 a signature is the text that is signed, and an even one belongs to no RSA key.",
        _rsa(_MODULUS, b"\1"),
    ),
    Help(
        "key-roca",
        _RSA,
        "Keys made by a library in Infineon's chips until 2017 have this pattern, and can be broken. Of other keys "
        "about one in a hundred million has it by chance.",
        _rsa(_ROCA, b"\1\0\1"),
    ),
    Help(
        "key-guessable",
        _SECRETS,
        "Programs that guess begin with common words, with digits, and with one character again and again. The length "
        "of such a secret helps little.",
        _secret("my-super-secret-jwt-signing-key-of-2026"),
    ),
    Help(
        "key-malformed",
        "Keys as JWK, when a token is verified with one.",
        "Leading zeros that are missing or too many, or base64 with padding: one reader takes such a key, another "
        "refuses it, and a third computes another thumbprint.",
        Example(header=_ES256, key=json.dumps(_EC | {"x": f"{_X}="})),
    ),
    Help(
        "key-published",
        "Secrets under which a signature holds.",
        "The secret stands in documentation, in a tutorial or in a list of leaked ones. Those who attack try these "
        "first.",
        Example(_DOE, _HS256, "SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c", key="your-256-bit-secret"),
    ),
    Help(
        "certificate-expired",
        _CERTIFICATES,
        "Nobody vouches for the key of a certificate that is over: it may have been replaced, and may have leaked "
        "since.",
        Example(header=_ES256, key=_certificate(_PAST)),
    ),
    Help(
        "certificate-not-yet",
        _CERTIFICATES,
        "A certificate counts from a day on. Before it, one of the clocks is wrong, or this is the next key.",
        Example(header=_ES256, key=_certificate(_AHEAD)),
    ),
    Help(
        "kid-mismatch",
        "Tokens with kid, where the key used has one too.",
        "The key is not the one that the token names. If the signature holds, the key goes by two names; if not, this "
        "is the likely reason.",
        _named(_HS256, "kid", "2026-01", json.dumps(_OCT | {"kid": "2025-07"})),
    ),
    Help(
        "kid-thumbprint-match",
        _THUMBPRINTS,
        "A thumbprint is computed from the key itself, so the token means this key and no other.",
        _named(_HS256, "kid", encode(thumbprint(secret_key(_SECRET))), json.dumps(_OCT)),
    ),
    Help(
        "kid-thumbprint-mismatch",
        _THUMBPRINTS,
        "A thumbprint is computed from the key itself, so the token means another key. Where the kid does not say that "
        "it is a thumbprint, it may only look like one; that is a remark.",
        _named(_HS256, "kid", f"urn:ietf:params:oauth:jwk-thumbprint:sha-256:{'A' * 43}", json.dumps(_OCT)),
    ),
    Help(
        "x5t-match",
        _X5T,
        "The header has the digest of this certificate, so the token means it and no other.",
        _named(_ES256, "x5t#S256", _OF_PAST, _certificate(_PAST)),
    ),
    Help(
        "x5t-mismatch",
        _X5T,
        "The header has the digest of another certificate. If the signature holds all the same, the header is wrong.",
        _named(_ES256, "x5t#S256", "A" * 43, _certificate(_PAST)),
    ),
)
