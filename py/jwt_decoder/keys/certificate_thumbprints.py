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

_LONGEST: Final = 200
_BETWEEN: Final = re.compile(r"[\s:-]")
_HEX: Final = re.compile("[0-9a-f]{40}|[0-9a-f]{64}")
_IN_HEX: Final = Sentence("{name} is the certificate's thumbprint in hex, but it must be in base64url.")
_HEX_ENCODED: Final = Sentence(
    "{name} is the certificate's thumbprint encoded twice, the first time as hex: only its bytes must be encoded."
)
_STANDARD: Final = Sentence("{name} is the certificate's thumbprint in base64, but it must be in base64url.")
_OTHER_HASH: Final = Sentence("{name} is the certificate's {found} thumbprint, but it must be the {needed} one.")


def is_thumbprint(value: object, digest: bytes) -> bool:
    """Check whether a value is a digest in base64url; padding is let pass."""
    return isinstance(value, str) and value.rstrip("=") == encoded(digest)


def otherwise_written(name: str, value: object, certificate: Certificate) -> Sentence | None:
    """Return how ``x5t`` or ``x5t#S256`` has the thumbprint of a certificate all the same; None where it has not."""
    if not isinstance(value, str) or len(value) > _LONGEST:
        return None
    digests = (("SHA-1", certificate.sha1), ("SHA-256", certificate.sha256))
    needed, own = digests[name.endswith("S256")]
    for found, digest in digests:
        if found != needed and is_thumbprint(value, digest):
            return _OTHER_HASH.about(name=name, found=found, needed=needed)
    return next((said.about(name=name) for said, text in _spellings(own) if text == _plain(value)), None)


def _spellings(digest: bytes) -> Iterator[tuple[Sentence, str]]:
    yield _IN_HEX, digest.hex()
    yield _STANDARD, base64.b64encode(digest).decode().rstrip("=")
    for digits in (digest.hex(), digest.hex().upper()):
        yield _HEX_ENCODED, encoded(digits.encode())


def _plain(value: str) -> str:
    bare = value.strip().rstrip("=")
    digits = _BETWEEN.sub("", bare).lower()
    return digits if _HEX.fullmatch(digits) else bare
