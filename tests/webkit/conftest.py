"""WebKitGTK, started once and driven through Selenium."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.conftest import DIST
from tests.sampling import keep, names_a_test, sampled, thinned
from tests.webkit.browser import start
from tests.webkit.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from selenium.webdriver.remote.webdriver import WebDriver

PATIENCE = 60.0
# Of tests and browsers, which are a product, every so-manieth of a module runs here, and some cases of each.
EVERY = 3
MOST_CASES = 3


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave of the tests a sample, but where whole runs are asked for or a person names a test."""
    if not (config.getoption("whole") or names_a_test(config)):
        keep(config, items, sampled(thinned(items, EVERY), lambda _: MOST_CASES))


@pytest.fixture(scope="session")
def driver() -> Iterator[WebDriver]:
    """Return the browser, started once; ``build.py test webkit`` names its program and its driver."""
    if not {"WEBKIT", "WEBKIT_DRIVER"} <= os.environ.keys():
        pytest.skip("WebKit runs with `build.py test webkit`, which finds it and gives it a display.")
    started = start()
    started.set_script_timeout(PATIENCE)
    yield started
    started.quit()


@pytest.fixture(scope="session")
def file() -> str:
    """Return the address of the page as one file, on the disk."""
    return (DIST / "jwt-decoder.html").as_uri()


@pytest.fixture(scope="session")
def open_address(driver: WebDriver) -> Callable[[str], Sheet]:
    """Return a function that opens an address."""

    def opened(address: str) -> Sheet:
        driver.get(address)
        return Sheet(driver)

    return opened


@pytest.fixture(scope="session")
def open_sheet(open_address: Callable[[str], Sheet]) -> Callable[[str], Sheet]:
    """Return a function that opens the page at an address and waits until Python runs."""

    def opened(address: str) -> Sheet:
        sheet = open_address(address)
        sheet.ready()
        return sheet

    return opened


@pytest.fixture(scope="module")
def sheet(open_sheet: Callable[[str], Sheet], site: str) -> Sheet:
    """Return the page, opened once for a module: a test replaces what the one before it pasted."""
    return open_sheet(site)
