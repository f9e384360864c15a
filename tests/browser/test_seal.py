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
    NOT_WITHIN,
    ORIGIN_HEARD,
    ORIGIN_LISTENS,
    PASSKEYS,
    SIGNALS,
    TOOLS,
    WITHIN_THE_ORIGIN,
    addresses,
    adversary,
    channels_heard,
    credentials_adversary,
    leaking_worker,
    origin_adversary,
    proxy,
    prying_worker,
    sites_asked,
)
from tests.browser.fleet import NAME

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page, Route

    from tests.adversary import Listener


ROOT = Path(__file__).resolve().parents[2]


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    expect(page.locator("html")).to_have_attribute("data-engine", "ready")
    return page


def test_without_the_seal_the_adversary_is_heard(
    page: Page, site: str, listener: Listener, provoked: Callable[[str], None]
) -> None:
    """The tests below mean something only if what they try gets through where nothing stops it."""
    provoked("")
    page.goto(f"{site}LICENSE.txt")
    page.evaluate(adversary({**ANYWHERE, **IN_THE_PAGE}, TOOLS), addresses(listener))

    assert [] == sorted({*ANYWHERE, *IN_THE_PAGE} - NOT_TRIED[NAME] - channels_heard(listener))


@pytest.mark.everywhere
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


@pytest.mark.everywhere
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
        expect(page.locator("#report")).not_to_have_attribute("data-revision", before)

    assert [] == listener.heard


def bare(route: Route) -> None:
    """Answer as a host does that sends no headers of its own."""
    route.fulfill(response=route.fetch(), headers={"Content-Type": "text/html"})


@pytest.mark.not_in("firefox", "it asks no other site about a passkey.")
@pytest.mark.parametrize("is_told", [False, True], ids=["without the header", "with the header"])
def test_no_site_is_asked_for_its_passkeys_where_the_host_sends_the_header(
    new_page: Callable[..., Page], site: str, listener: Listener, provoked: Callable[[str], None], *, is_told: bool
) -> None:
    """Where it sends none the browser asks; what it does when it is told of a passkey, the header leaves open."""
    provoked("")
    page = new_page(**proxy(listener))
    if not is_told:
        page.route(site, bare)
    opened(page, site)
    page.evaluate(credentials_adversary())

    assert {*SIGNALS} | (set() if is_told else {*PASSKEYS}) == sites_asked(listener)


def test_without_the_worker_of_the_page_other_pages_of_the_origin_hear_the_adversary(
    new_page: Callable[..., Page], site: str
) -> None:
    """The test below means something only if what it tries gets through where nothing closes it."""
    page = new_page(locale="en-US")
    page.goto(f"{site}LICENSE.txt")
    page.evaluate(ORIGIN_LISTENS)
    start = """(script) => new Promise((done) => {
        globalThis.kept = new Worker(URL.createObjectURL(new Blob([script])));
        kept.onmessage = () => done();
    })"""
    page.evaluate(start, f"{origin_adversary()}.then(() => postMessage('tried'))")

    assert {*WITHIN_THE_ORIGIN} - NOT_WITHIN[NAME] == {*page.evaluate(ORIGIN_HEARD)}


def test_other_pages_of_the_origin_hear_nothing_of_the_worker(new_page: Callable[..., Page], site: str) -> None:
    """What runs where Python runs can leave nothing for them, and tell them nothing."""
    page = new_page(locale="en-US")
    page.route("**/worker-*.js.gz", lambda route: route.fulfill(body=prying_worker(route.fetch().body())))
    page.add_init_script(f"({ORIGIN_LISTENS})()")
    opened(page, site)

    assert [] == page.evaluate(ORIGIN_HEARD)


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
