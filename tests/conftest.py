"""What all tests share: an option, the built site on a server of its own, and a listener that nothing should reach."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from _pytest.runner import runtestprotocol
from hypothesis import settings
from site_builder.hosting.serve import server

from tests.adversary import Listener
from tests.answering import answering
from tests.reporting import in_short
from tests.sampling import Some, keep, sampled, spread

if TYPE_CHECKING:
    from collections.abc import Iterator

# Speed is measured by `build.py bench`; on a busy machine a deadline would fail what is right.
settings.register_profile("whole", deadline=None)
# The same examples in each run: what a run says is about the change that was made.
settings.register_profile("sample", deadline=None, max_examples=25, derandomize=True)

DIST = Path(__file__).resolve().parents[1] / "dist"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options that write the golden reports and the snapshots of tables anew, and one for whole runs."""
    parser.addoption(
        "--all", action="store_true", dest="whole", help="draw as many examples as the release asks for, not the first"
    )
    parser.addoption(
        "--write-tables", action="store_true", help="write tests/vectors/tables anew, to be read before it is committed"
    )
    parser.addoption(
        "--write-golden", action="store_true", help="write tests/vectors/golden anew, to be read before it is committed"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Draw examples at random where whole runs are asked for, and else a fixed sample of them."""
    settings.load_profile("whole" if config.getoption("whole") else "sample")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave of each product of cases a sample, but where whole ones are asked for."""
    if not config.getoption("whole"):
        keep(config, items, sampled(items, _most))


def _most(item: pytest.Item) -> int | None:
    marker = item.get_closest_marker("product")
    return int(marker.args[0]) if marker else None


def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """Tell once of a test that passed in a worker, not of each of its phases: that took longer than most tests do."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        return None
    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    for report in in_short(runtestprotocol(item, nextitem=nextitem, log=False)):
        item.ihook.pytest_runtest_logreport(report=report)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True


@pytest.fixture(scope="session")
def some(pytestconfig: pytest.Config) -> Some:
    """Return what leaves of the cases in a test at most so many, the same each time; all where asked for."""
    return (lambda cases, most: cases) if pytestconfig.getoption("whole") else spread  # noqa: ARG005 - as `spread` has it


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """Return the address of the built site, ending in a slash."""
    with answering(server(DIST, 0)) as address:
        yield address


@pytest.fixture
def listener() -> Iterator[Listener]:
    """Return a listener on a port of its own."""
    listening = Listener()
    yield listening
    listening.close()
