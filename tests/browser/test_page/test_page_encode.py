"""The mode in which a token is written: what is typed is signed as it stands, and what was made looks made here."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from tests.browser.test_page.conftest import SECRET, Sheet, encoded, token_of
from tests.browser.test_page.test_page_access import violations

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

# Spaces, an escape, a number and a repeated name that no parser would give back.
ODD: Final = '{\t"n": 1.50,\n  "e":"\\u00e9/ü😀", "a" : [ ],"n":1e2 ,"exp":4102444800 }'
CLASSES: Final = (
    "HS256",
    "RS256",
    "PS384",
    "ES256",
    "EdDSA",
    "ES256K",
    "ML-DSA-44",
    "dir",
    "ECDH-ES+A128KW",
    "RSA-OAEP",
)
# What is clear of each line of the editor must lie under the same characters of its field.
IN_STEP = """() => ["header", "payload"].every((part) => {
  const field = document.getElementById(`encode-${part}`);
  const lines = document.getElementById(`encode-${part}-lines`);
  const text = Array.from(lines.querySelectorAll(".editor-code"), (line) => line.textContent).join("\\n");
  return text === field.value && Math.abs(lines.scrollHeight - field.scrollHeight) < 2;
})"""


def colour(place: Locator) -> str:
    """Return the colour that a place is painted with."""
    return str(place.evaluate("(element) => getComputedStyle(element).backgroundColor"))


class Encoder:
    """The mode, in the terms of what a person does there."""

    def __init__(self, page: Page) -> None:
        """Take a page whose Python runs."""
        self.page = page
        self.header = page.locator("#encode-header")
        self.payload = page.locator("#encode-payload")
        self.key = page.locator("#encode-key")
        self.token = page.locator("#made-token")
        self.summary = page.locator("#made-summary")

    def settled(self) -> Encoder:
        """Wait until nothing is on its way."""
        expect(self.page.locator("#made-verdict")).to_have_attribute("aria-busy", "false")
        return self

    def made(self) -> str:
        """Return the token once there is one of what is in the fields."""
        expect(self.token).to_have_attribute("data-state", "made")
        return self.token.inner_text()


@pytest.fixture
def sheet(open_shared: Callable[..., Sheet]) -> Sheet:
    """Return an open page in which all modes were seen, and which other tests had before."""
    return open_shared(is_begun=True)


@pytest.fixture
def encoder(sheet: Sheet) -> Encoder:
    """Return the mode with its first token."""
    sheet.go("Encode")
    return Encoder(sheet.page).settled()


def test_what_was_decoded_is_signed_again_octet_for_octet_and_back_returns(sheet: Sheet) -> None:
    token = token_of(ODD, header='{ "typ":"JWT","alg" : "HS256" }')
    sheet.paste(token)
    sheet.give(SECRET)
    sheet.page.get_by_role("button", name="Edit & re-sign").click()
    encoder = Encoder(sheet.page)

    expect(encoder.payload).to_be_focused()
    assert token == encoder.made()
    expect(sheet.page).to_have_url(f"{sheet.site}#encode")
    sheet.page.evaluate("history.back()")
    expect(sheet.field).to_have_value(token)
    expect(sheet.page.locator("#encoder")).to_be_hidden()
    assert "eyJ" not in sheet.page.url


def test_a_token_that_is_made_here_never_looks_verified(encoder: Encoder) -> None:
    encoder.key.fill(SECRET)
    encoder.made()
    encoder.settled()

    expect(encoder.summary).to_have_text("Signed here by you: a test token.")
    assert [] == violations(encoder.page)
    expect(encoder.page.locator("[data-made-line=signature]")).to_have_attribute("data-mark", "made")
    assert encoder.page.locator("#made-verdict [data-mark=pass]").count() < 3
    assert encoder.page.evaluate(IN_STEP)


def test_what_was_said_of_the_key_before_does_not_look_settled_beside_another(slow: Sheet) -> None:
    slow.page.locator("#modes").get_by_role("link", name="Encode").click()
    encoder = Encoder(slow.page).settled()
    encoder.page.locator("#encode-alg").select_option("dir")
    encoder.key.fill("too short")
    encoder.settled()
    expect(encoder.summary).to_have_text("This key can’t make this token.")
    expect(encoder.summary).to_have_css("opacity", "1")

    with slow.unanswered():
        encoder.key.fill("0123456789abcdef0123456789abcdef")
        expect(encoder.summary).to_have_css("opacity", "0.5")
    encoder.made()
    expect(encoder.settled().summary).to_have_text("Encrypted here by you: a test token.")
    expect(encoder.page.locator("[data-made-line=signature]")).to_contain_text("No signature")


def test_a_key_that_is_missing_looks_like_no_fault_of_the_token_before(encoder: Encoder) -> None:
    encoder.key.fill(SECRET)
    encoder.payload.fill('{"exp":1}')
    encoder.made()
    expect(encoder.page.locator("[data-made-line=time]")).to_have_attribute("data-mark", "fail")
    faulty = colour(encoder.page.locator("#made-verdict"))
    encoder.key.fill("")

    expect(encoder.settled().summary).to_have_text("Add a key to sign this token.")
    assert faulty != colour(encoder.page.locator("#made-verdict"))


@pytest.mark.parametrize("algorithm", CLASSES)
def test_a_token_is_made_with_a_new_key_for_each_class_of_algorithm_and_decodes(
    encoder: Encoder, sheet: Sheet, algorithm: str
) -> None:
    encoder.page.locator("#encode-alg").select_option(algorithm)
    encoder.settled()
    encoder.page.get_by_role("button", name="Generate", exact=True).click()
    encoder.made()
    encoder.page.get_by_role("button", name="Decode it").click()
    expect(sheet.report).to_have_attribute("data-state", "decoded")
    sheet.settled()

    expect(sheet.page.locator("[data-verdict=structure]")).to_have_attribute("data-state", "sound")
    expect(sheet.page.locator("[data-claim=sub]")).to_be_visible()


def test_a_text_that_breaks_off_is_marked_and_mended_with_one_key(encoder: Encoder) -> None:
    encoder.key.fill(SECRET)
    encoder.payload.fill('{"a": 1\n"b": 2}')
    expect(encoder.page.locator("#encode-payload-said")).to_have_text("Line 1: Missing comma")
    expect(encoder.page.locator(".editor-gap")).to_have_count(1)
    encoder.payload.press("Control+Enter")

    expect(encoder.payload).to_have_value('{"a": 1,\n"b": 2}')
    expect(encoder.payload).to_have_attribute("aria-invalid", "false")
    expect(encoder.page.locator("#encode-payload-lines .editor-help.wrong")).to_have_count(0)


def test_all_of_it_can_be_done_with_the_keyboard(encoder: Encoder) -> None:
    page = encoder.page
    page.locator("#encode-payload-add").press("Enter")
    expect(page.get_by_role("combobox", name="Name to add")).to_be_focused()
    page.keyboard.type("nonce")
    expect(page.locator("#add-list").get_by_role("option").first).to_contain_text("nonce")
    page.keyboard.press("Enter")
    expect(encoder.payload).to_be_focused()
    page.keyboard.type("n-1")
    page.keyboard.press("Control+]")

    expect(encoder.payload).to_have_value(re.compile(r'^    "nonce": "n-1"', re.MULTILINE))
    page.keyboard.press("Tab")
    expect(encoder.payload).not_to_be_focused()


def test_nothing_is_kept_of_a_key_that_is_cleared_and_none_is_in_the_address(encoder: Encoder) -> None:
    encoder.key.fill(SECRET)
    encoder.made()
    encoder.page.locator("#encode-key-clear").click()
    encoder.settled()

    expect(encoder.key).to_have_value("")
    expect(encoder.summary).to_have_text("Add a key to sign this token.")
    assert SECRET not in encoder.page.content()
    assert encoder.page.url.endswith("#encode")
    assert "{}" == encoder.page.evaluate("JSON.stringify({ ...localStorage, ...sessionStorage })")


def test_what_is_typed_in_one_mode_stays_while_another_is_shown(encoder: Encoder, sheet: Sheet) -> None:
    encoder.payload.fill(ODD)
    encoder.page.locator("#modes").get_by_role("link", name="Decode").click()
    sheet.paste("something")
    encoder.page.locator("#modes").get_by_role("link", name="Encode").click()

    expect(encoder.payload).to_have_value(ODD)
    expect(encoder.page).to_have_title("Encode · JWT Decoder")
    encoder.page.evaluate("history.back()")
    expect(sheet.field).to_have_value("something")


def test_what_a_verifier_must_refuse_is_made_of_the_token(encoder: Encoder) -> None:
    encoder.key.fill(SECRET)
    encoder.made()
    encoder.page.locator("#encode-refusals > summary").click()

    expect(encoder.page.locator("#refusals-said")).to_contain_text("tokens to reject")
    expect(encoder.page.locator("[data-case=alg-none]")).to_contain_text("401")
    encoder.payload.press_sequentially(" ")
    expect(encoder.page.locator("[data-case]")).to_have_count(0)


def test_a_claim_that_is_ticked_becomes_a_disclosure(encoder: Encoder, sheet: Sheet) -> None:
    encoder.key.fill(SECRET)
    encoder.made()
    encoder.page.locator("#encode-sd > summary").click()
    encoder.payload.fill('{"sub": "alice", "address": {"city": "Köln", "country": "DE"}}')
    encoder.page.get_by_label("sub", exact=True).check()
    encoder.page.get_by_label("address/city", exact=True).check()
    expect(encoder.token).to_contain_text("~")
    encoder.made()
    encoder.page.get_by_role("button", name="Decode it").click()
    sheet.settled()

    expect(encoder.page.locator("[data-verdict=signature]")).to_have_attribute("data-state", "valid")
    expect(encoder.page.locator("#processed")).to_contain_text("2 values disclosed")


# Of each form: what is chosen, and the beginning of the token.
FORMS: Final = [
    (("flattened", ("encode-unprotected",)), '{"payload":"'),
    (("general", ()), '{"payload":"'),
    (("compact", ("encode-detached",)), "eyA"),
    (("flattened", ("encode-detached", "encode-unencoded")), '{"protected":"'),
]


def test_every_form_is_made_judged_decoded_and_written_anew_as_it_was(encoder: Encoder, sheet: Sheet) -> None:
    page, key = encoder.page, encoder.key
    key.fill(SECRET)
    for (form, chosen), begins in FORMS:
        encoder.made()
        page.locator("#encode-form").select_option(form)
        for ident in chosen:
            box = page.locator(f"#{ident}")
            box.fill('{"kid": "a"}') if ident == "encode-unprotected" else box.check()
        encoder.settled()
        token = encoder.made()
        assert token.startswith(begins)
        assert page.locator("#made-token .hue-header").inner_text() in token
        expect(encoder.summary).to_have_text("Signed here by you: a test token.")
        page.get_by_role("button", name="Decode it").first.click()
        sheet.settled()
        expect(page.locator("[data-verdict=signature]")).to_have_attribute("data-state", "valid")
        page.get_by_role("button", name="Edit & re-sign").click()
        encoder.settled()
        assert token == encoder.made()
        expect(page.locator("#encode-changed")).to_be_hidden()
        for ident in set(chosen) - {"encode-unprotected"}:
            page.locator(f"#{ident}").uncheck()
            encoder.settled()


def test_a_token_is_signed_then_encrypted_and_both_layers_are_written_anew(encoder: Encoder, sheet: Sheet) -> None:
    page = encoder.page
    encoder.key.fill(SECRET)
    page.get_by_label("Then encrypt it").check()
    encoder.settled()
    expect(encoder.summary).to_have_text("Add a key to encrypt this token.")
    page.get_by_label("Then encrypt with").select_option("ECDH-ES+A128KW")
    page.locator("#outer-generate").click()
    expect(encoder.summary).to_have_text("Signed and encrypted here: a test token.")
    encoder.made()
    assert [] == violations(page)
    assert SECRET not in page.url
    page.get_by_role("button", name="Decode it").first.click()
    sheet.settled()
    expect(page.locator("[data-claim=sub]").first).to_be_visible()
    header = encoder.header.input_value()
    page.get_by_role("button", name="Edit & re-sign").click()
    encoder.made()

    assert header == encoder.header.input_value()
    assert "epk" not in page.locator("#outer-header").input_value()
    expect(page.locator("[data-part=outer]")).to_contain_text("epk")
    page.locator("#outer-key-clear").click()
    encoder.settled()
    expect(encoder.token).to_have_attribute("data-state", "none")


def test_a_payload_that_cannot_stand_in_the_token_is_left_out_with_one_key(encoder: Encoder) -> None:
    encoder.key.fill(SECRET)
    encoder.made()
    encoder.page.get_by_label("Unencoded payload").check()
    encoder.settled()
    assert ["b64"] == json.loads(encoder.header.input_value())["crit"]
    encoder.page.locator("#made-next").press("Enter")

    assert ".." in encoder.made()
    expect(encoder.page.get_by_label("Detached")).to_be_checked()
    expect(encoder.page.locator("#made-copy-curl")).to_be_disabled()


# How long a keystroke takes until the token is drawn with it, in milliseconds; what else the machine does only adds.
DRAWN: Final = """async () => {
  const field = document.getElementById("encode-payload");
  const token = document.getElementById("made-token");
  const times = [];
  for (let count = 0; count < 10; count += 1) {
    const before = token.textContent;
    const start = performance.now();
    field.setRangeText("x", 9, 9, "end");
    field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText", data: "x" }));
    times.push(performance.now() - start);
    if (token.textContent === before || token.dataset.state !== "waiting") return "not drawn";
    await new Promise((resolve) => setTimeout(resolve));
  }
  return Math.min(...times);
}"""


def test_a_keystroke_in_two_kilobytes_colours_the_token_within_a_frame(encoder: Encoder) -> None:
    encoder.key.fill(SECRET)
    encoder.payload.fill(json.dumps({"first": "", **{f"claim_{place}": "some value" for place in range(70)}}, indent=2))
    encoder.settled()

    assert encoder.page.evaluate(DRAWN) < 16
    assert encoded(encoder.payload.input_value().encode()) in encoder.settled().made()


def test_alg_none_needs_to_be_meant(encoder: Encoder) -> None:
    encoder.page.locator("#encode-alg").select_option("none")
    encoder.settled()
    assert json.loads(encoder.header.input_value())["alg"] == "none"
    expect(encoder.token).to_have_attribute("data-state", "none")
    encoder.page.locator("#made-next").click()

    assert encoder.made().startswith(encoded(encoder.header.input_value().encode()))
    expect(encoder.page.locator("[data-made-line=signature]")).to_have_attribute("data-mark", "fail")


def test_names_complete_while_they_are_typed_and_never_stand_in_the_way(encoder: Encoder) -> None:
    page, names = encoder.page, encoder.page.locator("#complete-list")
    encoder.payload.fill("{}")
    encoder.payload.press("ArrowLeft")
    page.keyboard.type('"nonc')
    expect(names.get_by_role("option").first).to_contain_text("nonce")
    expect(encoder.payload).not_to_have_attribute("aria-activedescendant", "complete-0")
    page.keyboard.press("ArrowDown")
    expect(encoder.payload).to_have_attribute("aria-activedescendant", "complete-0")
    assert [] == violations(page)
    page.keyboard.press("Enter")
    page.keyboard.type("n-1")
    expect(encoder.payload).to_have_value('{"nonce": "n-1"}')
    expect(names).to_be_hidden()

    page.keyboard.press("ArrowRight")
    page.keyboard.type(', "azp')
    expect(names).to_be_hidden()
    page.keyboard.press("Backspace")
    expect(names).to_be_visible()
    page.keyboard.press("Escape")
    expect(names).to_be_hidden()
    page.keyboard.type('p": "x"')
    expect(encoder.payload).to_have_value('{"nonce": "n-1", "azp": "x"}')
    page.keyboard.press("Tab")
    expect(encoder.payload).not_to_be_focused()


def test_what_is_pressed_right_after_typing_is_done_once_the_text_is_known(encoder: Encoder) -> None:
    encoder.key.fill(SECRET)
    encoder.made()
    # The engine has no time to read the text before the clicks.
    encoder.page.evaluate(
        """() => {
          const field = document.getElementById("encode-payload");
          const type = (text) => {
            field.value = text;
            field.dispatchEvent(new Event("input"));
          };
          type('{"iat": 1000, "exp": 2000}');
          for (const id of ["exp-hour", "iat-now"]) {
            document.querySelector(`#encode-payload-quick [data-quick="${id}"]`).click();
          }
        }"""
    )
    expect(encoder.payload).to_have_value(re.compile(r'\{"iat": \d{10}, "exp": \d{10}\}'))
    encoder.page.evaluate(
        """() => {
          const field = document.getElementById("encode-payload");
          field.focus();
          field.value = '{"a": 1 "b": 2}';
          field.dispatchEvent(new Event("input"));
          field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true }));
        }"""
    )
    expect(encoder.payload).to_have_value('{"a": 1, "b": 2}')


def test_what_cannot_be_written_anew_is_said_where_the_token_is_taken_along(sheet: Sheet) -> None:
    header = encoded(b'{"alg":"HS256"}')
    signature = f'{{"protected":"{header}","signature":"c2ln"}}'
    sheet.paste(f'{{"payload":"{encoded(b"{}")}","signatures":[{signature},{signature}]}}')
    sheet.page.get_by_role("button", name="Edit & re-sign").click()

    expect(sheet.page.locator("#encode-left-out")).to_have_text("Only the first of its 2 signatures is here.")
    expect(sheet.page.locator("#encode-form")).to_have_value("general")
    sheet.page.get_by_role("link", name="Decode", exact=True).click()
    sheet.paste(token_of("{}"))
    sheet.page.get_by_role("button", name="Edit & re-sign").click()
    expect(sheet.page.locator("#encode-left-out")).to_be_hidden()


def test_a_button_that_leads_elsewhere_takes_the_focus_along(encoder: Encoder) -> None:
    generate = encoder.page.get_by_role("button", name="Generate", exact=True)
    generate.press("Enter")
    encoder.made()
    expect(generate).to_be_focused()
    encoder.page.get_by_role("button", name="Decode it").press("Enter")
    # The verdict, if it is there already.
    expect(encoder.page.locator("#summary:focus, #paste:focus")).to_have_count(1)
