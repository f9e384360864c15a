"""Keys in records of DNS as zone files and dig have them: DNSKEY, TLSA, and DKIM in TXT."""

from __future__ import annotations

import binascii
import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.keys.forms import pem
from jwt_decoder.keys.forms.der import DerError
from jwt_decoder.keys.forms.structures import read_structure
from jwt_decoder.keys.key_material import ec_key, raw_key, rsa_key
from jwt_decoder.model.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.keys.forms.structures import Form
    from jwt_decoder.keys.key_material import Material

_LONGEST: Final = 20_000
# RFC 4034 §2; in parentheses it may take several lines.
_DNSKEY: Final = re.compile(
    r"\bDNSKEY\s+[0-9]{1,5}\s+3\s+(?P<algorithm>[0-9]{1,3})\s+(?:\((?P<lines>[^()]{40,8000})\)|(?P<line>[^\n();]{40,4000}))"
)
# The algorithms of DNSSEC by their numbers (RFC 3110, RFC 5702, RFC 6605, RFC 8080).
_CURVES: Final[Mapping[str, str]] = MappingProxyType({"13": "P-256", "14": "P-384", "15": "Ed25519", "16": "Ed448"})
_RSA: Final = frozenset({"5", "7", "8", "10"})
# RFC 6698 §2.1: a certificate or a public key, whole.
_TLSA: Final = re.compile(r"\bTLSA\s+[0-3]\s+[01]\s+0\s+\(?(?P<digits>[0-9A-Fa-f\s]{80,20000})")
# RFC 6376 §3.6.1, RFC 8463 §4.
_DKIM: Final = re.compile(r"(?:v=DKIM1|\bk=(?:rsa|ed25519))\s*;")
_OF_ED25519: Final = re.compile(r"\bk=ed25519\b")
_DKIM_KEY: Final = re.compile(r"\bp=(?P<key>[A-Za-z0-9+/=\s]{40,8000})")
_BETWEEN_STRINGS: Final = re.compile(r"\"\s+\"")
_ED25519_OCTETS: Final = 32
_FORM: Final = Sentence("{record} record of DNS")


def read_record(text: str) -> tuple[str, Form, Material] | None:
    """Read the key in a record; None where there is no record, or none that has a key."""
    if len(text) > _LONGEST:
        return None
    for record, reader in _READERS.items():
        try:
            found = reader(text)
        except (DerError, ValueError, IndexError):
            found = None
        if found:
            return "printed", _FORM.about(record=record), found
    return None


def _dnskey(text: str) -> Material | None:
    found = _DNSKEY.search(text)
    if found is None:
        return None
    octets = binascii.a2b_base64(found["lines"] or found["line"])
    if found["algorithm"] in _RSA:
        return _rsa(octets)
    curve = _CURVES.get(found["algorithm"], "")
    if curve.startswith("P-"):
        return ec_key(curve, b"\4" + octets)
    return raw_key("OKP", curve, octets) if curve else None


def _rsa(octets: bytes) -> Material:
    """Take the length of the exponent, the exponent, and the modulus (RFC 3110 §2)."""
    at, size = (1, octets[0]) if octets[0] else (3, int.from_bytes(octets[1:3], "big"))
    return rsa_key(int.from_bytes(octets[at + size :], "big"), int.from_bytes(octets[at : at + size], "big"))


def _tlsa(text: str) -> Material | None:
    found = _TLSA.search(text)
    return read_structure(bytes.fromhex("".join(found["digits"].split())))[1] if found else None


def _dkim(text: str) -> Material | None:
    if not _DKIM.search(text):
        return None
    found = _DKIM_KEY.search(_BETWEEN_STRINGS.sub("", text))
    if found is None:
        return None
    if not _OF_ED25519.search(text):
        bare = pem.read_bare(found["key"])
        return bare[1] if bare else None
    octets = binascii.a2b_base64(found["key"])
    return raw_key("OKP", "Ed25519", octets) if len(octets) == _ED25519_OCTETS else None


_READERS: Final = MappingProxyType({"DNSKEY": _dnskey, "TLSA": _tlsa, "DKIM": _dkim})
