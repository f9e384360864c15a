"""Thumbprints of certificates that are written in another way than RFC 7515 §4.1.7 and §4.1.8 say."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING, Final

from jwt_decoder.keys.key_material import encoded
from jwt_decoder.model.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jwt_decoder.keys.forms.certificate import Certificate

# What each of the parameters is the digest by.
_HASHES: Final = {"x5t": "SHA-1", "x5t#S256": "SHA-256"}
_LONGEST: Final = 200
_BETWEEN: Final = re.compile(r"[\s:-]")
_HEX: Final = re.compile("[0-9a-f]{40}|[0-9a-f]{64}")
_IN_HEX: Final = Sentence("{name} is the certificate's thumbprint in hex, but it must be in base64url.")
_HEX_ENCODED: Final = Sentence(
    "{name} is the certificate's thumbprint encoded twice, the first time as hex: only its bytes must be encoded."
)
_STANDARD: Final = Sentence("{name} is the certificate's thumbprint in base64, but it must be in base64url.")
_OTHER_HASH: Final = Sentence("{name} is the certificate's {found} thumbprint, but it must be the {needed} one.")


def is_thumbprint(name: str, value: object, certificate: Certificate) -> bool:
    """Check whether a value is what ``x5t`` or ``x5t#S256`` of a certificate must be; padding is let pass."""
    return isinstance(value, str) and value.rstrip("=") == encoded(_digest(name, certificate))


def otherwise_written(name: str, value: object, certificate: Certificate) -> Sentence | None:
    """Return how ``x5t`` or ``x5t#S256`` has the thumbprint of a certificate all the same; None where it has not."""
    if not isinstance(value, str) or len(value) > _LONGEST:
        return None
    other = next(one for one in _HASHES if one != name)
    if is_thumbprint(other, value, certificate):
        return _OTHER_HASH.about(name=name, found=_HASHES[other], needed=_HASHES[name])
    spellings = _spellings(_digest(name, certificate))
    return next((said.about(name=name) for said, text in spellings if text == _plain(value)), None)


def _digest(name: str, certificate: Certificate) -> bytes:
    return certificate.sha1 if name == "x5t" else certificate.sha256


def _spellings(digest: bytes) -> Iterator[tuple[Sentence, str]]:
    yield _IN_HEX, digest.hex()
    yield _STANDARD, base64.b64encode(digest).decode().rstrip("=")
    for digits in (digest.hex(), digest.hex().upper()):
        yield _HEX_ENCODED, encoded(digits.encode())


def _plain(value: str) -> str:
    bare = value.strip().rstrip("=")
    digits = _BETWEEN.sub("", bare).lower()
    return digits if _HEX.fullmatch(digits) else bare
