"""From the plaintext and the content key to ciphertext and tag (RFC 7518 §5)."""

from __future__ import annotations

import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

from jwt_decoder.decrypt.content import cbc_tag

if TYPE_CHECKING:
    from jwt_decoder.decrypt.outcome import EncryptedInput
    from jwt_decoder.make.backend import Backends
    from jwt_decoder.registry.encryption import ContentEncryption


async def seal(
    jwe: EncryptedInput, enc: ContentEncryption, key: bytes, plaintext: bytes, backends: Backends
) -> EncryptedInput:
    """Return a JWE with its iv, ciphertext and tag; ``jwe`` has all that the tag covers beside the ciphertext."""
    iv = await backends.keys.random(enc.iv_octets)
    if enc.family == "gcm":
        sealed = await backends.maker.encrypt_gcm(key, iv, plaintext, jwe.additional_data)
        return replace(jwe, iv=iv, ciphertext=sealed[: -enc.tag_octets], tag=sealed[-enc.tag_octets :])
    ciphertext = await backends.maker.encrypt_cbc(key[len(key) // 2 :], iv, plaintext)
    closed = replace(jwe, iv=iv, ciphertext=ciphertext)
    return replace(closed, tag=cbc_tag(closed, enc, key))


def deflated(plaintext: bytes) -> bytes:
    """Return octets compressed by DEFLATE alone (RFC 7516 §4.1.3, RFC 1951)."""
    work = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return work.compress(plaintext) + work.flush()
