"""The mode Keys: a key is made or read, shown in every form with its private part hidden, and kept nowhere."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

import pytest
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key
from playwright.sync_api import expect

from tests.browser.test_torture_page import AXE
from tests.unit.jwt_decoder.keys.test_key_forms import certificate_pem
from tests.unit.jwt_decoder.verify.jose_tokens import private_key, private_pem
from tests.unit.jwt_decoder.verify.test_algorithms import by_pyjwt

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.test_page.conftest import Sheet

DOTS: Final = re.compile("•{24}")
DROP: Final = """(text) => {
  const dataTransfer = new DataTransfer();
  dataTransfer.setData("text/plain", text);
  document.body.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer }));
}"""
KEPT: Final = "[localStorage.length, sessionStorage.length, document.cookie, document.title, location.href].join(' ')"


@pytest.fixture
def keys(open_shared: Callable[..., Sheet]) -> Page:
    """Return the page in the mode Keys, reached by its switch."""
    return shown(open_shared(is_begun=True))


def shown(sheet: Sheet) -> Page:
    """Return the page in the mode Keys, reached by its switch."""
    sheet.page.get_by_role("navigation", name="Mode").get_by_role("link", name="Keys").click()
    expect(sheet.page.locator("#keys-mode")).to_be_visible()
    return sheet.page


def generate(page: Page, alg: str) -> None:
    """Make a key, and wait for it."""
    page.locator("#keys-usual").get_by_role("button", name=alg).click()
    expect(page.locator("#keys-summary")).to_contain_text("Generated here.")


def form(page: Page, side: str, name: str) -> str:
    """Choose a form of a side of a key, and return what is shown of it."""
    card = page.locator(f"#keys-{side}")
    card.get_by_role("radio", name=name, exact=True).check()
    return card.locator(".form-text").inner_text()


def test_a_key_is_made_and_its_private_part_hidden_until_it_is_asked_for(keys: Page) -> None:
    generate(keys, "ES256")
    public = load_pem_public_key(form(keys, "public", "PEM").encode())

    assert DOTS.search(form(keys, "whole", "PEM"))
    keys.locator("#keys-whole").get_by_role("button", name="Show").click()
    private = load_pem_private_key(form(keys, "whole", "PEM").encode(), None)
    assert public == private.public_key()
    written = json.loads(form(keys, "whole", "JWK"))
    assert {"kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256"}.items() <= written.items()
    assert written["d"] not in keys.evaluate(KEPT)


def test_a_key_signs_in_encode(keys: Page) -> None:
    generate(keys, "HS256")
    keys.get_by_role("button", name="Sign with it").click()

    expect(keys.locator("#encode-key")).to_be_visible()
    expect(keys.locator("#encode-key")).to_have_value(re.compile('"kty": "oct"'))


@pytest.mark.not_in("firefox", "The driver of Firefox tells of no download from a blob.")
def test_what_is_saved_is_the_whole_form(keys: Page) -> None:
    generate(keys, "EdDSA")
    form(keys, "whole", "PEM")
    with keys.expect_download() as saving:
        keys.get_by_role("button", name="Save the private key").click()

    assert "private-key.pem" == saving.value.suggested_filename
    assert load_pem_private_key(saving.value.path().read_bytes(), None)


def test_keys_are_forgotten_on_request_and_on_a_reload(keys: Page) -> None:
    keys.locator("#keys-text").fill(private_pem(private_key("P-256")))
    expect(keys.locator("#keys-summary")).to_have_text("EC private key, P-256.")
    expect(keys.locator("#keys-text")).to_have_value(DOTS)
    keys.get_by_role("button", name="Add to a set").click()
    expect(keys.locator("#keys-set-count")).to_have_text("Set of 1 key")
    keys.locator("#keys-forget").click()

    expect(keys.locator("#keys-mode")).to_have_attribute("data-state", "empty")
    expect(keys.locator("#keys-text")).to_be_focused()
    expect(keys.locator("#announcement")).to_have_text("The keys are cleared. The page keeps no copy of them.")
    keys.locator("#keys-text").fill("a secret")
    expect(keys.locator("#keys-summary")).to_have_text("Secret of 8 bytes.")
    keys.reload()
    expect(keys.locator("#keys-mode")).to_have_attribute("data-state", "empty")
    assert "" == keys.locator("#keys-text").input_value()


def test_what_is_dropped_in_keys_goes_to_no_other_mode(keys: Page) -> None:
    keys.evaluate(DROP, "a dropped secret")

    expect(keys.locator("#keys-text")).to_have_value("a dropped secret")
    assert "" == keys.locator("#paste").input_value()


def test_each_mode_keeps_what_was_typed_and_back_returns(keys: Page) -> None:
    keys.locator("#keys-text").fill(certificate_pem("P-256"))
    expect(keys.locator("#keys-chain-count")).to_have_text("1 certificate")
    keys.evaluate("history.back()")
    expect(keys.locator("#keys-mode")).to_be_hidden()
    keys.locator("#paste").fill(by_pyjwt("ES256"))
    expect(keys.locator("#report")).to_have_attribute("data-state", "decoded")
    keys.evaluate("history.forward()")

    expect(keys.locator("#keys-tried-count")).to_have_text("Matches 1 of 1 token")
    expect(keys.locator("#keys-tried-list")).to_contain_text("Verified")
    keys.get_by_role("button", name="Use it in Decode").click()
    expect(keys.locator("#summary")).to_contain_text("Signature verified with this key.")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    open_shared: Callable[..., Sheet], width: int, scheme: str
) -> None:
    keys = shown(open_shared({"width": width, "height": 800}, is_begun=True, color_scheme=scheme))
    generate(keys, "ES256")
    keys.get_by_role("button", name="Add to a set").click()
    expect(keys.locator("#keys-set")).to_be_visible()
    keys.evaluate(AXE)

    assert [] == keys.evaluate(
        "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))"
    )
    assert keys.evaluate("document.documentElement.scrollWidth <= innerWidth")
