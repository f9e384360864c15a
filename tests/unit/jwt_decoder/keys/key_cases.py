"""For every rule about a key a token and a key with which it fires, and a pair next door with which it is silent."""

from __future__ import annotations

import hashlib
import json
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from cryptography.hazmat.primitives.serialization import Encoding
from jwt_decoder.keys.forms.jwk import read_jwk
from jwt_decoder.keys.key_examples import OTHER_EC
from jwt_decoder.keys.key_material import thumbprint

from tests.unit.jwt_decoder.conftest import NOW
from tests.unit.jwt_decoder.findings.made import CLAIMS, OCTETS, encoded, token
from tests.unit.jwt_decoder.keys.test_key_forms import certificate, certificate_pem

if TYPE_CHECKING:
    from collections.abc import Mapping

RANDOM: Final = "xK7#pQ2!vR9@mT4$wY6%zB8^nC3&jD5*"  # 32 octets that nobody would guess
EC: Final = {"kty": "EC", "crv": "P-256", "x": encoded(OCTETS[:32]), "y": encoded(OCTETS[32:64])}
OCT: Final = {"kty": "oct", "k": encoded(OCTETS[:32])}
_CERTIFICATE: Final = certificate("P-256")
_DER: Final = _CERTIFICATE.public_bytes(Encoding.DER)
_BEGINS, _ENDS = (
    int(instant.timestamp()) for instant in (_CERTIFICATE.not_valid_before_utc, _CERTIFICATE.not_valid_after_utc)
)


class Pair(NamedTuple):
    """A token, a key text, and the instant at which they are judged."""

    token: str
    key: str
    now: int = NOW


class Case(NamedTuple):
    """A pair with which a rule fires, and one with which it is silent."""

    firing: Pair
    silent: Pair


def _hmac(key: str, **header: str) -> Pair:
    return Pair(token(CLAIMS, {"alg": "HS256", **header}), key)


def _ec(key: object, now: int = NOW, header: Mapping[str, str] = MappingProxyType({})) -> Pair:
    text = key if isinstance(key, str) else json.dumps(key)
    return Pair(token(CLAIMS, {"alg": "ES256", **header}), text, now)


def _rsa(modulus: int, exponent: int, **private: int) -> Pair:
    members = {
        name: encoded(value.to_bytes(-(-value.bit_length() // 8), "big"))
        for name, value in {"n": modulus, "e": exponent, **private}.items()
    }
    return Pair(token(CLAIMS), json.dumps({"kty": "RSA", **members}))


def _okp(y: int) -> Pair:
    jwk = {"kty": "OKP", "crv": "Ed25519", "x": encoded(y.to_bytes(32, "little"))}
    return Pair(token(CLAIMS, {"alg": "EdDSA"}), json.dumps(jwk))


def _set(*keys: object) -> Pair:
    return _ec({"keys": keys})


def _print(jwk: dict[str, str]) -> str:
    return encoded(thumbprint(read_jwk(dict(jwk))))


_DOE: Final = (
    "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ"
)
_PUBLISHED: Final = f"{_DOE}.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c"
_THIS: Final = encoded(hashlib.sha256(_DER).digest())
_SOUND: Final = 2**2047 + 1
_P, _Q = 2**127 - 1, 2**107 - 1
_D: Final = pow(65537, -1, (_P - 1) * (_Q - 1))

KEY_CASES: Final = {
    "key-member-duplicate": Case(
        _hmac('{"kty":"oct","k":"AAAA","k":"BBBB"}'), _hmac('{"kty":"oct","k":"AAAA","K":"BBBB"}')
    ),
    "key-kid-duplicate": Case(
        _set(EC | {"kid": "a"}, OTHER_EC | {"kid": "a"}),
        _set(EC | {"kid": "a"}, EC | {"kid": "a", "use": "sig"}, OTHER_EC | {"kid": "A"}, EC, EC),
    ),
    "key-set-mixed": Case(_set(EC, OCT), _set(OCT, OCT)),
    "key-private": Case(_ec(EC | {"d": "AA"}), _ec(EC)),
    "key-short": Case(_hmac(RANDOM[:31]), _hmac(RANDOM)),
    "key-exponent": Case(_rsa(_SOUND, 1), _rsa(_SOUND, 3)),
    "key-small-order": Case(_okp(1), _okp(3)),
    "key-pair": Case(_rsa(_P * _Q, 65537, d=3, p=_P, q=_Q), _rsa(_P * _Q, 65537, d=_D, p=_P, q=_Q)),
    "key-roca": Case(_rsa(65537**128, 65537), _rsa(2 * 65537**128, 65537)),
    "key-guessable": Case(_hmac("abcd" * 8), _hmac("abcde" * 7)),
    "key-malformed": Case(_ec(EC | {"x": EC["x"] + "="}), _ec(EC)),
    "key-published": Case(Pair(_PUBLISHED, "your-256-bit-secret"), Pair(_PUBLISHED, "your-256-bit-secret ")),
    "certificate-expired": Case(_ec(certificate_pem("P-256"), _ENDS + 1), _ec(certificate_pem("P-256"), _ENDS)),
    "certificate-not-yet": Case(_ec(certificate_pem("P-256"), _BEGINS - 1), _ec(certificate_pem("P-256"), _BEGINS)),
    "kid-mismatch": Case(
        _hmac(json.dumps(OCT | {"kid": "b"}), kid="a"), _hmac(json.dumps(OCT | {"kid": "a"}), kid="a")
    ),
    "kid-thumbprint-match": Case(_ec(EC, header={"kid": _print(EC)}), _ec(EC, header={"kid": _print(EC)[:-1]})),
    "kid-thumbprint-mismatch": Case(_ec(EC, header={"kid": "A" * 43}), _ec(EC, header={"kid": "A" * 42})),
    "x5t-match": Case(_ec(certificate_pem("P-256"), header={"x5t#S256": _THIS}), _ec(certificate_pem("P-256"))),
    "x5t-mismatch": Case(
        _ec(certificate_pem("P-256"), header={"x5t#S256": "A" * 43}),
        _ec(certificate_pem("P-256"), header={"x5t#S256": _THIS}),
    ),
}
