"""What is said first of a token that stays closed, and what to do about it."""

from __future__ import annotations

import json

import pytest
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, PrivateFormat

from tests.unit.jwt_decoder.decrypt.sealed import CLAIMS, jwk, key_for, opened, sealed
from tests.unit.jwt_decoder.decrypt.test_refusals import KEK_JWK, KEK_TEXT, agreed, wrapped


@pytest.mark.parametrize(
    ("token", "key", "headline", "has_action"),
    [
        (
            wrapped(CLAIMS, zip="DEF"),
            KEK_TEXT,
            "Decrypted, but not decompressed. The content was",
            False,
        ),
        (
            wrapped(CLAIMS, zip="GZIP"),
            KEK_TEXT,
            "Decrypted, but not decompressed. The content was",
            False,
        ),
        (agreed(), jwk(key_for("ECDH-ES", "A128GCM")), "Nobody can decrypt this token. ECDH-ES needs epk", False),
        (
            wrapped(),
            json.dumps({**KEK_JWK, "k": "AAEC"}),
            "This key can't decrypt this token. A128KW needs",
            True,
        ),
        (
            wrapped(),
            json.dumps({**KEK_JWK, "use": "sig"}),
            "This key can't decrypt this token. This key would",
            True,
        ),
        (
            wrapped(),
            json.dumps({**KEK_JWK, "k": "A" * 22}),
            "This key doesn't decrypt the token. This key can't unwrap the content key",
            True,
        ),
    ],
)
def test_the_headline_says_it_once(token: str, key: str, headline: str, has_action: bool) -> None:  # noqa: FBT001 - of a case
    found = opened(token, key)
    said = "".join(piece.get("text", "") for piece in found["summary"])

    assert said.startswith(headline)
    assert "unreadable without its key" not in said
    assert has_action == (found["action"] is not None)


def test_an_encrypted_private_key_is_to_be_decrypted_itself() -> None:
    key = key_for("RSA-OAEP", "A128GCM").get_op_key("unwrapKey")
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"passphrase")).decode()
    found = opened(sealed("RSA-OAEP", "A128GCM", key_for("RSA-OAEP", "A128GCM")), pem)

    assert "Decrypt it with “openssl pkey -in key.pem”, which asks for its passphrase" in found["decryption"]["message"]
    assert ("openssl pkey -in key.pem", "Encrypted private key, PEM (encrypted PKCS#8).") == (
        found["key"]["command"],
        found["key"]["message"],
    )
