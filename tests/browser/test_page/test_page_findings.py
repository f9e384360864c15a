"""Findings stand under the verdict, the worst first, each with its place in the paste and its help."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.test_page.conftest import Sheet

PAYLOAD = '{"sub":"1","exp":1,"mail":"a@mail.example","password":"hunter2","Exp":1}'


@pytest.fixture
def opened(sheet: Sheet, make_token: Callable[..., str]) -> Sheet:
    """Return a page with a token of many findings, which are unfolded."""
    sheet.paste(make_token(PAYLOAD, header='{"alg":"HS256","crit":[]}'))
    sheet.page.locator("#findings-count").click()
    return sheet


def test_they_are_listed_by_severity_and_counted(opened: Sheet) -> None:
    severities = opened.page.locator("[data-finding]").evaluate_all("(all) => all.map((one) => one.dataset.severity)")

    assert ["error", "warning", "warning", "warning", "info"] == severities
    expect(opened.page.locator("#findings-count")).to_contain_text("1 error, 3 warnings, 1 remark.")


def test_the_place_is_selected_in_the_paste(opened: Sheet) -> None:
    opened.page.locator('[data-finding="content-password"] .finding-place').click()
    field = opened.field
    start, end, text = field.evaluate("(area) => [area.selectionStart, area.selectionEnd, area.value]")
    payload = text.split(".")[1]

    assert text.index(".") < start < end <= text.index(".") + 1 + len(payload)
    expect(field).to_be_focused()


def test_the_help_is_a_page_of_this_site_in_a_tab_of_its_own(opened: Sheet) -> None:
    link = opened.page.locator('[data-finding="exp-past"] .finding-help')

    expect(link).to_have_attribute("href", "rules.html#exp-past")
    with opened.page.context.expect_page() as other:
        link.click()
    expect(other.value.locator("#exp-past")).to_be_in_viewport()
    other.value.close()


def test_what_repeats_is_one_line(sheet: Sheet, make_token: Callable[..., str]) -> None:
    members = ",".join(f'"m{index}":"a{index}@mail.example"' for index in range(9))
    sheet.paste(make_token(f'{{"exp":4102444800,{members}}}'))

    expect(sheet.page.locator("[data-finding]")).to_have_count(1)
    expect(sheet.page.locator(".finding-message")).to_contain_text("The same in 8 more places.")


def test_a_sound_token_shows_no_list(sheet: Sheet, make_token: Callable[..., str]) -> None:
    sheet.paste(make_token('{"sub":"1","exp":4102444800}'))

    expect(sheet.page.locator("#findings")).to_be_hidden()
