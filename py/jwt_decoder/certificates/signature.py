"""The signature of one certificate by the key of another, through the backend that verifies tokens."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from jwt_decoder.keys.forms import der
from jwt_decoder.registry.algorithms import ALGORITHMS
from jwt_decoder.registry.curves import CURVES
from jwt_decoder.verify.backend import BackendError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.certificates.x509 import X509
    from jwt_decoder.model.sentence import Sentence
    from jwt_decoder.registry.algorithms import Algorithm, Family
    from jwt_decoder.verify.backend import CryptoBackend


@dataclass(frozen=True, slots=True)
class Scheme:
    """How certificates are signed: the family and the hash of the algorithm, and what it is called."""

    family: Family
    hash: str
    name: str

    @property
    def is_broken(self) -> bool:
        """Whether its hash has collisions that somebody can find (RFC 6151, RFC 6194)."""
        return self.hash in {"MD5", "SHA-1"}


_PSS: Final = "1.2.840.113549.1.1.10"
# By object identifier (RFC 3279 §2.2, RFC 4055 §5, RFC 5758 §3, RFC 8410 §3, RFC 9881 §2).
SCHEMES: Final[Mapping[str, Scheme]] = {
    "1.2.840.113549.1.1.4": Scheme("rsassa-pkcs1", "MD5", "RSA with MD5"),
    "1.2.840.113549.1.1.5": Scheme("rsassa-pkcs1", "SHA-1", "RSA with SHA-1"),
    "1.2.840.113549.1.1.11": Scheme("rsassa-pkcs1", "SHA-256", "RSA with SHA-256"),
    "1.2.840.113549.1.1.12": Scheme("rsassa-pkcs1", "SHA-384", "RSA with SHA-384"),
    "1.2.840.113549.1.1.13": Scheme("rsassa-pkcs1", "SHA-512", "RSA with SHA-512"),
    "1.2.840.10045.4.1": Scheme("ecdsa", "SHA-1", "ECDSA with SHA-1"),
    "1.2.840.10045.4.3.2": Scheme("ecdsa", "SHA-256", "ECDSA with SHA-256"),
    "1.2.840.10045.4.3.3": Scheme("ecdsa", "SHA-384", "ECDSA with SHA-384"),
    "1.2.840.10045.4.3.4": Scheme("ecdsa", "SHA-512", "ECDSA with SHA-512"),
    "1.3.101.112": Scheme("eddsa", "", "Ed25519"),
    "1.3.101.113": Scheme("eddsa", "", "Ed448"),
    "2.16.840.1.101.3.4.3.17": Scheme("ml-dsa", "", "ML-DSA-44"),
    "2.16.840.1.101.3.4.3.18": Scheme("ml-dsa", "", "ML-DSA-65"),
    "2.16.840.1.101.3.4.3.19": Scheme("ml-dsa", "", "ML-DSA-87"),
}
_PSS_SCHEMES: Final[Mapping[str, Scheme]] = {
    "SHA-1": Scheme("rsassa-pss", "SHA-1", "RSA-PSS with SHA-1"),
    "SHA-256": Scheme("rsassa-pss", "SHA-256", "RSA-PSS with SHA-256"),
    "SHA-384": Scheme("rsassa-pss", "SHA-384", "RSA-PSS with SHA-384"),
    "SHA-512": Scheme("rsassa-pss", "SHA-512", "RSA-PSS with SHA-512"),
}
_HASHES: Final = {
    "1.3.14.3.2.26": "SHA-1",
    "2.16.840.1.101.3.4.2.1": "SHA-256",
    "2.16.840.1.101.3.4.2.2": "SHA-384",
    "2.16.840.1.101.3.4.2.3": "SHA-512",
}
_ROWS: Final = {"rsassa-pkcs1": "RS256", "rsassa-pss": "PS256"}
_OF_CURVE: Final = {"P-256": "ES256", "P-384": "ES384", "P-521": "ES512", "secp256k1": "ES256K"}
_SALT: Final = 20  # where id-RSASSA-PSS leaves it out (RFC 4055 §3.1)


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of a signature: whether it holds, None where that cannot be told, and why not."""

    holds: bool | None
    why: Sentence | None = None


def scheme_of(certificate: X509) -> Scheme | None:
    """Return how a certificate is signed, None where no algorithm known here is it."""
    parts = der.inside(certificate.algorithm)
    name = der.object_identifier(parts[0])
    if name == _PSS:
        digest = _pss(parts)[0]
        return _PSS_SCHEMES.get(digest)
    return SCHEMES.get(name)


async def signed_by(certificate: X509, issuer: X509, backend: CryptoBackend) -> Checked:
    """Return whether the key of an issuer made the signature of a certificate (RFC 5280 §6.1.3 (a)(1))."""
    scheme = scheme_of(certificate)
    if scheme is None or scheme.is_broken:
        return Checked(None)
    row = _row(scheme, certificate, issuer)
    if row is None or issuer.key.problem:
        return Checked(holds=False)
    signature = _raw(certificate.signature, issuer) if scheme.family == "ecdsa" else certificate.signature
    if signature is None:
        return Checked(holds=False)
    try:
        return Checked(await backend.verify(row, issuer.key.octets, signature, certificate.signed))
    except BackendError as error:
        return Checked(None, error.sentence)


def _row(scheme: Scheme, certificate: X509, issuer: X509) -> Algorithm | None:
    """Return the algorithm in the terms of a backend; None where a key of the issuer's kind cannot have signed so."""
    key = issuer.key
    if scheme.family in _ROWS:
        row = ALGORITHMS[_ROWS[scheme.family]]
        salt = _pss(der.inside(certificate.algorithm))[1]
        more = {"saltLength": salt} if scheme.family == "rsassa-pss" else {}
        made = replace(row, hash=scheme.hash, webcrypto={"name": row.webcrypto["name"], "hash": scheme.hash, **more})
        return made if key.key_type == "RSA" else None
    if scheme.family == "ecdsa":
        name = _OF_CURVE.get(key.curve) if key.key_type == "EC" else None
        return _with_hash(ALGORITHMS[name], scheme.hash) if name else None
    return ALGORITHMS[scheme.name] if key.curve == scheme.name else None


def _with_hash(row: Algorithm, digest: str) -> Algorithm:
    """Return ECDSA with another hash than JWS has with that curve."""
    return row if row.hash == digest else replace(row, hash=digest, webcrypto={**row.webcrypto, "hash": digest})


def _pss(parts: list[der.Item]) -> tuple[str, int]:
    """Return hash and salt of id-RSASSA-PSS; no hash where they are missing or none that is known (RFC 4055 §3.1)."""
    if len(parts) < 2 or parts[1].tag != der.SEQUENCE:  # noqa: PLR2004 - name and parameters
        return "", 0
    members = {one.tag: der.read_one(one.content) for one in der.inside(parts[1])}
    digest = members.get(0xA0)
    salt = members.get(0xA2)
    name = der.object_identifier(der.inside(digest)[0]) if digest else "1.3.14.3.2.26"
    return _HASHES.get(name, ""), der.whole_number(salt) if salt else _SALT


def _raw(signature: bytes, issuer: X509) -> bytes | None:
    """Return a signature of ECDSA as JWS has it, R and S side by side; None where it is none (RFC 3279 §2.2.3)."""
    octets = CURVES[issuer.key.curve].octets
    try:
        numbers = [der.whole_number(one) for one in der.inside(der.read_one(signature))]
    except der.DerError:
        return None
    if len(numbers) != 2 or any(number.bit_length() > 8 * octets for number in numbers):  # noqa: PLR2004 - R and S
        return None
    return b"".join(number.to_bytes(octets, "big") for number in numbers)
