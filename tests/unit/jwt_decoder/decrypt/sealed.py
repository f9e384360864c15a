"""Tokens that other libraries encrypted, and what the engine says of them with a key."""

from __future__ import annotations

import asyncio
import hmac
import json
import warnings
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.padding import PKCS7
from joserfc import jwe
from joserfc.errors import SecurityWarning
from joserfc.jwk import ECKey, OctKey, OKPKey, RSAKey
from jwt_decoder.engine import engine
from jwt_decoder.engine.result import Options
from jwt_decoder.output.report import verification
from jwt_decoder.registry.encryption import CONTENT_ENCRYPTION, KEY_MANAGEMENT
from jwt_decoder.text import base64url
from jwt_decoder_cli.cryptography_backend import Cryptography
from jwt_decoder_cli.cryptography_decryption import CryptographyDecryption

from tests.unit.jwt_decoder.rsa_keys import rsa_key
from tests.unit.jwt_decoder.verify.jose_tokens import private_pem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.decrypt.backend import DecryptionBackend
    from jwt_decoder.registry.encryption import ContentEncryption

NOW: Final = 1_767_225_600
CLAIMS: Final = b'{"iss":"https://issuer.example","sub":"alice","exp":1767229200}'
_LACKING: Final[Mapping[str, hashes.HashAlgorithm]] = {"RSA-OAEP-384": hashes.SHA384(), "RSA-OAEP-512": hashes.SHA512()}
_ALL: Final = jwe.JWERegistry(algorithms=[*KEY_MANAGEMENT, *CONTENT_ENCRYPTION, "DEF"])
_OPENER: Final = CryptographyDecryption()
PARTS: Final = ("header", "encrypted-key", "initialization-vector", "ciphertext", "authentication-tag")


@cache
def key_for(alg: str, enc: str, curve: str = "P-256") -> Any:  # noqa: ANN401 - one of four classes
    """Return a private key that decrypts an alg."""
    row = KEY_MANAGEMENT[alg]
    if row.family in {"rsa1-5", "rsa-oaep"}:
        # Neither those that sign: of two keys, the one for A128GCM and the one for all else.
        return RSAKey.import_key(private_pem(rsa_key(2048, 2 if enc == "A128GCM" else 3)))
    if row.family == "ecdh-es":
        kind: Any = OKPKey if curve.startswith("X") else ECKey
        return kind.generate_key(curve, private=True)
    octets = CONTENT_ENCRYPTION[enc].key_octets if alg == "dir" else row.wrap_octets or 32
    return OctKey.generate_key(octets * 8, private=True)


def jwk(key: Any, *, private: bool = True, **more: object) -> str:  # noqa: ANN401 - as above
    """Return a key as the text of a JWK."""
    return json.dumps({**key.as_dict(private=private), **more})


def sealed(
    alg: str,
    enc: str,
    key: Any,  # noqa: ANN401 - as above
    plaintext: bytes = CLAIMS,
    header: Mapping[str, object] | None = None,
) -> str:
    """Return a token that joserfc encrypted, or cryptography where joserfc lacks the alg."""
    if alg in _LACKING:
        digest = _LACKING[alg]
        cek = bytes(range(CONTENT_ENCRYPTION[enc].key_octets))
        wrapped = key.get_op_key("wrapKey").encrypt(cek, padding.OAEP(padding.MGF1(digest), digest, None))
        return compact({"alg": alg, "enc": enc, **(header or {})}, cek, wrapped, plaintext)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SecurityWarning)
        return jwe.encrypt_compact({"alg": alg, "enc": enc, **(header or {})}, plaintext, key, registry=_ALL)


def compact(
    header: Mapping[str, object],
    cek: bytes,
    wrapped: bytes = b"",
    plaintext: bytes = CLAIMS,
    covered: str | None = None,
) -> str:
    """Return a token with a content key as given; ``covered`` is what its tag covers instead of its header."""
    enc = CONTENT_ENCRYPTION[str(header["enc"])]
    protected = base64url.encode(json.dumps(header).encode())
    aad = (protected if covered is None else covered).encode()
    iv = bytes(range(enc.iv_octets))
    text, tag = _content(enc, cek, iv, plaintext, aad)
    return ".".join([protected, *map(base64url.encode, (wrapped, iv, text, tag))])


def _content(enc: ContentEncryption, cek: bytes, iv: bytes, plaintext: bytes, aad: bytes) -> tuple[bytes, bytes]:
    if enc.family == "gcm":
        made = AESGCM(cek).encrypt(iv, plaintext, aad)
        return made[:-16], made[-16:]
    half, padder = len(cek) // 2, PKCS7(128).padder()
    cipher = Cipher(algorithms.AES(cek[half:]), modes.CBC(iv)).encryptor()
    text = cipher.update(padder.update(plaintext) + padder.finalize()) + cipher.finalize()
    covered = aad + iv + text + (len(aad) * 8).to_bytes(8, "big")
    return text, hmac.digest(cek[:half], covered, enc.hash.replace("-", ""))[: enc.tag_octets]


def opened(
    text: str, key: str, *, opener: DecryptionBackend | None = None, encoding: str = "text", **more: str | bool
) -> dict[str, Any]:
    """Return what the engine answers for a key, as it crosses to the page; ``more`` are other options."""
    options = Options(NOW, secret_encoding=encoding, **more)  # type: ignore[arg-type]
    found = engine.verify(text, key, options, Cryptography(), opener=opener or _OPENER)
    return dict(verification(asyncio.run(found)))


def state(text: str, key: str, *, encoding: str = "text") -> str:
    """Return the state of a decryption."""
    return str(opened(text, key, encoding=encoding)["decryption"]["state"])


def changed(text: str, part: int) -> str:
    """Return a token with two bits of a part changed; a space more in the header, whose algorithms stay the same."""
    parts = text.split(".")
    octets = base64url.decode(parts[part]).octets
    other = octets.replace(b"{", b"{ ", 1) if part == 0 else bytes((octets[0] ^ 1, *octets[1:-1], octets[-1] ^ 1))
    parts[part] = base64url.encode(other)
    return ".".join(parts)
