"""What comes with the address: read once, cleared from it, and refused where a server has seen it."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browser.fleet import NAME
from tests.browser.test_page.conftest import encoded

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.test_page.conftest import Sheet
    from tests.browser.watch import Watch

MARK: Final = "do-not-keep-me"
KEPT: Final = """async () => JSON.stringify({
  local: { ...localStorage }, session: { ...sessionStorage }, cookies: document.cookie, caches: await caches.keys(),
  title: document.title, address: location.href, state: history.state, name: window.name,
})"""
REFUSED: Final = (
    "token=abc",
    "id_token={token}",
    "jwt={token}",
    "access_token=abc&state=x",
    "q={token}",
    "TOKEN={token}",
    "secret=abc",
    "code=abc&id_token={token}",
)


def token_of(make_token: Callable[..., str]) -> str:
    return make_token(json.dumps({"sub": MARK, "nonce": "n", "exp": 1_700_003_600}))


def hash_of(text: str) -> str:
    return encoded(hashlib.sha256(text.encode()).digest()[:16])


def kept(page: Page) -> str:
    """Return all that this page could keep."""
    return str(page.evaluate(KEPT))


def test_a_token_in_the_fragment_is_read_once_and_cleared(fresh: Sheet, make_token: Callable[..., str]) -> None:
    token = token_of(make_token)
    sheet = fresh.open(f"#token={token}")
    sheet.settled()

    assert token == sheet.field.input_value()
    assert '"sub": "do-not-keep-me",' in sheet.json("payload")
    assert sheet.site == sheet.page.url
    assert token not in kept(sheet.page)
    expect(sheet.page.locator("#arrived")).to_be_visible()
    expect(sheet.page.locator("#arrived-back")).to_be_hidden()

    sheet.page.reload()
    sheet.ready()
    assert sheet.field.input_value() == ""


@pytest.mark.not_in(
    "firefox", "It keeps the page itself alive for going back, and its driver waits for a load in vain."
)
def test_going_back_does_not_bring_it_back(fresh: Sheet, make_token: Callable[..., str]) -> None:
    """The entry of the session's history is replaced, not followed by another."""
    sheet = fresh.open(f"#token={token_of(make_token)}")
    length = sheet.page.evaluate("() => history.length")
    sheet.page.goto(f"{sheet.site}torture.html")
    sheet.page.go_back()
    sheet.ready()

    assert sheet.site == sheet.page.url
    assert sheet.field.input_value() == ""
    assert length + 1 == sheet.page.evaluate("() => history.length")


def test_settings_come_beside_the_token_and_a_secret_never(fresh: Sheet, make_token: Callable[..., str]) -> None:
    token = token_of(make_token)
    sheet = fresh.open(f"#token={token}&now=2023-11-14T23:00:00Z&theme=dark&view=compact&key=keep-this")
    sheet.settled()

    assert token == sheet.field.input_value()
    assert sheet.key.input_value() == ""
    assert sheet.state("time") == "current"
    expect(sheet.page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(sheet.page.locator("html")).to_have_attribute("data-view", "compact")
    assert "keep-this" not in kept(sheet.page)


@pytest.mark.parametrize("query", REFUSED)
def test_a_token_in_the_query_is_refused_with_the_reason(
    fresh: Sheet, make_token: Callable[..., str], query: str
) -> None:
    token = token_of(make_token)
    sheet = fresh.open(f"?{query.format(token=token)}&view=compact")

    expect(sheet.page.get_by_role("alert").filter(has_text="was not read")).to_contain_text("#token=")
    assert sheet.field.input_value() == ""
    assert f"{sheet.site}?view=compact" == sheet.page.url


def test_other_queries_stay_as_they_are(fresh: Sheet) -> None:
    sheet = fresh.open("?utm_source=a&v=1.2.3#learn")

    assert f"{sheet.site}?utm_source=a&v=1.2.3#learn" == sheet.page.url
    expect(sheet.page.locator("#refused")).to_be_hidden()
    expect(sheet.page.locator("#arrived")).to_be_hidden()


def test_a_link_followed_while_the_page_is_open_loses_nothing(fresh: Sheet, make_token: Callable[..., str]) -> None:
    token, other = token_of(make_token), make_token('{"sub":"typed before"}')
    sheet = fresh.open()
    sheet.paste(other)
    sheet.page.evaluate("(hash) => { location.hash = hash; }", f"token={token}")
    expect(sheet.field).to_have_value(token)
    expect(sheet.page).to_have_url(sheet.site)
    sheet.page.get_by_role("button", name="Bring back the previous text").click()

    expect(sheet.field).to_have_value(other)


def test_a_place_in_the_page_is_no_arrival(fresh: Sheet, make_token: Callable[..., str]) -> None:
    sheet = fresh.open()
    sheet.paste(token_of(make_token))
    sheet.page.evaluate("() => { location.hash = 'payload'; }")

    expect(sheet.page).to_have_url(f"{sheet.site}#payload")
    assert sheet.field.input_value() == token_of(make_token)


def test_a_redirect_is_shown_token_by_token_with_its_cross_checks(fresh: Sheet, make_token: Callable[..., str]) -> None:
    """Arriving with it says the same as pasting it whole."""
    access = make_token('{"iss":"https://i.example","aud":"api","scope":"a","client_id":"c","jti":"j"}')
    claims = {"iss": "https://i.example", "nonce": "n", "at_hash": hash_of(access), "c_hash": hash_of("abc")}
    redirect = f"#id_token={make_token(json.dumps(claims))}&access_token={access}&code=abc&state=xyz&token_type=bearer"
    sheet = fresh.open(redirect)
    sheet.settled()

    assert redirect == sheet.field.input_value()
    expect(sheet.page.locator("#token-list .token-name")).to_have_text(["id_token", "access_token"])
    for finding in ("at-hash-match", "c-hash-match"):
        expect(sheet.page.locator(f'[data-finding="{finding}"]')).to_have_count(1)
    arrived = notes(sheet)
    assert sheet.site == sheet.page.url

    sheet.paste(f"{sheet.site}callback{redirect}")
    assert arrived == notes(sheet) == ["response-code", "response-state"]


@pytest.mark.parametrize("mark", ["?", "#"])
def test_an_error_response_is_explained(fresh: Sheet, mark: str) -> None:
    sheet = fresh.open(f"{mark}error=access_denied&error_description=%3Cimg%20src=x%3E&state=x")
    sheet.settled()

    expect(sheet.summary).to_have_text("The authorization server answered with an error: access_denied.")
    expect(sheet.page.locator('[data-note="response-error"]')).to_contain_text("RFC 6749 §4.1.2.1")
    expect(sheet.page.locator('[data-note="response-error-description"]')).to_contain_text("<img src=x>")
    assert sheet.site == sheet.page.url


def test_a_code_in_the_query_is_explained_and_warned_about(fresh: Sheet) -> None:
    sheet = fresh.open("?code=SplxlOBeZQQYbYS6WxSbIA&state=x&view=full")
    sheet.settled()

    expect(sheet.summary).to_have_text("This is an authorization code, not a token.")
    expect(sheet.page.locator('[data-note="response-code"]')).to_contain_text("token endpoint")
    expect(sheet.page.locator('[data-note="response-code-in-query"]')).to_contain_text("its log")
    assert sheet.field.input_value() == "?code=SplxlOBeZQQYbYS6WxSbIA&state=x"
    assert f"{sheet.site}?view=full" == sheet.page.url


HOSTILE: Final = {
    "percent garbage": "token=%ff%zz%e0%a4%",
    "markup": "token=" + quote("<img src=x onerror=alert(1)>.<svg onload=alert(1)>.x"),
    "names": "__proto__=a.b.c&constructor=1&token=ey.ey.ey&toString=2",
    "view": "view=__proto__&theme=constructor&now=NaN&token=a.b.c",
    "now": "now=1e400&token=a.b.c",
    "bidirectional": "error=a&error_description=%E2%80%AE%00%0A",
    "ampersands": "&" * 10_000 + "token=a.b.c",
    "duplicates": "&".join(["token=eyJhbGciOiJub25lIn0.eyJhIjoxfQ."] * 200),
    # Firefox takes no address that is longer than a megabyte.
    "as long as an address may be": "token=" + "a." * (400_000 if NAME == "firefox" else 1_000_000),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_fragment_breaks_nothing(fresh: Sheet, name: str) -> None:
    """The page answers, is cleared, and takes the next paste."""
    fresh.page.goto(fresh.site)
    fresh.page.evaluate("(hash) => { location.hash = hash; }", HOSTILE[name])
    expect(fresh.page).to_have_url(fresh.site)
    fresh.ready()
    fresh.settled()

    assert fresh.summary.inner_text() not in {"", "The answer couldn’t be shown."}
    expect(fresh.page.locator("#report")).not_to_have_attribute("data-state", "trouble")
    assert fresh.page.locator("#report img, #report svg:not(#timeline)").count() == 0


def test_nothing_of_it_is_kept_or_sent(fresh: Sheet, watch: Watch, make_token: Callable[..., str]) -> None:
    token = token_of(make_token)
    sheet = fresh.open(f"#id_token={token}&state={MARK}")
    sheet.settled()

    assert MARK not in kept(sheet.page)
    assert token not in kept(sheet.page)
    assert [] == [url for url in watch.requests if "#" not in url and (MARK in url or token in url)]


def notes(sheet: Sheet) -> list[str]:
    """Return what is said of the paste itself, by id."""
    return [note.get_attribute("data-note") or "" for note in sheet.page.locator("#notes li").all()]
