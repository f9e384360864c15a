"""Keys of small order in every encoding, and the keys next door."""

from __future__ import annotations

import asyncio
import json
from unittest.mock import AsyncMock

import pytest
from jwt_decoder.keys.key_findings import weak
from jwt_decoder.keys.key_material import raw_key
from jwt_decoder.keys.read_key import read_key
from jwt_decoder.keys.small_order import has_small_order
from jwt_decoder.output.wording import render
from jwt_decoder.registry.algorithms import ALGORITHMS
from jwt_decoder.verify.backend import CryptoBackend
from jwt_decoder.verify.key_usability import fits
from jwt_decoder.verify.outcome import SignedInput
from jwt_decoder.verify.verify import verify
from jwt_decoder_cli.cryptography_backend import Cryptography

from tests.unit.jwt_decoder.verify.jose_tokens import b64

P25519 = 2**255 - 19
P448 = 2**448 - 2**224 - 1
NO_SECRET = "The public key is a point of small order, so anything agreed on with it is public."
UNUSABLE = "The public key is a point of small order: libraries disagree on whether it verifies a signature."
AGREEMENT = "This is an {curve} public key: it is for key agreement (ECDH-ES) and can't sign or verify (RFC 8037 §3.2)."
# As they are printed in lists of such keys: of the orders 1, 2, 4, 8, and those whose y is larger than the prime.
ED25519 = (
    "0100000000000000000000000000000000000000000000000000000000000000",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    "0100000000000000000000000000000000000000000000000000000000000080",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
)


ED448 = tuple(y.to_bytes(56, "little") + bytes([sign]) for y in (0, 1, P448 - 1, P448, P448 + 1) for sign in (0, 0x80))


@pytest.mark.parametrize("encoded", ED25519)
def test_every_listed_encoding_on_edwards25519_is_found(encoded: str) -> None:
    assert has_small_order("Ed25519", bytes.fromhex(encoded))


@pytest.mark.parametrize("octets", ED448)
def test_every_encoding_on_edwards448_is_found(octets: bytes) -> None:
    assert has_small_order("Ed448", octets)
    assert ["key-small-order"] == [one.id for one in weak(raw_key("OKP", "Ed448", octets), ALGORITHMS["Ed448"])]


# As https://cr.yp.to/ecdh.html lists them for Curve25519, with those that pass the prime or have the highest bit.
X25519 = (
    0,
    1,
    325606250916557431795983626356110631294008115727848805560023387167927233504,
    39382357235489614581723060781553021112529911719440698176882885853963445705823,
    P25519 - 1,
    P25519,
    P25519 + 1,
)


@pytest.mark.parametrize("highest", [0, 2**255])
@pytest.mark.parametrize("u", X25519)
def test_every_listed_number_of_curve25519_is_found(u: int, highest: int) -> None:
    assert has_small_order("X25519", (u | highest).to_bytes(32, "little"))


@pytest.mark.parametrize("u", [0, 1, P448 - 1, P448, P448 + 1])
def test_every_number_of_curve448_is_found(u: int) -> None:
    assert has_small_order("X448", u.to_bytes(56, "little"))


@pytest.mark.parametrize(("curve", "octets"), [("X25519", 32), ("X448", 56)])
def test_a_key_for_agreement_is_said_to_be_that_and_to_keep_no_secret_where_it_does_not(
    curve: str, octets: int
) -> None:
    algorithm = ALGORITHMS["EdDSA"]
    for first, said in ((9, ()), (1, (NO_SECRET,))):
        jws = SignedInput({"alg": "EdDSA"}, b"", bytes(64))
        key = json.dumps({"kty": "OKP", "crv": curve, "x": b64(bytes([first, *bytes(octets - 1)]))})

        outcome = asyncio.run(verify(jws, read_key(key, "text"), Cryptography()))

        assert ("key-unusable", AGREEMENT.format(curve=curve)) == (outcome.state, render(outcome.message))
        assert said == tuple(render(one.message) for one in outcome.findings)
    assert not fits(raw_key("OKP", curve, bytes(octets)), algorithm)


@pytest.mark.parametrize("y", [2, 3, P25519 - 2, P25519 + 2, 2**254])
def test_another_point_has_no_small_order(y: int) -> None:
    assert not has_small_order("Ed25519", y.to_bytes(32, "little"))
    assert not has_small_order("Ed448", y.to_bytes(57, "little"))
    assert not has_small_order("X25519", y.to_bytes(32, "little"))
    assert not has_small_order("X448", y.to_bytes(56, "little"))


def test_a_key_of_another_curve_or_none_that_is_there_has_no_small_order() -> None:
    assert not has_small_order("P-256", b"\1" + bytes(64))
    assert not has_small_order("Ed25519", b"")


@pytest.mark.parametrize(
    ("curve", "octets"), [("Ed25519", bytes.fromhex(one)) for one in ED25519] + [("Ed448", one) for one in ED448]
)
def test_no_library_is_asked_about_a_key_of_small_order(curve: str, octets: bytes) -> None:
    backend = AsyncMock(spec=CryptoBackend)
    key = json.dumps({"kty": "OKP", "crv": curve, "x": b64(octets)})
    jws = SignedInput({"alg": curve}, b"", bytes(64 if curve == "Ed25519" else 114))

    outcome = asyncio.run(verify(jws, read_key(key, "text"), backend))

    assert ("key-unusable", UNUSABLE) == (outcome.state, render(outcome.message))
    assert "key-small-order" in [finding.id for finding in outcome.findings]
    backend.verify.assert_not_called()
