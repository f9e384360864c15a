"""Keys of small order in every encoding, and the keys next door."""

from __future__ import annotations

import pytest
from jwt_decoder.keys.key_findings import weak
from jwt_decoder.keys.key_material import raw_key
from jwt_decoder.keys.small_order import has_small_order
from jwt_decoder.registry.algorithms import ALGORITHMS

P25519 = 2**255 - 19
P448 = 2**448 - 2**224 - 1
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


@pytest.mark.parametrize("encoded", ED25519)
def test_every_listed_encoding_on_edwards25519_is_found(encoded: str) -> None:
    assert has_small_order("Ed25519", bytes.fromhex(encoded))


@pytest.mark.parametrize("sign", [0, 0x80])
@pytest.mark.parametrize("y", [0, 1, P448 - 1, P448, P448 + 1])
def test_every_encoding_on_edwards448_is_found(y: int, sign: int) -> None:
    octets = y.to_bytes(56, "little") + bytes([sign])

    assert has_small_order("Ed448", octets)
    assert ["key-small-order"] == [one.id for one in weak(raw_key("OKP", "Ed448", octets), ALGORITHMS["Ed448"])]


@pytest.mark.parametrize("y", [2, 3, P25519 - 2, P25519 + 2, 2**254])
def test_another_point_has_no_small_order(y: int) -> None:
    assert not has_small_order("Ed25519", y.to_bytes(32, "little"))
    assert not has_small_order("Ed448", y.to_bytes(57, "little"))


def test_a_key_of_another_curve_or_none_that_is_there_has_no_small_order() -> None:
    assert not has_small_order("P-256", b"\1" + bytes(64))
    assert not has_small_order("Ed25519", b"")
