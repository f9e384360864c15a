"""Keys that frameworks derive from a secret, each named with its source; some were stored in several cookies."""

from __future__ import annotations

import hashlib

import pytest
from cryptography.hazmat.primitives.keywrap import aes_key_wrap
from jwt_decoder.decrypt.derivation import hkdf

from tests.unit.jwt_decoder.decrypt.sealed import CLAIMS, compact, opened

SECRET = "a secret of the framework, long enough"
CEK = bytes(range(16))
AUTH0, BETTER = "derived cookie encryption secret", "BetterAuth.js Generated Encryption Key"
AUTHJS, NEXTAUTH = "Auth.js Generated Encryption Key", "NextAuth.js Generated Encryption Key"


def of_hkdf(salt: str, info: str, enc: str, plaintext: bytes = CLAIMS, **header: object) -> str:
    """Return a token with a key that HKDF derives of the secret."""
    octets = 64 if enc.startswith("A256C") else 32
    key = hkdf(SECRET.encode(), salt.encode(), info.encode(), octets)
    return compact({"alg": "dir", "enc": enc, **header}, key, b"", plaintext)


def named(salt: str, info: str, enc: str = "A256GCM") -> str:
    """Return a token whose info has the salt in brackets."""
    return of_hkdf(salt, f"{info} ({salt})", enc)


@pytest.mark.parametrize("key", [f"{SECRET}\n", f"AUTH_SECRET={SECRET}", f'"{SECRET}"'])
def test_one_click_removes_what_stands_around_a_secret_that_a_framework_derives_from(key: str) -> None:
    for text in (
        of_hkdf("", NEXTAUTH, "A256GCM"),
        f"Cookie: my-session={named('my-session', AUTHJS, 'A256CBC-HS512')}",
    ):
        found = opened(text, key)

        assert ["decryption-key-trimmed"] == [one["id"] for one in found["diagnosis"]]
        assert key.replace(SECRET, "") == "".join(
            key[one["start"] : one["end"]] for one in found["diagnosis"][0]["apply"]["key"]
        )


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("text", "framework"),
    [
        (named("authjs.session-token", AUTHJS, "A256CBC-HS512"), "Auth.js v5"),
        (named("__Secure-authjs.session-token", AUTHJS), "Auth.js v5"),
        (named("__Secure-next-auth.session-token", AUTHJS, "A256CBC-HS512"), "Auth.js v5"),
        (named("authjs.pkce.code_verifier", AUTHJS, "A256CBC-HS512"), "Auth.js v5"),
        (f"Cookie: my-session={named('my-session', AUTHJS, 'A256CBC-HS512')}", "Auth.js v5"),
        (of_hkdf("", AUTHJS, "A256GCM"), "Auth.js v5 beta"),
        (of_hkdf("", NEXTAUTH, "A256GCM"), "NextAuth.js v4"),
        (named("next-auth.state", NEXTAUTH), "NextAuth.js v4"),
        (named("__Secure-next-auth.pkce.code_verifier", NEXTAUTH), "NextAuth.js v4"),
        (named("encodedState", AUTHJS, "A256CBC-HS512"), "Auth.js v5"),
        (of_hkdf("", "JWE CEK", "A256GCM"), "nextjs-auth0 or express-openid-connect"),
        (of_hkdf("", "session jwe cek", "A256GCM"), "@hono/session"),
        (of_hkdf("__a0_sessionk-1", AUTH0, "A256CBC-HS512", kid="k-1"), "auth0-server-js"),
        (of_hkdf("__a0_tx", AUTH0, "A256CBC-HS512", kid=1), "auth0-server-js"),
        (f"Cookie: my.0={of_hkdf('myk-1', AUTH0, 'A256CBC-HS512', kid='k-1')}", "auth0-server-js"),
        (of_hkdf("better-auth-session", BETTER, "A256CBC-HS512"), "Better Auth"),
        (of_hkdf("better-auth-account", BETTER, "A256CBC-HS512"), "Better Auth"),
    ],
)
def test_a_key_that_a_framework_derives_is_found(text: str, framework: str) -> None:
    found = opened(text, SECRET)["decryption"]

    assert "decrypted" == found["state"]
    assert f"the key that {framework} derives from this secret" in found["message"]
    assert found["data"]["source"]


@pytest.mark.parametrize(
    ("enc", "name"),
    [("A128GCM", "sha256"), ("A256GCM", "sha256"), ("A192CBC-HS384", "sha384"), ("A256CBC-HS512", "sha512")],
)
def test_the_key_of_a_client_secret_is_found(enc: str, name: str) -> None:
    octets = {"A128GCM": 16, "A256GCM": 32, "A192CBC-HS384": 48, "A256CBC-HS512": 64}[enc]
    key = hashlib.new(name, SECRET.encode()).digest()[:octets]
    found = opened(compact({"alg": "dir", "enc": enc}, key), SECRET)["decryption"]

    assert ("decrypted", "OpenID Connect Core 1.0 §10.2") == (found["state"], found["data"]["source"])


def test_the_key_of_a_client_secret_also_wraps() -> None:
    key = hashlib.sha256(SECRET.encode()).digest()
    found = opened(compact({"alg": "A256KW", "enc": "A128GCM"}, CEK, aes_key_wrap(key, CEK)), SECRET)["decryption"]

    assert "the key that OpenID Connect, mod_auth_openidc or Quarkus derives" in found["message"]


@pytest.mark.parametrize("mark", [".", "_", "-", "__"])
def test_a_cookie_in_pieces_is_joined_and_its_name_is_the_salt(mark: str) -> None:
    token = of_hkdf("my-session", f"{AUTHJS} (my-session)", "A256CBC-HS512", CLAIMS[:-1] + b" " * 3000 + b"}")
    pieces = [token[at : at + 1500] for at in range(0, len(token), 1500)]
    text = "Cookie: " + "; ".join(f"my-session{mark}{number}={piece}" for number, piece in enumerate(pieces))

    assert "decrypted" == opened(text, SECRET)["decryption"]["state"]


def test_what_was_decrypted_and_is_not_unpacked_is_told_of_a_framework_too() -> None:
    key = hkdf(SECRET.encode(), b"", b"JWE CEK", 32)
    found = opened(compact({"alg": "dir", "enc": "A256GCM", "zip": "DEF"}, key), SECRET)["decryption"]

    assert ("failed", "zip") == (found["state"], found["data"]["why"])


@pytest.mark.parametrize("header", [{"alg": "dir", "enc": "A256GCM"}, {"alg": "RSA-OAEP", "enc": "A256GCM"}])
def test_a_secret_of_no_framework_opens_nothing(header: dict[str, str]) -> None:
    assert "key-unusable" == opened(compact(header, bytes(32)), SECRET)["decryption"]["state"]
