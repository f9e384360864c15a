"""Faults stand at the very character in WebKit, with the repair."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.test_page.conftest import token_of

if TYPE_CHECKING:
    from tests.webkit.sheet import Sheet

HEADER, PAYLOAD, SIGNATURE = token_of('{"sub":"1234567890"}').split(".")
DAMAGED = f"{HEADER}.{PAYLOAD[:10]}!{PAYLOAD[10:]}.{SIGNATURE}"


@pytest.mark.parametrize("before", ["", "token \U0001f600: ", "Bearer "])
def test_a_fault_is_marked_where_it_stands(sheet: Sheet, before: str) -> None:
    sheet.paste(before + DAMAGED)
    at = len((before + DAMAGED.partition("!")[0]).encode("utf-16-le")) // 2
    (fault,) = sheet.all("[data-fault]")

    assert (str(at), str(at + 1)) == (fault.get_attribute("data-start"), fault.get_attribute("data-end"))
    assert [[at, at + 1, "!"]] == sheet.highlighted("fault")
    assert "faulty" == sheet.state("structure")


def test_the_block_is_what_a_compiler_prints(sheet: Sheet) -> None:
    sheet.paste(DAMAGED)
    at = DAMAGED.index("!")
    line, caret = str(sheet.find(".fault-place").get_property("textContent")).split("\n")

    assert DAMAGED[at - 16 : at + 17] == line
    assert f"{' ' * 16}^" == caret
    assert f"Payload, character 11 ({at + 1} of the paste)" == sheet.find(".fault-where").get_property("textContent")


def test_the_repair_edits_the_paste_and_the_fault_goes(sheet: Sheet) -> None:
    sheet.paste(DAMAGED)
    before = sheet.revision()
    sheet.find(".fault-repair").click()
    sheet.settled(before)

    assert DAMAGED.replace("!", "") == sheet.find("#paste").get_property("value")
    assert [] == sheet.all("[data-fault]")
    assert "sound" == sheet.state("structure")


def test_a_broken_header_takes_nothing_of_the_payload_away(sheet: Sheet) -> None:
    sheet.paste(f"eyJhbGciOiJIUzI1NiIs.{PAYLOAD}.{SIGNATURE}")

    assert '"alg": "HS256"' in sheet.json("header")
    assert '"sub": "1234567890"' in sheet.json("payload")
    assert "unreadable" == sheet.state("structure")
