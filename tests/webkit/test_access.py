"""axe finds nothing in WebKit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from selenium.webdriver.support.select import Select

from tests.browser.test_page.test_page_access import AXE, STATES, VIOLATIONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.webkit.sheet import Sheet


@pytest.fixture(scope="module")
def with_axe(open_sheet: Callable[[str], Sheet], site: str) -> Sheet:
    """Return the page with axe in it."""
    sheet = open_sheet(site)
    sheet.driver.execute_script(AXE)
    return sheet


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(with_axe: Sheet, state: str, theme: str) -> None:
    """In each state of the page and in both themes."""
    Select(with_axe.find("#theme")).select_by_value(theme)
    with_axe.paste(STATES[state])
    with_axe.give("secret")

    assert [] == with_axe.settle(VIOLATIONS)
