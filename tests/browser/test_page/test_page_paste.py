"""Pastes of every size, at every time."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.test_page.conftest import Sheet

pytestmark = pytest.mark.tidy

DROP = """([name, octets]) => {
  const data = new DataTransfer();
  data.items.add(new File([new Uint8Array(octets)], name));
  document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
}"""
STORM = """(field, tokens) => tokens.forEach((token) => {
  field.value = token;
  field.dispatchEvent(new Event("input"));
})"""
LARGE = 300_000


def test_a_large_paste_is_held_in_memory(sheet: Sheet, article: str) -> None:
    """The field shows its beginning, read-only; the token behind it is found all the same."""
    sheet.paste_large("x " * (LARGE // 2) + article)
    assert len(sheet.field.input_value()) == 2048
    assert sheet.field.evaluate("(field) => field.readOnly")
    expect(sheet.page.locator("#paste-about")).to_contain_text(f"{LARGE + len(article):,} characters")
    assert '"user_id": 123' in sheet.json("payload")


def test_a_large_paste_is_cleared_and_brought_back(sheet: Sheet, article: str) -> None:
    """With the buttons; the field is an ordinary one in between."""
    sheet.paste_large(article + " x" * (LARGE // 2))
    sheet.page.locator("#paste-clear").click()
    expect(sheet.field).to_have_value("")
    expect(sheet.field).to_be_editable()
    sheet.page.locator("#paste-undo").click()
    sheet.settled()
    assert '"user_id": 123' in sheet.json("payload")


def test_a_small_paste_replaces_a_large_one(sheet: Sheet, article: str) -> None:
    """Without clearing first."""
    sheet.paste_large("x " * LARGE)
    sheet.paste_large(article)
    expect(sheet.field).to_have_value(article)
    expect(sheet.field).to_be_editable()


def test_a_repair_in_a_large_paste_edits_what_is_held(sheet: Sheet, article: str) -> None:
    """Also where the place is not shown."""
    sheet.paste_large(
        "x " * (LARGE // 2) + article.replace("user", "user", 1).replace("JpZ", "J!pZ", 1).replace("VyX2", "Vy!X2", 1)
    )
    expect(sheet.faults).to_have_count(1)
    sheet.page.locator(".fault-repair").click()
    expect(sheet.faults).to_have_count(0)
    assert '"user_id": 123' in sheet.json("payload")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig"])
def test_a_dropped_file_is_read(sheet: Sheet, article: str, encoding: str) -> None:
    """In UTF-8, and in UTF-16 as PowerShell writes it."""
    sheet.page.evaluate(DROP, ["response.txt", list(article.encode(encoding))])
    expect(sheet.page.locator("#payload .claim")).to_have_attribute("data-claim", "user_id")


def test_a_paste_made_while_python_starts_is_decoded(fresh: Sheet, article: str) -> None:
    """As soon as it is ready; nothing typed is lost."""
    fresh.page.goto(fresh.site)
    fresh.field.fill(article)
    fresh.key.fill("some secret")
    fresh.ready()
    fresh.settled()
    assert '"user_id": 123' in fresh.json("payload")
    assert fresh.state("signature") == "invalid"
    expect(fresh.field).to_have_value(article)
    expect(fresh.key).to_have_value("some secret")


def test_a_storm_of_typing_while_python_starts_loses_nothing(fresh: Sheet, make_token: Callable[..., str]) -> None:
    """The last of fifty pastes in one task, and the keys after it, are what is decoded; one result is drawn of them."""
    fresh.page.goto(fresh.site)
    tokens = [make_token(f'{{"n":{number}}}') for number in range(50)]
    fresh.field.evaluate(STORM, tokens)
    fresh.field.press("End")
    fresh.field.press_sequentially(" and so on")
    fresh.key.press_sequentially("a key")
    fresh.ready()
    fresh.settled()
    assert '"n": 49' in fresh.json("payload")
    assert fresh.state("signature") == "invalid"
    expect(fresh.field).to_have_value(f"{tokens[-1]} and so on")
    expect(fresh.key).to_have_value("a key")


def test_the_newest_paste_wins(sheet: Sheet, make_token: Callable[..., str]) -> None:
    """Of many pastes in one task the last one is drawn, and those between cost nothing."""
    before = sheet.revision()
    tokens = [make_token(f'{{"n":{number}}}') for number in range(50)]
    sheet.field.evaluate(STORM, tokens)
    sheet.settled()
    assert '"n": 49' in sheet.json("payload")
    assert sheet.revision() == before + 1


def test_typing_is_read_to_the_last_key(sheet: Sheet, article: str) -> None:
    """Key by key, faster than answers come."""
    sheet.field.press_sequentially(article)
    sheet.settled()
    expect(sheet.field).to_have_value(article)
    assert '"user_id": 123' in sheet.json("payload")


def test_a_text_without_a_token_is_said_to_have_none(sheet: Sheet) -> None:
    """With a word on what a token looks like."""
    sheet.paste("Please find attached the minutes.")
    expect(sheet.summary).to_have_text("There is no token in this text.")
    expect(sheet.page.locator("#nothing-text")).to_be_visible()


def test_a_key_in_the_paste_is_offered(sheet: Sheet) -> None:
    """A key is no token; it goes to the key field with one click, and the field is free for the token."""
    jwk = '{"kty":"oct","k":"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow"}'
    sheet.paste(jwk)
    expect(sheet.summary).to_have_text("This is a key, not a token.")
    sheet.page.get_by_role("button", name="Move it to the key field").click()
    expect(sheet.key).to_have_value(jwk)
    expect(sheet.field).to_have_value("")


def test_a_key_that_is_spelled_another_way_is_offered_as_it_is_beneath(sheet: Sheet) -> None:
    """A PEM in base64 (a secret of Kubernetes), a JWK in a JSON string, base64 of DER without a frame."""
    der = (
        "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEjlM7ulvIgtGFMe/+CXKbtcZe09MF"
        "ctdxzCKFs9J+xgd0PS73TKEL1vwrjS/oLxOwYRNFKZhP0rhBxDWjxpPipg=="
    )
    pem = f"-----BEGIN PUBLIC KEY-----\n{der}\n-----END PUBLIC KEY-----"
    jwk = '{"kty":"oct","kid":"a","k":"c2VjcmV0"}'
    for paste, words, key in (
        (f"data:\n  tls.pub: {base64.b64encode(pem.encode()).decode()}", "PEM key “tls.pub”", pem),
        (json.dumps({"msg": jwk}), "JWK “a”", jwk),
        (json.dumps({"public_key": der}), "key in base64-encoded DER “public_key”", der),
    ):
        sheet.paste(paste)
        expect(sheet.page.locator("#nothing-text")).to_contain_text(f"This paste contains a {words}.")
        sheet.page.get_by_role("button", name="Move it to the key field").click()
        expect(sheet.key).to_have_value(key)
        sheet.give("")


@pytest.mark.parametrize(
    ("example", "state"),
    [
        ("Valid signature", "valid"),
        ("Expired token", "valid"),
        ("Borrowed signature", "invalid"),
        ("Damaged token", "not-attempted"),
        ("curl command", "not-attempted"),
        ("Token response", "not-attempted"),
        ("alg none", None),
    ],
)
def test_each_example_shows_what_it_says(sheet: Sheet, example: str, state: str | None) -> None:
    """With one click, from the empty page."""
    sheet.page.locator("#examples").locator("button", has=sheet.page.get_by_text(example, exact=True)).click()
    sheet.settled()
    expect(sheet.page.locator("#header")).to_be_visible()
    assert state in {None, sheet.state("signature")}
    assert (sheet.faults.count() > 0) == (example == "Damaged token")
