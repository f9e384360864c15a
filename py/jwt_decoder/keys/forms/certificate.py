"""An X.509 certificate (RFC 5280 §4.1), read for what it says; its own signature and its chain are not judged."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import Final

from jwt_decoder.keys.forms import der
from jwt_decoder.text.quote import quote

_NAMES: Final = {
    "2.5.4.3": "CN",
    "2.5.4.6": "C",
    "2.5.4.7": "L",
    "2.5.4.8": "ST",
    "2.5.4.10": "O",
    "2.5.4.11": "OU",
    "1.2.840.113549.1.9.1": "emailAddress",
    "0.9.2342.19200300.100.1.25": "DC",
}
_UTF_16: Final = 0x1E
_UTC_TIME: Final = re.compile(r"(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z")
_GENERALIZED_TIME: Final = re.compile(r"(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z")
_UTC_TIME_TAG: Final = 0x17
_LONGEST_NAME: Final = 200
_CENTURY: Final = 50
# What would end a value or read as something else; at its ends, too (RFC 4514 §2.4).
_SPECIAL: Final = re.compile(r'[\\"+,;<>]|^[ #]| \Z')


@dataclass(frozen=True, slots=True)
class Certificate:
    """Names as RFC 4514 writes them but in the order of the certificate, quoted; times as ISO 8601 in UTC.

    The fingerprints are what ``x5t`` and ``x5t#S256`` of a header hold (RFC 7515 §4.1.7, §4.1.8).
    """

    subject: str
    issuer: str
    not_before: str
    not_after: str
    sha1: bytes
    sha256: bytes


def read_certificate(octets: bytes) -> tuple[Certificate, bytes]:
    """Read a certificate in DER: what it says, and its SubjectPublicKeyInfo. Raises DerError."""
    body = der.inside(der.inside(der.read_one(octets))[0])
    fields = body[1:] if body and body[0].tag == der.CONTEXT_0 else body
    if len(fields) < 6:  # noqa: PLR2004 - serial, algorithm, issuer, validity, subject, key (RFC 5280 §4.1)
        raise der.DerError("certificate-fields")
    _, _, issuer, validity, subject, public_key = fields[:6]
    times = der.inside(validity)
    if len(times) != 2:  # noqa: PLR2004 - notBefore and notAfter
        raise der.DerError("validity")
    sha1 = hashlib.sha1(octets, usedforsecurity=False).digest()
    sha256 = hashlib.sha256(octets).digest()
    said = Certificate(_name(subject), _name(issuer), _instant(times[0]), _instant(times[1]), sha1, sha256)
    return said, public_key.whole


def _name(item: der.Item) -> str:
    parts = [_attribute(part) for relative in der.inside(item) for part in der.inside(relative, der.SET)]
    return quote(", ".join(parts), _LONGEST_NAME)


def _attribute(item: der.Item) -> str:
    fields = der.inside(item)
    if len(fields) != 2:  # noqa: PLR2004 - type and value (RFC 5280 §4.1.2.4)
        raise der.DerError("name")
    kind = der.object_identifier(fields[0])
    value = fields[1].content.decode("utf-16-be" if fields[1].tag == _UTF_16 else "utf-8", "replace")
    return f"{_NAMES.get(kind, kind)}={_escaped(value)}"


def _escaped(value: str) -> str:
    """Write a value so that no part of it reads as another attribute (RFC 4514 §2.4)."""
    return _SPECIAL.sub(r"\\\g<0>", value).replace("\0", r"\00")


def _instant(item: der.Item) -> str:
    text = item.content.decode("ascii", "replace")
    match = (_UTC_TIME if item.tag == _UTC_TIME_TAG else _GENERALIZED_TIME).fullmatch(text)
    if match is None:
        raise der.DerError("time")
    year, month, day, hour, minute, second = match.groups()
    if item.tag == _UTC_TIME_TAG:
        year = f"{19 if int(year) >= _CENTURY else 20}{year}"
    return f"{year}-{month}-{day}T{hour}:{minute}:{second}Z"
