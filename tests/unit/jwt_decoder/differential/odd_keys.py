"""Keys and signatures that libraries judge apart: points of small order, DER, and RSA keys for RSASSA-PSS alone."""

from __future__ import annotations

import itertools
import json
from typing import TYPE_CHECKING, Any, Final

from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from jwt_decoder.keys.edwards import is_point
from jwt_decoder.keys.forms import der
from jwt_decoder.keys.forms.pem import write_pem

from tests.unit.jwt_decoder.differential.cases import Case
from tests.unit.jwt_decoder.differential.key_pairs import forms, jwk, sign
from tests.unit.jwt_decoder.keys.test_restricted_keys import PSS, SHA_256, SHA_384, parameters, seq
from tests.unit.jwt_decoder.keys.test_small_order import ED448, ED25519
from tests.unit.jwt_decoder.verify.jose_tokens import b64, private_key, unb64

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLAIMS: Final = {"sub": "ana"}
_MESSAGES: Final = 4
SHA_512: Final = bytes.fromhex("0609608648016503040203")
_HASHES: Final = {"SHA-1": b"", "SHA-256": SHA_256, "SHA-384": SHA_384, "SHA-512": SHA_512}
_SALTS: Final = (None, 0, 20, 31, 32, 33, 48, 64, 65)
# The identity as R, with S = 0, holds whenever k times the key is the identity (RFC 8032 §5.1.7).
_OF_NOBODY: Final = {"Ed25519": bytes([1, *bytes(63)]), "Ed448": bytes([1, *bytes(113)])}


def small_order_cases() -> Iterator[Case]:
    """Make tokens of every point of small order in every encoding, which nobody has signed."""
    keys = [("Ed25519", bytes.fromhex(point)) for point in ED25519] + [("Ed448", point) for point in ED448]
    for curve, point in keys:
        key = json.dumps({"kty": "OKP", "crv": curve, "x": b64(point)})
        for alg in ("EdDSA", curve):
            for number in range(_MESSAGES):
                claims = {**_CLAIMS, "n": number}
                token = f"{_signed(alg, claims)}.{b64(_OF_NOBODY[curve])}"
                yield Case(token, alg, "jwk", key, (curve, point.hex()), claims=claims)


def off_curve_cases() -> Iterator[Case]:
    """Make tokens with keys whose point is a bit or a few beside that of the key that signed, and on no curve."""
    for alg in ("ES256", "ES384", "ES512", "ES256K", "Ed25519", "Ed448"):
        for name in ("x", "y") if alg.startswith("ES") else ("x",):
            signed = _signed(alg, _CLAIMS)
            key = json.dumps(jwk(alg) | {name: b64(_beside(alg, unb64(jwk(alg)[name])))})
            yield Case(f"{signed}.{b64(sign(alg, signed.encode()))}", alg, "jwk", key, (name,), claims=_CLAIMS)


def _beside(alg: str, octets: bytes) -> bytes:
    """Change a coordinate; half of all y of EdDSA belong to a point, so the first that does not is taken."""
    if alg.startswith("ES"):
        return bytes([*octets[:-1], octets[-1] ^ 1])
    changed = (bytes([octets[0] ^ bits, *octets[1:]]) for bits in range(1, 256))
    return next(one for one in changed if not is_point(alg, one))


def der_cases() -> Iterator[Case]:
    """Make tokens of ECDSA whose signature is an ASN.1 structure (RFC 3279 §2.2.3), with a JWK and a PEM."""
    for alg in ("ES256", "ES384", "ES512", "ES256K"):
        signed = _signed(alg, _CLAIMS)
        raw = sign(alg, signed.encode())
        half = len(raw) // 2
        written = encode_dss_signature(int.from_bytes(raw[:half], "big"), int.from_bytes(raw[half:], "big"))
        for form in ("jwk", "spki"):
            made = {"DER": written, "DER and more": written + b"\0", "DER, filled up": written.ljust(len(raw), b"\0")}
            for words, signature in (made | {"side by side": raw}).items():
                yield Case(f"{signed}.{b64(signature)}", alg, form, forms(alg)[form], (words,), claims=_CLAIMS)


def pss_cases() -> Iterator[Case]:
    """Make tokens of RSA, with keys that allow one hash, one mask and a least salt (RFC 4055 §3.1), or any."""
    limits = itertools.product(_HASHES.items(), _HASHES.items(), _SALTS)
    restrictions: list[tuple[tuple[str, ...], bytes]] = [
        (("any",), b""),
        *(((hashed, mask, str(salt)), parameters(one, other, salt)) for (hashed, one), (mask, other), salt in limits),
    ]
    for alg in ("PS256", "PS384", "PS512", "RS256"):
        signed = _signed(alg, _CLAIMS)
        token = f"{signed}.{b64(sign(alg, signed.encode()))}"
        for words, restriction in restrictions:
            yield Case(token, alg, "spki", _restricted(restriction), words, claims=_CLAIMS)


def _restricted(restriction: bytes) -> str:
    key: Any = private_key("RSA")
    numbers = key.public_key().public_bytes(Encoding.DER, PublicFormat.PKCS1)
    return write_pem("PUBLIC KEY", seq(seq(PSS, restriction), der.write(der.BIT_STRING, b"\0", numbers)))


def _signed(alg: str, claims: dict[str, Any]) -> str:
    return f"{b64(json.dumps({'alg': alg}).encode())}.{b64(json.dumps(claims).encode())}"
