"""The panel behind the word "Sealed" tells the truth in WebKit."""

from __future__ import annotations

import functools
import http.server
from typing import TYPE_CHECKING

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait
from site_builder.hosting import policy

from tests.answering import answering
from tests.browser.test_page.conftest import ARTICLE
from tests.browser.test_page.test_page_access import AXE, VIOLATIONS
from tests.conftest import DIST

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.webkit.sheet import Sheet

STATED = """return Array.from(document.querySelectorAll("[data-policy]"),
  (list) => Array.from(list.querySelectorAll("code"), (one) => one.textContent).join("; "))"""
UNFOLD = "document.querySelectorAll('#sealed details').forEach((one) => { one.open = true; })"
METAS = "return Array.from(document.querySelectorAll('meta[http-equiv]'), (one) => one.content)"
SHOWN = "document.querySelector('#sealed .privacy').checkVisibility()"
REFUSED = "document.getElementById('privacy-refused').textContent"


def text_of(sheet: Sheet, selector: str) -> str:
    return str(sheet.find(selector).get_property("textContent"))


def unfold(sheet: Sheet) -> None:
    """Open the panel by keyboard: a click aims at a place, and the word moves aside when "Works offline" comes."""
    sheet.find("#sealed > summary").send_keys(Keys.ENTER)


def test_each_line_is_true(open_sheet: Callable[[str], Sheet], site: str) -> None:
    sheet = open_sheet(site)
    sheet.driver.execute_script("localStorage.setItem('planted-local', 'a')")
    unfold(sheet)
    sheet.wait(SHOWN)
    sheet.paste(ARTICLE)
    base, seal = sheet.driver.execute_script(STATED)
    sheet.wait("document.querySelector('[data-stored=local]').textContent !== ''")

    assert [base, seal] == sheet.driver.execute_script(METAS)
    assert policy.text(policy.SEAL) == seal
    assert "0 requests" == text_of(sheet, "#privacy-after")
    assert "requests for files of this build" in text_of(sheet, "#privacy-before")
    assert "something else" not in text_of(sheet, "#privacy-before")
    assert "not of this page: planted-local" == text_of(sheet, "[data-stored=local]")
    assert "none" == text_of(sheet, "[data-stored=session]")
    assert sheet.find("[data-lacks=allowlist]").is_displayed()
    sheet.driver.execute_script("localStorage.clear()")
    sheet.wait("document.querySelector('[data-stored=local]').textContent === 'none'")


def test_what_the_policy_refuses_is_no_request(open_sheet: Callable[[str], Sheet], site: str) -> None:
    sheet = open_sheet(site)
    unfold(sheet)
    sheet.settle("() => fetch('LICENSE.txt').catch(() => 0).then(() => 0)")
    sheet.settle("() => new Promise((done) => { const i = new Image(); i.onerror = () => done(0); i.src = 'x.png'; })")
    sheet.wait(f"{REFUSED} === 'attempts, by connect-src, img-src'")

    assert "0 requests" == text_of(sheet, "#privacy-after")


def test_escape_closes_it_and_keeps_the_paste(open_sheet: Callable[[str], Sheet], site: str) -> None:
    sheet = open_sheet(site)
    sheet.paste(ARTICLE)
    unfold(sheet)
    sheet.wait(SHOWN)
    sheet.find("#sealed > summary").send_keys(Keys.ESCAPE)
    sheet.wait(f"!{SHOWN}")

    assert ARTICLE == sheet.find("#paste").get_property("value")


def test_axe_finds_nothing_in_it(open_sheet: Callable[[str], Sheet], site: str) -> None:
    sheet = open_sheet(site)
    unfold(sheet)
    sheet.driver.execute_script(UNFOLD)
    sheet.driver.execute_script(AXE)

    assert [] == sheet.settle(VIOLATIONS)


def test_the_one_file_comes_by_a_click_which_the_seal_does_not_stop(open_sheet: Callable[[str], Sheet]) -> None:
    asked: list[str] = []

    class Noting(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_words: object) -> None:
            asked.append(self.path)

    served = functools.partial(Noting, directory=str(DIST))
    with answering(http.server.ThreadingHTTPServer(("127.0.0.1", 0), served)) as address:
        sheet = open_sheet(address)
        unfold(sheet)
        sheet.driver.find_element(By.LINK_TEXT, "jwt-decoder.html").click()
        WebDriverWait(sheet.driver, 20).until(lambda _: "/jwt-decoder.html" in asked)
