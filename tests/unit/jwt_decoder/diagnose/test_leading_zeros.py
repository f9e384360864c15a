"""RSA signatures that are not as long as the modulus, and what is said where that is all that is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from jwt_decoder.output.wording import render

from tests.unit.jwt_decoder.diagnose.test_diagnosis import (
    EC_PEM,
    RSA_PEM,
    Forged,
    ask,
    ec_numbers,
    ec_raw,
    ids,
    rsa_signer,
)

if TYPE_CHECKING:
    from collections.abc import Callable

ID: Final = "signature-zeros-stripped"
MODULUS: Final = 256


def signed(padding: str, alg: str, shape: Callable[[bytes], bytes], wanted: Callable[[bytes], bool]) -> str:
    """Return the first token of many whose signature is such a one, in a shape of its own."""
    sign = rsa_signer(padding)
    for number in range(5_000):
        made: list[bytes] = []

        def signer(message: bytes, made: list[bytes] = made) -> bytes:
            made.append(sign(message))
            return shape(made[0])

        token = Forged(alg=alg, payload=b'{"n":%d}' % number, signer=signer).token()
        if wanted(made[0]):
            return token
    raise AssertionError


def begins_with_zero(signature: bytes) -> bool:
    return signature[0] == 0


@pytest.mark.parametrize(("padding", "alg"), [("pkcs1", "RS256"), ("pss", "PS256")])
def test_a_signature_that_lost_its_leading_zero_is_named_where_it_holds_with_it(padding: str, alg: str) -> None:
    (found,) = ask(signed(padding, alg, lambda octets: octets[1:], begins_with_zero), RSA_PEM)

    assert (
        ID,
        "Not standard: the signature's leading zeros are missing (255 bytes, not 256); padded, it matches.",
    ) == (
        found.id,
        render(found.message),
    )
    assert found.fix
    assert render(found.fix).startswith("Have the signer pad the signature to the length of the modulus, 256 bytes")


@pytest.mark.parametrize("zeros", [1, 2, 4])
def test_zeros_in_front_of_a_signature_are_named_where_it_holds_without_them(zeros: int) -> None:
    token = signed("pkcs1", "RS256", lambda octets: bytes(zeros) + octets, bool)
    (found,) = ask(token, RSA_PEM)

    assert (
        ID,
        (
            f"Not standard: the signature has extra leading zeros ({MODULUS + zeros} bytes, not 256); without"
            " them, it matches."
        ),
    ) == (found.id, render(found.message))


@pytest.mark.parametrize(
    "shape",
    [
        lambda octets: octets[1:],
        lambda octets: octets[:-1],
        lambda octets: b"\1" + octets,
        lambda octets: bytes(5) + octets,
        lambda octets: bytes(3) + octets[:-1],
    ],
    ids=[
        "its first byte",
        "its last byte",
        "another byte",
        "five zeros",
        "its last byte, and zeros",
    ],
)
def test_a_signature_that_lacks_something_else_is_not_said_to_lack_zeros(shape: Callable[[bytes], bytes]) -> None:
    assert ID not in ids(signed("pkcs1", "RS256", shape, lambda octets: octets[0] != 0), RSA_PEM)


def test_of_a_signature_that_lacks_its_zero_and_is_of_another_key_no_zeros_are_said() -> None:
    token = Forged(alg="RS256", signer=lambda _: b"\7" * (MODULUS - 1)).token()

    assert "signature-length" in ids(token, RSA_PEM)
    assert ID not in ids(token, RSA_PEM)


def test_a_zero_in_front_of_r_and_s_is_none_of_a_modulus() -> None:
    token = Forged(alg="ES256", signer=lambda message: b"\0" + ec_raw(*ec_numbers(message))).token()

    assert ID not in ids(token, EC_PEM)
