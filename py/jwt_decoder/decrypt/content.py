"""From the content key to the plaintext (RFC 7518 §5): the tag is compared before anything is decrypted."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING, Final

from jwt_decoder.decode.encrypted_parts import wrong_part
from jwt_decoder.decrypt.derivation import HASHES
from jwt_decoder.decrypt.outcome import DecryptionError
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.text.inflate import MOST, InflateError, begins_compressed, inflate

if TYPE_CHECKING:
    from jwt_decoder.decrypt.backend import DecryptionBackend
    from jwt_decoder.decrypt.outcome import EncryptedInput
    from jwt_decoder.registry.encryption import ContentEncryption

_TOO_LARGE: Final = Sentence(
    "The content was decrypted but not decompressed: it would expand to more than {most} bytes.",
    most=MOST,
)
_BROKEN: Final = Sentence("The content was decrypted, but can't be decompressed: it isn't DEFLATE data.")
_CUT: Final = Sentence("The content was decrypted, but can't be decompressed: the DEFLATE data breaks off.")
_FRAMED: Final = Sentence(
    "The content was decrypted, but can't be decompressed: it is in the format of zlib or gzip, not bare DEFLATE as DEF"
    " means (RFC 7516 §4.1.3)."
)
_OTHER_ZIP: Final = Sentence(
    "The content was decrypted, but can't be decompressed: zip must be DEF, the only compression there is."
)


async def open_content(
    jwe: EncryptedInput, enc: ContentEncryption, key: bytes, backend: DecryptionBackend
) -> bytes | None:
    """Return the octets that were encrypted, still compressed where they are; None where the tag does not agree.

    ``key`` must have the length that ``enc`` asks for.
    """
    if enc.family == "gcm":
        return await backend.decrypt_gcm(key, jwe.iv, jwe.ciphertext + jwe.tag, jwe.additional_data)
    if not hmac.compare_digest(cbc_tag(jwe, enc, key), jwe.tag):
        return None
    return await backend.decrypt_cbc(key[len(key) // 2 :], jwe.iv, jwe.ciphertext)


def cbc_tag(jwe: EncryptedInput, enc: ContentEncryption, key: bytes) -> bytes:
    """Return the Authentication Tag of AES-CBC with HMAC (RFC 7518 §5.2.2.1)."""
    return whole_mac(jwe, enc, key)[: enc.tag_octets]


def whole_mac(jwe: EncryptedInput, enc: ContentEncryption, key: bytes) -> bytes:
    """Return the HMAC, the first half of which is the tag."""
    aad = jwe.additional_data
    covered = aad + jwe.iv + jwe.ciphertext + (len(aad) * 8).to_bytes(8, "big")
    return hmac.digest(key[: len(key) // 2], covered, HASHES[enc.hash])


def wrong_length(jwe: EncryptedInput, enc: ContentEncryption, *, but: str = "") -> Sentence | None:
    """Return which part has not the length that ``enc`` asks for; None where each has it, ``but`` for one."""
    parts = (("initialization-vector", jwe.iv), ("authentication-tag", jwe.tag), ("ciphertext", jwe.ciphertext))
    return next(filter(None, (wrong_part(enc, role, len(octets)) for role, octets in parts if role != but)), None)


def inflated(plaintext: bytes, header: object) -> bytes:
    """Return decrypted octets without their compression (RFC 7516 §4.1.3), at most 1 MB of them.

    ``header`` is the value of ``zip``, None where there is none. Raises DecryptionError.
    """
    if header is None:
        return plaintext
    if header != "DEF":
        raise DecryptionError("unsupported", _OTHER_ZIP, why="zip")
    try:
        return inflate(plaintext)
    except InflateError as error:
        if error.is_too_large:
            raise DecryptionError("failed", _TOO_LARGE, why="bomb") from None
        raise DecryptionError("failed", _why_broken(plaintext, error), why="zip") from None


def _why_broken(plaintext: bytes, error: InflateError) -> Sentence:
    """Say what the octets are instead, where that can be told."""
    if not plaintext:
        return _BROKEN
    return _FRAMED if begins_compressed(plaintext) else _CUT if error.is_cut else _BROKEN
