"""A token is written and signed in WebKit as in the other two: as it stands, in step with what is drawn under it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.browser.test_page.conftest import SECRET, token_of
from tests.browser.test_page.test_page_encode import IN_STEP, ODD

if TYPE_CHECKING:
    from tests.webkit.sheet import Sheet

MADE: Final = "document.getElementById('made-token').dataset.state === 'made'"


def test_what_was_decoded_is_edited_and_signed_as_it_stands(sheet: Sheet) -> None:
    token = token_of(ODD)
    sheet.paste(token)
    sheet.give(SECRET)
    sheet.find("#paste-edit").click()
    sheet.wait(MADE)

    assert token == sheet.driver.execute_script("return document.getElementById('made-token').textContent;")
    sheet.find("[data-quick=iat-now]").click()
    sheet.wait(r"/,\"iat\":\d+ \}$/.test(document.getElementById('encode-payload').value)")
    sheet.wait(MADE)
    assert sheet.driver.execute_script(f"return ({IN_STEP})();")
    sheet.driver.back()
    sheet.wait("document.getElementById('encoder').hidden")
    assert token == sheet.find("#paste").get_property("value")
