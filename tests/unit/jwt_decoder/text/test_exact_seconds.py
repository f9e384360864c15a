"""Seconds as whole numbers of attoseconds, held against the standard library's decimals."""

from __future__ import annotations

from decimal import ROUND_CEILING, Context, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jwt_decoder.text import exact_seconds

UNIT = Decimal(10) ** 18
WIDE = Context(prec=3000)


def rounded_up(text: str) -> int:
    """Return attoseconds as decimals have them."""
    exact = WIDE.multiply(WIDE.create_decimal(text), UNIT)
    return int(exact.to_integral_value(ROUND_CEILING, context=WIDE))


@given(st.from_regex(r"-?(0|[1-9][0-9]{0,11})(\.[0-9]{1,40})?([eE][+-]?[0-9]{1,2})?", fullmatch=True))
def test_any_number_is_rounded_up_as_decimals_are(text: str) -> None:
    assert rounded_up(text) == exact_seconds.units(text)


@pytest.mark.parametrize("text", ["0e99999999999", "-0.0", "0.000e-5"])
def test_nothing_is_zero_whatever_its_exponent(text: str) -> None:
    assert 0 == exact_seconds.units(text)


@pytest.mark.parametrize(
    ("text", "units"), [("1e-999999999999", 1), ("-1e-999999999999", 0), ("0." + "0" * 100_000 + "1e100001", 10**18)]
)
def test_a_long_exponent_costs_nothing(text: str, units: int) -> None:
    assert units == exact_seconds.units(text)


@given(st.floats(0, 1e15) | st.integers(-(10**12), 10**12))
def test_a_number_of_a_request_is_taken_as_its_shortest_text(seconds: float) -> None:
    assert rounded_up(repr(seconds)) == exact_seconds.of_number(seconds)


@given(st.integers(-(10**33), 10**33))
def test_an_instant_as_a_number_is_never_earlier_and_the_next_one_before_it_is(units: int) -> None:
    seconds = exact_seconds.seconds_at(units)

    assert units <= exact_seconds.of_number(seconds)
    assert isinstance(seconds, int) == (units % 10**18 == 0)
