"""Without a network: what was visited once opens, decodes and verifies; a newer version asks; damage heals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from jwt_decoder_docs.headers import PERMISSIONS
from playwright.sync_api import expect

from tests.browser.hosted import FOLDER
from tests.browser.test_offline.conftest import CACHES, cache_of, change, file, kept, reload, works

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.fleet import Fleet
    from tests.browser.hosted import Host
    from tests.browser.test_page.conftest import Sheet
    from tests.browser.watch import Watch


def test_after_one_visit_the_page_works_with_the_server_gone(sheet: Sheet, host: Host) -> None:
    host.stop()
    sheet.open()
    works(sheet)
    kept(sheet.page)
    titles = {"rules.html": "Rules", "torture.html": "Edge cases", "learn/": "Learn", "index.html": "JWT Decoder"}
    for name, title in titles.items():
        sheet.page.goto(host.address + name)
        assert title in sheet.page.title()
    assert "service worker" not in sheet.page.locator("#offline").inner_text()


@pytest.mark.usefixtures("unvisited")
def test_nothing_of_the_start_is_fetched_twice(sheet: Sheet, host: Host) -> None:
    """The page puts into the cache what it fetched; a second visit asks for the service worker's script at most."""
    first = [path for path in host.asked if path.startswith("assets/") and path.endswith((".gz", ".zst"))]
    assert sorted(set(first)) == sorted(first)
    host.asked.clear()
    sheet.open()
    works(sheet)
    kept(sheet.page)
    assert {"sw.js"} >= set(host.asked)


def test_a_page_that_came_from_the_service_worker_states_its_policy_in_headers(sheet: Sheet, host: Host) -> None:
    response = sheet.page.goto(host.address)
    sheet.ready()
    assert response is not None
    meta = sheet.page.locator("meta[http-equiv]").first.get_attribute("content")
    assert meta == response.headers["content-security-policy"]
    assert response.headers["connection-allowlist"].startswith("(response-origin")
    assert PERMISSIONS == response.headers["permissions-policy"]


def test_a_newer_version_is_offered_and_waits_until_it_is_taken(sheet: Sheet, host: Host) -> None:
    """Nothing happens to what was typed until the person says so, and never to caches of others on the same origin.

    An origin may be shared, also by another copy of this page in another folder.
    """
    before = cache_of(sheet)
    stale, other = f"jwt-decoder /{FOLDER}/ {'0' * 64}", f"jwt-decoder /{FOLDER}/deeper/ {'0' * 64}"
    foreign = [other, "jwt-decoder", f"jwt-decoder /{FOLDER}/ notes", "workbox-precache"]
    sheet.page.evaluate("(names) => Promise.all(names.map((name) => caches.open(name)))", [stale, *foreign])
    host.publish("A newer one")
    sheet.open()
    sheet.paste("not.a.token")
    offered = sheet.page.get_by_role("button", name="New version")
    offered.click(timeout=60_000)
    expect(sheet.field).to_have_value("not.a.token")
    expect(sheet.page.get_by_role("dialog")).to_contain_text("will be cleared")
    sheet.page.get_by_role("button", name="Keep this version").click()
    expect(sheet.page.get_by_role("dialog")).to_be_hidden()
    expect(sheet.field).to_have_value("not.a.token")
    reload(sheet)
    expect(sheet.page.locator("h1").first).to_have_text("JWT Decoder")

    offered.click()
    sheet.page.get_by_role("button", name="Use the new version").click()
    expect(sheet.page.locator("h1").first).to_have_text("A newer one")
    sheet.ready()
    expect(sheet.field).to_have_value("")
    kept(sheet.page)
    names = sheet.page.evaluate(CACHES)
    assert sorted(foreign) == sorted(set(names) & {before, stale, *foreign})
    assert len(foreign) + 1 == len(names)
    host.stop()
    reload(sheet)
    expect(sheet.page.locator("h1").first).to_have_text("A newer one")


def test_a_newer_version_with_a_file_that_is_not_its_own_is_refused(
    sheet: Sheet, host: Host, provoked: Callable[[str], None]
) -> None:
    provoked("integrity|digest")
    host.publish("A newer one")
    (host.folder / "index.html").write_text((host.folder / "index.html").read_text() + "<p>tampered</p>")
    # It settles when the new worker could not be installed. The browser looks for one when the page is opened, perhaps
    # before anybody listens, and when it is asked to.
    gone = """async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      const found = new Promise((resolve) => {
        registration.onupdatefound = () => resolve(registration.installing);
      });
      registration.update().catch(() => undefined);
      const worker = registration.installing ?? await found;
      while (worker.state === "installing") await new Promise((resolve) => (worker.onstatechange = resolve));
      return worker.state;
    }"""
    sheet.page.goto(host.address)
    assert "redundant" == sheet.page.evaluate(gone)
    sheet.ready()
    expect(sheet.page.locator("#update")).to_be_hidden()
    sheet.open()
    kept(sheet.page)
    expect(sheet.page.locator("h1").first).to_have_text("JWT Decoder")


@pytest.mark.parametrize("body", [None, "damage"], ids=["missing", "damaged"])
@pytest.mark.parametrize("pattern", ["assets/*.snapshot.zst", "assets/page-*.js", "index.html", "rules.html"])
def test_a_cache_that_lost_something_heals_itself(sheet: Sheet, host: Host, pattern: str, body: str | None) -> None:
    """Whether it is what the page starts from, or what is wanted only later."""
    change(sheet, file(host, pattern), body=body)
    sheet.open()
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
    sheet.open()
    works(sheet)
    expect(sheet.page.locator("#offline")).to_be_hidden()


def test_the_page_as_one_file_and_a_frame_register_nothing(fleet: Fleet, watch: Watch, host: Host) -> None:
    (host.folder / "blank.html").write_text(
        "<!doctype html><title>blank</title><link rel=icon href='data:,'><iframe src=index.html></iframe>"
    )
    context = fleet.context(service_workers="allow")
    watch.context(context)
    page = context.new_page()
    for path in ("jwt-decoder.html", "blank.html"):
        page.goto(host.address + path)
        inside = page.frame_locator("iframe").locator("html") if path == "blank.html" else page.locator("html")
        expect(inside).to_have_attribute("data-engine", "ready")
        assert 0 == page.evaluate("() => navigator.serviceWorker.getRegistrations().then((all) => all.length)")
    context.close()


@pytest.mark.not_in("firefox", "it does not say whether a page can be installed.")
def test_the_sealed_page_can_be_installed(sheet: Sheet, host: Host) -> None:
    """The seal forbids images but those that stand in the page, so the icons stand in the manifest."""
    sheet.page.goto(host.address)
    session = sheet.page.context.new_cdp_session(sheet.page)
    errors = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert {"in-incognito"} >= {error["errorId"] for error in errors}
