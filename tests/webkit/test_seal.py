"""Once Python has started, nothing leaves the page in WebKit either."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from site_builder.hosting.serve import server

from tests.adversary import (
    ANYWHERE,
    IN_THE_PAGE,
    NOT_TRIED,
    TOOLS,
    addresses,
    adversary,
    channels_heard,
    leaking_worker,
)
from tests.answering import answering
from tests.conftest import DIST

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.adversary import Listener
    from tests.webkit.sheet import Sheet

EVERYTHING = adversary({**ANYWHERE, **IN_THE_PAGE}, TOOLS)


def test_without_the_seal_the_adversary_is_heard(
    open_address: Callable[[str], Sheet], site: str, listener: Listener
) -> None:
    """The tests below mean something only if what they try gets through where nothing stops it."""
    open_address(f"{site}LICENSE.txt").settle(EVERYTHING, addresses(listener))

    assert [] == sorted({*ANYWHERE, *IN_THE_PAGE} - NOT_TRIED["webkit"] - channels_heard(listener))


@pytest.mark.everywhere
def test_nothing_gets_out_of_the_sealed_page(open_sheet: Callable[[str], Sheet], site: str, listener: Listener) -> None:
    open_sheet(site).settle(EVERYTHING, addresses(listener))

    assert [] == listener.heard


def test_nothing_gets_out_of_the_page_that_its_service_worker_serves(
    open_sheet: Callable[[str], Sheet], site: str, listener: Listener
) -> None:
    """WebKit does not hold a preload against the policy of such a page."""
    open_sheet(site).wait("!document.getElementById('offline').hidden")
    sheet = open_sheet(site)
    assert sheet.driver.execute_script("return navigator.serviceWorker.controller !== null;")

    sheet.settle(EVERYTHING, addresses(listener))

    assert [] == listener.heard


def test_nothing_gets_out_of_the_page_as_one_file(
    open_sheet: Callable[[str], Sheet], file: str, listener: Listener
) -> None:
    open_sheet(file).settle(EVERYTHING, addresses(listener))

    assert [] == listener.heard


def test_nothing_gets_out_of_the_worker(open_sheet: Callable[[str], Sheet], tmp_path: Path, listener: Listener) -> None:
    """What runs where Python runs, a hostile dependency for one, has no network; nor has its replacement."""
    shutil.copytree(DIST, tmp_path, dirs_exist_ok=True)
    (worker,) = tmp_path.glob("assets/worker-*.js.gz")
    worker.write_bytes(leaking_worker(listener))
    with answering(server(tmp_path, 0)) as address:
        sheet = open_sheet(address)
        for way in ("leak", "throw", "leak"):
            sheet.paste(way)

    assert [] == listener.heard
