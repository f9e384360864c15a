"""A signature in DER that was cut, or has something behind it, is told from one that has characters too many."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.jwt_decoder.diagnose.test_diagnosis import EC_PEM, ec_der, rs
from tests.unit.jwt_decoder.diagnose.verified import CERTAINTY, said, verified

if TYPE_CHECKING:
    from collections.abc import Callable

CUT_OR_LONGER: list[Callable[[bytes], bytes]] = [
    lambda der: der[:-1],
    lambda der: der[:-5],
    lambda der: der + b"\0",
    lambda der: der + b"\r\n\0",
]


@pytest.mark.untraced
@pytest.mark.parametrize("shape", CUT_OR_LONGER)
def test_damaged_der_is_called_that(shape: Callable[[bytes], bytes]) -> None:
    found = verified(rs(ec_der, alg="ES256", shape=shape), EC_PEM)

    assert "invalid" == found["verdict"]["signature"]["state"]
    assert "begins as DER does, but ends too early or too late" in said(found)
    assert "doesn't match this key" not in said(found)
    assert not CERTAINTY.search(said(found).replace("Copy the whole token again", ""))


@pytest.mark.untraced
@pytest.mark.parametrize(
    "octets",
    [bytes([0x30, 0x45, 2, 0x21]) + bytes(99), bytes([0x30, 0x45, 2, 3]) + bytes(66), b"\x30\x45\x02", b"\x30"],
)
def test_what_is_no_der_is_not_called_damaged(octets: bytes) -> None:
    assert "DER" not in said(verified(rs(lambda _: octets, alg="ES256"), EC_PEM))
