"""What of a token a key is tried on: one input for each recipient (RFC 7516 §7.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jwt_decoder.decrypt.outcome import EncryptedInput
from jwt_decoder.json import parse
from jwt_decoder.text import base64url

if TYPE_CHECKING:
    from jwt_decoder.decode.decode import Decoded, Signature
    from jwt_decoder.decrypt.rounds import Rounds
    from jwt_decoder.model.layout import Segment


def encrypted_input(decoded: Decoded, recipient: Signature, rounds: Rounds) -> EncryptedInput:
    """Return what a recipient of a JWE decrypts, of the texts as they stand; ``rounds`` are those of all recipients."""
    iv, tag = (
        _text(decoded, decoded.layout.index_of(role)) for role in ("initialization-vector", "authentication-tag")
    )
    key = _text(decoded, recipient.place.encrypted_key)
    return EncryptedInput(
        header={name: parse.plain(node) for name, node in recipient.jose.items()},
        protected=_text(decoded, recipient.place.header),
        aad=decoded.layout.additional_data,
        encrypted_key=base64url.decode(key).octets,
        iv=base64url.decode(iv).octets,
        ciphertext=decoded.payload.octets if decoded.payload else b"",
        tag=base64url.decode(tag).octets,
        rounds=rounds,
    )


def segments_of(decoded: Decoded, recipient: Signature) -> tuple[Segment, ...]:
    """Return the segments of what a recipient of a JWE decrypts, as far as they are there."""
    layout, place = decoded.layout, recipient.place
    shared = map(layout.index_of, ("ciphertext", "authentication-tag", "initialization-vector"))
    indices = (*shared, place.encrypted_key, place.header)
    return tuple(layout.segments[index] for index in indices if index is not None)


def _text(decoded: Decoded, index: int | None) -> str:
    return "" if index is None else decoded.layout.segments[index].text
