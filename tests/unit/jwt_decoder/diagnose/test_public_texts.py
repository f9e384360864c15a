"""Keys whose text or octets somebody took for a secret, and secrets that are private keys."""

from __future__ import annotations

import base64
import hmac
import json
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, utils
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tests.unit.jwt_decoder.diagnose.verified import causes, verified
from tests.unit.jwt_decoder.verify.jose_tokens import b64, private_key, private_pem, public_pem

RSA: Any = private_key("RSA")
EC: Any = private_key("P-256")
SPKI = RSA.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
PKCS1 = RSA.public_key().public_bytes(Encoding.DER, PublicFormat.PKCS1)
EC_SPKI = EC.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
N = RSA.public_key().public_numbers().n.to_bytes(256, "big")
JWK = {"kty": "RSA", "kid": "one", "n": b64(N), "e": "AQAB"}
POINT = EC.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
EC_JWK = {"kty": "EC", "crv": "P-256", "x": b64(POINT[1:33]), "y": b64(POINT[33:])}


def one_line(octets: bytes) -> bytes:
    return base64.b64encode(octets)


def wrapped(octets: bytes) -> bytes:
    text = one_line(octets)
    return b"\n".join(text[at : at + 64] for at in range(0, len(text), 64))


def hs(secret: bytes, alg: str = "HS256") -> str:
    signing_input = f"{b64(json.dumps({'alg': alg}).encode())}.{b64(b'{}')}"
    return f"{signing_input}.{b64(hmac.digest(secret, signing_input.encode(), f'sha{alg[2:]}'))}"


SPELLED = [
    (public_pem(RSA), one_line(SPKI), "as the base64 of its PEM, PUBLIC KEY"),
    (public_pem(RSA), wrapped(SPKI), "as the base64 of its PEM, PUBLIC KEY, with its line breaks"),
    (public_pem(RSA), wrapped(SPKI) + b"\n", "as the base64 of its PEM, PUBLIC KEY, with its line breaks"),
    (public_pem(RSA), SPKI, "as DER, PUBLIC KEY"),
    (public_pem(RSA), one_line(PKCS1), "as the base64 of its PEM, RSA PUBLIC KEY"),
    (public_pem(RSA), b64(N).encode(), "as the text of its n"),
    (public_pem(RSA), N, "as the bytes of its n"),
    (public_pem(EC), one_line(EC_SPKI), "as the base64 of its PEM, PUBLIC KEY"),
    (public_pem(EC), EC_SPKI, "as DER, PUBLIC KEY"),
    (json.dumps(JWK), b64(N).encode(), "as the text of its n"),
    (json.dumps(JWK), N, "as the bytes of its n"),
    (json.dumps(JWK), one_line(SPKI), "as the base64 of its PEM, PUBLIC KEY"),
    (json.dumps(JWK, indent=4), json.dumps(JWK, separators=(",", ":")).encode(), "as the JSON of its JWK"),
    (json.dumps(JWK, separators=(",", ":")), json.dumps(JWK, indent=2).encode(), "as the JSON of its JWK"),
    (json.dumps({"keys": [EC_JWK, JWK]}), json.dumps(JWK).encode(), "as the JSON of its JWK"),
    (json.dumps({"keys": [EC_JWK, JWK]}), b64(N).encode(), "as the text of its n"),
    (json.dumps(EC_JWK), public_pem(EC).encode(), "as PEM, PUBLIC KEY"),
    (
        one_line(SPKI).decode(),
        public_pem(RSA).strip().encode(),
        "as PEM, PUBLIC KEY, without the trailing line ending",
    ),
    (one_line(EC_SPKI).decode(), one_line(EC_SPKI), "as typed"),
]


@pytest.mark.untraced
@pytest.mark.parametrize(("key", "secret", "spelling"), SPELLED, ids=map(str, range(len(SPELLED))))
@pytest.mark.parametrize("alg", ["HS256", "HS512"])
def test_a_public_key_in_any_spelling_is_no_secret(key: str, secret: bytes, spelling: str, alg: str) -> None:
    found = verified(hs(secret, alg), key)
    assert ["hmac-with-public-key"] == causes(found)
    said = found["diagnosis"][0]["message"]
    assert said.startswith(f"Algorithm confusion: the token is an HMAC with the public key ({spelling}) as its secret.")


def test_what_only_the_owner_of_a_key_knows_is_no_attack() -> None:
    pem = private_pem(RSA)
    body = "".join(pem.splitlines()[1:-1])
    found = verified(hs(body.encode()), pem)
    assert ["hmac-with-public-key"] == causes(found)
    assert found["diagnosis"][0]["message"].startswith("Not standard: the token is an HMAC that uses this key's text")


def test_the_public_part_of_a_private_key_is_known_to_others() -> None:
    found = verified(hs(public_pem(RSA).encode()), private_pem(RSA))
    assert found["diagnosis"][0]["message"].startswith("Algorithm confusion")


@pytest.mark.parametrize(
    "text", ["-----BEGIN PUBLIC KEY-----\n!\n-----END PUBLIC KEY-----", '{"keys": 5, "kty": "RSA"}']
)
def test_a_key_that_cannot_be_read_is_tried_as_typed_alone(text: str) -> None:
    assert "hmac-with-public-key" not in causes(verified(hs(b"another secret that nobody knows"), text))


@pytest.mark.parametrize("key", [public_pem(EC), json.dumps({"keys": [EC_JWK, JWK]})], ids=["pem", "set"])
def test_the_secret_of_somebody_else_is_no_public_key(key: str) -> None:
    assert "hmac-with-public-key" not in causes(verified(hs(b"another secret that nobody knows"), key))


def eddsa(seed: bytes) -> str:
    signing_input = f"{b64(json.dumps({'alg': 'EdDSA'}).encode())}.{b64(b'{}')}"
    signature = ed25519.Ed25519PrivateKey.from_private_bytes(seed).sign(signing_input.encode())
    return f"{signing_input}.{b64(signature)}"


# Of half of all texts of 32 octets, a point of the curve can be read, so that they may be a public key.
@pytest.mark.untraced
@pytest.mark.parametrize("seed", [bytes([at]) * 32 for at in range(1, 9)])
@pytest.mark.parametrize(
    ("write", "form"),
    [
        (lambda seed: seed.hex(), "hex"),
        (lambda seed: "0x" + seed.hex().upper(), "hex"),
        (lambda seed: base64.b64encode(seed).decode(), "base64"),
        (b64, "base64url"),
    ],
)
def test_a_seed_of_ed25519_is_called_a_private_key(seed: bytes, write: Any, form: str) -> None:  # noqa: ANN401
    found = verified(eddsa(seed), write(seed))
    assert ["key-seed"] == causes(found)
    assert f"This is a private key (Ed25519, raw bytes in {form}), not a public one" in found["diagnosis"][0]["message"]


def test_a_seed_that_signed_nothing_here_is_not_called_one() -> None:
    assert "key-seed" not in causes(verified(eddsa(b"\1" * 32), (b"\2" * 32).hex()))


def recoverable(kind: str, alg: str, before: bytes, after: bytes, *, is_hex: bool = False) -> tuple[str, str, str]:
    key: Any = private_key(kind)
    signing_input = f"{b64(json.dumps({'alg': alg}).encode())}.{b64(b'{}')}"
    s = 0
    while not s % 4:  # with bits in the last character, so that no character of an octet 0 behind it is a doubled one
        r, s = utils.decode_dss_signature(key.sign(signing_input.encode(), ec.ECDSA(SHA256())))
    alone = r.to_bytes(32, "big") + s.to_bytes(32, "big")
    octets = before + alone + after
    return (
        f"{signing_input}.{octets.hex() if is_hex else b64(octets)}",
        f"{signing_input}.{b64(alone)}",
        public_pem(key),
    )


@pytest.mark.parametrize(("kind", "alg"), [("P-256", "ES256"), ("secp256k1", "ES256K")])
@pytest.mark.parametrize("byte", [0, 1, 27, 28, 31])
@pytest.mark.parametrize("is_hex", [False, True])
def test_a_recovery_byte_behind_the_signature_is_told_and_taken_off(
    kind: str,
    alg: str,
    byte: int,
    is_hex: bool,  # noqa: FBT001 - a parameter of a test
) -> None:
    token, right, key = recoverable(kind, alg, b"", bytes([byte]), is_hex=is_hex)
    is_letter = token == f"{right}A"
    assert is_letter == (byte == 0 and not is_hex)
    _told(
        token,
        right,
        key,
        "it was added, or it is a recovery byte, 0" if is_letter else f"a recovery byte, {byte}, follows R and S",
    )


@pytest.mark.untraced
@pytest.mark.parametrize(("kind", "alg"), [("P-256", "ES256"), ("secp256k1", "ES256K")])
@pytest.mark.parametrize("byte", [1, 27, 28, 31])
@pytest.mark.parametrize("is_hex", [False, True])
def test_a_recovery_byte_in_front_of_the_signature_is_told_and_taken_off(
    kind: str,
    alg: str,
    byte: int,
    is_hex: bool,  # noqa: FBT001 - a parameter of a test
) -> None:
    token, right, key = recoverable(kind, alg, bytes([byte]), b"", is_hex=is_hex)
    _told(token, right, key, f"a recovery byte, {byte}, is in front of R and S")


def _told(token: str, right: str, key: str, message: str) -> None:
    found = verified(token, key)
    assert ["signature-recovery-byte"] == causes(found)
    told = found["diagnosis"][0]
    assert message in told["message"]
    edit = told["apply"]["edit"]
    assert right == token[: edit["start"]] + edit["text"] + token[edit["end"] :]


def test_any_other_byte_is_something_that_was_added() -> None:
    token, _, key = recoverable("P-256", "ES256", b"", b"\x80")
    assert ["text-repaired"] == causes(verified(token, key))
