"""The panel behind the word "Sealed": each of its lines is true, and it shows nothing of a token."""

from __future__ import annotations

import hashlib
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import Locator, expect
from site_builder.hosting import policy
from site_builder.pages import privacy

from tests.browser.fleet import NAME
from tests.browser.test_page.test_page_access import violations
from tests.conftest import DIST

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page, Route

    from tests.browser.test_page.conftest import Sheet

ONE_FILE: Final = DIST / "jwt-decoder.html"
REQUEST: Final = "() => fetch('LICENSE.txt?a-secret').then((answer) => answer.ok, () => false)"
PLANT: Final = """async () => {
  localStorage.setItem("planted-local", "a");
  sessionStorage.setItem("planted-session", "b");
  document.cookie = "planted-cookie=c";
  await caches.open("planted-cache");
  await new Promise((done) => { indexedDB.open("planted-database").onsuccess = done; });
}"""
UNFOLD: Final = "() => document.querySelectorAll('#sealed details').forEach((one) => { one.open = true; })"
# What the panel says at one instant: the browser tells it of a request some time after it was made.
COUNTED: Final = """() => {
  const said = (place) => place.innerText;
  const rows = Array.from(document.querySelectorAll("[data-file]"));
  const came = rows.map((row) => [row.dataset.file, said(row.querySelector(".privacy-came"))]);
  return [said(document.getElementById("privacy-before")), Object.fromEntries(came)];
}"""
MANY: Final = """() => {
  for (let i = 0; i < 50; i += 1) localStorage.setItem(`<b>${i}\\u202e${"x".repeat(500)}`, "");
}"""
TOP: Final = "() => [summary, report, paste].map((one) => one.getBoundingClientRect().top)"


def panel_of(page: Page) -> Locator:
    return page.locator("#sealed .privacy")


def opened(sheet: Sheet) -> Locator:
    """Open the panel of a page on which Python runs, and return it."""
    sheet.page.locator("#sealed > summary").click()
    panel = panel_of(sheet.page)
    expect(panel).to_be_visible()
    return panel


def stated(panel: Locator) -> list[str]:
    """Return the exact texts of the policies that the panel shows."""
    lists = panel.locator("[data-policy]").all()
    return ["; ".join(one.locator("code").all_text_contents()) for one in lists]


def without_seal(route: Route) -> None:
    """Give the page a seal that refuses nothing."""
    response = route.fetch()
    body = response.text()
    assert policy.text(policy.SEAL) in body
    route.fulfill(response=response, body=body.replace(policy.text(policy.SEAL), "form-action 'none'"))


@pytest.mark.tidy
def test_the_keyboard_opens_and_closes_it_and_the_paste_stays(sheet: Sheet, article: str) -> None:
    sheet.paste(article)
    word = sheet.page.locator("#sealed > summary")
    word.focus()
    sheet.page.keyboard.press("Enter")
    expect(panel_of(sheet.page)).to_be_visible()
    sheet.page.keyboard.press("Tab")
    assert panel_of(sheet.page).evaluate("(panel) => panel.contains(document.activeElement)")
    sheet.page.keyboard.press("Escape")
    expect(panel_of(sheet.page)).to_be_hidden()
    expect(word).to_be_focused()
    expect(sheet.field).to_have_value(article)


@pytest.mark.tidy
def test_escape_in_the_field_closes_the_panel_first(sheet: Sheet, article: str) -> None:
    opened(sheet)
    sheet.paste(article)
    sheet.field.focus()
    sheet.page.keyboard.press("Escape")
    expect(panel_of(sheet.page)).to_be_hidden()
    expect(sheet.field).to_be_focused()
    expect(sheet.field).to_have_value(article)
    sheet.page.keyboard.press("Escape")
    expect(sheet.field).to_have_value("")


@pytest.mark.tidy
def test_its_button_closes_it(sheet: Sheet) -> None:
    panel = opened(sheet)
    panel.get_by_role("button", name="Close").click()
    expect(panel).to_be_hidden()
    expect(sheet.page.locator("#sealed > summary")).to_be_focused()


@pytest.mark.tidy
def test_nothing_moves_for_it(sheet: Sheet, article: str) -> None:
    sheet.paste(article)
    before = sheet.page.evaluate(TOP)
    opened(sheet)
    assert before == sheet.page.evaluate(TOP)


@pytest.mark.tidy
def test_the_policy_is_the_one_that_is_stated(sheet: Sheet) -> None:
    metas = sheet.page.locator('meta[http-equiv="Content-Security-Policy"]').all()
    base, seal = stated(opened(sheet))

    assert policy.text(policy.SEAL) == seal
    assert [one.get_attribute("content") for one in metas] == [base, seal]
    # These two hold the digests of what stands in the page.
    own = {"script-src": "", "style-src": ""}
    assert {**policy.SITE, **own} == {**dict(one.split(" ", 1) for one in base.split("; ")), **own}
    expect(sheet.page.locator("#privacy-stated")).to_be_visible()
    expect(sheet.page.locator("#privacy-altered")).to_be_hidden()


def test_a_policy_that_was_changed_on_its_way_is_said(fresh: Sheet) -> None:
    fresh.page.route("**/page-*.js", without_seal)
    opened(fresh.open())
    expect(fresh.page.locator("#privacy-altered")).to_be_visible()
    expect(fresh.page.locator("#privacy-stated")).to_be_hidden()


@pytest.mark.tidy
def test_the_files_that_came_are_listed_with_how_they_came(sheet: Sheet) -> None:
    opened(sheet)
    sheet.page.evaluate(UNFOLD)
    rows = {str(row.get_attribute("data-file")): row for row in sheet.page.locator("[data-file]").all()}
    plain_only = {name for name in rows if re.search(r"/(stdlib|engine)-", name)}
    # Firefox keeps fonts for all its tabs, and asks for one only if no test before has done so.
    kept = {name for name in rows if name.endswith(".woff2")} if NAME == "firefox" else set()
    # The browser tells of a request some time after it was made.
    for name in rows.keys() - plain_only - kept:
        expect(rows[name].locator(".privacy-came")).to_have_text("over the network")
    said, came = sheet.page.evaluate(COUNTED)

    assert {"not asked for"} == {came[name] for name in plain_only}
    assert {"over the network", "not asked for"} >= {came[name] for name in kept}
    count = [*came.values()].count("over the network")
    assert f"the page itself, and {count} requests for files of this build" == said
    expect(sheet.page.locator("#privacy-others")).to_be_hidden()


def test_a_request_that_something_else_made_before_the_seal_is_listed(fresh: Sheet) -> None:
    fresh.page.add_init_script("if (location.protocol === 'http:') fetch('LICENSE.txt?a-secret')")
    panel = opened(fresh.open())
    expect(panel.locator("#privacy-others li")).to_have_text("another address of this site, requested by fetch")
    expect(panel.locator("#privacy-before")).to_contain_text(", and 1 for something else")
    assert "a-secret" not in (panel.text_content() or "")


@pytest.mark.tidy
def test_nothing_is_asked_for_after_the_seal(sheet: Sheet, make_token: Callable[..., str], secret: str) -> None:
    """Pasting, verifying and copying, with the panel open beside it."""
    panel = opened(sheet)
    sheet.paste(make_token('{"iss":"https://attacker.example","jku":"https://attacker.example/keys"}'))
    sheet.give(secret)
    assert sheet.state("signature") == "valid"
    sheet.page.locator("#copy-report").evaluate("(button) => button.click()")
    expect(sheet.page.locator("#announcement")).not_to_have_text("")
    expect(panel.locator("#privacy-after")).to_have_text("0 requests")
    expect(panel.locator("#privacy-refused")).to_have_text("nothing")
    expect(panel.locator("#privacy-leaks")).to_be_hidden()


def test_a_request_after_the_seal_is_said_loudly(fresh: Sheet) -> None:
    """Also while the panel is closed, and to a screen reader."""
    fresh.page.route("**/page-*.js", without_seal)
    sheet = fresh.open()
    assert sheet.page.evaluate(REQUEST)
    alarm = "Sealed, but 1 request went out: see which"
    expect(sheet.page.locator("#sealed > summary")).to_have_text(re.compile(alarm))
    expect(sheet.page.locator("#sealed-holds")).to_be_hidden()
    expect(sheet.page.locator("#announcement")).to_have_text(alarm)
    panel = opened(sheet)
    expect(panel.locator("#privacy-after")).to_have_text("1 request")
    expect(panel.locator("#privacy-leaks li")).to_have_text("another address of this site, requested by fetch")
    assert sheet.page.evaluate(REQUEST)
    expect(panel.locator("#privacy-after")).to_have_text("2 requests")
    assert "a-secret" not in (panel.text_content() or "")


def test_what_the_policy_refuses_is_no_request_and_is_said(sheet: Sheet, provoked: Callable[[str], None]) -> None:
    provoked("Content Security Policy|blocked the loading of a resource")
    panel = opened(sheet)
    assert not sheet.page.evaluate(REQUEST)
    sheet.page.evaluate("() => new Promise((done) => { const i = new Image(); i.onerror = done; i.src = 'x.png'; })")
    expect(panel.locator("#privacy-refused")).to_have_text("attempts, by connect-src, img-src")
    expect(panel.locator("#privacy-after")).to_have_text("0 requests")
    expect(sheet.page.locator("#sealed-holds")).to_be_visible()


@pytest.mark.tidy
def test_nothing_of_ours_is_stored(sheet: Sheet, article: str) -> None:
    sheet.paste(article)
    panel = opened(sheet)
    for kind in ("cookies", "local", "session", "databases"):
        expect(panel.locator(f'[data-stored="{kind}"]')).to_have_text("none")
    for kind in ("caches", "workers"):
        expect(panel.locator(f'[data-stored="{kind}"]')).not_to_contain_text("not of this page")
    expect(panel.locator("#privacy-foreign")).to_be_hidden()


def test_what_another_page_of_the_site_stored_is_named(sheet: Sheet) -> None:
    """While one looks, and without what is in it."""
    panel = opened(sheet)
    sheet.page.evaluate(PLANT)
    for kind, name in (
        ("cookies", "planted-cookie"),
        ("local", "planted-local"),
        ("session", "planted-session"),
        ("databases", "planted-database"),
        ("caches", "planted-cache"),
    ):
        expect(panel.locator(f'[data-stored="{kind}"]')).to_contain_text(f"not of this page: {name}")
    expect(panel.locator("#privacy-foreign")).to_be_visible()


def test_the_files_that_the_page_keeps_are_told_from_those_of_others(sheet: Sheet) -> None:
    sheet.page.evaluate(
        "() => Promise.all([caches.open('jwt-decoder / planted'), caches.open('jwt-decoder /other/ one')])"
    )
    cell = opened(sheet).locator('[data-stored="caches"]')
    expect(cell).to_contain_text("of this page, its own files: jwt-decoder / planted")
    expect(cell).to_contain_text("not of this page: jwt-decoder /other/ one")


def test_many_and_hostile_names_stay_text_and_short(sheet: Sheet) -> None:
    sheet.page.evaluate(MANY)
    cell = opened(sheet).locator('[data-stored="local"]')
    expect(cell).to_contain_text("and 42 more")
    assert len(cell.text_content() or "") < 1000
    assert [] == cell.locator("b").all()


@pytest.mark.tidy
def test_nothing_of_a_token_appears_in_it(sheet: Sheet, make_token: Callable[..., str], secret: str) -> None:
    token = make_token('{"sub":"planted-subject","iss":"https://planted.example/x"}')
    sheet.paste(token)
    sheet.give(secret)
    text = opened(sheet).text_content() or ""

    assert [] == [part for part in ("planted-", secret, *token.split(".")) if part in text]


@pytest.mark.tidy
def test_the_digests_are_those_of_the_files(sheet: Sheet) -> None:
    panel = opened(sheet)
    rows = panel.locator("[data-file]").all()
    shown = {str(row.get_attribute("data-file")): row.locator(".digest").text_content() for row in rows}
    sums = (DIST / "SHA256SUMS").read_text().splitlines(keepends=True)
    counted = "".join(line for line in sums if line.rstrip("\n").split("  ")[1] not in privacy.EXCEPT)

    assert {name: hashlib.sha256((DIST / name).read_bytes()).hexdigest() for name in shown} == shown
    assert hashlib.sha256(counted.encode()).hexdigest() == panel.locator("#privacy-build").text_content()
    assert hashlib.sha256(ONE_FILE.read_bytes()).hexdigest() in (panel.text_content() or "")


@pytest.mark.tidy
def test_the_command_is_shown_as_it_must_be_typed(sheet: Sheet) -> None:
    command = opened(sheet).locator(".privacy-commands code").last.inner_text()
    given = subprocess.run(["sh", "-c", command], cwd=DIST, capture_output=True, text=True, check=True)  # noqa: S603, S607 - a shell runs what the page shows

    assert f"{sheet.page.locator('#privacy-build').text_content()}  -\n" == given.stdout


@pytest.mark.tidy
def test_the_one_file_comes_by_a_click_which_the_seal_does_not_stop(sheet: Sheet) -> None:
    panel = opened(sheet)
    with sheet.page.expect_download() as coming:
        panel.get_by_role("link", name="jwt-decoder.html").click()

    assert ONE_FILE.read_bytes() == Path(coming.value.path()).read_bytes()
    expect(panel.locator("#privacy-after")).to_have_text("0 requests")


@pytest.mark.tidy
def test_the_server_is_not_said_to_have_sent_what_a_page_cannot_know(sheet: Sheet) -> None:
    panel = opened(sheet)
    expect(panel.locator('[data-came="server"]')).to_be_visible()
    expect(panel.locator('[data-came="file"], [data-came="worker"]').filter(visible=True)).to_have_count(0)


def test_what_this_browser_lacks_is_said(fresh: Sheet) -> None:
    sheet = fresh.open()
    # Python has started: its worker needed the policy.
    sheet.page.evaluate("() => { delete globalThis.RTCPeerConnection; delete globalThis.trustedTypes; }")
    panel = opened(sheet)
    expect(panel.locator('[data-lacks="webrtc"]')).to_be_visible()
    expect(panel.locator('[data-lacks="types"]')).to_be_visible()


@pytest.mark.tidy
@pytest.mark.since("chromium", 152, "it has no Connection-Allowlist.")
def test_what_this_browser_has_is_not_said_to_be_lacking(sheet: Sheet) -> None:
    panel = opened(sheet)
    expect(panel.locator('[data-lacks="webrtc"]')).to_be_hidden()
    expect(panel.locator('[data-lacks="types"]')).to_be_hidden()
    allowlist = panel.locator('[data-lacks="allowlist"]')
    expect(allowlist).to_be_hidden() if NAME == "chromium" else expect(allowlist).to_be_visible()


def test_a_browser_that_tells_nothing_is_not_counted_as_silent(fresh: Sheet) -> None:
    fresh.page.add_init_script("delete globalThis.PerformanceObserver")
    expect(opened(fresh.open()).locator("#privacy-unseen")).to_be_visible()


def test_the_one_file_tells_its_own_truth(fresh: Sheet, provoked: Callable[[str], None]) -> None:
    provoked("^request to another place: (file|blob):")
    fresh.page.goto(ONE_FILE.as_uri())
    fresh.ready()
    metas = fresh.page.locator('meta[http-equiv="Content-Security-Policy"]').all()
    panel = opened(fresh)
    base, seal = stated(panel)

    assert [one.get_attribute("content") for one in metas] == [base, seal]
    assert "manifest-src 'none'" in base
    expect(panel.locator("#privacy-stated")).to_be_visible()
    expect(panel.locator('[data-came="file"]')).to_be_visible()
    expect(panel.locator("#privacy-after")).to_have_text("0 requests")
    expect(panel.locator("#privacy-before")).to_have_text("only the page itself")
    expect(panel).to_contain_text("sha256sum jwt-decoder.html")
    expect(panel.get_by_role("link")).to_have_count(0)
    digests = set(panel.locator(".privacy-files .digest").all_text_contents())
    packed = [path for path in DIST.glob("assets/*") if re.match(r"(worker|zstd|python)-.*\.(gz|zst)$", path.name)]
    assert {hashlib.sha256(path.read_bytes()).hexdigest() for path in packed} < digests


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")])
def test_axe_finds_nothing_in_it(open_shared: Callable[..., Sheet], width: int, scheme: str) -> None:
    sheet = open_shared({"width": width, "height": 800}, color_scheme=scheme)
    opened(sheet)
    sheet.page.evaluate(UNFOLD)
    assert violations(sheet.page) == []


def test_it_loses_nothing_at_400_per_cent(open_shared: Callable[..., Sheet]) -> None:
    sheet = open_shared({"width": 320, "height": 256})
    panel = opened(sheet)
    sheet.page.evaluate(UNFOLD)
    assert sheet.page.evaluate("document.documentElement.scrollWidth") <= 320
    close = panel.get_by_role("button", name="Close")
    close.scroll_into_view_if_needed()
    expect(close).to_be_in_viewport()


@pytest.mark.not_in("firefox", "its driver changes no medium.")
def test_it_is_printed_only_if_it_is_open(sheet: Sheet) -> None:
    sheet.page.emulate_media(media="print")
    expect(panel_of(sheet.page)).to_be_hidden()
    sheet.page.emulate_media(media="screen")
    opened(sheet)
    sheet.page.emulate_media(media="print")
    expect(panel_of(sheet.page)).to_be_visible()
    below = panel_of(sheet.page).evaluate("(e) => e.getBoundingClientRect().bottom")
    assert sheet.page.locator("#report").evaluate("(e) => e.getBoundingClientRect().top") >= below


def test_it_has_edges_in_forced_colours(open_shared: Callable[..., Sheet]) -> None:
    sheet = open_shared(forced_colors="active")
    panel = opened(sheet)
    assert panel.evaluate("(e) => getComputedStyle(e).borderLeftStyle") == "solid"
    assert panel.evaluate("(e) => getComputedStyle(e).borderLeftColor !== getComputedStyle(e).backgroundColor")
