"""Keys, secrets and what they decrypt are on the screen at most: a page that has them is looked over, everywhere."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.unit.jwt_decoder.decrypt.sealed import jwk, key_for, sealed

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.test_page.conftest import Sheet
    from tests.browser.watch import Watch

SECRET = "MARKED-secret-of-the-token-inside-41c7"
PLAINTEXT = "MARKED-claim-that-was-encrypted-90ab"
EC = key_for("ECDH-ES+A128KW", "A128CBC-HS256")
NUMBER = json.loads(jwk(EC))["d"]

# All that a page could leave behind, or show beside what it draws, as one text.
KEPT = """async () => {
  const caches = await Promise.all((await window.caches.keys()).map(async (name) => {
    const cache = await window.caches.open(name);
    return Promise.all((await cache.keys()).map(async (request) => {
      const answer = await cache.match(request);
      return request.url + (request.url.endsWith(".html") ? await answer.text() : "");
    }));
  }));
  const databases = indexedDB.databases ? await indexedDB.databases() : [];
  const attributes = [...document.querySelectorAll("*")].flatMap((one) =>
    [...one.attributes].map(({ name, value }) => `${name}=${value}`));
  const fields = [...document.querySelectorAll("input, textarea, select")].filter(({ id }) => id !== "inner-key");
  return JSON.stringify([location.href, document.title, document.cookie, history.state, window.name, caches, databases,
    { ...localStorage }, { ...sessionStorage }, attributes, fields.map(({ value }) => value),
    performance.getEntries().map(({ name }) => name), Object.keys(globalThis)]);
}"""

# What is written to the clipboard, what is sent to other contexts of the origin, and every message but the calls.
HEARD = """(() => {
  window.heard = [];
  const keep = (...given) => { window.heard.push(JSON.stringify(given)); };
  if (!window.Clipboard) return;
  Clipboard.prototype.writeText = async (text) => keep("clipboard", text);
  Clipboard.prototype.write = async (items) => {
    for (const item of items) for (const type of item.types) keep("clipboard", await (await item.getType(type)).text());
  };
  for (const name of ["log", "info", "debug", "warn", "error"]) console[name] = (...given) => keep(name, ...given);
  for (const type of [BroadcastChannel, MessagePort]) {
    const post = type.prototype.postMessage;
    type.prototype.postMessage = function (...given) { keep("message", ...given); return post.apply(this, given); };
  }
  addEventListener("message", ({ data }) => keep("message", data));
})()"""


@pytest.fixture
def filled(open_shared: Callable[..., Sheet], make_token: Callable[..., str]) -> Sheet:
    """Return a page with a token in a token, both keys, and all that was asked of it."""
    sheet = open_shared(script=HEARD)
    inner = make_token(json.dumps({"sub": PLAINTEXT}), secret=SECRET)
    sheet.paste(sealed("ECDH-ES+A128KW", "A128CBC-HS256", EC, inner.encode(), {"cty": "JWT"}))
    sheet.give(jwk(EC))
    sheet.page.locator("#inner-key").fill(SECRET)
    expect(sheet.page.locator("#inner [data-line=signature]")).to_have_attribute("data-state", "valid")
    expect(sheet.page.locator("[data-inner] [data-claim=sub]")).to_contain_text(PLAINTEXT)
    return sheet


def taken_out(page: Page) -> list[str]:
    """Return all that can be exported, by whatever button."""
    for button in ("#copy-ticket", "#copy-report"):
        page.locator(button).click()
        expect(page.get_by_role("status")).to_contain_text("on the clipboard")
    page.locator("#share-open").click()
    links = []
    for form in page.locator("#share-forms input").all():
        form.check()
        expect(page.locator("#share-link")).not_to_have_value("")
        links.append(page.locator("#share-link").input_value())
    page.locator("#share-close").click()
    heard: list[str] = page.evaluate("() => window.heard")
    return [*links, *heard]


def test_no_key_and_nothing_decrypted_is_anywhere_but_on_the_screen(filled: Sheet, watch: Watch) -> None:
    page = filled.page
    texts = [*taken_out(page), page.evaluate(KEPT), page.locator("#paste").input_value(), *watch.requests]
    page.locator("#key").select_text()
    texts.append(page.evaluate("() => String(getSelection())"))
    everything = "\n".join(texts)

    # What may be there is found, so what may not would be, too.
    assert [] == [one for one in ("ECDH-ES+A128KW", "#token=", "heard", page.title()) if one not in everything]
    assert [] == [one for one in (NUMBER, SECRET, PLAINTEXT) if one in everything]


def test_a_reload_starts_empty(filled: Sheet) -> None:
    page = filled.page
    page.reload()
    filled.ready()
    fields = page.evaluate("() => [...document.querySelectorAll('textarea')].map(({ value }) => value)")
    assert [""] == sorted(set(fields))


def test_the_key_of_a_holder_is_in_its_field_and_nowhere_else(
    fresh: Sheet, make_token: Callable[..., str], watch: Watch
) -> None:
    page = fresh.page
    page.add_init_script(HEARD)
    sheet = fresh.open()
    holder = jwk(EC)
    public = {name: value for name, value in json.loads(holder).items() if name != "d"}
    sheet.paste(make_token(json.dumps({"sub": "alice", "cnf": {"jwk": public}})) + "~")
    page.locator("#holder > summary").click()
    page.locator("#holder-aud").fill("MARKED-audience")
    page.locator("#holder-key").fill(holder)
    expect(page.locator("#holder-line")).to_contain_text("is signed with the key in cnf")
    page.locator("#holder-copy").click()
    expect(page.get_by_role("status")).to_contain_text("on the clipboard")
    everything = "\n".join([*taken_out(page), page.evaluate(KEPT), page.inner_text("body"), *watch.requests])

    assert "MARKED-audience" in everything
    assert NUMBER not in everything
    page.locator("#paste-clear").click()
    expect(page.locator("#holder")).to_be_hidden()
    assert "" == page.locator("#holder-key").input_value()
