"""Findings stand under the verdict, the worst first, each with its place in the paste and its help."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jwt_decoder.findings import ENTRIES
from jwt_decoder.findings.example import paste
from jwt_decoder.output.wording import TYPESET, render
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.test_page.conftest import Sheet

pytestmark = pytest.mark.tidy

ROOT = Path(__file__).resolve().parents[3]
AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
PAYLOAD = '{"sub":"1","exp":1,"mail":"a@mail.example","password":"hunter2","Exp":1}'


@pytest.fixture
def opened(sheet: Sheet, make_token: Callable[..., str]) -> Sheet:
    """Return a page with a token of many findings, which are unfolded."""
    sheet.paste(make_token(PAYLOAD, header='{"alg":"HS256","crit":[]}'))
    sheet.page.locator("#findings-count").click()
    return sheet


def test_they_are_listed_by_severity_and_counted(opened: Sheet) -> None:
    severities = opened.page.locator("[data-finding]").evaluate_all("(all) => all.map((one) => one.dataset.severity)")

    assert ["error", *["warning"] * 4, "info"] == severities
    expect(opened.page.locator("#findings-count")).to_contain_text("1 error, 4 warnings, 1 note")


def test_the_place_is_selected_in_the_paste(opened: Sheet) -> None:
    opened.page.locator('[data-finding="content-password"] .finding-place').click()
    field = opened.field
    start, end, text = field.evaluate("(area) => [area.selectionStart, area.selectionEnd, area.value]")
    payload = text.split(".")[1]

    assert text.index(".") < start < end <= text.index(".") + 1 + len(payload)
    expect(field).to_be_focused()


def test_a_published_secret_is_used_with_one_click(sheet: Sheet) -> None:
    sheet.paste(paste(ENTRIES["signed-with-published-secret"].example))
    sheet.page.locator("#findings-count").click()
    item = sheet.page.locator('[data-finding="signed-with-published-secret"]')
    item.get_by_role("button", name="Use this secret").click()

    expect(sheet.page.locator("#key")).to_have_value("your-256-bit-secret")
    expect(sheet.verdict("signature")).to_have_attribute("data-state", "valid")


def test_each_finding_opens_its_help_where_it_stands(opened: Sheet) -> None:
    for item in opened.page.locator("[data-finding]").all():
        rule = ENTRIES[str(item.get_attribute("data-finding"))]
        item.locator(".finding-help > summary").click()
        told = item.locator(".finding-help-lines")
        for text in (*(render(one, TYPESET) for one in (rule.scope, rule.why, rule.remedy)), rule.section):
            expect(told).to_contain_text(text)
        expect(told.locator(".copied code").first).to_have_text(paste(rule.example))
        expect(item.get_by_role("status")).to_be_empty()


def test_help_opens_by_keyboard_and_says_that_it_is_open(opened: Sheet) -> None:
    summary = opened.page.locator('[data-finding="crit-empty"] .finding-help > summary')
    details = opened.page.locator('[data-finding="crit-empty"] .finding-help')
    expect(summary).to_have_accessible_name("About the rule crit-empty")
    opened.page.locator('[data-finding="crit-empty"] .finding-place').focus()
    opened.page.keyboard.press("Tab")
    expect(summary).to_be_focused()
    opened.page.keyboard.press("Enter")
    expect(details).to_have_attribute("open", "")
    expect(details.locator(".help-example")).to_contain_text('Header {"alg":"RS256","typ":"JWT","crit":[]}')
    opened.page.keyboard.press("Enter")
    expect(details).not_to_have_attribute("open", "")


def test_help_is_there_when_the_plug_is_pulled(opened: Sheet) -> None:
    opened.page.context.set_offline(True)
    opened.page.locator('[data-finding="exp-past"] summary').click()

    expect(opened.page.locator('[data-finding="exp-past"] .help-why')).to_have_text(render(ENTRIES["exp-past"].why))


def test_a_finding_of_the_key_has_help_and_the_key_of_its_example(sheet: Sheet, make_token: Callable[..., str]) -> None:
    sheet.paste(make_token('{"sub":"1","exp":4102444800}'))
    sheet.give("short")
    sheet.page.locator("#findings-count").click()
    item = sheet.page.locator('[data-finding="key-short"]')
    item.locator(".finding-help > summary").click()

    expect(item.locator(".copied code").last).to_have_text(ENTRIES["key-short"].example.key)
    expect(item.get_by_role("button", name="Copy the key")).to_be_visible()
    expect(item.get_by_role("button", name="Show where")).to_be_hidden()


def test_help_that_is_open_stays_open_with_the_focus_when_the_key_is_tried(opened: Sheet) -> None:
    summary = opened.page.locator('[data-finding="exp-past"] .finding-help > summary')
    summary.click()
    opened.key.evaluate("(area) => { area.value = 'short'; area.dispatchEvent(new Event('input', {bubbles: true})); }")
    expect(opened.page.locator('[data-finding="key-short"]')).to_be_attached()
    opened.settled()

    expect(opened.page.locator('[data-finding="exp-past"] .help-why')).to_be_visible()
    expect(summary).to_be_focused()


def test_axe_finds_nothing_in_open_help(opened: Sheet) -> None:
    item = opened.page.locator('[data-finding="content-password"]')
    item.locator(".finding-help > summary").click()
    expect(item.locator(".help-why")).to_be_visible()
    opened.page.evaluate(AXE)

    assert [] == opened.page.evaluate("() => axe.run().then(({ violations }) => violations.map(({ id }) => id))")


def test_every_rule_is_also_on_a_page_of_this_site_in_a_tab_of_its_own(opened: Sheet) -> None:
    opened.page.locator('[data-finding="exp-past"] summary').click()
    link = opened.page.locator('[data-finding="exp-past"] .finding-rule')

    expect(link).to_have_attribute("href", "rules.html#exp-past")
    with opened.page.context.expect_page() as other:
        link.click()
    expect(other.value.locator("#exp-past")).to_be_in_viewport()
    other.value.close()


def test_what_repeats_is_one_line(sheet: Sheet, make_token: Callable[..., str]) -> None:
    members = ",".join(f'"m{index}":"a{index}@mail.example"' for index in range(9))
    sheet.paste(make_token(f'{{"exp":4102444800,{members}}}'))

    expect(sheet.page.locator("[data-finding]")).to_have_count(1)
    expect(sheet.page.locator(".finding-message")).to_contain_text("Same in 8 more places.")


def test_a_sound_token_shows_no_list(sheet: Sheet, make_token: Callable[..., str]) -> None:
    sheet.paste(make_token('{"sub":"1","exp":4102444800}'))

    expect(sheet.page.locator("#findings")).to_be_hidden()


def test_the_one_file_has_the_help_and_no_link_to_a_page_that_it_lacks(
    fresh: Sheet, make_token: Callable[..., str]
) -> None:
    fresh.open("jwt-decoder.html")
    fresh.paste(make_token('{"sub":"1","exp":1}'))
    fresh.page.locator("#findings-count").click()
    fresh.page.locator('[data-finding="exp-past"] .finding-help > summary').click()

    expect(fresh.page.locator('[data-finding="exp-past"] .help-why')).to_have_text(render(ENTRIES["exp-past"].why))
    assert [] == fresh.page.locator("a[href]").evaluate_all(
        "(all) => all.map((one) => one.getAttribute('href')).filter((href) => href.includes('.html'))"
    )
