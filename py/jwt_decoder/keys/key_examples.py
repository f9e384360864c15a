"""Tokens with keys, as examples on which the rules about keys fire.

The keys are made for this, or printed in RFC 7515 and RFC 7517, appendix A; nothing is signed with them.
"""

from __future__ import annotations

import binascii
import json
from typing import Final

from jwt_decoder.keys.forms.pem import write_pem
from jwt_decoder.keys.key_material import secret_key, thumbprint
from jwt_decoder.model.rule import Example
from jwt_decoder.text.base64url import encode

_X: Final = "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4"
_Y: Final = "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM"
EC: Final = {"kty": "EC", "crv": "P-256", "x": _X, "y": _Y}
OTHER_EC: Final = EC | {
    "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
    "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
}
_SECRET: Final = bytes(range(32))
OCT: Final = {"kty": "oct", "k": encode(_SECRET)}
OCT_THUMBPRINT: Final = encode(thumbprint(secret_key(_SECRET)))
MODULUS: Final = b"\xc3" * 256
ROCA_MODULUS: Final = (65537**128).to_bytes(257, "big")
HS256: Final = '{"alg":"HS256","typ":"JWT"}'
ES256: Final = '{"alg":"ES256","typ":"JWT"}'
EDDSA: Final = '{"alg":"EdDSA","typ":"JWT"}'
SMALL_ORDER_KEY: Final = {"kty": "OKP", "crv": "Ed25519", "x": encode(b"\1" + b"\0" * 31)}
JOHN_DOE: Final = '{"sub":"1234567890","name":"John Doe","iat":1516239022}'
# Two certificates for the key above: one of 2020, one of the year 9000.
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
PAST_SHA256: Final = "i5_zYENfjG_Y0_kKZHnbzHyNsftByg4lrB3t2Duubag"


def with_parameter(header: str, name: str, value: str, key: str) -> Example:
    """Return a token with one more Header Parameter, and a key text."""
    return Example(header=f'{header[:-1]},"{name}":"{value}"}}', key=key)


def with_jwk(header: str, *jwks: dict[str, str]) -> Example:
    """Return a token with a JWK, or with a JWK Set of several."""
    return Example(header=header, key=json.dumps(jwks[0] if len(jwks) == 1 else {"keys": jwks}))


def with_rsa_key(modulus: bytes, exponent: bytes, **private: bytes) -> Example:
    """Return a token with a signature as long as the modulus, and an RSA key of these numbers."""
    jwk = {"kty": "RSA"} | {name: encode(octets) for name, octets in {"n": modulus, "e": exponent, **private}.items()}
    return Example(signature=encode(b"Z" * len(modulus)), key=json.dumps(jwk))


def with_secret(text: str) -> Example:
    """Return a token of HMAC, and a secret."""
    return Example(header=HS256, key=text)


def _certificate(body: str) -> str:
    return write_pem("CERTIFICATE", binascii.a2b_base64(body))


PAST_CERTIFICATE: Final = _certificate(_PAST)
FUTURE_CERTIFICATE: Final = _certificate(_AHEAD)
