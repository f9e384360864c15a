"""Keys that say more of themselves: what they are for, what certifies them, that they are private."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import json
from typing import TYPE_CHECKING, Any

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from jwt_decoder.keys.forms import der
from jwt_decoder.keys.forms.pem import write_pem
from jwt_decoder.keys.forms.pss import read_pss
from jwt_decoder.keys.key_material import Pss
from jwt_decoder.keys.read_key import read_key
from jwt_decoder.output.wording import render
from jwt_decoder.registry.algorithms import find
from jwt_decoder.registry.curves import CURVES
from jwt_decoder.verify.backend import KeyRefusedError
from jwt_decoder.verify.key_usability import refusal
from jwt_decoder.verify.verify import holds
from jwt_decoder_cli.cryptography_backend import Cryptography

from tests.unit.jwt_decoder.diagnose.test_diagnosis import jwk
from tests.unit.jwt_decoder.keys.test_key_forms import certificate
from tests.unit.jwt_decoder.verify.jose_tokens import private_key

if TYPE_CHECKING:
    from jwt_decoder.keys.key_material import Material

OID = "1.2.840.113549.1.1.10"
PSS = bytes.fromhex("06092a864886f70d01010a")
MGF1 = bytes.fromhex("06092a864886f70d010108")
SHA_256 = bytes.fromhex("0609608648016503040201")
SHA_384 = bytes.fromhex("0609608648016503040202")
UNKNOWN = bytes.fromhex("06032a0304")


def seq(*parts: bytes) -> bytes:
    """Write a SEQUENCE."""
    return der.write(der.SEQUENCE, *parts)


def parameters(hashed: bytes = b"", mask: bytes = b"", salt: int | None = None) -> bytes:
    """Write RSASSA-PSS-params, each member left out that is not given."""
    parts = [der.write(0xA0, seq(hashed))] if hashed else []
    parts += [der.write(0xA1, seq(MGF1, seq(mask)))] if mask else []
    parts += [] if salt is None else [der.write(0xA2, der.write_number(salt))]
    return seq(*parts)


def restricted(restriction: bytes, *, private: bool = False) -> Material:
    """Read an RSA key of id-RSASSA-PSS."""
    algorithm = seq(PSS, restriction)
    if private:
        numbers = private_key("RSA").private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption())
        octets = seq(der.write_number(0), algorithm, der.write(der.OCTET_STRING, numbers))
    else:
        numbers = private_key("RSA").public_key().public_bytes(Encoding.DER, PublicFormat.PKCS1)
        octets = seq(algorithm, der.write(der.BIT_STRING, b"\0", numbers))
    return read_key(base64.b64encode(octets).decode(), "text").members[0].read()


@pytest.mark.parametrize("private", [False, True])
@pytest.mark.parametrize(
    ("restriction", "alg", "expected"),
    [
        (b"", "PS256", ""),
        (b"", "RS256", "This RSA key is for RSASSA-PSS only, so it isn't for RS256 (RFC 4055 §1.2)."),
        (parameters(SHA_256, SHA_256, 32), "PS256", ""),
        (parameters(SHA_256, SHA_256, 31), "PS256", ""),
        (parameters(SHA_256, SHA_256), "PS256", ""),
        (parameters(SHA_256, SHA_256, 33), "PS256", "requires a salt of at least 33 bytes, but PS256 uses 32"),
        (parameters(SHA_256, SHA_256, 32), "PS384", "with SHA-256 only, but PS384 uses SHA-384"),
        (parameters(SHA_256, SHA_384, 32), "PS256", "with SHA-384 in its mask (MGF1) only, but PS256 uses SHA-256"),
        (parameters(SHA_256), "PS256", "with SHA-1 in its mask (MGF1) only, but PS256 uses SHA-256"),
        (parameters(UNKNOWN), "PS256", "with 1.2.3.4 only, but PS256 uses SHA-256"),
        (parameters(), "PS256", "with SHA-1 only, but PS256 uses SHA-256"),
        (parameters(SHA_256, SHA_256, 32), "RS256", "is for RSASSA-PSS only"),
    ],
)
def test_a_key_for_pss_verifies_what_it_allows(restriction: bytes, alg: str, expected: str, *, private: bool) -> None:
    algorithm = find(alg)
    assert algorithm is not None

    why = refusal(restricted(restriction, private=private), algorithm)

    assert (not expected) == (why is None)
    assert expected in (render(why) if why else "")


def test_an_rsa_key_for_any_padding_restricts_nothing() -> None:
    assert None is read_pss("1.2.840.113549.1.1.1", None)
    assert Pss() == read_pss(OID, None)


CERTIFICATE = certificate("P-256").public_bytes(Encoding.DER)
X5C = [base64.b64encode(CERTIFICATE).decode()]
SHA1 = base64.urlsafe_b64encode(hashlib.sha1(CERTIFICATE).digest()).decode()  # noqa: S324 - RFC 7517 §4.8


@pytest.mark.parametrize(
    ("curve", "more", "expected"),
    [
        ("P-256", {"x5c": X5C}, ""),
        ("P-256", {"x5c": X5C, "x5t": SHA1}, ""),
        ("P-256", {"x5c": X5C, "x5t": "AAAA"}, "This JWK's x5t doesn't match the first certificate"),
        ("P-256", {"x5c": X5C, "x5t#S256": 5}, "This JWK's x5t#S256 doesn't match the first certificate"),
        ("P-384", {"x5c": X5C}, "The first certificate in this JWK's x5c has a different key"),
        ("P-256", {"x5c": []}, ""),
        ("P-256", {"x5c": [5]}, "This JWK's x5c can't be read"),
        ("P-256", {"x5c": ["AAAA"]}, "This JWK's x5c can't be read"),
        ("P-256", {"x5c": [base64.b64encode(seq()).decode()]}, ""),
        ("P-256", {"x5c": [base64.b64encode(b"0" + bytes(60)).decode()]}, ""),
    ],
)
def test_a_jwk_and_its_certificate_are_one_key(curve: str, more: dict[str, Any], expected: str) -> None:
    oddity = read_key(json.dumps(jwk(curve) | more), "text").members[0].read().oddity

    assert (not expected) == (oddity is None)
    assert expected in (render(oddity) if oddity else "")


def pem(kind: str = "P-256", *, private: bool = True) -> str:
    """Return a key as PEM."""
    key = private_key(kind)
    if private:
        return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


ACCOUNT = {"type": "service_account", "private_key_id": "1", "private_key": pem("RSA")}
PRIVATE = base64.b64encode(pem().encode()).decode()
PUBLIC = base64.b64encode(pem(private=False).encode()).decode()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (PRIVATE, ["key-private"]),
        (PRIVATE.replace("+", "-").replace("/", "_").rstrip("="), ["key-private"]),
        (f"{PRIVATE[:64]}\n{PRIVATE[64:]}\n", ["key-private"]),
        (PUBLIC, []),
        ("LS0tLS!", []),
        ("LS0tLS", []),
        (json.dumps(ACCOUNT), ["key-private"]),
        (json.dumps({"1": pem(private=False)}), []),
        (pem(private=False) + pem(), ["key-private"]),
        (pem(private=False), []),
    ],
)
def test_a_private_key_is_found_wherever_it_hides(text: str, expected: list[str]) -> None:
    assert expected == [finding.id for finding in read_key(text, "text").findings]


def test_of_a_broken_block_and_a_sound_one_the_sound_one_is_said_and_used() -> None:
    key = read_key(write_pem("PUBLIC KEY", b"broken") + pem(private=False), "text")

    assert "EC public key, P-256, PEM (SPKI). 2 blocks." == render(key.message)
    assert None is key.problem


def test_of_two_broken_blocks_the_first_is_said() -> None:
    key = read_key(write_pem("PUBLIC KEY", b"broken") * 2, "text")

    assert None is not key.problem
    assert render(key.message).startswith("Broken “public key”")


@pytest.mark.parametrize(
    ("alg", "curve"), [("ES256", "P-256"), ("ES384", "P-384"), ("ES512", "P-521"), ("ES256K", "secp256k1")]
)
def test_a_point_that_is_not_on_its_curve_is_refused_before_any_library_is_asked(alg: str, curve: str) -> None:
    algorithm = find(alg)
    assert algorithm is not None
    ones = base64.urlsafe_b64encode(b"\1" * CURVES[curve].octets).decode().rstrip("=")
    off = read_key(json.dumps({"kty": "EC", "crv": curve, "x": ones, "y": ones}), "text").members[0].read()
    on = read_key(pem(curve, private=False), "text").members[0].read()
    signature = b"\1" * int(algorithm.signature_octets or 0)

    assert not asyncio.run(holds(on, algorithm, signature, b"", Cryptography()))
    with pytest.raises(KeyRefusedError) as raised:
        asyncio.run(holds(off, algorithm, signature, b"", Cryptography()))

    assert f"This key's point isn't on {curve}: it was never a valid public key, or it was changed." == render(
        raised.value.sentence
    )
