"""Other ways in which a signer may have made more of the secret than what was typed."""

from __future__ import annotations

import binascii
from typing import TYPE_CHECKING, Final

from jwt_decoder.diagnose.diagnosis import Diagnosis
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.text import base64url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jwt_decoder.diagnose.hypotheses.case import Case

_ENCODED: Final = Sentence("The signature matches if this secret is {encoding}-encoded.")
_ENCODED_FIX: Final = Sentence(
    "The signer {encoding}-encodes the secret and uses that text: have it use the secret's own bytes."
)
_SPACED: Final = Diagnosis(
    "secret-spaced",
    Sentence("The signature matches if a space is added before or after this secret."),
    Sentence("The signer's secret starts or ends in a space: remove it there."),
)


async def secret_encoded(case: Case) -> Diagnosis | None:
    """Encode the secret, as a signer does that takes the text of base64 or of hexadecimal digits for its octets.

    Source: Kubernetes keeps secrets in base64, and what reads them without decoding signs with that text.
    """
    encoding = await case.first_secret(_encodings(case.key.secret or b""))
    if encoding is None:
        return None
    return Diagnosis("secret-encoded", _ENCODED.about(encoding=encoding), _ENCODED_FIX.about(encoding=encoding))


async def secret_with_space(case: Case) -> Diagnosis | None:
    """Put a space before the secret, or after it.

    Source: "KEY= value" of an .env file, of which some readers keep the space.
    """
    secret = case.key.secret or b""
    return await case.first_secret([(_SPACED, secret + b" "), (_SPACED, b" " + secret)])


def _encodings(secret: bytes) -> Iterator[tuple[str, bytes]]:
    padded = binascii.b2a_base64(secret, newline=False)
    yield "base64", padded
    yield "base64", padded.rstrip(b"=")
    yield "base64url", base64url.encode(secret).encode()
    yield "hex", secret.hex().encode()
    yield "hex", secret.hex().upper().encode()
