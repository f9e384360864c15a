"""Keys of every kind, each in every form in which a person may have it, and signatures made with them."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from cryptography.x509.oid import NameOID

from tests.unit.jwt_decoder.verify.jose_tokens import KIND_OF, b64, private_key, private_pem, public_pem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.unit.jwt_decoder.verify.jose_tokens import Private

HMAC: Final = ("HS256", "HS384", "HS512")
ALGORITHMS: Final = (*HMAC, *KIND_OF)
SECRETS: Final = tuple(hashlib.sha512(f"secret {number}".encode()).digest() for number in range(3))
_HASHES: Final[Mapping[str, hashes.HashAlgorithm]] = {
    "256": hashes.SHA256(),
    "384": hashes.SHA384(),
    "512": hashes.SHA512(),
}
_SSH: Final = {"RSA", "P-256", "P-384", "P-521", "Ed25519"}
_PARTS: Final = {"P-256": 32, "P-384": 48, "P-521": 66, "secp256k1": 32}
Jwk = dict[str, Any]


def sign(alg: str, message: bytes, which: int = 0) -> bytes:
    """Sign as the algorithm says (RFC 7518 §3, RFC 8037 §3.1, RFC 9964) with the key number ``which`` of its kind."""
    sha = alg[2:5]
    if alg in HMAC:
        return hmac.digest(SECRETS[which], message, f"sha{sha}")
    key: Any = private_key(KIND_OF[alg], which)
    if isinstance(key, rsa.RSAPrivateKey):
        digest = _HASHES[sha]
        pss = padding.PSS(padding.MGF1(digest), digest.digest_size)
        return key.sign(message, padding.PKCS1v15() if alg.startswith("RS") else pss, digest)
    if isinstance(key, ec.EllipticCurvePrivateKey):
        octets = _PARTS[KIND_OF[alg]]
        pair = decode_dss_signature(key.sign(message, ec.ECDSA(_HASHES[sha])))
        return b"".join(part.to_bytes(octets, "big") for part in pair)
    made: bytes = key.sign(message)
    return made


def jwk(alg: str, which: int = 0, *, private: bool = False) -> Jwk:
    """Give a key as a JWK (RFC 7517, RFC 9964), without any limits."""
    if alg in HMAC:
        return {"kty": "oct", "k": b64(SECRETS[which])}
    kind = KIND_OF[alg]
    key: Any = private_key(kind, which)
    if isinstance(key, rsa.RSAPrivateKey):
        return _rsa(key, private=private)
    if isinstance(key, ec.EllipticCurvePrivateKey):
        point, octets = key.public_key().public_numbers(), _PARTS[kind]
        made = {"kty": "EC", "crv": kind, "x": _number(point.x, octets), "y": _number(point.y, octets)}
        return made | ({"d": _number(key.private_numbers().private_value, octets)} if private else {})
    public = b64(key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw))
    secret = {"d": b64(key.private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption()))} if private else {}
    if kind.startswith("ML-DSA"):
        return {"kty": "AKP", "alg": kind, "pub": public, **({"priv": secret["d"]} if private else {})}
    return {"kty": "OKP", "crv": kind, "x": public, **secret}


@cache
def forms(alg: str) -> Mapping[str, str]:
    """Give the first key of an algorithm in each form: the name of the form, and the text."""
    made = {"jwk": json.dumps(jwk(alg)), "jwk-set": json.dumps(_key_set(alg))}
    if alg in HMAC:
        secret = SECRETS[0]
        hexadecimal, standard = secret.hex(), base64.b64encode(secret).decode()
        return made | {"hex": hexadecimal, "base64": standard, "base64url": b64(secret)}
    key = private_key(KIND_OF[alg])
    public = key.public_key()
    made |= {"jwk-private": json.dumps(jwk(alg, private=True)), "spki": public_pem(key), "pkcs8": private_pem(key)}
    der = public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    made |= {"bare": base64.b64encode(der).decode(), "certificate": _certificate(key)}
    if KIND_OF[alg] in _SSH:
        made["ssh"] = public.public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH).decode()
    if isinstance(key, rsa.RSAPrivateKey):
        made["pkcs1"] = public.public_bytes(Encoding.PEM, PublicFormat.PKCS1).decode()
    if isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        made["traditional"] = key.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption()).decode()
    return made


def _key_set(alg: str) -> Jwk:
    """Give three keys of a kind, of which the second is the one that signs."""
    return {"keys": [jwk(alg, which) | {"kid": f"key-{which}"} for which in (1, 0, 2)]}


def _rsa(key: rsa.RSAPrivateKey, *, private: bool) -> Jwk:
    numbers = key.private_numbers()
    public = {"kty": "RSA", "n": _number(numbers.public_numbers.n), "e": _number(numbers.public_numbers.e)}
    if not private:
        return public
    names = {"d": numbers.d, "p": numbers.p, "q": numbers.q, "dp": numbers.dmp1, "dq": numbers.dmq1}
    return public | {name: _number(value) for name, value in (names | {"qi": numbers.iqmp}).items()}


def _number(value: int, octets: int = 0) -> str:
    return b64(value.to_bytes(octets or -(-value.bit_length() // 8), "big"))


def _certificate(key: Private) -> str:
    """Give a certificate of the key; who has issued it makes no difference here."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "differential")])
    issuer: Any = private_key("P-256", 2)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).serial_number(1)
    made = made.not_valid_before(datetime(2020, 1, 1, tzinfo=UTC)).not_valid_after(datetime(2120, 1, 1, tzinfo=UTC))
    signed = made.public_key(key.public_key()).sign(issuer, hashes.SHA256())
    return signed.public_bytes(Encoding.PEM).decode()
