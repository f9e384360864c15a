"""Tokens made for the checklists: one that meets each whole, and for each requirement one that misses it alone."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import json
import zlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.x509.oid import NameOID

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Json = dict[str, Any]
NOW: Final = 1_767_225_600
ISSUER: Final = "https://issuer.example"
SERVER: Final = "https://as.example"
CLIENT: Final = "client-1"
_COORDINATE: Final = 32


def encoded(octets: bytes) -> str:
    """Return base64url without padding."""
    return base64.urlsafe_b64encode(octets).decode().rstrip("=")


def sha_256(text: str) -> str:
    """Return the SHA-256 hash of a text in base64url."""
    return encoded(hashlib.sha256(text.encode()).digest())


def half_hash(text: str) -> str:
    """Return the left half of that."""
    return encoded(hashlib.sha256(text.encode()).digest()[:16])


def _key(number: int) -> ec.EllipticCurvePrivateKey:
    return ec.derive_private_key(number, ec.SECP256R1())


KEY: Final = _key(1_000_003)
HOLDER: Final = _key(2_000_003)
OTHER: Final = _key(3_000_017)


def jwk(key: ec.EllipticCurvePrivateKey, **members: object) -> Json:
    """Return the public key as a JWK."""
    numbers = key.public_key().public_numbers()
    point = {name: encoded(value.to_bytes(_COORDINATE)) for name, value in (("x", numbers.x), ("y", numbers.y))}
    return {"kty": "EC", "crv": "P-256", **point, **members}


def private_jwk(key: ec.EllipticCurvePrivateKey) -> Json:
    """Return the whole key as a JWK."""
    return {**jwk(key), "d": encoded(key.private_numbers().private_value.to_bytes(_COORDINATE))}


def thumbprint(key: ec.EllipticCurvePrivateKey) -> str:
    """Return the thumbprint of a key (RFC 7638)."""
    return sha_256(json.dumps(jwk(key), sort_keys=True, separators=(",", ":")))


def dump(value: object) -> bytes:
    """Return a value as JSON without white space."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode()


def in_order(value: object) -> bytes:
    """Return a value as JSON with its names in order and without white space."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False, sort_keys=True).encode()


def deflated(value: object) -> bytes:
    """Return a value as JSON, compressed."""
    work = zlib.compressobj(wbits=-15)
    return work.compress(dump(value)) + work.flush()


def token(
    header: Json,
    claims: object,
    key: ec.EllipticCurvePrivateKey = KEY,
    written: Callable[[object], bytes] = dump,
) -> str:
    """Return a token with an ES256 signature, of whatever its header says; none has an empty one."""
    head = in_order(header) if written is in_order else dump(header)
    signing_input = f"{encoded(head)}.{encoded(written(claims))}"
    if header.get("alg") == "none":
        return f"{signing_input}."
    r, s = decode_dss_signature(key.sign(signing_input.encode(), ec.ECDSA(hashes.SHA256())))
    return f"{signing_input}.{encoded(r.to_bytes(_COORDINATE) + s.to_bytes(_COORDINATE))}"


def changed(text: str) -> str:
    """Return a token with another signature."""
    head, _, signature = text.rpartition(".")
    return f"{head}.{'B' if signature[0] == 'A' else 'A'}{signature[1:]}"


def _certificate(subject: str, issuer: str, signer: ec.EllipticCurvePrivateKey) -> x509.Certificate:
    name, of = (x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, one)]) for one in (subject, issuer))
    begin = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)
    builder = x509.CertificateBuilder(of, name, KEY.public_key(), 7, begin, begin.replace(year=2035))
    return builder.sign(signer, hashes.SHA256())


LEAF: Final = _certificate("leaf", "root", OTHER)
ROOT: Final = _certificate("root", "root", OTHER)


def x5c(*certificates: x509.Certificate) -> list[str]:
    """Return certificates as x5c has them."""
    return [base64.b64encode(one.public_bytes(serialization.Encoding.DER)).decode() for one in certificates]


def pem(certificate: x509.Certificate) -> str:
    """Return a certificate as PEM."""
    return certificate.public_bytes(serialization.Encoding.PEM).decode()


def of_certificate(certificate: x509.Certificate) -> str:
    """Return the SHA-256 hash of a certificate in base64url."""
    return encoded(certificate.fingerprint(hashes.SHA256()))


def _alone(text: str) -> str:
    return text


@dataclass(frozen=True)
class Made:
    """A paste with a token and what is expected of it.

    ``finish`` makes the text of the token of its JWT, ``around`` the paste of that. ``key`` is given as the key of the
    issuer, None where none is. ``index`` is the place of the token in the paste.
    """

    header: Json
    claims: Json
    expect: Mapping[str, str] = field(default_factory=dict)
    around: Callable[[str], str] = _alone
    finish: Callable[[str], str] = _alone
    written: Callable[[object], bytes] = dump
    signer: ec.EllipticCurvePrivateKey = KEY
    key: ec.EllipticCurvePrivateKey | None = KEY
    now: float = NOW
    index: int = 0
    is_changed: bool = False

    @property
    def text(self) -> str:
        """The paste."""
        found = token(self.header, self.claims, self.signer, self.written)
        return self.around(self.finish(changed(found) if self.is_changed else found))

    @property
    def key_text(self) -> str:
        """The key of the issuer as text."""
        return json.dumps(jwk(self.key)) if self.key else ""

    def claiming(self, **claims: object) -> Made:
        """Return it with other claims."""
        return replace(self, claims=self.claims | claims)

    def without(self, *names: str) -> Made:
        """Return it without claims, by their paths."""
        claims = json.loads(json.dumps(self.claims))
        for name in names:
            *path, last = name.split(".")
            place = claims
            for step in path:
                place = place[step]
            place.pop(last, None)
        return replace(self, claims=claims)

    def setting(self, path: str, value: object) -> Made:
        """Return it with another value at a path of its claims."""
        claims = json.loads(json.dumps(self.claims))
        *steps, last = path.split(".")
        place = claims
        for step in steps:
            place = place.setdefault(step, {})
        place[last] = value
        return replace(self, claims=claims)

    def headed(self, **parameters: object) -> Made:
        """Return it with other Header Parameters; None leaves one out."""
        header = {name: value for name, value in (self.header | parameters).items() if value is not None}
        return replace(self, header=header)

    def expecting(self, **values: str) -> Made:
        """Return it with other expectations."""
        return replace(self, expect={**self.expect, **values})

    def not_expecting(self, name: str) -> Made:
        """Return it without an expectation."""
        return replace(self, expect={one: value for one, value in self.expect.items() if one != name})
