"""The certificates in a text: PEM, base64 of DER, an x5c or what has one."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from jwt_decoder.certificates.path import MOST
from jwt_decoder.certificates.signature import scheme_of
from jwt_decoder.certificates.x509 import read_x509
from jwt_decoder.json import bounded
from jwt_decoder.keys.forms import pem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jwt_decoder.certificates.x509 import X509


class Read(NamedTuple):
    """The certificates of a text in their order; ``unread`` is how many cannot be read."""

    certificates: tuple[X509, ...]
    unread: int = 0


def of_text(text: str) -> Read:
    """Return those that a text has: of a key or a set of keys, those of the first x5c."""
    blocks = [octets for label, octets in pem.read_octets(text) if "CERTIFICATE" in label and "REQUEST" not in label]
    return _read(blocks) if blocks else of_x5c(_x5c(text))


def of_x5c(value: object) -> Read:
    """Return those of an x5c, base64 of DER each (RFC 7515 §4.1.6)."""
    return (
        _read(pem.octets_of(one) if isinstance(one, str) else None for one in value)
        if isinstance(value, list)
        else Read(())
    )


def _read(found: Iterable[bytes | None]) -> Read:
    read = [_certificate(octets) if octets else None for octets in islice(found, MOST)]
    certificates = tuple(one for one in read if one)
    return Read(certificates, len(read) - len(certificates))


def _certificate(octets: bytes) -> X509 | None:
    """Read a certificate; None where it is none, or where what a chain is judged by cannot be read."""
    try:
        read = read_x509(octets)
        # What is worked out of it later is read once now, so that nothing of it can fail then.
        _ = read and (read.path_length, read.usage, read.names, scheme_of(read))
    except (ValueError, IndexError):
        return None
    return read


def _x5c(text: str) -> object:
    if text.lstrip()[:1] not in {"{", "["}:
        return [text] if pem.octets_of(text) else None
    try:
        value = bounded.loads(text)
    except ValueError:
        return None
    if not isinstance(value, dict):
        return value
    keys = value.get("keys")
    members = [value, *(keys if isinstance(keys, list) else [])]
    return next((one["x5c"] for one in members if isinstance(one, dict) and "x5c" in one), None)
