"""What keeps a token closed: each reason has a sentence."""

from __future__ import annotations

import gzip
import json
import zlib
from typing import TYPE_CHECKING, Any

import pytest
from cryptography.hazmat.primitives.keywrap import aes_key_wrap
from joserfc.jwk import ECKey, OKPKey
from jwt_decoder.decrypt.backend import NoDecryption
from jwt_decoder.decrypt.outcome import DecryptionOutcome
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.text import base64url

from tests.unit.jwt_decoder.decrypt.sealed import CLAIMS, compact, jwk, key_for, opened, sealed, state

if TYPE_CHECKING:
    from collections.abc import Mapping

KEK = bytes(range(16))
CEK = bytes(range(16, 32))
KEK_JWK = {"kty": "oct", "k": base64url.encode(KEK)}
KEK_TEXT = json.dumps(KEK_JWK)


def wrapped(plaintext: bytes = CLAIMS, **header: object) -> str:
    """Return a token whose content key is wrapped by KEK."""
    return compact({"alg": "A128KW", "enc": "A128GCM", **header}, CEK, aes_key_wrap(KEK, CEK), plaintext)


def told(token: str, key: str) -> tuple[str, str]:
    """Return state and message of a decryption."""
    found = opened(token, key)["decryption"]
    return found["state"], found["message"]


def of_header(header: object, *parts: bytes) -> str:
    """Return a token with a header and the other parts as given."""
    return ".".join([base64url.encode(json.dumps(header).encode()), *map(base64url.encode, parts)])


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ({"enc": "A128GCM"}, "The header has no alg, so nothing says how to decrypt it."),
        ({"alg": 1, "enc": "A128GCM"}, "alg in the header isn't a string, so it names no algorithm."),
        ({"alg": "RSA", "enc": "A128GCM"}, "alg “RSA” isn't a JWE algorithm known here."),
        ({"alg": "DIR", "enc": "A128GCM"}, "alg “DIR” isn't dir: names are case-sensitive and exact."),
        ({"alg": "dir", "enc": "A128"}, "enc “A128” isn't a JWE algorithm known here."),
        (
            {"alg": "HPKE-0", "enc": "A128GCM"},
            "“HPKE-0” is HPKE, which isn't final for JWE yet, so it can't be decrypted here.",
        ),
    ],
)
def test_algorithms_that_are_none_have_a_sentence(header: object, said: str) -> None:
    assert ("unsupported", said) == told(of_header(header, b"k", b"i", b"c", b"t"), KEK_TEXT)


@pytest.mark.parametrize("cut", [1, 2, 3, 9])
def test_of_a_header_that_cannot_be_read_it_is_not_said_what_it_lacks(cut: int) -> None:
    said = "The header can't be read, so nothing says how to decrypt the token."

    assert ("unsupported", said) == told(wrapped()[cut:], json.dumps({"kty": "oct", "k": base64url.encode(CEK)}))


@pytest.mark.parametrize(
    ("alg", "said"),
    [
        ("dir", "dir needs the shared key."),
        ("PBES2-HS256+A128KW", "PBES2-HS256+A128KW needs the password."),
        ("RSA-OAEP", "RSA-OAEP needs the private key."),
    ],
)
def test_without_a_key_it_says_what_is_needed(alg: str, said: str) -> None:
    assert ("not-attempted", said) == told(of_header({"alg": alg, "enc": "A128GCM"}, b"", b"i", b"c", b"t"), "")


def test_the_public_key_is_told_from_the_private_one() -> None:
    key = key_for("ECDH-ES", "A128GCM")

    found = told(sealed("ECDH-ES", "A128GCM", key), jwk(key, private=False))

    assert ("key-unusable", "This is the public key, which only encrypts. Add the matching private key.") == found


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"use": "sig"}, "The key's use isn't “enc”, so the key isn't for encryption (RFC 7517 §4.2)."),
        ({"use": ["enc"]}, "The key's use isn't “enc”, so the key isn't for encryption (RFC 7517 §4.2)."),
        (
            {"key_ops": ["sign"]},
            ("The key's key_ops don't allow decryption, so it must not be used to decrypt (RFC 7517 §4.3)."),
        ),
        (
            {"key_ops": "unwrapKey"},
            "The key's key_ops don't allow decryption, so it must not be used to decrypt (RFC 7517 §4.3).",
        ),
        ({"alg": "A256KW"}, "The key's alg is “A256KW”, so it isn't for A128KW (RFC 7517 §4.4)."),
        ({"alg": 1}, "The key's alg isn't a string, so the key isn't for A128KW (RFC 7517 §4.4)."),
        ({"k": "AAEC"}, "A128KW needs a key of 16 bytes, but this one has 3."),
        ({"k": "A"}, "This JWK's k isn't base64url."),
        ({"k": ""}, "This key is empty."),
    ],
)
def test_a_key_that_is_not_for_it_is_refused(more: Mapping[str, object], said: str) -> None:
    assert ("key-unusable", said) == told(wrapped(), json.dumps({**KEK_JWK, **more}))


@pytest.mark.parametrize("more", [{"use": "enc", "alg": "A128KW"}, {"key_ops": ["unwrapKey"]}])
def test_a_key_that_is_for_it_opens(more: Mapping[str, object]) -> None:
    assert "decrypted" == state(wrapped(), json.dumps({**KEK_JWK, **more}))


def test_the_key_of_another_kind_is_refused() -> None:
    key = jwk(key_for("RSA-OAEP", "A128GCM"))

    assert "A128KW needs a shared key, but this is an RSA private key, 2048 bits." == told(wrapped(), key)[1]


@pytest.mark.parametrize("crv", ["secp256k1", "Ed25519"])
def test_a_curve_on_which_nothing_is_agreed_is_refused(crv: str) -> None:
    kind: Any = ECKey if crv == "secp256k1" else OKPKey
    key = kind.generate_key(crv, private=True)
    token = sealed("ECDH-ES", "A128GCM", key_for("ECDH-ES", "A128GCM"))

    wanted = f"ECDH-ES needs a key on P-256, P-384, P-521, X25519 or X448, but this one is on {crv}."
    assert ("key-unusable", wanted) == told(token, jwk(key))


def test_a_private_key_of_another_length_is_refused() -> None:
    key = key_for("ECDH-ES", "A128GCM", "X25519")

    said = told(sealed("ECDH-ES", "A128GCM", key), jwk(key, d="AAEC"))

    assert ("key-unusable", "A private key of X25519 has 32 bytes, but this one has 3.") == said


def test_a_private_key_whose_private_part_is_unreadable_is_told_why() -> None:
    ec, rsa = key_for("ECDH-ES", "A128GCM"), key_for("RSA-OAEP", "A128GCM")
    found = [
        told(sealed("ECDH-ES", "A128GCM", ec), jwk(ec, d="*")),
        told(sealed("RSA-OAEP", "A128GCM", rsa), jwk(rsa, d="*")),
        told(sealed("RSA-OAEP", "A128GCM", rsa), jwk(rsa, oth=[])),
    ]
    unread = "This JWK's d is missing or isn't base64url, so it can't be used as a private key."
    many = "This RSA private key has more than two primes (oth), which can't be used here."

    assert [("key-unusable", said) for said in (unread, unread, many)] == found


def agreed(**header: object) -> str:
    """Return a token of ECDH-ES whose header has other members."""
    return of_header({"alg": "ECDH-ES", "enc": "A128GCM", **header}, b"", bytes(12), b"c", bytes(16))


_X, _Y = base64url.encode(bytes(31) + b"\1"), base64url.encode(bytes(31) + b"\2")
_P384 = json.loads(jwk(ECKey.generate_key("P-384", private=False), private=False))


@pytest.mark.parametrize(
    ("header", "state_of", "said"),
    [
        ({}, "failed", "ECDH-ES needs epk in the header, as a public JWK that can be read."),
        ({"epk": {"kty": "oct", "k": "AA"}}, "failed", "ECDH-ES needs epk in the header, as a public JWK"),
        (
            {"epk": {"kty": "OKP", "crv": "Ed25519", "x": _X}},
            "failed",
            "The header's epk is on Ed25519, but ECDH-ES needs one on P-256, P-384, P-521, X25519 or X448.",
        ),
        ({"epk": _P384}, "key-unusable", "The header's epk is on P-384, but this key is on P-256: the token wasn't"),
        (
            {"epk": {"kty": "EC", "crv": "P-256", "x": _X, "y": _Y}},
            "failed",
            "The header's epk isn't a point on P-256, so it wasn't used: that could give the",
        ),
    ],
)
def test_an_ephemeral_key_that_does_not_belong_is_told(header: Any, state_of: str, said: str) -> None:  # noqa: ANN401
    found = told(agreed(**header), jwk(key_for("ECDH-ES", "A128GCM")))

    assert state_of == found[0]
    assert found[1].startswith(said)


def test_an_ephemeral_key_of_small_order_is_not_used() -> None:
    token = agreed(epk={"kty": "OKP", "crv": "X25519", "x": base64url.encode(bytes(32))})

    assert "small order" in told(token, jwk(key_for("ECDH-ES", "A128GCM", "X25519")))[1]


def test_a_party_that_is_no_text_is_told() -> None:
    key = key_for("ECDH-ES", "A128GCM")
    token = agreed(epk=json.loads(jwk(key, private=False)), apu=1)

    assert ("failed", "The header's apu must be base64url text, but isn't.") == told(token, jwk(key))


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ({"p2c": 1000}, "needs p2s in the header, as base64url text."),
        ({"p2s": "AAAA", "p2c": 1000}, "The header's p2s is 3 bytes; PBES2-HS256+A128KW needs at least 8"),
        ({"p2s": "A" * 16}, "needs p2c in the header, as a positive whole number."),
        ({"p2s": "A" * 16, "p2c": True}, "needs p2c in the header, as a positive whole number."),
        ({"p2s": "A" * 16, "p2c": 0}, "needs p2c in the header, as a positive whole number."),
    ],
)
def test_what_a_password_needs_is_told(header: Mapping[str, object], said: str) -> None:
    alg = "PBES2-HS256+A128KW"
    found = told(of_header({"alg": alg, "enc": "A128GCM", **header}, b"k", bytes(12), b"c", bytes(16)), "password")

    assert "failed" == found[0]
    assert said in found[1]


@pytest.mark.parametrize(
    ("iv", "text", "tag", "enc", "said"),
    [
        (11, 1, 16, "A128GCM", "The initialization vector is 11 bytes; A128GCM needs 12."),
        (12, 1, 12, "A128GCM", "The authentication tag is 12 bytes; A128GCM needs 16."),
        (16, 15, 16, "A128CBC-HS256", "The ciphertext is 15 bytes, but A128CBC-HS256 encrypts in blocks of 16."),
    ],
)
def test_a_part_of_another_length_is_told(iv: int, text: int, tag: int, enc: str, said: str) -> None:
    cek = bytes(32 if enc.startswith("A128C") else 16)
    token = of_header({"alg": "A128KW", "enc": enc}, aes_key_wrap(KEK, cek), bytes(iv), bytes(text), bytes(tag))

    assert said == told(token, KEK_TEXT)[1]


def test_with_dir_the_key_part_must_be_empty() -> None:
    token = compact({"alg": "dir", "enc": "A128GCM"}, KEK, b"key")

    assert told(token, KEK_TEXT)[1].startswith("With dir, the encrypted key must be empty (RFC 7516 §5.2), but it is 3")


@pytest.mark.parametrize("alg", ["A128KW", "A128GCMKW"])
@pytest.mark.parametrize("octets", [0, 1, 15])
def test_an_encrypted_key_of_another_length_is_told_from_a_wrong_key(alg: str, octets: int) -> None:
    header = {"alg": alg, "enc": "A128GCM", "iv": "A" * 16, "tag": "A" * 22}
    needed, made = (24 if alg == "A128KW" else 16), f"{octets} byte" if octets == 1 else f"{octets} bytes"
    said = f"The encrypted key is {made}; {alg} makes {needed} of a key for A128GCM. It was cut short or changed."
    empty = f"The encrypted key is empty, but with {alg} it must have the content key."
    found = opened(of_header(header, bytes(octets), bytes(12), b"c", bytes(16)), KEK_TEXT)

    assert ("failed", said if octets else empty) == (found["decryption"]["state"], found["decryption"]["message"])
    assert [] == found["diagnosis"]


def test_a_gcm_wrapping_needs_its_parameters() -> None:
    header = {"alg": "A128GCMKW", "enc": "A128GCM", "iv": "AAAA", "tag": "A" * 22}

    found = told(of_header(header, b"k", bytes(12), b"c", bytes(16)), KEK_TEXT)

    assert ("failed", ("The header's iv is 3 bytes; A128GCMKW needs 12.")) == found


def test_a_content_key_of_another_length_is_told() -> None:
    token = compact({"alg": "A128KW", "enc": "A128GCM"}, CEK, aes_key_wrap(KEK, bytes(24)))

    assert (
        "The content key in this token is 24 bytes; A128GCM needs 16. It was made for a different enc."
        == told(token, KEK_TEXT)[1]
    )


def deflated(octets: bytes) -> bytes:
    """Return octets as zip has them."""
    return zlib.compress(octets, 9, -15)


@pytest.mark.parametrize(
    ("plaintext", "name", "state_of", "said"),
    [
        (deflated(bytes(1024 * 1024 + 1)), "DEF", "failed", "it would expand to more than 1,048,576 bytes"),
        (b"\xff\xff\xff", "DEF", "failed", "it isn't DEFLATE data"),
        (b"", "DEF", "failed", "it isn't DEFLATE data"),
        (deflated(CLAIMS)[:-4], "DEF", "failed", "the DEFLATE data breaks off"),
        (zlib.compress(CLAIMS), "DEF", "failed", "it is in the format of zlib or gzip, not bare DEFLATE"),
        (gzip.compress(CLAIMS, mtime=0), "DEF", "failed", "it is in the format of zlib or gzip, not bare DEFLATE"),
        (CLAIMS, "GZIP", "unsupported", "zip must be DEF"),
    ],
)
def test_compression_is_undone_within_bounds(plaintext: bytes, name: str, state_of: str, said: str) -> None:
    found = told(wrapped(plaintext, zip=name), KEK_TEXT)

    assert state_of == found[0]
    assert said in found[1]


def test_a_megabyte_is_unpacked() -> None:
    found = opened(wrapped(deflated(b" " * (1024 * 1024 - 2) + b"{}"), zip="DEF"), KEK_TEXT)["decryption"]

    assert ("decrypted", 1024 * 1024) == (found["state"], found["token"]["payload"]["octets"])


def test_a_header_of_250_kb_is_answered() -> None:
    assert "decrypted" == state(wrapped(pad="x" * 250_000), KEK_TEXT)


def test_without_a_backend_it_says_why() -> None:
    found = opened(wrapped(), KEK_TEXT, opener=NoDecryption(Sentence("Nothing decrypts here.")))["decryption"]

    assert ("unsupported", "Nothing decrypts here.") == (found["state"], found["message"])


def test_a_key_that_the_backend_refuses_is_told() -> None:
    key = key_for("ECDH-ES", "A128GCM")
    token = sealed("ECDH-ES", "A128GCM", key)

    found = told(token, jwk(key, d=base64url.encode(b"\xff" * 32)))

    assert ("key-unusable", ("The cryptography package rejects this key: it is invalid.")) == found


@pytest.mark.parametrize("text", ["{", "x"])
def test_a_key_that_cannot_be_read_is_told(text: str) -> None:
    assert "key-unusable" == state(wrapped(), '{"kty":' if text == "{" else text)


def test_a_plaintext_is_in_no_repr() -> None:
    assert "alice" not in repr(DecryptionOutcome("decrypted", Sentence("Decrypted."), {}, CLAIMS))
