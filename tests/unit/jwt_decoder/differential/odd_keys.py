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


def number_cases() -> Iterator[Case]:
    """Make signatures whose numbers are at the edges of what they may be, or beyond, with a JWK and a PEM."""
    for alg, edges in ((alg, edges) for algs, edges in _EDGES for alg in algs):
        signed = _signed(alg, _CLAIMS)
        raw = sign(alg, signed.encode())
        for words, signature in edges(alg, raw):
            for form in ("jwk", "spki"):
                yield Case(f"{signed}.{b64(signature)}", alg, form, forms(alg)[form], (words,), claims=_CLAIMS)


def _of_ecdsa(alg: str, raw: bytes) -> Iterator[tuple[str, bytes]]:
    half = len(raw) // 2
    order = ORDERS[alg]
    r, s = int.from_bytes(raw[:half]), int.from_bytes(raw[half:])
    yield "as it should be", raw
    # (r, n - s) is as good a signature as (r, s): SEC 1 §4.1.4.
    pairs = {
        "the other S": (r, order - s),
        "the other R": (order - r, s),
        "exchanged": (s, r),
        "R is 0": (0, s),
        "S is 0": (r, 0),
        "both are 0": (0, 0),
        "both are 1": (1, 1),
        "R is the order": (order, s),
        "S is the order": (r, order),
        "R and the order": (r + order, s),
        "S and the order": (r, s + order),
        "R is one more": (r + 1, s),
        "S is one less": (r, s - 1),
    }
    for words, (first, second) in pairs.items():
        if max(first, second).bit_length() <= 8 * half:
            yield words, first.to_bytes(half) + second.to_bytes(half)
    yield "without the last octet", raw[:-1]
    yield "with one more octet", raw + b"\0"
    yield "R alone", raw[:half]
    yield "a zero before each", b"\0" + raw[:half] + b"\0" + raw[half:]
    yield "nothing", b""
    yield from _in_der(r, s)


def _in_der(r: int, s: int) -> Iterator[tuple[str, bytes]]:
    """Write two numbers in DER, and in ways that only BER allows, or none (X.690 §8 and §10)."""
    sound = encode_dss_signature(r, s)
    begin = 3 if sound[1] & 0x80 else 2
    length = len(sound) - begin
    yield "DER", sound
    yield "DER of the numbers exchanged", encode_dss_signature(s, r)
    yield "BER, a longer length", bytes([0x30, 0x82, 0, length]) + sound[begin:]
    yield "BER, no length", bytes([0x30, 0x80]) + sound[begin:] + bytes(2)
    yield "DER without its last octet", sound[:-1]
    yield "DER with the tag of a set", b"\x31" + sound[1:]


def _of_edwards(alg: str, raw: bytes) -> Iterator[tuple[str, bytes]]:
    half, order = len(raw) // 2, ORDERS[alg]
    point, number = raw[:half], int.from_bytes(raw[half:], "little")
    yield "as it should be", raw
    numbers = {"S and the order": number + order, "S is 0": 0, "S is the order": order, "the other S": order - number}
    for words, other in numbers.items():
        if other.bit_length() <= 8 * half:
            yield words, point + other.to_bytes(half, "little")
    yield "R with its sign changed", bytes([*point[:-1], point[-1] ^ 0x80]) + raw[half:]
    yield "R is the identity", bytes([1, *bytes(half - 1)]) + raw[half:]
    yield "R is beyond the field", b"\xff" * half + raw[half:]
    yield "exchanged", raw[half:] + point
    yield "without the last octet", raw[:-1]
    yield "with one more octet", raw + b"\0"
    yield "nothing", b""


def _of_rsa(_alg: str, raw: bytes) -> Iterator[tuple[str, bytes]]:
    key: Any = private_key("RSA")
    modulus, length = key.public_key().public_numbers().n, len(raw)
    number = int.from_bytes(raw)
    yield "as it should be", raw
    for words, other in {
        "0": 0,
        "1": 1,
        "the modulus": modulus,
        "one less": modulus - 1,
        "-": modulus - number,
    }.items():
        yield words, other.to_bytes(length)
    if (number + modulus).bit_length() <= 8 * length:
        yield "and the modulus", (number + modulus).to_bytes(length)
    yield "a zero before it", b"\0" + raw
    yield "without the last octet", raw[:-1]
    yield "with one more octet", raw + b"\0"
    yield "half of it", raw[: length // 2]
    yield "nothing", b""


# SEC 2 §2, RFC 8032 §5: the orders of the groups.
ORDERS: Final = {
    "ES256": 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551,
    "ES384": int(f"{'F' * 48}C7634D81F4372DDF581A0DB248B0A77AECEC196ACCC52973", 16),
    "ES512": int(f"1{'F' * 65}A51868783BF2F966B7FCC0148F709A5D03BB5C9B8899C47AEBB6FB71E91386409", 16),
    "ES256K": 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141,
    "EdDSA": 2**252 + 27742317777372353535851937790883648493,
    "Ed25519": 2**252 + 27742317777372353535851937790883648493,
    "Ed448": 2**446 - 0x8335DC163BB124B65129C96FDE933D8D723A70AADC873D6D54A7BB0D,
}
_EDGES: Final = (
    (("ES256", "ES384", "ES512", "ES256K"), _of_ecdsa),
    (("EdDSA", "Ed25519", "Ed448"), _of_edwards),
    (("RS256", "RS512", "PS256", "PS384"), _of_rsa),
)


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
