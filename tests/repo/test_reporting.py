"""A worker tells once of a test that passed, and all of any other."""

from __future__ import annotations

from typing import Literal

import pytest

from tests.reporting import in_short

Outcome = Literal["passed", "failed", "skipped"]


def reports(setup: Outcome, call: Outcome | None, teardown: Outcome) -> list[pytest.TestReport]:
    """Return the reports of a test, of which each phase took a second longer than the one before."""
    phases: tuple[tuple[Literal["setup", "call", "teardown"], Outcome | None], ...] = (
        ("setup", setup),
        ("call", call),
        ("teardown", teardown),
    )
    return [
        pytest.TestReport("test", ("test.py", 1, "test"), {}, outcome, None, when, duration=seconds)
        for seconds, (when, outcome) in enumerate(phases, 1)
        if outcome
    ]


def test_of_a_test_that_passed_its_call_is_told_with_the_time_of_all() -> None:
    (told,) = in_short(reports("passed", "passed", "passed"))

    assert ("call", "passed", 6.0) == (told.when, told.outcome, told.duration)


@pytest.mark.parametrize(
    "outcomes",
    [
        ("passed", "failed", "passed"),
        ("passed", "skipped", "passed"),
        ("passed", "passed", "failed"),
        ("failed", None, "passed"),
        ("skipped", None, "passed"),
        ("passed", None, "passed"),
    ],
)
def test_of_any_other_all_is_told(outcomes: tuple[Outcome, Outcome | None, Outcome]) -> None:
    told = reports(*outcomes)

    assert told == in_short(told)
    assert [report.duration for report in reports(*outcomes)] == [report.duration for report in told]
