"""An encrypted token on the page: what a key opens is drawn like any other payload, and goes with the key."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.test_page.conftest import SECRET
from tests.unit.jwt_decoder.decrypt.sealed import compact, jwk, key_for, sealed

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.test_page.conftest import Sheet

    MakeToken = Callable[..., str]

pytestmark = pytest.mark.tidy

EC = key_for("ECDH-ES", "A128GCM")
TOKEN = sealed("ECDH-ES", "A128GCM", EC, b'{"sub":"alice"}')


def test_what_a_key_opens_is_drawn_and_gone_with_the_key(sheet: Sheet) -> None:
    page = sheet.page
    sheet.paste(TOKEN)
    expect(page.locator("#summary")).to_contain_text("Encrypted: unreadable without the key.")
    sheet.give(jwk(EC))
    expect(page.locator("#summary")).to_contain_text("Decrypted with this key.")
    expect(page.locator("#summary-line")).to_contain_text("Anyone with the public key could have made this.")
    expect(page.locator("#payload [data-claim=sub]")).to_contain_text("alice")
    expect(page.locator("[data-verdict=signature]")).to_have_attribute("data-state", "not-attempted")
    sheet.give("")
    expect(page.locator("#payload [data-claim]")).to_have_count(0)


def test_what_each_part_is_for_stands_in_one_column(sheet: Sheet) -> None:
    sheet.paste(TOKEN)
    briefs = sheet.page.locator("#panes .pane-brief:visible")
    expect(briefs).to_have_count(5)
    places = briefs.evaluate_all("(all) => all.map((brief) => brief.getBoundingClientRect().left)")
    assert places == [places[0]] * 5


def test_the_token_inside_has_a_verdict_and_a_key_of_its_own(sheet: Sheet, make_token: MakeToken) -> None:
    """What is green is the signature inside, never the decryption; its key goes with its token."""
    page, inner_key = sheet.page, sheet.page.locator("#inner-key")
    key = bytes(range(16))
    inner = make_token(json.dumps({"sub": "bob", "iss": "https://id.example"}))
    sheet.paste(compact({"alg": "dir", "enc": "A128GCM", "cty": "JWT"}, key, plaintext=inner.encode()))
    sheet.give(key.hex())
    expect(page.locator("#summary")).to_contain_text("This key can’t decrypt this token.")
    page.locator("#next").click()
    expect(page.locator("#inner [data-line=signature]")).to_have_attribute("data-state", "not-attempted")
    page.locator("#inner-next").click()
    expect(inner_key).to_be_focused()
    inner_key.fill("wrong")
    expect(page.locator("#inner [data-line=signature]")).to_have_attribute("data-state", "invalid")
    expect(page.locator("#verdict")).to_have_attribute("data-within", "fail")
    header = page.locator("[data-inner] .pane-open").first
    header.click()
    inner_key.fill(SECRET)
    expect(page.locator("#inner [data-line=signature]")).to_have_attribute("data-state", "valid")
    expect(header).to_have_attribute("aria-expanded", "true")
    expect(sheet.verdict("signature")).to_have_attribute("data-state", "not-attempted")
    expect(page.locator("#inner-key-unused")).to_be_hidden()
    expect(page.locator("[data-inner] [data-claim=sub]")).to_contain_text("bob")
    expect(page.locator("#header")).to_be_hidden()
    page.locator("#outside-open").click()
    expect(page.locator("#header")).to_be_visible()
    sheet.key.press("Control+a")
    sheet.key.press("Backspace")
    expect(page.locator("#inner-key-card")).to_be_hidden()
    expect(inner_key).to_have_value("")


def test_a_key_for_the_token_inside_that_is_not_used_is_told(sheet: Sheet, make_token: MakeToken) -> None:
    """With another key the token is closed again; the field goes, and the key in it isn't used."""
    page, unused = sheet.page, sheet.page.locator("#inner-key-unused")
    key = json.dumps({"kty": "oct", "k": "AAECAwQFBgcICQoLDA0ODw"})
    inner = make_token(json.dumps({"sub": "bob"}))
    sheet.paste(compact({"alg": "dir", "enc": "A128GCM", "cty": "JWT"}, bytes(range(16)), plaintext=inner.encode()))
    sheet.give(key)
    page.locator("#inner-key").fill(SECRET)
    expect(page.locator("#inner [data-line=signature]")).to_have_attribute("data-state", "valid")
    expect(unused).to_be_hidden()
    sheet.give(key.replace("AAEC", "BBEC"))
    expect(page.locator("#inner-key-card")).to_be_hidden()
    expect(unused).to_have_text("The key for the JWT inside wasn’t used: the token around it isn’t decrypted.")


def test_a_private_key_is_masked_once_it_was_read(sheet: Sheet) -> None:
    """It is shown and forgotten on request; what is typed into the mask takes its place, and can be undone."""
    page, show = sheet.page, sheet.page.locator("#key-show")
    private = jwk(EC)
    number = json.loads(private)["d"]
    sheet.paste(TOKEN)
    sheet.give(private)
    expect(sheet.key).not_to_have_value(re.compile(number))
    expect(page.locator("#summary")).to_contain_text("Decrypted with this key.")
    show.click()
    expect(sheet.key).to_have_value(private)
    show.click()
    sheet.key.press("End")
    sheet.key.press("Backspace")
    expect(sheet.key).to_have_value("")
    sheet.key.press("Control+z")
    expect(sheet.key).not_to_have_value(re.compile(number))
    expect(page.locator("#summary")).to_contain_text("Decrypted with this key.")
    page.locator("#key-clear").click()
    expect(sheet.key).to_be_focused()
    expect(sheet.key).to_have_value("")
    expect(page.locator("#summary")).to_contain_text("Encrypted: unreadable without the key.")


def test_very_many_rounds_are_computed_on_request_and_no_longer_than_wanted(sheet: Sheet) -> None:
    page = sheet.page
    header = {"alg": "PBES2-HS512+A256KW", "enc": "A128GCM", "p2s": "c2FsdHNhbHRzYWx0", "p2c": 2_000_000_000}
    sheet.paste(compact(header, bytes(16), bytes(24)))
    sheet.give("a password")
    page.get_by_role("button", name="Try it anyway").click()
    expect(page.locator("#summary")).to_contain_text("Decrypting")
    page.locator("#findings-count").click()
    page.locator("#findings .finding-help > summary").first.click()
    expect(page.locator("#findings .help-why").first).not_to_be_empty()
    expect(page.locator("#summary")).to_contain_text("Decrypting")
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_role("button", name="Try it anyway")).to_be_visible()
    page.get_by_role("button", name="Try it anyway").click()
    expect(page.locator("#summary")).to_contain_text("Decrypting")
    sheet.paste(TOKEN)
    expect(page.locator("#summary")).to_contain_text("This key can’t decrypt this token.")
