"""Octets that are points of the curves of EdDSA, and those that are none."""

from __future__ import annotations

import asyncio
import random
from typing import TYPE_CHECKING, Final
from unittest.mock import AsyncMock

import pytest
from cryptography.hazmat.primitives.asymmetric.ed448 import Ed448PrivateKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from jwt_decoder.keys.edwards import is_point
from jwt_decoder.keys.read_key import read_key
from jwt_decoder.output.wording import render
from jwt_decoder.verify.backend import CryptoBackend
from jwt_decoder.verify.verify import verify
from jwt_decoder_cli.cryptography_backend import Cryptography

from tests.unit.jwt_decoder.differential.odd_keys import off_curve_cases
from tests.unit.jwt_decoder.keys.test_small_order import P448, P25519
from tests.unit.jwt_decoder.verify.jose_tokens import split

if TYPE_CHECKING:
    from tests.unit.jwt_decoder.differential.cases import Case

pytestmark = pytest.mark.untraced

SEED: Final = 8032
D25519: Final = -121665 * pow(121666, -1, P25519) % P25519


def has_root_25519(number: int) -> bool:
    """Decode as RFC 8032 §5.1.3 says, by the candidate root."""
    y, sign = number & (1 << 255) - 1, number >> 255
    if y >= P25519:
        return False
    u, v = (y * y - 1) % P25519, (D25519 * y * y + 1) % P25519
    x = u * pow(v, 3, P25519) * pow(u * pow(v, 7, P25519), (P25519 - 5) // 8, P25519) % P25519
    if v * x * x % P25519 not in {u, -u % P25519}:
        return False
    return not (x == 0 and sign)


def has_root_448(number: int) -> bool:
    """Decode as RFC 8032 §5.2.3 says, by the candidate root."""
    y, sign = number & (1 << 455) - 1, number >> 455
    if y >= P448:
        return False
    u, v = (y * y - 1) % P448, (-39081 * y * y - 1) % P448
    x = pow(u, 3, P448) * v * pow(pow(u, 5, P448) * pow(v, 3, P448), (P448 - 3) // 4, P448) % P448
    return v * x * x % P448 == u and not (x == 0 and sign)


NUMBERS: Final = (0, 1, 2, 3, 4, 5, 6, 7, 8)


@pytest.mark.parametrize("sign", [0, 1])
def test_octets_are_a_point_where_the_steps_of_the_rfc_find_one(sign: int) -> None:
    drawn = random.Random(SEED)  # noqa: S311 - it makes tests
    for prime, octets, bit, name, has_root in (
        (P25519, 32, 255, "Ed25519", has_root_25519),
        (P448, 57, 455, "Ed448", has_root_448),
    ):
        numbers = [*NUMBERS, *(prime + one for one in (-2, -1, *NUMBERS)), *(drawn.randrange(prime) for _ in range(60))]
        for number in (one | sign << bit for one in numbers):
            assert has_root(number) == is_point(name, number.to_bytes(octets, "little")), (name, number)


def test_a_key_that_somebody_made_is_a_point() -> None:
    for _ in range(20):
        assert is_point("Ed25519", Ed25519PrivateKey.generate().public_key().public_bytes_raw())
        assert is_point("Ed448", Ed448PrivateKey.generate().public_key().public_bytes_raw())


@pytest.mark.parametrize("case", tuple(off_curve_cases()), ids=lambda case: f"{case.alg} {case.made[0]}")
def test_no_library_is_asked_about_a_key_off_its_curve(case: Case) -> None:
    backend = AsyncMock(spec=CryptoBackend)
    for one in (backend, Cryptography()):
        outcome = asyncio.run(verify(split(case.token), read_key(case.key, "text"), one))

        assert "key-unusable" == outcome.state
        assert "it was never a valid public key, or it was changed." in render(outcome.message)
    backend.verify.assert_not_called()
