"""NumericDates and what they say."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jwt_decoder.json import parse
from jwt_decoder.output.wording import render
from jwt_decoder.text import numeric_date

MILLISECONDS = "exp looks like milliseconds: 2025-05-11 as milliseconds, year 57330 as seconds"
STRING = "exp must be a number of seconds, but is a string"
DATE = "exp must be a number of seconds, but is a date as text"


def read(text: str) -> numeric_date.Instant:
    """Return the instant that a JSON value of exp is."""
    node = parse.parse(text.encode()).tree
    assert node
    return numeric_date.read("exp", node)


@pytest.mark.each
@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("1516239022", "2018-01-18 01:30:22 UTC"),
        ("1.516239022e9", "2018-01-18 01:30:22 UTC"),
        ("1516239022.5", "2018-01-18 01:30:22.5 UTC"),
        ("0", "1970-01-01 00:00:00 UTC"),
        ("1516239022.1", "2018-01-18 01:30:22.1 UTC"),
        ("1516239022.9999", "2018-01-18 01:30:22.999 UTC"),
        ("-1", "1969-12-31 23:59:59 UTC (negative: before 1970)"),
        ("-62135596800", "0001-01-01 00:00:00 UTC (negative: before 1970)"),
        ("-62135596801", "exp is before the year 1: -62135596801 seconds"),
        ("99999999999", "5138-11-16 09:46:39 UTC"),
        ("1e30", "exp is after the year 9999: 1e30 seconds"),
        ("-1e400", "exp is before the year 1: -1e400 seconds"),
        ("9" * 100, f"exp is after the year 9999: {'9' * 24}… seconds"),
        ("1747000000000", MILLISECONDS),
        ("1747000000000000", "exp looks like microseconds: 2025-05-11 as microseconds, year 55362196 as seconds"),
        ("1747000000000000000", "exp looks like nanoseconds: 2025-05-11 as nanoseconds, year 55360228141 as seconds"),
        ("639159000000000000", "exp looks like .NET ticks: 2026-06-01 as ticks, year 20254144385 as seconds"),
        ("134400000000000000", "exp looks like a Windows FILETIME: 2026-11-24 as that, year 4258968425 as seconds"),
        ("20271127", "exp looks like a date in digits: 2027-11-27 as a date, year 1970 as seconds"),
        ("202711271030", "exp looks like a date in digits: 2027-11-27 as a date, year 8393 as seconds"),
        ("20271127103000", "exp looks like a date in digits: 2027-11-27 as a date, year 644336 as seconds"),
        ("20271327", "1970-08-23 14:55:27 UTC"),
        ("19991231", "1970-08-20 09:07:11 UTC"),
        ("2027112", "1970-01-24 11:05:12 UTC"),
        ("253402300799", "9999-12-31 23:59:59 UTC"),
        ("253402300800", "exp is after the year 9999: 253402300800 seconds"),
        ('"x"', "exp must be a number of seconds, but is a string"),
        ('"1516239022"', f"{STRING}; without the quotes, 1516239022 is 2018-01-18 01:30:22 UTC"),
        ('" 1516239022 "', f"{STRING}; without the quotes, 1516239022 is 2018-01-18 01:30:22 UTC"),
        (
            '"1747000000000"',
            f"{STRING}; without the quotes, 1747000000000, {MILLISECONDS}",
        ),
        ('"2018-01-18T01:30:22Z"', f"{DATE}; as seconds it is 1516239022"),
        ('"2018-01-18T02:30:22+01:00"', f"{DATE}; as seconds it is 1516239022"),
        ('"2018-01-18 01:30:22.5"', f"{DATE}; as seconds it is 1516239022.5"),
        ('"2018-01-18"', f"{DATE}; as seconds it is 1516233600"),
        ('"2018-02-30"', STRING),
        ('"0001-01-01T00:00:00+14:00"', f"{DATE}; as seconds it is -62135647200"),
        (f'"{"1" * 41}"', STRING),
        ("true", "exp must be a number of seconds, but is a boolean"),
        ("null", "exp must be a number of seconds, but is null"),
        ("[]", "exp must be a number of seconds, but is an array"),
        ("{}", "exp must be a number of seconds, but is an object"),
    ],
)
def test_a_value_is_read_or_the_reason_said(text: str, reading: str) -> None:
    assert reading == render(read(text).reading)


@given(st.integers(-62_135_596_800, 99_999_999_999))
def test_an_instant_reads_as_the_standard_library_writes_it(seconds: int) -> None:
    instant = dt.datetime(1970, 1, 1, tzinfo=dt.UTC) + dt.timedelta(seconds=seconds)

    said = " (negative: before 1970)" if seconds < 0 else ""

    assert f"{instant.isoformat(sep=' ').replace('+00:00', '')} UTC{said}" == render(read(str(seconds)).reading)


@given(st.floats(allow_nan=False, allow_infinity=False) | st.integers())
def test_any_number_has_a_reading(number: float) -> None:
    assert render(read(repr(number)).reading)


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (0, "0 s"),
        (59.9, "59 s"),
        (60, "1 min"),
        (3599, "59 min"),
        (3600, "1 h"),
        (3659, "1 h"),
        (7140, "1 h 59 min"),
        (86_399, "23 h 59 min"),
        (86_400, "1 d"),
        (86_400 * 365 - 1, "364 d 23 h"),
        (86_400 * 365, "1 year"),
        (86_400 * 731, "2 years"),
        (1e12, "31,688 years"),
        (1e300, "more than 10,000,000 years"),
    ],
)
def test_a_length_of_time_is_told_in_at_most_two_units(seconds: float, shown: str) -> None:
    assert shown == render(numeric_date.lasting(seconds))


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(1516239022.0, "1516239022"), (0.5, "0.5"), (-3, "-3"), (1e300, "1e+300"), (10**300, "1e+300")],
)
def test_seconds_as_text_are_the_same_number(seconds: float, text: str) -> None:
    assert text == numeric_date.text(seconds)


@pytest.mark.parametrize(
    ("seconds", "told"), [(0, "0 (1970-01-01 00:00:00 UTC)"), (1e300, "1e+300"), (-1e300, "-1e+300")]
)
def test_any_seconds_are_told_with_a_date_where_there_is_one(seconds: float, told: str) -> None:
    assert told == numeric_date.told(seconds)
