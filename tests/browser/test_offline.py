"""Without a network: what was visited once opens, decodes and verifies; a newer version asks; damage heals."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect
from site_builder.hosting import policy

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
from tests.browser.hosted import FOLDER, Host
from tests.browser.test_page.conftest import SECRET, Sheet, token_of
from tests.browser.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.adversary import Listener
    from tests.browser.fleet import Fleet

CACHES = "() => caches.keys()"


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    running = Host(tmp_path)
    yield running
    running.stop()


@pytest.fixture
def watch(host: Host) -> Iterator[Watch]:
    """Watch the host of the test in the place of the one of all tests."""
    watching = Watch(host.address)
    yield watching
    assert [] == watching.unexcused()


@contextmanager
def visited(fleet: Fleet, watch: Watch, host: Host, **options: object) -> Iterator[Sheet]:
    """Visit the page for the first time, in a context with these options, until it is kept."""
    context = fleet.context(service_workers="allow", viewport={"width": 1280, "height": 800}, **options)
    watch.context(context)
    opened = Sheet(context.new_page(), host.address).open()
    kept(opened.page)
    yield opened
    context.close()


@pytest.fixture
def sheet(fleet: Fleet, watch: Watch, host: Host) -> Iterator[Sheet]:
    """Return the page, visited for the first time and kept."""
    with visited(fleet, watch, host) as opened:
        yield opened


def kept(page: Page) -> None:
    expect(page.locator("#offline")).to_be_visible(timeout=30_000)


def reload(sheet: Sheet) -> None:
    sheet.page.reload()
    sheet.ready()


def works(sheet: Sheet) -> None:
    sheet.paste(token_of('{"sub":"alice"}'))
    sheet.give(SECRET)
    assert '"sub": "alice"' in sheet.json("payload")
    assert "valid" == sheet.state("signature")


def cache_of(sheet: Sheet) -> str:
    (name,) = [one for one in sheet.page.evaluate(CACHES) if one.startswith("jwt-decoder ")]
    return str(name)


def change(sheet: Sheet, name: str, *, body: str | None) -> None:
    """Put something else into the cache, or take a file out of it."""
    change_it = """async ([cacheName, name, body]) => {
      const cache = await caches.open(cacheName);
      if (body === null) await cache.delete(name); else await cache.put(name, new Response(body));
    }"""
    sheet.page.evaluate(change_it, [cache_of(sheet), name, body])


def file(host: Host, pattern: str) -> str:
    (path,) = host.folder.glob(pattern)
    return path.relative_to(host.folder).as_posix()


def test_after_one_visit_the_page_works_with_the_server_gone(sheet: Sheet, host: Host) -> None:
    host.stop()
    reload(sheet)
    works(sheet)
    kept(sheet.page)
    titles = {"rules.html": "Rules", "torture.html": "Torture list", "learn/": "Learn", "index.html": "JWT Decoder"}
    for name, title in titles.items():
        sheet.page.goto(host.address + name)
        assert title in sheet.page.title()
    assert "service worker" not in sheet.page.locator("#offline").inner_text()


def test_nothing_of_the_start_is_fetched_twice(sheet: Sheet, host: Host) -> None:
    """The page puts into the cache what it fetched; a second visit asks for the service worker's script at most."""
    first = [path for path in host.asked if path.startswith("assets/") and path.endswith((".gz", ".zst"))]
    assert sorted(set(first)) == sorted(first)
    host.asked.clear()
    reload(sheet)
    works(sheet)
    kept(sheet.page)
    assert {"sw.js"} >= set(host.asked)


def test_a_page_that_came_from_the_service_worker_states_its_policy_in_headers(sheet: Sheet) -> None:
    response = sheet.page.reload()
    sheet.ready()
    assert response is not None
    meta = sheet.page.locator("meta[http-equiv]").first.get_attribute("content")
    assert meta == response.headers["content-security-policy"]
    assert response.headers["connection-allowlist"].startswith("(response-origin")
    assert policy.PERMISSIONS == response.headers["permissions-policy"]


def test_a_newer_version_is_offered_and_taken(sheet: Sheet, host: Host) -> None:
    """Nothing happens to what was typed until the person says so."""
    before = cache_of(sheet)
    host.publish("A newer one")
    reload(sheet)
    sheet.paste("not.a.token")
    sheet.page.get_by_role("button", name="New version").click(timeout=30_000)
    expect(sheet.field).to_have_value("not.a.token")
    expect(sheet.page.get_by_role("dialog")).to_contain_text("will be emptied")
    sheet.page.get_by_role("button", name="Use the new version").click()
    expect(sheet.page.locator("h1").first).to_have_text("A newer one")
    sheet.ready()
    expect(sheet.field).to_have_value("")
    kept(sheet.page)
    assert before != cache_of(sheet)
    host.stop()
    reload(sheet)
    expect(sheet.page.locator("h1").first).to_have_text("A newer one")


def test_a_newer_version_that_is_refused_changes_nothing(sheet: Sheet, host: Host) -> None:
    host.publish("A newer one")
    reload(sheet)
    sheet.paste("not.a.token")
    sheet.page.get_by_role("button", name="New version").click(timeout=30_000)
    sheet.page.get_by_role("button", name="Keep this version").click()
    expect(sheet.page.get_by_role("dialog")).to_be_hidden()
    expect(sheet.field).to_have_value("not.a.token")
    reload(sheet)
    expect(sheet.page.locator("h1").first).to_have_text("JWT Decoder")
    expect(sheet.page.get_by_role("button", name="New version")).to_be_visible()


def test_a_newer_version_with_a_file_that_is_not_its_own_is_refused(
    sheet: Sheet, host: Host, provoked: Callable[[str], None]
) -> None:
    provoked("integrity|digest")
    host.publish("A newer one")
    (host.folder / "index.html").write_text((host.folder / "index.html").read_text() + "<p>tampered</p>")
    # It settles when the new worker could not be installed; the browser looks for one when the page is opened.
    gone = """async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      const found = new Promise((resolve) => (registration.onupdatefound = resolve));
      if (!registration.installing) await found;
      const worker = registration.installing;
      while (worker.state === "installing") await new Promise((resolve) => (worker.onstatechange = resolve));
      return worker.state;
    }"""
    sheet.page.reload()
    assert "redundant" == sheet.page.evaluate(gone)
    sheet.ready()
    expect(sheet.page.locator("#update")).to_be_hidden()
    reload(sheet)
    kept(sheet.page)
    expect(sheet.page.locator("h1").first).to_have_text("JWT Decoder")


@pytest.mark.parametrize("body", [None, "damage"], ids=["missing", "damaged"])
@pytest.mark.parametrize("pattern", ["assets/*.snapshot.zst", "assets/page-*.js", "index.html", "rules.html"])
def test_a_cache_that_lost_something_heals_itself(sheet: Sheet, host: Host, pattern: str, body: str | None) -> None:
    """Whether it is what the page starts from, or what is wanted only later."""
    change(sheet, file(host, pattern), body=body)
    reload(sheet)
    works(sheet)
    kept(sheet.page)
    host.stop()
    reload(sheet)
    works(sheet)
    sheet.page.goto(f"{host.address}rules.html")
    assert "Rules" in sheet.page.title()


def test_without_the_list_of_what_is_kept_nothing_is_promised(sheet: Sheet, host: Host) -> None:
    """The line at the top stands only while it is true."""
    host.stop()
    change(sheet, file(host, "rules.html"), body=None)
    reload(sheet)
    works(sheet)
    expect(sheet.page.locator("#offline")).to_be_hidden()


def test_caches_of_others_on_the_same_origin_stay(sheet: Sheet, host: Host) -> None:
    """An origin may be shared, also by another copy of this page in another folder."""
    stale, other = f"jwt-decoder /{FOLDER}/ {'0' * 64}", f"jwt-decoder /{FOLDER}/deeper/ {'0' * 64}"
    foreign = [other, "jwt-decoder", f"jwt-decoder /{FOLDER}/ notes", "workbox-precache"]
    sheet.page.evaluate("(names) => Promise.all(names.map((name) => caches.open(name)))", [stale, *foreign])
    host.publish("A newer one")
    reload(sheet)
    sheet.page.get_by_role("button", name="New version").click(timeout=30_000)
    sheet.page.get_by_role("button", name="Use the new version").click()
    expect(sheet.page.locator("h1").first).to_have_text("A newer one")
    sheet.ready()
    names = sheet.page.evaluate(CACHES)
    assert sorted(foreign) == sorted(set(names) & {stale, *foreign})
    assert len(foreign) + 1 == len(names)


def test_nothing_gets_out_through_the_service_worker(
    sheet: Sheet, host: Host, listener: Listener, provoked: Callable[[str], None]
) -> None:
    provoked("")
    reload(sheet)
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
    reload(sheet)
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
        reload(sheet)
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


def test_the_page_as_one_file_and_a_frame_register_nothing(sheet: Sheet, host: Host) -> None:
    unregister = "async () => { await (await navigator.serviceWorker.getRegistration()).unregister(); }"
    sheet.page.evaluate(unregister)
    for path in ("jwt-decoder.html", "blank.html"):
        (host.folder / "blank.html").write_text(
            "<!doctype html><title>blank</title><link rel=icon href='data:,'><iframe src=index.html></iframe>"
        )
        sheet.page.goto(host.address + path)
        inside = (
            sheet.page.frame_locator("iframe").locator("html") if path == "blank.html" else sheet.page.locator("html")
        )
        expect(inside).to_have_attribute("data-engine", "ready", timeout=60_000)
        assert 0 == sheet.page.evaluate("() => navigator.serviceWorker.getRegistrations().then((all) => all.length)")


@pytest.mark.not_in("firefox", "it does not say whether a page can be installed.")
def test_the_sealed_page_can_be_installed(sheet: Sheet) -> None:
    """The seal forbids images but those that stand in the page, so the icons stand in the manifest."""
    session = sheet.page.context.new_cdp_session(sheet.page)
    errors = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert {"in-incognito"} >= {error["errorId"] for error in errors}
