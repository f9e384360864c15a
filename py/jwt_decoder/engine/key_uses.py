"""What a key can be used for, and what makes it weak for that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from jwt_decoder.keys.key_findings import weak
from jwt_decoder.registry.algorithms import ALGORITHMS
from jwt_decoder.registry.encryption import AGREEMENT_CURVES, CONTENT_ENCRYPTION, KEY_MANAGEMENT

if TYPE_CHECKING:
    from jwt_decoder.keys.key_material import Material
    from jwt_decoder.model.finding import KeyFinding
    from jwt_decoder.registry.algorithms import Algorithm
    from jwt_decoder.registry.encryption import KeyManagement

_BITS: Final = 8


class Uses(NamedTuple):
    """The values of ``alg`` that a key is for: of signatures, and of encryption."""

    signatures: tuple[str, ...]
    encryption: tuple[str, ...]


def uses(material: Material) -> Uses:
    """Return the algorithms that take a key, less those that it says itself it isn't for (RFC 7517 §4.2, §4.4)."""
    limits = material.limits
    signatures = () if limits.use == "enc" else tuple(name for name, row in ALGORITHMS.items() if _signs(material, row))
    encryption = (
        () if limits.use == "sig" else tuple(name for name, row in KEY_MANAGEMENT.items() if _encrypts(material, row))
    )
    if not isinstance(limits.alg, str):
        return Uses(signatures, encryption)
    direct = ("dir",) if limits.alg in CONTENT_ENCRYPTION and "dir" in encryption else ()
    return Uses(_named(limits.alg, signatures), direct or _named(limits.alg, encryption))


def weaknesses(material: Material) -> tuple[KeyFinding, ...]:
    """Find what makes a key weak for the first algorithm that it is for, or that any key of its kind is for."""
    found = uses(material)
    rows: list[Algorithm | KeyManagement] = [ALGORITHMS[name] for name in found.signatures]
    rows += [KEY_MANAGEMENT[name] for name in found.encryption]
    return weak(material, rows[0] if rows else _usual(material))


def _usual(material: Material) -> Algorithm | KeyManagement:
    return ALGORITHMS["HS256" if material.key_type == "oct" else "RS256"]


def _named(alg: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of the names that a key's own alg allows, all of them where it names none of any."""
    return tuple(name for name in names if name == alg)


def _signs(material: Material, row: Algorithm) -> bool:
    if row.key_type != material.key_type:
        return False
    if row.family == "hmac":
        return material.bits >= (row.minimal_key or 0)
    if material.pss:
        return row.family == "rsassa-pss" and material.pss.hash in {"", row.hash}
    return not row.curves or material.curve in {one.name for one in row.curves}


def _encrypts(material: Material, row: KeyManagement) -> bool:
    if material.key_type not in row.key_types or material.pss:
        return False
    if row.family == "ecdh-es":
        return material.curve in AGREEMENT_CURVES
    if row.family == "dir":
        return len(material.octets) in {one.key_octets for one in CONTENT_ENCRYPTION.values()}
    if row.family == "pbes2":
        # Any secret can be a password; one that doesn't say so is a key.
        return material.limits.alg == row.name
    return not row.wrap_octets or material.bits == row.wrap_octets * _BITS
