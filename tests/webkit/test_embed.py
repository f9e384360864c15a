"""The decoder in somebody's page, in WebKit: the component outside, the frame inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from site_builder.hosting.serve import server

from tests.answering import answering
from tests.browser.test_embed.conftest import TOKEN, Host, element
from tests.conftest import DIST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.webkit.sheet import Sheet

BOX = "document.querySelector('jwt-decoder').shadowRoot.querySelector('.box')"
FRAME = "return document.querySelector('jwt-decoder').shadowRoot.querySelector('iframe');"


@pytest.fixture
def host(tmp_path: Path, site: str) -> Iterator[Host]:
    """Return a server of pages that embed the decoder."""
    (tmp_path / "decoder").symlink_to(DIST)
    with answering(server(tmp_path, 0)) as address:
        yield Host(tmp_path, address, site)


def opened(sheet: Sheet) -> Sheet:
    sheet.driver.execute_script(f"{BOX}.querySelector('button').click();")
    sheet.wait(f"{BOX}.dataset.phase === 'live'")
    return sheet


def test_the_facade_is_coloured_and_decodes_nothing(open_address: Callable[[str], Sheet], host: Host) -> None:
    sheet = open_address(host.write(element()))
    sheet.wait(f"{BOX} !== null")

    assert TOKEN.split(".") == sheet.driver.execute_script(
        f"return Array.from({BOX}.querySelectorAll('.token span'), (span) => span.textContent);"
    )
    assert 0 == sheet.driver.execute_script(f"return {BOX}.querySelectorAll('iframe').length;")


@pytest.mark.everywhere
def test_a_click_decodes_it_on_another_origin_under_a_strict_policy(
    open_address: Callable[[str], Sheet], host: Host
) -> None:
    sheet = opened(
        open_address(host.write(element('verify-key="your-256-bit-secret" now="1" theme="dark" highlight="user_id"')))
    )
    sheet.driver.switch_to.frame(sheet.driver.execute_script(FRAME))

    assert '"user_id": 123' in sheet.json("payload")
    assert "dark" == sheet.driver.execute_script("return document.documentElement.dataset.theme;")
    assert 1 == len(sheet.all('[aria-current="true"]'))
    assert "null" == sheet.driver.execute_script("return self.origin;")
    height = sheet.driver.execute_script("return document.documentElement.getBoundingClientRect().height;")
    sheet.driver.switch_to.default_content()
    sheet.wait(f"Math.abs({BOX}.querySelector('iframe').clientHeight - {height}) <= 1")


def test_a_click_decodes_it_on_the_same_origin(open_address: Callable[[str], Sheet], host: Host) -> None:
    policy = "default-src 'none'; img-src data:; script-src 'self'; frame-src 'self'"
    sheet = opened(open_address(host.write(element(), policy=policy, base="decoder/")))
    sheet.driver.switch_to.frame(sheet.driver.execute_script(FRAME))

    assert '"user_id": 123' in sheet.json("payload")
    sheet.driver.switch_to.default_content()


def test_no_more_than_three_are_live(open_address: Callable[[str], Sheet], host: Host) -> None:
    sheet = open_address(host.write(element('height="200"') * 4))
    each = "Array.from(document.querySelectorAll('jwt-decoder'), (one) => one.shadowRoot.querySelector('.box'))"
    for index in range(4):
        sheet.driver.execute_script(f"{each}[{index}].querySelector('button').click();")
        sheet.wait(f"{each}[{index}].dataset.phase === 'live'")

    assert ["idle", "live", "live", "live"] == sheet.driver.execute_script(
        f"return {each}.map((box) => box.dataset.phase);"
    )
