"""What came from the service worker is sealed as well, and the service worker is no way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.adversary import (
    ANYWHERE,
    AT_THE_WORKER,
    IN_THE_PAGE,
    TOOLS,
    addresses,
    adversary,
    credentials_adversary,
    proxy,
    sites_asked,
)
from tests.browser.test_offline.conftest import kept, visited, works
from tests.browser.test_page.conftest import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.adversary import Listener
    from tests.browser.fleet import Fleet
    from tests.browser.hosted import Host
    from tests.browser.watch import Watch


def test_nothing_gets_out_through_the_service_worker(
    sheet: Sheet, host: Host, listener: Listener, provoked: Callable[[str], None]
) -> None:
    provoked("")
    sheet.open()
    kept(sheet.page)
    host.asked.clear()
    sheet.page.evaluate(AT_THE_WORKER, addresses(listener))
    assert [] == listener.heard
    assert {"sw.js"} >= set(host.asked)
    assert 1 == sheet.page.evaluate("() => navigator.serviceWorker.getRegistrations().then((all) => all.length)")
    sheet.page.evaluate(adversary({**ANYWHERE, **IN_THE_PAGE}, TOOLS), addresses(listener))
    assert [] == listener.heard
    works(Sheet(sheet.page, host.address))


# What the policy cannot forbid: the last one leaves the page.
BESIDE_THE_POLICY = """({ http }) => {
  const link = (rel) => document.head.append(Object.assign(document.createElement("link"), { rel, href: http + rel }));
  ["preconnect", "dns-prefetch", "prerender", "next"].forEach(link);
  const server = http.replace("http://", "").slice(0, -1);
  const turn = { urls: `turn:${server}?transport=tcp`, username: "token", credential: "token" };
  const peer = new RTCPeerConnection({ iceServers: [{ urls: `stun:${server}` }, turn] });
  peer.createDataChannel("token");
  peer.createOffer().then((offer) => peer.setLocalDescription(offer));
  window.open(http + "popup");
  setTimeout(() => { location.href = http + "navigation"; }, 1000);
}"""


@pytest.mark.not_in("firefox", "it has no Connection-Allowlist.")
@pytest.mark.since("chromium", 152, "it has no Connection-Allowlist.")
def test_connections_and_navigation_beside_the_policy_are_closed_too(
    sheet: Sheet, listener: Listener, provoked: Callable[[str], None]
) -> None:
    """With the header of the service worker, nothing is left but navigation within this origin."""
    provoked("")
    sheet.open()
    sheet.page.evaluate(BESIDE_THE_POLICY, addresses(listener))
    assert not listener.reached.wait(timeout=4)
    assert [] == listener.heard


@pytest.mark.not_in("firefox", "it asks no other site about a passkey.")
@pytest.mark.since("chromium", 152, "it has no Connection-Allowlist.")
def test_no_site_is_asked_or_told_about_passkeys(
    fleet: Fleet, watch: Watch, host: Host, listener: Listener, provoked: Callable[[str], None]
) -> None:
    """The tests of the seal show that they are heard without these headers."""
    provoked("")
    with visited(fleet, watch, host, **proxy(listener)) as sheet:
        sheet.open()
        sheet.page.evaluate(credentials_adversary())

    assert set() == sites_asked(listener)


@pytest.mark.not_in("firefox", "it has no Connection-Allowlist.")
def test_without_the_service_worker_they_are_heard(
    fleet: Fleet, watch: Watch, host: Host, listener: Listener, provoked: Callable[[str], None]
) -> None:
    """The test above means something only if what it tries gets through where nothing stops it."""
    provoked("")
    context = fleet.context()
    watch.context(context)
    page = Sheet(context.new_page(), host.address).open().page
    with page.expect_request(addresses(listener)["http"] + "navigation"):
        page.evaluate(BESIDE_THE_POLICY, addresses(listener))
    assert listener.reached.wait(timeout=10)
    context.close()
