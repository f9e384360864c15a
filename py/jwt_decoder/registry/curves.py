"""The curves and parameter sets of keys: one row holds what every form of a key says or needs of one."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

KeyType = Literal["oct", "RSA", "EC", "OKP", "AKP"]


@dataclass(frozen=True, slots=True)
class Curve:
    """One value of ``crv`` of a JWK, or of ``alg`` where that names the parameter set (RFC 9964 §3).

    ``oid`` is the object identifier in DER: of the curve for EC, of the algorithm for others. ``octets`` is the length
    of a coordinate for EC (RFC 7518 §6.2.1.2), of the raw public key for others. ``ssh`` is OpenSSH's name, empty
    where it has none: of the curve for EC (RFC 5656 §10.1), of the kind of key for others (RFC 8709 §4).
    """

    name: str
    key_type: KeyType
    oid: str
    octets: int
    source: str
    ssh: str = ""


ROWS: Final = (
    Curve("P-256", "EC", "1.2.840.10045.3.1.7", 32, "RFC 7518 §6.2.1.1", "nistp256"),
    Curve("P-384", "EC", "1.3.132.0.34", 48, "RFC 7518 §6.2.1.1", "nistp384"),
    Curve("P-521", "EC", "1.3.132.0.35", 66, "RFC 7518 §6.2.1.1", "nistp521"),
    Curve("secp256k1", "EC", "1.3.132.0.10", 32, "RFC 8812 §3.1"),
    Curve("Ed25519", "OKP", "1.3.101.112", 32, "RFC 8037 §2", "ssh-ed25519"),
    Curve("Ed448", "OKP", "1.3.101.113", 57, "RFC 8037 §2", "ssh-ed448"),
    Curve("X25519", "OKP", "1.3.101.110", 32, "RFC 8037 §2"),
    Curve("X448", "OKP", "1.3.101.111", 56, "RFC 8037 §2"),
    Curve("ML-DSA-44", "AKP", "2.16.840.1.101.3.4.3.17", 1312, "RFC 9964"),
    Curve("ML-DSA-65", "AKP", "2.16.840.1.101.3.4.3.18", 1952, "RFC 9964"),
    Curve("ML-DSA-87", "AKP", "2.16.840.1.101.3.4.3.19", 2592, "RFC 9964"),
)

# Of keys that agree on a secret (RFC 8037 §3.2), and sign nothing.
AGREEMENT: Final = frozenset({"X25519", "X448"})
CURVES: Final[Mapping[str, Curve]] = MappingProxyType({row.name: row for row in ROWS})
BY_OID: Final[Mapping[str, Curve]] = MappingProxyType({row.oid: row for row in ROWS})
BY_SSH: Final[Mapping[str, Curve]] = MappingProxyType({row.ssh: row for row in ROWS if row.ssh})
