"""Tokens next door to a sound one, none of which may verify with its key."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.unit.jwt_decoder.verify.jose_tokens import b64, unb64

VECTORS: dict[str, Any] = json.loads((Path(__file__).parents[3] / "vectors" / "jose.json").read_text())
FAMILY = {
    "HS256": "HS384",
    "HS384": "HS512",
    "HS512": "HS256",
    "RS256": "RS384",
    "RS384": "RS512",
    "RS512": "PS256",
    "PS256": "PS384",
    "PS384": "RS256",
    "PS512": "PS256",
    "ES256": "ES256K",
    "ES256K": "ES256",
    "ES384": "ES512",
    "ES512": "ES384",
    "EdDSA": "Ed448",
    "Ed25519": "Ed448",
    "Ed448": "Ed25519",
    "ML-DSA-44": "ML-DSA-65",
    "ML-DSA-65": "ML-DSA-87",
    "ML-DSA-87": "ML-DSA-44",
}


def near_misses(token: str) -> dict[str, str]:
    """Give a token with one bit of each segment changed, with a header that says more, and with another algorithm."""
    header, payload, signature = token.split(".")
    members = json.loads(unb64(header))
    family = members | {"alg": FAMILY[members["alg"]]}
    return {
        "a bit of the header": f"{_flipped(header)}.{payload}.{signature}",
        "a bit of the payload": f"{header}.{_flipped(payload)}.{signature}",
        "a bit of the signature": f"{header}.{payload}.{_flipped(signature)}",
        "a header that says more": f"{_header(members | {'x': 1})}.{payload}.{signature}",
        "another algorithm of the family": f"{_header(family)}.{payload}.{signature}",
    }


def _header(members: object) -> str:
    return b64(json.dumps(members).encode())


def _flipped(segment: str) -> str:
    """Change the lowest bit of the last octet but two, which in JSON stands before a quotation mark and a brace."""
    octets = bytearray(unb64(segment))
    octets[-3] ^= 1
    return b64(bytes(octets))
