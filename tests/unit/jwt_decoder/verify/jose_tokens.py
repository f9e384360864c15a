"""Tokens and keys for the tests: made by the libraries of others, split as the engine's serialization splits them."""

from __future__ import annotations

import asyncio
import base64
import json
from functools import cache
from typing import TYPE_CHECKING, Final

from cryptography.hazmat.primitives.asymmetric import ec, ed448, ed25519, mldsa, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from jwt_decoder.keys.read_key import read_key
from jwt_decoder.verify.outcome import SignatureOutcome, SignedInput
from jwt_decoder.verify.signing_input import payload_is_encoded, signing_input
from jwt_decoder.verify.verify import verify
from jwt_decoder_cli.cryptography_backend import Cryptography

from tests.unit.jwt_decoder.rsa_keys import rsa_key

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Private = (
    rsa.RSAPrivateKey
    | ec.EllipticCurvePrivateKey
    | ed25519.Ed25519PrivateKey
    | ed448.Ed448PrivateKey
    | mldsa.MLDSA44PrivateKey
    | mldsa.MLDSA65PrivateKey
    | mldsa.MLDSA87PrivateKey
)

KINDS: Final[dict[str, Callable[[], Private]]] = {
    "P-256": lambda: ec.generate_private_key(ec.SECP256R1()),
    "P-384": lambda: ec.generate_private_key(ec.SECP384R1()),
    "P-521": lambda: ec.generate_private_key(ec.SECP521R1()),
    "secp256k1": lambda: ec.generate_private_key(ec.SECP256K1()),
    "Ed25519": ed25519.Ed25519PrivateKey.generate,
    "Ed448": ed448.Ed448PrivateKey.generate,
    "ML-DSA-44": mldsa.MLDSA44PrivateKey.generate,
    "ML-DSA-65": mldsa.MLDSA65PrivateKey.generate,
    "ML-DSA-87": mldsa.MLDSA87PrivateKey.generate,
}
KIND_OF: Final = {
    "RS256": "RSA",
    "RS384": "RSA",
    "RS512": "RSA",
    "PS256": "RSA",
    "PS384": "RSA",
    "PS512": "RSA",
    "ES256": "P-256",
    "ES384": "P-384",
    "ES512": "P-521",
    "ES256K": "secp256k1",
    "EdDSA": "Ed25519",
    "Ed25519": "Ed25519",
    "Ed448": "Ed448",
    "ML-DSA-44": "ML-DSA-44",
    "ML-DSA-65": "ML-DSA-65",
    "ML-DSA-87": "ML-DSA-87",
}


def private_key(kind: str, which: int = 0) -> Private:
    """Make one key of a kind once; ``which`` tells several of them apart."""
    return _made(kind, which)


@cache
def _made(kind: str, which: int) -> Private:
    return rsa_key(2048, which) if kind == "RSA" else KINDS[kind]()


def private_pem(key: Private) -> str:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def public_pem(key: Private) -> str:
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


def b64(octets: bytes) -> str:
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()


def unb64(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def decode(text: str) -> bytes:
    """Decode as the engine does for a token that breaks the rules: padding and the other alphabet are no obstacle."""
    plain = text.replace("+", "-").replace("/", "_").replace("*", "").rstrip("=")
    return unb64(plain[:-1] if len(plain) % 4 == 1 else plain)


def split(token: str) -> SignedInput:
    """Split a compact JWS into what the engine hands to verification."""
    header, _, rest = token.partition(".")
    payload, _, signature = rest.rpartition(".")
    return signed(header, payload, signature, json.loads(unb64(header)))


def signed(protected: str, payload: str, signature: str, header: Mapping[str, object]) -> SignedInput:
    octets = decode(signature)
    plain = decode(payload) if payload_is_encoded(header) else payload.encode()
    return SignedInput(header, signing_input(protected, payload), octets, protected, payload, signature, plain)


def outcome(token: str, key: str, encoding: str = "text") -> SignatureOutcome:
    return asyncio.run(verify(split(token), read_key(key, encoding), Cryptography()))


def state(token: str, key: str, encoding: str = "text") -> str:
    return outcome(token, key, encoding).state
