"""Once Python has started, nothing leaves the page: an adversary in it and one in the worker try every channel."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

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
from tests.browser.fleet import NAME

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.adversary import Listener


ROOT = Path(__file__).resolve().parents[2]


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    expect(page.locator("html")).to_have_attribute("data-engine", "ready", timeout=60_000)
    return page


def test_without_the_seal_the_adversary_is_heard(
    page: Page, site: str, listener: Listener, provoked: Callable[[str], None]
) -> None:
    """The tests below mean something only if what they try gets through where nothing stops it."""
    provoked("")
    page.goto(f"{site}LICENSE.txt")
    page.evaluate(adversary({**ANYWHERE, **IN_THE_PAGE}, TOOLS), addresses(listener))

    assert [] == sorted({*ANYWHERE, *IN_THE_PAGE} - NOT_TRIED[NAME] - channels_heard(listener))


def test_nothing_gets_out_of_the_sealed_page(
    page: Page, site: str, listener: Listener, provoked: Callable[[str], None]
) -> None:
    provoked("")
    opened(page, site)
    page.evaluate(adversary({**ANYWHERE, **IN_THE_PAGE}, TOOLS), addresses(listener))

    assert [] == listener.heard


def test_nothing_gets_out_of_the_page_as_one_file(
    page: Page, site: str, listener: Listener, provoked: Callable[[str], None]
) -> None:
    provoked("")
    opened(page, f"{site}jwt-decoder.html")
    page.evaluate(adversary({**ANYWHERE, **IN_THE_PAGE}, TOOLS), addresses(listener))

    assert [] == listener.heard


def test_nothing_gets_out_of_the_worker(
    page: Page, site: str, listener: Listener, provoked: Callable[[str], None]
) -> None:
    """What runs where Python runs, a hostile dependency for one, has no network; nor has its replacement."""
    provoked("")
    page.route("**/worker-*.js.gz", lambda route: route.fulfill(body=leaking_worker(listener)))
    opened(page, site)
    for way in ("leak", "throw", "leak"):
        before = str(page.locator("#report").get_attribute("data-revision"))
        page.locator("#paste").fill(way)
        expect(page.locator("#report")).not_to_have_attribute("data-revision", before, timeout=30_000)

    assert [] == listener.heard


LEFT_OPEN = {
    "navigation": "location.href = http + 'left-open';",
    "popups": "window.open(http + 'left-open');",
    "downloads": """const link = Object.assign(document.createElement("a"), { href: http + "left-open", download: "" });
        document.body.append(link);
        link.click();""",
    "WebRTC": """const urls = `turn:127.0.0.1:${new URL(http).port}?transport=tcp`;
        globalThis.kept = new RTCPeerConnection({ iceServers: [{ urls, username: "left", credential: "open" }] });
        kept.createDataChannel("left-open");
        await kept.setLocalDescription();""",
}
# The others of the list, preconnection and DNS prefetch, reach no listener on this machine.
UNHEARD = {"firefox": {"WebRTC"}}  # it takes no server of the machine itself


@pytest.mark.parametrize("channel", sorted(LEFT_OPEN.keys() - UNHEARD.get(NAME, set())))
def test_what_no_policy_closes_is_what_the_documentation_lists(
    page: Page, site: str, listener: Listener, provoked: Callable[[str], None], channel: str
) -> None:
    provoked("")
    opened(page, site)
    page.evaluate(f"async ({{ http }}) => {{ {LEFT_OPEN[channel]} }}", addresses(listener))

    assert listener.reached.wait(timeout=10)
    for document in ("README.md", "SECURITY.md"):
        assert channel in (ROOT / document).read_text(encoding="utf-8").replace("Navigation", "navigation")
