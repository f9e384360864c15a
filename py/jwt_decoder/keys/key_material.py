"""One key of any kind, taken out of the form it came in."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from jwt_decoder.keys import key_names
from jwt_decoder.keys.forms import der
from jwt_decoder.keys.weierstrass import COMPRESSED, uncompressed
from jwt_decoder.model.sentence import Digits, Sentence
from jwt_decoder.registry.curves import CURVES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.keys.forms.certificate import Certificate
    from jwt_decoder.keys.key_names import KeyName
    from jwt_decoder.keys.rsa_numbers import PrivateNumbers
    from jwt_decoder.registry.curves import KeyType

RSA_ENCRYPTION: Final = bytes.fromhex("06092a864886f70d010101") + b"\x05\x00"
_LARGEST_MODULUS: Final = 16384
_LARGEST_EXPONENT: Final = 256
COORDINATES: Final = {row.name: row.octets for row in CURVES.values() if row.key_type == "EC"}
RAW_OCTETS: Final = {row.name: row.octets for row in CURVES.values() if row.key_type != "EC"}
_UNCOMPRESSED: Final = 4
_TOO_LARGE: Final = Sentence(
    "This RSA key has {bits} bits; keys over {most} bits aren't supported here, nor by most libraries.",
    bits=0,
    most=Digits(_LARGEST_MODULUS),
)
_NO_NUMBERS: Final = Sentence("This RSA key has no modulus or no exponent.")
_OFF_CURVE: Final = Sentence("This key's point isn't on {curve}: no point of that curve has its x.")
_NOT_READ: Final = Sentence("Only the public part of this key can be read here: provide it as PKCS#8 or as a JWK.")
_NO_CURVE: Final = Sentence("This key doesn't say which curve it is on.")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a JWK says about its own use (RFC 7517 §4.2-4.5), as JSON values; None where it says nothing."""

    use: object = None
    key_ops: object = None
    alg: object = None
    kid: object = None


class Pss(NamedTuple):
    """What a key of id-RSASSA-PSS restricts: a hash, that of the mask, and the least salt; no hash is any."""

    hash: str = ""
    mask: str = ""
    salt: int = 0


@dataclass(frozen=True, slots=True)
class Material:
    """One key, ready for a backend.

    ``octets`` are what ``CryptoBackend.verify`` takes: a SubjectPublicKeyInfo for RSA, the uncompressed point for EC,
    the raw public key for OKP and AKP; for oct they are the secret. ``bits`` is the size of a modulus or secret, 0
    where the curve says it. ``seed`` is the private part of a key whose public part only a backend can work out, of EC
    as long as a coordinate; ``numbers`` are the private ones of RSA. ``problem`` says why the key can verify nothing,
    ``oddity`` what is odd about its spelling; None where it can, or nothing is.
    ``pss`` is there where the key is for RSASSA-PSS alone. ``curve`` is quoted where it is none that is known.
    ``own_name`` is the name of what is not called by its kind. ``unread`` says why a private part could not be read.
    """

    key_type: KeyType
    own_name: KeyName | None = None
    octets: bytes = field(default=b"", repr=False)
    curve: str = ""
    bits: int = 0
    exponent: int = 0
    modulus: int = field(default=0, repr=False)
    private: bool = False
    seed: bytes = field(default=b"", repr=False)
    numbers: PrivateNumbers | None = field(default=None, repr=False)
    limits: Limits = Limits()
    certificate: Certificate | None = None
    pss: Pss | None = None
    problem: Sentence | None = None
    oddity: Sentence | None = None
    unread: Sentence | None = None

    @property
    def name(self) -> KeyName:
        """What it is called in a sentence."""
        return self.own_name or key_names.of(self)


def without_private_part(material: Material) -> Sentence | None:
    """Return why the private part of a private key isn't here; None where it is, and of any other key."""
    is_whole = material.key_type == "oct" or material.seed or material.numbers
    return None if is_whole or not material.private else material.unread or _NOT_READ


def secret_key(octets: bytes, limits: Limits | None = None) -> Material:
    """Make a shared secret."""
    return Material("oct", octets=octets, bits=len(octets) * 8, limits=limits or Limits())


def rsa_key(modulus: int, exponent: int, *, private: bool = False, numbers: PrivateNumbers | None = None) -> Material:
    """Make an RSA public key (RFC 8017 §3.1) as SubjectPublicKeyInfo (RFC 3279 §2.3.1)."""
    size = modulus.bit_length()
    made = Material("RSA", bits=size, exponent=exponent, modulus=modulus, private=private, numbers=numbers)
    if size > _LARGEST_MODULUS:
        return replace(made, problem=_TOO_LARGE.about(bits=Digits(size)))
    if exponent.bit_length() > _LARGEST_EXPONENT:
        return replace(made, problem=_long_exponent(exponent))
    if modulus < 3 or not exponent:  # noqa: PLR2004 - the least product of two primes is larger
        return replace(made, problem=_NO_NUMBERS)
    public = der.write(der.SEQUENCE, der.write_number(modulus), der.write_number(exponent))
    algorithm = der.write(der.SEQUENCE, RSA_ENCRYPTION)
    return replace(made, octets=der.write(der.SEQUENCE, algorithm, der.write(der.BIT_STRING, b"\0", public)))


def _long_exponent(exponent: int) -> Sentence:
    return Sentence(
        "This RSA key's exponent has {bits} bits; exponents over {most} bits aren't supported here, nor by"
        " most libraries.",
        bits=Digits(exponent.bit_length()),
        most=Digits(_LARGEST_EXPONENT),
    )


def ec_key(curve: str | None, point: bytes, *, seed: bytes = b"", private: bool = False) -> Material:
    """Make an EC public key from its encoded point (SEC 1 §2.3.3); whether it is on the curve is asked later.

    ``curve`` is None where none is named (RFC 3279 §2.3.5). A private key may lack the point. A compressed point is
    written out, since browsers read no other.
    """
    private = private or bool(seed)
    if curve is None:
        name = key_names.PRIVATE_UNNAMED if private else key_names.PUBLIC_UNNAMED
        return Material("EC", name, point, private=private, problem=_NO_CURVE)
    seed = seed and seed.lstrip(b"\0").rjust(COORDINATES.get(curve, 0), b"\0")
    if curve in COORDINATES and len(point) == COORDINATES[curve] + 1:
        point = uncompressed(curve, point) or point
    problem = None if seed and not point and curve in COORDINATES else _point_problem(curve, point)
    return Material("EC", octets=point, curve=curve, seed=seed, private=private, problem=problem)


def _point_problem(curve: str, point: bytes) -> Sentence | None:
    if curve not in COORDINATES:
        return _unknown_curve(curve)
    if len(point) == COORDINATES[curve] + 1 and point[:1] in COMPRESSED:
        return _OFF_CURVE.about(curve=curve)
    needed = 2 * COORDINATES[curve] + 1
    if len(point) == needed and point[0] == _UNCOMPRESSED:
        return None
    return Sentence(
        "A point on {curve} has {needed} bytes, but this key's has {octets}.",
        curve=curve,
        needed=Digits(needed),
        octets=Digits(len(point)),
    )


def raw_key(key_type: KeyType, curve: str, octets: bytes, *, seed: bytes = b"", private: bool = False) -> Material:
    """Make an OKP key (RFC 8037) or an AKP key (RFC 9964), whose public key is a string of fixed length."""
    private = private or bool(seed)
    problem = None if seed and not octets and curve in RAW_OCTETS else _octets_problem(curve, octets)
    return Material(key_type, octets=octets, curve=curve, private=private, seed=seed, problem=problem)


def _octets_problem(curve: str, octets: bytes) -> Sentence | None:
    needed = RAW_OCTETS.get(curve)
    if needed is None:
        return _unknown_curve(curve)
    if len(octets) == needed:
        return None
    return Sentence(
        "A public key on {curve} has {needed} bytes, but this one has {octets}.",
        curve=curve,
        needed=Digits(needed),
        octets=Digits(len(octets)),
    )


def _unknown_curve(curve: str) -> Sentence:
    return Sentence("The curve “{curve}” isn't used by any algorithm known here.", curve=curve)


def thumbprint(material: Material) -> bytes:
    """Return the JWK Thumbprint with SHA-256 (RFC 7638 §3, RFC 8037 §2, RFC 9964), empty where there is none."""
    if material.key_type == "RSA":
        members = {"e": _number(material.exponent), "kty": "RSA", "n": _number(material.modulus)}
    elif material.key_type == "EC":
        half = len(material.octets) // 2
        x, y = material.octets[1 : half + 1], material.octets[half + 1 :]
        members = {"crv": material.curve, "kty": "EC", "x": encoded(x), "y": encoded(y)}
    elif material.key_type == "OKP":
        members = {"crv": material.curve, "kty": "OKP", "x": encoded(material.octets)}
    elif material.key_type == "AKP":
        members = {"alg": material.curve, "kty": "AKP", "pub": encoded(material.octets)}
    else:
        members = {"k": encoded(material.octets), "kty": "oct"}
    return hashlib.sha256(json.dumps(members, separators=(",", ":"), sort_keys=True).encode()).digest()


def short_thumbprint(material: Material) -> bytes:
    """Return the thumbprint of an EC key whose coordinates lack the zero bytes that they begin with; else nothing.

    RFC 7518 §6.2.1.2 forbids that; libraries that write numbers as short as they can do it in one key of 128.
    """
    half = len(material.octets) // 2
    x, y = material.octets[1 : half + 1], material.octets[half + 1 :]
    if material.key_type != "EC" or (x[:1] != b"\0" and y[:1] != b"\0"):
        return b""
    written = {"crv": material.curve, "kty": "EC", "x": encoded(x.lstrip(b"\0")), "y": encoded(y.lstrip(b"\0"))}
    return thumbprint_of_text(written)


def thumbprint_of_text(jwk: Mapping[str, object]) -> bytes:
    """Return the JWK Thumbprint with SHA-256 of the members as they are written, whatever is wrong with them.

    It differs where a coordinate is shorter or longer than RFC 7518 §6.2.1.2 asks, or is padded.
    """
    members = {name: jwk[name] for name in ("crv", "e", "kty", "n", "x", "y") if name in jwk}
    return hashlib.sha256(json.dumps(members, separators=(",", ":")).encode()).digest()


def encoded(octets: bytes) -> str:
    """Write octets as base64url without padding (RFC 7515 §2)."""
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()


def _number(value: int) -> str:
    return encoded(value.to_bytes(-(-value.bit_length() // 8), "big"))
