"""A hostile token is the normal case: nothing of it becomes markup, a selector, a name, a link or a request."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from jwt_decoder.findings import ENTRIES
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.test_page.conftest import Sheet

pytestmark = pytest.mark.tidy

MARKUP = '<img src=x onerror="document.title=1"><script>document.title=1</script></textarea></template>'
HOSTILE = [
    MARKUP,
    '"] , [data-x="',
    "__proto__",
    "constructor",
    "javascript:document.title=1",
    "https://attacker.example/x.png",
    "url(https://attacker.example/)",
    "${1}{{1}}%s\\",
    "\u202egnissap\u202c",
    "\u0000\u001b[31m",
]
HELP = {f"rules.html#{name}" for name in ENTRIES}

# Has the paste read before the rest of the page is there.
OWN_SCRIPT = "readEarly()"


def loaded_or_linked(sheet: Sheet) -> int:
    """Return how many elements load or link anything but the help of a rule, whose names are the engine's own."""
    links = sheet.page.locator("main a[href]").evaluate_all("(all) => all.map((one) => one.getAttribute('href'))")
    foreign = [link for link in links if link not in HELP]
    scripts = sheet.page.locator("main script").all_text_contents()
    others = sheet.page.locator("main :is(img, iframe, style, link, object)").count()
    return len(foreign) + others + len([text for text in scripts if text != OWN_SCRIPT])


@pytest.mark.parametrize("text", HOSTILE)
def test_names_and_values_stay_text(sheet: Sheet, make_token: Callable[..., str], text: str) -> None:
    """In every place of header and payload; the page is as it was, apart from the text."""
    inner = {text: text, "nested": [{text: [text]}], "kid": text, "iss": text, "sub": text, "aud": [text], "exp": text}
    header = json.dumps({"alg": text, **inner})
    sheet.paste(make_token(json.dumps(inner), header=header))
    assert json.dumps(text) in sheet.json("payload")
    assert json.dumps(text) in sheet.json("header")
    assert loaded_or_linked(sheet) == 0
    expect(sheet.page).to_have_title("JWT Decoder")


@pytest.mark.parametrize("text", HOSTILE)
def test_text_around_a_token_stays_text(sheet: Sheet, article: str, text: str) -> None:
    """Labels, notes and faults are made of the paste too."""
    sheet.paste(f"{text}: {article} {json.dumps({text: article})}\n{text}={article}!{text}")
    assert loaded_or_linked(sheet) == 0
    expect(sheet.page).to_have_title("JWT Decoder")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_key_stays_text(sheet: Sheet, article: str, text: str) -> None:
    """A key gives a sentence, whatever it is."""
    sheet.paste(article)
    sheet.give(text + "-" + text)
    assert sheet.state("signature") == "invalid"
    assert loaded_or_linked(sheet) == 0


def test_unseen_characters_are_drawn_and_stay_in_the_text(sheet: Sheet, make_token: Callable[..., str]) -> None:
    """A bidirectional override is seen as its code point, moves nothing, and is copied as it is."""
    sheet.paste(make_token('{"a":"x\u202ey\u200bz","b":1}'))
    assert sheet.json("payload").split("\n")[1] == '  "a": "x\u202ey\u200bz",'
    codes = sheet.page.locator("#payload .control-character").evaluate_all("(all) => all.map((e) => e.dataset.code)")
    assert codes == ["U+202E", "U+200B"]
    shown = sheet.page.locator("#payload .control-character").first
    # Firefox gives the rule, and not what it comes to.
    assert shown.evaluate("(e) => getComputedStyle(e, '::before').content") in {'"U+202E"', "attr(data-code)"}


def test_emoji_sequences_are_left_whole(sheet: Sheet, make_token: Callable[..., str]) -> None:
    """The joiners inside of one picture hide nothing."""
    sheet.paste(make_token('{"a":"\U0001f469\u200d\U0001f4bb"}'))
    expect(sheet.page.locator("#payload .control-character")).to_have_count(0)


def test_nesting_and_numbers_without_end_are_survived(
    sheet: Sheet, make_token: Callable[..., str], article: str
) -> None:
    """The page lives, and reads the next paste."""
    for payload in ('{"a":' + "[" * 3000 + "]" * 3000 + "}", '{"n":' + "9" * 10_000 + "}"):
        sheet.paste(make_token(payload))
        assert '"alg": "HS256"' in sheet.json("header")
        sheet.paste(article)
        assert '"user_id": 123' in sheet.json("payload")
