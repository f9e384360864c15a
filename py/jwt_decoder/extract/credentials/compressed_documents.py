"""CWTs, mdocs, certificates of health and SAML messages: what they say, once their packing is undone."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from jwt_decoder.extract.credentials.plain import Plain, octets_of, text_of
from jwt_decoder.json.cbor import CborError, Reader
from jwt_decoder.text.inflate import FRAMED, InflateError, inflate

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

_SIGNED_PARTS: Final = 4  # COSE_Sign1 and COSE_Mac0 (RFC 9052 §4.2, §6.2)
_PAYLOAD: Final = 2
# RFC 8392 §4, and hcert of the European certificates.
_CLAIMS: Final = {1: "iss", 2: "sub", 3: "aud", 4: "exp", 5: "nbf", 6: "iat", 7: "cti", 8: "cnf", -260: "hcert"}
_BASE45: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_ENDS_OF_BASE32: Final = (0, 2, 4, 5, 7)  # characters of the last group (RFC 4648 §6)
_HEX: Final = frozenset("0123456789abcdefABCDEF")
_MOST_OCTETS: Final = 65536
_XML: Final = ("<",)
_SAML: Final = "SAML"
_LONGEST_XML: Final = 20_000


def cwt(found: re.Match[str]) -> Plain | None:
    """Read the claims of a CWT, in base64, base64url or hex."""
    return _claims(_packed(found))


def encrypted_cose(found: re.Match[str]) -> Plain | None:
    """Check for the parts of what COSE encrypts: the protected header, the other one, and the ciphertext."""
    match _cbor(_packed(found)):
        case [bytes(), dict(), bytes()]:
            return Plain()
    return None


def covid_pass(found: re.Match[str]) -> Plain | None:
    """Read a pass of New Zealand: base32, COSE, CBOR."""
    text = found["payload"]
    return _claims(base64.b32decode(text + "=" * (-len(text) % 8)) if len(text) % 8 in _ENDS_OF_BASE32 else b"")


def mdoc(found: re.Match[str]) -> Plain | None:
    """Read the elements of each document, and how long it is valid."""
    top = _members(_cbor(_packed(found)))
    read = [one for document in _items(top.get("documents", [top])) if (one := _document(_members(document)))]
    return Plain(json.dumps(read, ensure_ascii=False, default=_hex)) if read else None


def _document(document: dict[int | str, object]) -> dict[str, object]:
    """Return what a document says, nothing where it has no signature of an issuer (ISO/IEC 18013-5 §9.1.2.4)."""
    issued = _members(document.get("issuerSigned", document))
    signed = _items(issued.get("issuerAuth"))
    if len(signed) != _SIGNED_PARTS:
        return {}
    security = _members(_cbor(_cbor(signed[_PAYLOAD])))
    spaces = _members(issued.get("nameSpaces"))
    return {
        "docType": security.get("docType"),
        "validityInfo": security.get("validityInfo"),
        "nameSpaces": {str(name): dict(map(_element, _items(items))) for name, items in spaces.items()},
    }


def _element(item: object) -> tuple[str, object]:
    element = _members(_cbor(item))
    return str(element.get("elementIdentifier")), element.get("elementValue")


def _members(value: object) -> dict[int | str, object]:
    return value if isinstance(value, dict) else {}


def _items(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _cbor(octets: object) -> object:
    """Return the value that octets are in CBOR, None of anything else."""
    try:
        return Reader(octets[:_MOST_OCTETS]).value() if isinstance(octets, bytes) else None
    except CborError:
        return None


def _packed(found: re.Match[str]) -> bytes:
    """Return the octets of hex, base64 or base64url."""
    text = found["payload"]
    return (bytes.fromhex(text) if _HEX.issuperset(text) and len(text) % 2 == 0 else octets_of(text)) or b""


def health_certificate(found: re.Match[str]) -> Plain | None:
    """Read a European certificate: base45, zlib, COSE, CBOR."""
    try:
        return _claims(inflate(_base45(found["payload"].rstrip(" ")), FRAMED))
    except (ValueError, OverflowError):
        return None


def _claims(octets: bytes) -> Plain | None:
    signed = _items(_cbor(octets))
    claims = _cbor(signed[_PAYLOAD]) if len(signed) == _SIGNED_PARTS else None
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
    "mdoc": mdoc,
    "cose-encrypted": encrypted_cose,
    "nzcp": covid_pass,
}
