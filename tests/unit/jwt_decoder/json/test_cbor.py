"""CBOR: what is none of it, and where its values end."""

from __future__ import annotations

import pytest
from jwt_decoder.json import cbor


@pytest.mark.parametrize(
    "octets",
    [b"", b"\xff", b"\x5f", b"\x82\x01", b"\xbb", b"\x81" * 40, b"\x9b" + b"\xff" * 8, b"\xfc", b"\x44\x01"],
)
def test_what_is_no_cbor_raises(octets: bytes) -> None:
    with pytest.raises(cbor.CborError):
        cbor.Reader(octets).value()


@pytest.mark.parametrize(("octets", "is_whole"), [(b"\x01", True), (b"\x01\x01", False)])
def test_a_reader_knows_whether_it_has_read_all(octets: bytes, *, is_whole: bool) -> None:
    reader = cbor.Reader(octets)

    assert reader.value() == 1
    assert reader.is_at_end is is_whole


def test_a_truth_value_is_not_the_name_of_a_number() -> None:
    assert {1: 2, "True": 3} == cbor.Reader(b"\xa2\x01\x02\xf5\x03").value()
