"""What of the unit tests is measured: coverage is what examples reach, not what chance or amounts do."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Generator


# Programs that a test starts run nothing that is measured, and start sooner so; the workers themselves are measured.
if "PYTEST_XDIST_WORKER" in os.environ:
    os.environ.pop("COVERAGE_PROCESS_CONFIG", None)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Trace nothing while a test runs that tries many inputs or large ones: tracing would take longer than the test."""
    if not any(item.get_closest_marker(name) for name in ("hypothesis", "untraced")):
        return (yield)
    tracer = sys.gettrace()
    sys.settrace(None)
    try:
        return (yield)
    finally:
        sys.settrace(tracer)
