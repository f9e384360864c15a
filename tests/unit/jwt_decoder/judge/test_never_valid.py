"""A token that ends before it begins is valid at no time, and never said to become so."""

from __future__ import annotations

from typing import Final

import pytest
from jwt_decoder.engine import engine
from jwt_decoder.engine.result import Options
from jwt_decoder.output.wording import render

from tests.unit.jwt_decoder.judge.test_not_known import NOW, ids, time_of, token

NEVER: Final = ("not-yet", "Never: exp isn't after nbf")


@pytest.mark.parametrize(("nbf", "before"), [(100, 0), (100, 50), (0.5, 0), (0.5, 0.25), (86_400, 50), (86_400, 0)])
def test_it_is_never_valid_where_exp_is_not_after_nbf(nbf: float, before: float) -> None:
    (found,) = engine.report(token({"nbf": NOW + nbf, "exp": NOW + nbf - before}), Options(now=NOW)).tokens

    assert NEVER == time_of(found)
    assert "This token is never valid: exp isn't after nbf." in render(found.summary.whole)
    assert {"exp-before-nbf"} == ids(found) & {"exp-before-nbf", "nbf-future", "exp-past"}


@pytest.mark.parametrize(("apart", "skew"), [(1, 0), (-50, 60), (-119, 60)])
def test_it_becomes_valid_where_there_is_a_time_between_with_the_tolerance(apart: int, skew: int) -> None:
    text = token({"nbf": NOW + 1000, "exp": NOW + 1000 + apart})
    (found,) = engine.report(text, Options(now=NOW, skew=skew)).tokens

    assert ("not-yet", "In 16 min") == time_of(found)
    assert "nbf-future" in ids(found)


def test_a_tolerance_that_is_too_small_makes_no_time_between() -> None:
    text = token({"nbf": NOW + 1000, "exp": NOW + 1000 - 120})
    (found,) = engine.report(text, Options(now=NOW, skew=60)).tokens

    assert NEVER == time_of(found)
