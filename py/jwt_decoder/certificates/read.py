"""The certificates in a text: PEM, base64 of DER, an x5c or what has one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from jwt_decoder.certificates.path import MOST
from jwt_decoder.certificates.signature import scheme_of
from jwt_decoder.certificates.x509 import read_x509
from jwt_decoder.json import bounded
from jwt_decoder.keys.forms import pem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jwt_decoder.certificates.x509 import X509


MOST_ROOTS: Final = 400  # as a browser has them, twice
_MOST_BLOCKS: Final = 1000
_SEQUENCE: Final = b"\x30"


class Read(NamedTuple):
    """The certificates of a text in their order.

    ``unread`` is how many cannot be read, ``left`` how many more there are than are looked at.
    """

    certificates: tuple[X509, ...]
    unread: int = 0
    left: int = 0


def of_text(text: str) -> Read:
    """Return those that a text has: of a key or a set of keys, those of the first x5c."""
    blocks = _blocks(text)
    return _read(blocks, MOST) if blocks else of_x5c(next(_every_x5c(text), None))


def of_x5c(value: object) -> Read:
    """Return those of an x5c, base64 of DER each (RFC 7515 §4.1.6)."""
    return _read(list(_items(value)), MOST)


def of_roots(texts: Iterable[str]) -> Read:
    """Return all that texts have: also those of every x5c in a set of keys."""
    return _read([one for text in texts for one in _every(text)], MOST_ROOTS)


def _every(text: str) -> list[bytes | None]:
    return _blocks(text) or [one for each in _every_x5c(text) for one in _items(each)]


def _blocks(text: str) -> list[bytes | None]:
    found = pem.read_octets(text, _MOST_BLOCKS)
    return [octets for label, octets in found if "CERTIFICATE" in label and "REQUEST" not in label]


def _items(value: object) -> Iterator[bytes | None]:
    for one in value if isinstance(value, list) else []:
        yield pem.octets_of(one) if isinstance(one, str) else None


def _read(found: list[bytes | None], most: int) -> Read:
    read = [_certificate(octets) if octets else None for octets in found[:most]]
    certificates = tuple(one for one in read if one)
    return Read(certificates, len(read) - len(certificates), max(0, len(found) - most))


def _certificate(octets: bytes) -> X509 | None:
    """Read a certificate; None where it is none, or where what a chain is judged by cannot be read."""
    try:
        read = read_x509(octets)
        # What is worked out of it later is read once now, so that nothing of it can fail then.
        _ = read and (read.path_length, read.usage, read.names, scheme_of(read))
    except (ValueError, IndexError):
        return None
    return read


def _every_x5c(text: str) -> Iterator[object]:
    """Yield what a text has for an x5c: itself, or a member of a key."""
    if text.lstrip()[:1] not in {"{", "["}:
        yield from [[text]] if (pem.octets_of(text) or b"").startswith(_SEQUENCE) else []
        return
    try:
        value = bounded.loads(text)
    except ValueError:
        return
    if not isinstance(value, dict):
        yield value
        return
    keys = value.get("keys")
    members = [value, *(keys if isinstance(keys, list) else [])]
    yield from (one["x5c"] for one in members if isinstance(one, dict) and "x5c" in one)
