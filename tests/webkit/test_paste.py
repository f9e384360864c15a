"""What is pasted is read in WebKit as in the other two."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.browser.test_page.conftest import ARTICLE, token_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.webkit.sheet import Sheet

LARGE = 300_000


def test_a_token_typed_key_by_key_is_decoded(sheet: Sheet) -> None:
    sheet.type(ARTICLE)

    assert '{\n  "alg": "HS256"\n}' == sheet.json("header")
    assert '{\n  "user_id": 123\n}' == sheet.json("payload")
    assert "49f94ac7 044948c7 8a285d90 4f87f0a4 c7897f7e 8f3a4eb2 255fda75 0b2cc397" == sheet.json("signature")


@pytest.mark.parametrize("before", ["", "Authorization: Bearer ", "https://a.example/cb#id_token=", "\U0001f600 "])
def test_a_token_is_found_and_coloured_where_it_stands(sheet: Sheet, before: str) -> None:
    sheet.paste(before + ARTICLE)
    start = len(before.encode("utf-16-le")) // 2
    header, payload, signature = ARTICLE.split(".")
    coloured = [sheet.highlighted(f"segment-{role}") for role in ("header", "payload", "signature")]

    assert [[header], [payload], [signature]] == [[text for _, _, text in ranges] for ranges in coloured]
    assert start == coloured[0][0][0]


def test_numbers_and_escapes_are_those_of_the_token(sheet: Sheet) -> None:
    sheet.paste(token_of(r'{"n":12345678901234567890,"e":1e2,"s":"\u00e9\/\ud800"}'))

    lines = ["{", '  "n": 12345678901234567890,', '  "e": 1e2,', r'  "s": "\u00e9\/\ud800"', "}"]
    assert lines == sheet.json("payload").split("\n")


# What loads or links anything but the script that has the paste read early.
NOT_OURS = """
return [...document.querySelectorAll("main :is(img, script, iframe, a[href], style, link, object)")]
  .filter((one) => one.textContent !== "readEarly()").map((one) => one.outerHTML);
"""


@pytest.mark.everywhere
def test_a_hostile_token_stays_text(sheet: Sheet) -> None:
    hostile = "</textarea><img src=x onerror=document.title=1>"
    sheet.paste(f"{hostile} {token_of(json.dumps({hostile: hostile}))}")

    assert f'"{hostile}": "{hostile}"' in sheet.json("payload")
    assert [] == sheet.driver.execute_script(NOT_OURS)
    assert "JWT Decoder" == sheet.driver.title


def test_a_large_paste_is_held_in_memory(sheet: Sheet) -> None:
    sheet.paste("")
    sheet.paste_from_clipboard("x " * (LARGE // 2) + ARTICLE)

    assert 2048 == len(str(sheet.find("#paste").get_property("value")))
    assert '"user_id": 123' in sheet.json("payload")
    sheet.find("#paste-clear").click()
    sheet.wait("document.getElementById('paste').value === ''")


@pytest.mark.parametrize("payload", ['{"a":' + "[" * 3000 + "]" * 3000 + "}", '{"n":' + "9" * 10_000 + "}"])
def test_nesting_and_numbers_without_end_are_survived(sheet: Sheet, payload: str) -> None:
    sheet.paste(token_of(payload))
    assert '"alg": "HS256"' in sheet.json("header")
    sheet.paste(ARTICLE)
    assert '"user_id": 123' in sheet.json("payload")


def test_a_paste_made_while_python_starts_is_decoded(open_address: Callable[[str], Sheet], site: str) -> None:
    starting = open_address(site)
    starting.find("#paste").send_keys(ARTICLE)
    starting.ready()
    starting.wait("document.getElementById('report').getAttribute('aria-busy') === 'false'")

    assert ARTICLE == starting.find("#paste").get_property("value")
    assert '"user_id": 123' in starting.json("payload")


def test_the_ordinary_boot_reads_the_same(open_address: Callable[[str], Sheet], site: str) -> None:
    plain = open_address(f"{site}?boot=plain")
    plain.ready()
    plain.paste(ARTICLE)

    assert '"user_id": 123' in plain.json("payload")
