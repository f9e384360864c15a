"""What a worker of pytest tells of a test."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest


def in_short(reports: Sequence[pytest.TestReport]) -> Sequence[pytest.TestReport]:
    """Return the report of a call alone, with the time of all, where all that is reported passed; else all of them."""
    calls = [report for report in reports if report.when == "call"]
    if not calls or not all(report.passed for report in reports):
        return reports
    calls[0].duration = sum(report.duration for report in reports)
    return calls
