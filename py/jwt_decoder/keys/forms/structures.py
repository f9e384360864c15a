"""Which key a DER text is: told by its structure, so that a wrong label on it does no harm."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeAlias

from jwt_decoder.keys import key_names
from jwt_decoder.keys.forms import der, written_out
from jwt_decoder.keys.forms.certificate import read_certificate
from jwt_decoder.keys.forms.pss import read_pss
from jwt_decoder.keys.key_material import Material, ec_key, raw_key, rsa_key
from jwt_decoder.keys.rsa_numbers import PrivateNumbers
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.registry.curves import BY_OID

if TYPE_CHECKING:
    from jwt_decoder.registry.curves import KeyType

RSA: Final = ("1.2.840.113549.1.1.1", "1.2.840.113549.1.1.10")
EC: Final = "1.2.840.10045.2.1"
RAW: Final = {row.oid: row for row in BY_OID.values() if row.key_type != "EC"}
LARGEST: Final = 100_000
_SEED_OCTETS: Final = 32
_OF_TWO_PRIMES: Final = 9
ENCRYPTED: Final = Sentence(
    "This private key is encrypted, so no key in it can be read. Decrypt it and make the public key with"
    " “{command}”, which asks for its passphrase; paste what that prints.",
    command="openssl pkey -in key.pem -pubout",
)
_PARAMETERS: Final = Sentence(
    "This key spells out its curve as parameters, and no algorithm known here uses that curve."
)
_WRITTEN_OUT: Final = Sentence(
    "This key spells out the parameters of {curve}, which most libraries reject: “{command}” rewrites it "
    "with the curve's name.",
    command="openssl ec -pubin -param_enc named_curve",
)
_WRITTEN_OUT_PRIVATE: Final = Sentence(
    "This private key spells out the parameters of {curve}, which most libraries reject: “{command}” makes a "
    "public key with the curve's name.",
    command="openssl ec -pubout -param_enc named_curve",
)
_NOT_USED: Final = Sentence("No JWS algorithm uses {kind} keys.")
# Algorithms of keys that are for something else (RFC 3279 §2.3, RFC 2631).
_DSA: Final = "1.2.840.10040.4.1"
_OTHERS: Final = {_DSA: "DSA", "1.2.840.113549.1.3.1": "Diffie-Hellman", "1.2.840.10046.2.1": "Diffie-Hellman"}
_OF_DSA: Final = 6
# Curves that no algorithm of JOSE has, by what they are called elsewhere (SEC 2 §A, RFC 5639 §3).
_OTHER_CURVES: Final = {
    "1.2.840.10045.3.1.1": "P-192",
    "1.3.132.0.33": "P-224",
    "1.3.36.3.3.2.8.1.1.7": "brainpoolP256r1",
    "1.3.36.3.3.2.8.1.1.11": "brainpoolP384r1",
    "1.3.36.3.3.2.8.1.1.13": "brainpoolP512r1",
    "1.2.156.10197.1.301": "SM2",
}
_NO_PUBLIC_PART: Final = Sentence("This private key doesn't include its public key or its seed.")
_CERTIFICATE_FORM: Final = Sentence("X.509 certificate")
_REQUEST_FORM: Final = Sentence("certificate request")
_ENCRYPTED_FORM: Final = Sentence("encrypted PKCS#8")
# How a key is written: the name of a standard, or words for it.
Form: TypeAlias = str | Sentence


def read_structure(octets: bytes) -> tuple[Form, Material]:
    """Read a key or certificate in DER: the name of its structure, and the key. Raises DerError for anything else.

    Takes SubjectPublicKeyInfo and certificates (RFC 5280), PKCS#1 (RFC 8017 A.1), PKCS#8 (RFC 5958), SEC 1
    (RFC 5915). Of a private key the public part is taken.
    """
    if len(octets) > LARGEST:
        raise der.DerError("too-long")
    parts = der.inside(der.read_one(octets))
    tags = tuple(part.tag for part in parts[:3])
    reader = _READERS.get(tags) or _READERS.get(tags[:2])
    if reader is None:
        raise der.DerError("no-structure")
    return reader(octets, parts)


def read_spki(octets: bytes) -> Material:
    """Read a SubjectPublicKeyInfo (RFC 5280 §4.1.2.7)."""
    parts = der.inside(der.read_one(octets))
    if len(parts) != 2:  # noqa: PLR2004 - algorithm and key
        raise der.DerError("no-key")
    name, parameters = _algorithm(parts[0])
    return _public(name, parameters, der.bits(parts[1]))


def _public(name: str, parameters: der.Item | None, octets: bytes) -> Material:
    if name in RSA:
        numbers = der.inside(der.read_one(octets))
        if len(numbers) != 2:  # noqa: PLR2004 - modulus and exponent
            raise der.DerError("no-numbers")
        made = rsa_key(der.whole_number(numbers[0]), der.whole_number(numbers[1]))
        return replace(made, pss=read_pss(name, parameters))
    if name == EC:
        return _ec_key(parameters, octets)
    if name in RAW:
        return raw_key(RAW[name].key_type, RAW[name].name, octets)
    return _of_no_use(name)


def _of_no_use(name: str, *, private: bool = False) -> Material:
    """Return a key of an algorithm, by its object identifier, that no JWS and no JWE uses."""
    problem = _NOT_USED.about(kind=_OTHERS.get(name, name))
    return Material("OKP", key_names.OTHER_PRIVATE if private else key_names.OTHER, private=private, problem=problem)


def _algorithm(item: der.Item) -> tuple[str, der.Item | None]:
    parts = der.inside(item)
    if not parts:
        raise der.DerError("no-algorithm")
    return der.object_identifier(parts[0]), parts[1] if len(parts) > 1 else None


def _ec_key(parameters: der.Item | None, point: bytes, *, seed: bytes = b"", private: bool = False) -> Material:
    """Make an EC key of EcpkParameters (RFC 3279 §2.3.5): a curve by its name, or its numbers, which verify nothing."""
    if parameters is None or parameters.tag not in {der.OBJECT_IDENTIFIER, der.SEQUENCE}:
        return ec_key(None, point, private=private)
    if parameters.tag == der.SEQUENCE:
        curve = written_out.named(parameters)
        said = (_WRITTEN_OUT_PRIVATE if private else _WRITTEN_OUT).about(curve=curve) if curve else _PARAMETERS
        return replace(ec_key(None, point, private=private), problem=said)
    name = der.object_identifier(parameters)
    known = BY_OID.get(name)
    curve = known.name if known and known.key_type == "EC" else _OTHER_CURVES.get(name, name)
    return ec_key(curve, point, seed=seed, private=private)


def _from_spki(octets: bytes, parts: list[der.Item]) -> tuple[Form, Material]:
    del parts
    return "SPKI", read_spki(octets)


def _from_certificate(octets: bytes, parts: list[der.Item]) -> tuple[Form, Material]:
    first = der.inside(parts[0])
    if len(first) == 4 and first[0].content == b"\0":  # noqa: PLR2004 - version, subject, key, attributes (RFC 2986 §4)
        return _REQUEST_FORM, read_spki(first[2].whole)
    said, public_key = read_certificate(octets)
    return _CERTIFICATE_FORM, replace(read_spki(public_key), certificate=said)


def _from_pkcs1_public(octets: bytes, parts: list[der.Item]) -> tuple[Form, Material]:
    del octets
    return "PKCS#1", rsa_key(der.whole_number(parts[0]), der.whole_number(parts[1]))


def _from_pkcs1_private(octets: bytes, parts: list[der.Item]) -> tuple[Form, Material]:
    del octets
    if len(parts) == _OF_DSA:  # version, p, q, g, and the pair, as OpenSSL writes them
        return "DSA", _of_no_use(_DSA, private=True)
    return "PKCS#1", _rsa_private(parts)


def _rsa_private(parts: list[der.Item]) -> Material:
    """Read an RSAPrivateKey (RFC 8017 A.1.2); of one of more than two primes, or cut short, only the public part."""
    modulus, exponent, *rest = (der.whole_number(part) for part in parts[1:9])
    numbers = PrivateNumbers(*rest) if len(parts) == _OF_TWO_PRIMES else None
    return rsa_key(modulus, exponent, private=True, numbers=numbers)


def _from_sec1(octets: bytes, parts: list[der.Item]) -> tuple[Form, Material]:
    del octets
    return "SEC1", _sec1(parts, None)


def _sec1(parts: list[der.Item], parameters: der.Item | None) -> Material:
    """Read an ECPrivateKey (RFC 5915 §3); its curve may stand outside it."""
    point = b""
    for part in parts[2:]:
        inner = der.read_one(part.content) if part.tag in {der.CONTEXT_0, der.CONTEXT_1} else part
        if part.tag == der.CONTEXT_0:
            parameters = inner
        elif part.tag == der.CONTEXT_1:
            point = der.bits(inner)
    return _ec_key(parameters, point, seed=der.content(parts[1], der.OCTET_STRING), private=True)


def _from_pkcs8(octets: bytes, parts: list[der.Item]) -> tuple[Form, Material]:
    del octets
    name, parameters = _algorithm(parts[1])
    inner = der.content(parts[2], der.OCTET_STRING)
    if name in RAW:
        return "PKCS#8", _raw_private(name, inner, parts[3:])
    if name in _OTHERS:
        return "PKCS#8", _of_no_use(name, private=True)
    key = der.inside(der.read_one(inner))
    if name == EC:
        return "PKCS#8", _sec1(key, parameters)
    if name in RSA and len(key) > 2:  # noqa: PLR2004 - version, modulus, exponent (RFC 8017 A.1.2)
        return "PKCS#8", replace(_rsa_private(key), pss=read_pss(name, parameters))
    raise der.DerError("private-kind")


def _raw_private(name: str, inner: bytes, rest: list[der.Item]) -> Material:
    """Read the private keys of RFC 8410 §7 and RFC 9881 §6, which may or may not carry the public key."""
    public = next((part.content[1:] for part in rest if part.tag == der.CONTEXT_1 & ~0x20), b"")
    row = RAW[name]
    made = raw_key(row.key_type, row.name, public, seed=_seed(row.key_type, inner))
    if not made.octets and not made.seed:
        return replace(made, private=True, problem=_NO_PUBLIC_PART)
    return made


def _seed(key_type: KeyType, inner: bytes) -> bytes:
    if key_type == "OKP":
        return der.content(der.read_one(inner), der.OCTET_STRING)
    item = der.read_one(inner)
    if item.tag == der.SEQUENCE:
        item = der.inside(item)[0]
        return item.content if item.tag == der.OCTET_STRING else b""
    return item.content if item.tag == der.PRIMITIVE_0 and len(item.content) == _SEED_OCTETS else b""


def _from_encrypted(octets: bytes, parts: list[der.Item]) -> tuple[Form, Material]:
    del octets, parts
    return _ENCRYPTED_FORM, Material("RSA", key_names.ENCRYPTED, private=True, problem=ENCRYPTED)


_READERS: Final = {
    (der.SEQUENCE, der.BIT_STRING): _from_spki,
    (der.SEQUENCE, der.SEQUENCE, der.BIT_STRING): _from_certificate,
    (der.SEQUENCE, der.OCTET_STRING): _from_encrypted,
    (der.INTEGER, der.INTEGER): _from_pkcs1_public,
    (der.INTEGER, der.INTEGER, der.INTEGER): _from_pkcs1_private,
    (der.INTEGER, der.SEQUENCE, der.OCTET_STRING): _from_pkcs8,
    (der.INTEGER, der.OCTET_STRING): _from_sec1,
}
