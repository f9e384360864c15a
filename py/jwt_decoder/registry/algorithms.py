"""The JWS algorithms: one row holds everything that later stages need of one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal

from jwt_decoder.registry.curves import CURVES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.registry.curves import Curve, KeyType

Family = Literal["none", "hmac", "rsassa-pkcs1", "rsassa-pss", "ecdsa", "eddsa", "ml-dsa"]

_NO_PARAMETERS: Final[Mapping[str, str | int]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Algorithm:
    """One value of the ``alg`` Header Parameter of a JWS.

    ``hash`` is WebCrypto's name of the hash, None where the algorithm has none of its own or brings its own.
    ``signature_octets`` is None where the length depends on the key. ``minimal_key`` is the least size of a key in
    bits, None where the curve or the parameter set fixes it. ``webcrypto`` is the parameter object of
    ``crypto.subtle`` for import and verify, empty where no browser knows the algorithm. ``by_curve`` names the rows
    that stand in when the algorithm alone does not say the curve (RFC 8037 §3.1). ``noble`` says that some browser
    lacks the algorithm, so that the noble libraries stand in for it.
    """

    name: str
    family: Family
    hash: str | None
    curve: str | None
    key_type: KeyType | None
    signature_octets: int | None
    minimal_key: int | None
    webcrypto: Mapping[str, str | int]
    source: str
    by_curve: tuple[str, ...] = ()
    noble: bool = False

    @property
    def curves(self) -> tuple[Curve, ...]:
        """The rows of the curves or the parameter set of its keys; none where keys have no such thing."""
        names = (self.curve,) if self.curve else self.by_curve
        return tuple(CURVES[name] for name in names)

    @property
    def has_key_pair(self) -> bool:
        """Whether a private key signs and its public key verifies."""
        return self.family not in {"none", "hmac"}


def _hmac(bits: int) -> Algorithm:
    sha = f"SHA-{bits}"
    webcrypto = {"name": "HMAC", "hash": sha}
    return Algorithm(f"HS{bits}", "hmac", sha, None, "oct", bits // 8, bits, webcrypto, "RFC 7518 §3.2")


def _pkcs1(bits: int) -> Algorithm:
    sha = f"SHA-{bits}"
    webcrypto = {"name": "RSASSA-PKCS1-v1_5", "hash": sha}
    return Algorithm(f"RS{bits}", "rsassa-pkcs1", sha, None, "RSA", None, 2048, webcrypto, "RFC 7518 §3.3")


def _pss(bits: int) -> Algorithm:
    sha = f"SHA-{bits}"
    webcrypto: dict[str, str | int] = {"name": "RSA-PSS", "hash": sha, "saltLength": bits // 8}
    return Algorithm(f"PS{bits}", "rsassa-pss", sha, None, "RSA", None, 2048, webcrypto, "RFC 7518 §3.5")


def _ecdsa(bits: int, curve: str, signature_octets: int) -> Algorithm:
    sha = f"SHA-{bits}"
    webcrypto = {"name": "ECDSA", "hash": sha, "namedCurve": curve}
    return Algorithm(f"ES{bits}", "ecdsa", sha, curve, "EC", signature_octets, None, webcrypto, "RFC 7518 §3.4")


def _edwards(curve: str, signature_octets: int) -> Algorithm:
    source = "RFC 9864 §2.2"
    return Algorithm(curve, "eddsa", None, curve, "OKP", signature_octets, None, {"name": curve}, source, noble=True)


def _ml_dsa(name: str, signature_octets: int) -> Algorithm:
    webcrypto = {"name": name}
    return Algorithm(name, "ml-dsa", None, name, "AKP", signature_octets, None, webcrypto, "RFC 9964", noble=True)


ROWS: Final = (
    Algorithm("none", "none", None, None, None, 0, None, _NO_PARAMETERS, "RFC 7518 §3.6"),
    _hmac(256),
    _hmac(384),
    _hmac(512),
    _pkcs1(256),
    _pkcs1(384),
    _pkcs1(512),
    _pss(256),
    _pss(384),
    _pss(512),
    _ecdsa(256, "P-256", 64),
    _ecdsa(384, "P-384", 96),
    _ecdsa(512, "P-521", 132),
    Algorithm("ES256K", "ecdsa", "SHA-256", "secp256k1", "EC", 64, None, _NO_PARAMETERS, "RFC 8812 §3.2", noble=True),
    Algorithm(
        "EdDSA", "eddsa", None, None, "OKP", None, None, _NO_PARAMETERS, "RFC 8037 §3.1", by_curve=("Ed25519", "Ed448")
    ),
    _edwards("Ed25519", 64),
    _edwards("Ed448", 114),
    _ml_dsa("ML-DSA-44", 2420),
    _ml_dsa("ML-DSA-65", 3309),
    _ml_dsa("ML-DSA-87", 4627),
)

# RSA keys are made in these sizes; a signature is as long as its key (RFC 8017 §8.1.2).
USUAL_RSA_BITS: Final = frozenset({1024, 1280, 1536, 2048, 2560, 3072, 4096, 5120, 6144, 7680, 8192, 15360, 16384})

ALGORITHMS: Final[Mapping[str, Algorithm]] = MappingProxyType({row.name: row for row in ROWS})

_OF_XML: Final = "http://www.w3.org/2001/04/xmldsig-more#"
_ELSEWHERE: Final = re.compile(r"(hmac|rsa|ecdsa)?(?:with)?sha(256|384|512)(?:with(rsa|ecdsa)(?:encryption)?)?")
_FAMILIES: Final = {"hmac": "hs", "rsa": "rs", "ecdsa": "es"}


def find(value: object) -> Algorithm | None:
    """Give the row whose name is exactly this value, None for any other string and for all that is no string.

    Names are case-sensitive (RFC 7515 §4.1.1). Nothing is looked up but the table's own keys, so a name taken from
    a token reaches no attribute and no default.
    """
    return ALGORITHMS.get(value) if isinstance(value, str) else None


def alike(value: str) -> Algorithm | None:
    """Give the row that a misspelt name probably means: the same letters and digits, case and punctuation aside.

    So is the name that it has elsewhere: in XML Signature, Java, .NET and OpenSSL.
    """
    wanted = _plain(value.removeprefix(_OF_XML))
    elsewhere = _ELSEWHERE.fullmatch(wanted)
    if elsewhere and (family := elsewhere[1] or elsewhere[3]):
        wanted = _FAMILIES[family] + elsewhere[2]
    return next((row for row in ROWS if _plain(row.name) == wanted), None) if wanted else None


def _plain(name: str) -> str:
    return "".join(character for character in name.casefold() if character.isalnum())
