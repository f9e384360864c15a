"""The JWE algorithms: one row for each value of ``alg`` and of ``enc`` holds what later stages need of it."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jwt_decoder.registry.curves import KeyType

KeyFamily = Literal["dir", "rsa1-5", "rsa-oaep", "aes-kw", "aes-gcm-kw", "ecdh-es", "pbes2"]
ContentFamily = Literal["cbc-hmac", "gcm"]

# More rounds of PBKDF2 than these serve to keep a recipient busy (RFC 8725 §3.2).
MOST_ROUNDS: Final = 1_000_000
_LEAST_RSA: Final = 2048
_PARAMETERS: Final[Mapping[KeyFamily, tuple[str, ...]]] = MappingProxyType(
    {"ecdh-es": ("epk",), "aes-gcm-kw": ("iv", "tag"), "pbes2": ("p2s", "p2c")}
)


@dataclass(frozen=True, slots=True)
class KeyManagement:
    """One value of the ``alg`` Header Parameter of a JWE: how the Content Encryption Key is come by.

    ``key_types`` are the kinds of key that decrypt. ``hash`` is that of OAEP or of PBKDF2 by WebCrypto's name, empty
    where there is none. ``wrap_octets`` is the size of the key that wraps the content key, 0 where none does.
    """

    name: str
    family: KeyFamily
    key_types: tuple[KeyType, ...]
    hash: str
    wrap_octets: int
    source: str

    @property
    def minimal_key(self) -> int | None:
        """The least size of a key in bits, None where the algorithm fixes it or takes any (RFC 7518 §4.2, §4.3)."""
        return _LEAST_RSA if self.key_types == ("RSA",) else None

    @property
    def parameters(self) -> tuple[str, ...]:
        """The Header Parameters without which there is no key (RFC 7518 §4.6.1, §4.7.1, §4.8.1)."""
        return _PARAMETERS.get(self.family, ())

    @property
    def takes_random_octets(self) -> bool:
        """Whether a shared key is used as it is, so that it is only as good as its octets are random."""
        return self.family in {"dir", "aes-kw", "aes-gcm-kw"}

    @property
    def has_key_pair(self) -> bool:
        """Whether a public key encrypts and its private key decrypts."""
        return "oct" not in self.key_types


@dataclass(frozen=True, slots=True)
class ContentEncryption:
    """One value of the ``enc`` Header Parameter; lengths in octets, ``hash`` by WebCrypto's name, empty for GCM."""

    name: str
    family: ContentFamily
    key_octets: int
    iv_octets: int
    tag_octets: int
    hash: str
    source: str


def _oaep(name: str, digest: str) -> KeyManagement:
    return KeyManagement(name, "rsa-oaep", ("RSA",), digest, 0, "RFC 7518 §4.3")


def _wrap(bits: int) -> KeyManagement:
    return KeyManagement(f"A{bits}KW", "aes-kw", ("oct",), "", bits // 8, "RFC 7518 §4.4")


def _gcm_wrap(bits: int) -> KeyManagement:
    return KeyManagement(f"A{bits}GCMKW", "aes-gcm-kw", ("oct",), "", bits // 8, "RFC 7518 §4.7")


def _ecdh(name: str, bits: int) -> KeyManagement:
    return KeyManagement(name, "ecdh-es", ("EC", "OKP"), "", bits // 8, "RFC 7518 §4.6")


def _pbes2(hash_bits: int, bits: int) -> KeyManagement:
    name = f"PBES2-HS{hash_bits}+A{bits}KW"
    return KeyManagement(name, "pbes2", ("oct",), f"SHA-{hash_bits}", bits // 8, "RFC 7518 §4.8")


KEY_ROWS: Final = (
    KeyManagement("dir", "dir", ("oct",), "", 0, "RFC 7518 §4.5"),
    KeyManagement("RSA1_5", "rsa1-5", ("RSA",), "", 0, "RFC 7518 §4.2"),
    _oaep("RSA-OAEP", "SHA-1"),
    _oaep("RSA-OAEP-256", "SHA-256"),
    _oaep("RSA-OAEP-384", "SHA-384"),
    _oaep("RSA-OAEP-512", "SHA-512"),
    _wrap(128),
    _wrap(192),
    _wrap(256),
    _gcm_wrap(128),
    _gcm_wrap(192),
    _gcm_wrap(256),
    _ecdh("ECDH-ES", 0),
    _ecdh("ECDH-ES+A128KW", 128),
    _ecdh("ECDH-ES+A192KW", 192),
    _ecdh("ECDH-ES+A256KW", 256),
    _pbes2(256, 128),
    _pbes2(384, 192),
    _pbes2(512, 256),
)


def _cbc(bits: int) -> ContentEncryption:
    name = f"A{bits}CBC-HS{2 * bits}"
    return ContentEncryption(name, "cbc-hmac", bits // 4, 16, bits // 8, f"SHA-{2 * bits}", "RFC 7518 §5.2")


def _gcm(bits: int) -> ContentEncryption:
    return ContentEncryption(f"A{bits}GCM", "gcm", bits // 8, 12, 16, "", "RFC 7518 §5.3")


CONTENT_ROWS: Final = (_cbc(128), _cbc(192), _cbc(256), _gcm(128), _gcm(192), _gcm(256))

KEY_MANAGEMENT: Final[Mapping[str, KeyManagement]] = MappingProxyType({row.name: row for row in KEY_ROWS})
CONTENT_ENCRYPTION: Final[Mapping[str, ContentEncryption]] = MappingProxyType({row.name: row for row in CONTENT_ROWS})
# What the names of its algorithms begin with: their specification for JOSE is a draft yet.
HPKE: Final = "HPKE-"
# Curves on which ECDH-ES agrees (RFC 7518 §6.2.1.1, RFC 8037 §3.2).
AGREEMENT_CURVES: Final = ("P-256", "P-384", "P-521", "X25519", "X448")


def alike(name: str, rows: Iterable[str]) -> str | None:
    """Return the name of a row that differs by its case alone; names are compared exactly (RFC 7515 §4.1.1)."""
    return next((one for one in rows if one != name and one.casefold() == name.casefold()), None)
