"""Certificates for tests, made by cryptography."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

import joserfc.jws
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.x509.oid import NameOID
from joserfc.jwk import ECKey

if TYPE_CHECKING:
    from collections.abc import Sequence

NOW = 1_767_225_600  # 2026-01-01T00:00:00Z
BEGIN, END = datetime(2025, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)


@cache
def key_of(kind: str, name: str) -> Any:  # noqa: ANN401 - one of several kinds
    """Return the private key of somebody, always the same."""
    del name
    if kind.startswith("rsa"):
        return rsa.generate_private_key(65537, int(kind[3:]))
    if kind == "ed25519":
        return ed25519.Ed25519PrivateKey.generate()
    curves: dict[str, ec.EllipticCurve] = {
        "p256": ec.SECP256R1(),
        "p384": ec.SECP384R1(),
        "p521": ec.SECP521R1(),
        "p192": ec.SECP192R1(),
    }
    return ec.generate_private_key(curves[kind])


@dataclass(frozen=True)
class Maker:
    """What a certificate says, and who signs it: ``by`` is the name of its issuer, itself where there is none."""

    name: str
    by: Maker | None = None
    kind: str = "p256"
    is_authority: bool | None = None
    path_length: int | None = None
    usage: str = ""
    begin: datetime = BEGIN
    end: datetime = END
    hash: Any = field(default_factory=hashes.SHA256)
    names: Sequence[x509.GeneralName] = ()
    more: Sequence[tuple[x509.ExtensionType, bool]] = ()
    issuer_name: str = ""
    signer: Maker | None = None
    pss: int | None = None
    owner: str = ""

    @property
    def key(self) -> Any:  # noqa: ANN401 - one of several kinds
        """Return its private key."""
        return key_of(self.kind, self.owner or self.name)

    def made(self) -> x509.Certificate:
        """Return the certificate."""
        issuer = self.by or self
        signer = self.signer or issuer
        builder = (
            x509.CertificateBuilder()
            .subject_name(_name(self.name))
            .issuer_name(_name(self.issuer_name or issuer.name))
            .public_key(self.key.public_key())
            .serial_number(7)
            .not_valid_before(self.begin)
            .not_valid_after(self.end)
        )
        for extension, is_critical in self._extensions():
            builder = builder.add_extension(extension, is_critical)
        digest = None if signer.kind == "ed25519" else self.hash
        salt = None if self.pss is None else padding.PSS(padding.MGF1(self.hash), self.pss)
        return builder.sign(signer.key, digest, rsa_padding=salt)

    def _extensions(self) -> list[tuple[x509.ExtensionType, bool]]:
        found: list[tuple[x509.ExtensionType, bool]] = [*self.more]
        if self.is_authority is not None:
            found.append((x509.BasicConstraints(ca=self.is_authority, path_length=self.path_length), True))
        if self.usage:
            found.append((_usage(self.usage), True))
        if self.names:
            found.append((x509.SubjectAlternativeName(self.names), False))
        return found

    @property
    def der(self) -> bytes:
        """Return it in DER."""
        return _der(self)

    @property
    def pem(self) -> str:
        """Return it in PEM."""
        return x509.load_der_x509_certificate(self.der).public_bytes(serialization.Encoding.PEM).decode()


_KEPT: dict[int, tuple[Maker, bytes]] = {}


def _der(maker: Maker) -> bytes:
    """Return the same octets of the same maker each time: a signature of ECDSA is another one each time."""
    if id(maker) not in _KEPT:
        _KEPT[id(maker)] = (maker, maker.made().public_bytes(serialization.Encoding.DER))
    return _KEPT[id(maker)][1]


def _name(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _usage(words: str) -> x509.KeyUsage:
    names = (
        *("digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement"),
        *("key_cert_sign", "crl_sign", "encipher_only", "decipher_only"),
    )
    return x509.KeyUsage(**{name: name in words.split() for name in names})


ROOT = Maker("Root", is_authority=True, usage="key_cert_sign crl_sign")
MIDDLE = Maker("Middle", ROOT, is_authority=True, path_length=0, usage="key_cert_sign")
LEAF = Maker("Leaf", MIDDLE, usage="digital_signature", names=(x509.DNSName("issuer.example"),))


def b64(octets: bytes) -> str:
    """Return octets as an x5c has them."""
    from base64 import b64encode  # noqa: PLC0415 - two functions of this name would be confusing

    return b64encode(octets).decode()


def token(*chain: Maker, claims: dict[str, Any] | None = None, signer: Maker | None = None, **header: Any) -> str:  # noqa: ANN401 - any JSON
    """Return a token with this x5c, signed with the key of the first one on P-256, or of another."""
    private = (signer or chain[0]).key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    said = {"alg": "ES256", **({"x5c": [b64(one.der) for one in chain]} if chain else {}), **header}
    registry = joserfc.jws.JWSRegistry(strict_check_header=False)
    payload = json.dumps(claims or {"iss": "https://issuer.example"})
    return joserfc.jws.serialize_compact(said, payload, ECKey.import_key(private), registry=registry)
