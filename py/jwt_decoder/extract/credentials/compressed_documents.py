"""CWTs, certificates of health and SAML messages: what they say, once their packing is undone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from jwt_decoder.extract.credentials.cbor import CborError, Reader
from jwt_decoder.extract.credentials.plain import Plain, octets_of, text_of
from jwt_decoder.text.inflate import FRAMED, InflateError, inflate

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

_SIGNED_PARTS: Final = 4  # COSE_Sign1 and COSE_Mac0 (RFC 9052 §4.2, §6.2)
_PAYLOAD: Final = 2
# RFC 8392 §4, and hcert of the European certificates.
_CLAIMS: Final = {1: "iss", 2: "sub", 3: "aud", 4: "exp", 5: "nbf", 6: "iat", 7: "cti", 8: "cnf", -260: "hcert"}
_BASE45: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_HEX: Final = frozenset("0123456789abcdefABCDEF")
_MOST_OCTETS: Final = 65536
_XML: Final = ("<",)
_SAML: Final = "SAML"
_LONGEST_XML: Final = 20_000


def cwt(found: re.Match[str]) -> Plain | None:
    """Read the claims of a CWT, in base64, base64url or hex."""
    text = found["payload"]
    octets = bytes.fromhex(text) if _HEX.issuperset(text) and len(text) % 2 == 0 else octets_of(text)
    return _claims(octets or b"")


def health_certificate(found: re.Match[str]) -> Plain | None:
    """Read a European certificate: base45, zlib, COSE, CBOR."""
    try:
        return _claims(inflate(_base45(found["payload"].rstrip(" ")), FRAMED))
    except (ValueError, OverflowError):
        return None


def _claims(octets: bytes) -> Plain | None:
    try:
        signed = Reader(octets[:_MOST_OCTETS]).value()
        payload = signed[_PAYLOAD] if isinstance(signed, list) and len(signed) == _SIGNED_PARTS else None
        claims = Reader(payload).value() if isinstance(payload, bytes) else None
    except CborError:
        return None
    if not isinstance(claims, dict):
        return None
    named = {str(_CLAIMS.get(name, name)): value for name, value in claims.items()}
    return Plain(json.dumps(named, ensure_ascii=False, default=_hex))


def _hex(value: object) -> str:
    return value.hex() if isinstance(value, bytes) else str(value)


def _base45(text: str) -> bytes:
    """Decode base45 (RFC 9285). Raise ValueError or OverflowError where it is none."""
    octets = bytearray()
    for at in range(0, len(text), 3):
        digits = [_BASE45.index(digit) for digit in text[at : at + 3]]
        number = sum(digit * 45**place for place, digit in enumerate(digits))
        octets += number.to_bytes(len(digits) - 1)
    return bytes(octets)


def saml(found: re.Match[str]) -> Plain | None:
    """Read the XML of a SAML message; that of a link is compressed (SAML bindings §3.4.4.1)."""
    octets = octets_of(unquote(found["payload"]))
    text = text_of(octets)
    if text is None or not text.startswith(_XML):
        try:
            text = text_of(inflate(octets or b""))
        except InflateError:
            return None
    if text is None or not text.startswith(_XML) or _SAML not in text:
        return None
    return Plain(text[:_LONGEST_XML])


COMPRESSED_DOCUMENTS: Final[dict[str, Callable[[re.Match[str]], Plain | None]]] = {
    "cwt": cwt,
    "hc1": health_certificate,
    "saml": saml,
}
