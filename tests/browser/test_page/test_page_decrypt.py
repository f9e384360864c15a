"""An encrypted token on the page: what a key opens is drawn like any other payload, and goes with the key."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.unit.jwt_decoder.decrypt.sealed import compact, jwk, key_for, sealed

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.test_page.conftest import Sheet

    MakeToken = Callable[..., str]

EC = key_for("ECDH-ES", "A128GCM")
TOKEN = sealed("ECDH-ES", "A128GCM", EC, b'{"sub":"alice"}')


def test_what_a_key_opens_is_drawn_and_gone_with_the_key(sheet: Sheet) -> None:
    page = sheet.page
    sheet.paste(TOKEN)
    expect(page.locator("#summary")).to_contain_text("Encrypted: unreadable without its key.")
    sheet.give(jwk(EC))
    expect(page.locator("#summary")).to_contain_text("Decrypted with this key.")
    expect(page.locator("#summary-line")).to_contain_text("Anyone with the public key could have made this.")
    expect(page.locator("#payload [data-claim=sub]")).to_contain_text("alice")
    expect(page.locator("[data-verdict=signature]")).to_have_attribute("data-state", "not-attempted")
    sheet.give("")
    expect(page.locator("#payload [data-claim]")).to_have_count(0)


def test_the_token_inside_is_verified_with_its_own_key(sheet: Sheet, make_token: MakeToken) -> None:
    inner = make_token(json.dumps({"sub": "bob"}))
    key = bytes(range(16))
    sheet.paste(compact({"alg": "dir", "enc": "A128GCM", "cty": "JWT"}, key, plaintext=inner.encode()))
    sheet.give(key.hex())
    expect(sheet.page.locator("#summary")).to_contain_text("This key can't decrypt this token.")
    sheet.page.locator("#next").click()
    expect(sheet.page.locator("#summary")).to_contain_text("Decrypted with this secret.")
    sheet.page.locator("[data-open=nested]").click()
    expect(sheet.page.locator("#paste")).to_have_value(inner)
