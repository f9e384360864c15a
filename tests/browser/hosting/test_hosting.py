"""The site on real servers with the files that are shipped for them."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING, Final
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest
from jwt_decoder_docs.headers import TYPES
from playwright.sync_api import expect
from site_builder.hosting import check, content_coding, host_files
from site_builder.pages import not_found

from tests.conftest import DIST

if TYPE_CHECKING:
    from collections.abc import Callable
    from email.message import Message

    from playwright.sync_api import Page

    from tests.browser.watch import Watch

TOKEN: Final = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ1c2VyX2lkIjoxMjN9.JC6D6jgx8xdjFGUaS4Gj9qa9go34jDNlEjpwFB2Zu10"
SECRET: Final = "your-256-bit-secret"
PAGES: Final = {path.relative_to(DIST).as_posix(): path.read_bytes() for path in DIST.rglob("*.html")}
HEADERS: Final = host_files.headers(PAGES)
NOT_FOUND: Final = (DIST / not_found.FILE).read_bytes()
LISTED: Final = [line.split("  ")[1] for line in (DIST / "SHA256SUMS").read_text().splitlines()]
UNPACK: Final[dict[str, Callable[[bytes], bytes]]] = {
    "br": lambda packed: content_coding.unpacked("br", packed),
    "gzip": gzip.decompress,
}

pytestmark = pytest.mark.not_in("firefox", "what servers send is the same for every browser.")


def fetched(address: str, accepted: str = "identity") -> tuple[int, Message, bytes]:
    request = Request(address, headers={"Accept-Encoding": accepted})  # noqa: S310 - http on this machine
    try:
        with urlopen(request, timeout=20) as response:  # noqa: S310 - as above
            return response.status, response.headers, response.read()
    except HTTPError as error:
        with error:
            return error.code, error.headers, error.read()


@pytest.mark.product(4)
def test_the_page_starts_decodes_and_verifies(page: Page, site: str) -> None:
    page.goto(site)
    page.locator("#paste").fill(TOKEN)
    page.locator("#key").fill(SECRET)
    expect(page.locator("#payload")).to_contain_text("user_id")
    expect(page.locator('[data-verdict="signature"]')).to_have_attribute("data-state", "valid")


@pytest.mark.product(15)
@pytest.mark.parametrize("name", sorted({*PAGES} - {"index.html"}))
def test_no_other_page_breaks_under_the_common_policy(page: Page, site: str, name: str) -> None:
    """Each page on one of the servers, and with --all on each of them."""
    page.goto(site + name)
    expect(page.locator("h1, p").locator("visible=true").first).to_be_visible()


def test_every_file_has_its_headers_and_its_type(told: tuple[str, str]) -> None:
    assert [] == [
        f"{address}{name}: {header} is {got[header]}, not {value}"
        for address in told
        for name in LISTED
        for got in [fetched(address + name)[1]]
        for header, value in wanted(name).items()
        if got.get_all(header) != [value]
    ]


def wanted(name: str) -> dict[str, str]:
    cache = host_files.IMMUTABLE if name.startswith("assets/") else host_files.CHANGING
    kind = TYPES["." + name.rsplit(".", 1)[1]]
    return {**HEADERS, **dict([cache]), "Content-Type": kind}


def test_what_is_not_there_is_not_kept_for_ever(told: tuple[str, str]) -> None:
    for address in told:
        status, headers, _ = fetched(f"{address}assets/page-0000000000.js")

        assert 404 == status
        assert "immutable" not in headers.get("Cache-Control", "")


# Types that are no page's, depths, and what a rule for addresses could take for its own.
NOWHERE: Final = ["no-such-page", "no-such.js", "learn/deeper/no-such.wasm", "a::a", "a%20b%3Fc%23d", "404"]


@pytest.mark.parametrize("name", NOWHERE)
def test_where_nothing_is_the_page_for_it_is_sent(told: tuple[str, str], name: str) -> None:
    for address in told:
        status, headers, body = fetched(address + name)

        assert (404, NOT_FOUND) == (status, body), address + name
        assert [TYPES[".html"]] == headers.get_all("Content-Type")
        assert HEADERS["Content-Security-Policy"] == headers["Content-Security-Policy"]


def test_the_page_for_nothing_leads_to_the_site(
    request: pytest.FixtureRequest, page: Page, site: str, watch: Watch
) -> None:
    if "http.server" in request.node.callspec.id:
        pytest.skip("Python's server reads none of the shipped files.")
    # It looks for the site in each folder above, on a host that may hold other sites.
    watch.provoke("the server responded with a status of 404|request to another place: http://localhost")
    page.goto(f"{site}learn/no-such-page")

    expect(page.get_by_role("link", name="Open the JWT Decoder")).to_have_attribute("href", urlsplit(site).path)


@pytest.mark.parametrize("coding", ["br", "gzip"])
def test_a_browser_that_takes_it_gets_the_packed_twin(
    request: pytest.FixtureRequest, told: tuple[str, str], coding: str
) -> None:
    if coding == "br" and "nginx" in request.node.callspec.id:
        pytest.skip("nginx needs a module for it, which Debian does not install with it.")
    suffix = {"br": ".br", "gzip": ".gz"}[coding]
    for address in told:
        for name in ("index.html", "", next(name for name in LISTED if name.startswith("assets/page-"))):
            _, headers, body = fetched(address + name, coding)

            assert coding == headers["Content-Encoding"], address + name
            assert "Accept-Encoding" in headers["Vary"]
            assert TYPES["." + (name or "index.html").rsplit(".", 1)[1]] == headers["Content-Type"]
            assert (DIST / ((name or "index.html") + suffix)).read_bytes() == body
            assert (DIST / (name or "index.html")).read_bytes() == UNPACK[coding](body)


def test_what_is_packed_for_the_page_is_given_no_coding(told: tuple[str, str]) -> None:
    packed = [name for name in LISTED if name.endswith((".gz", ".zst"))]

    assert [] == [name for name in packed for at in told if fetched(at + name, "br, gzip, zstd")[1]["Content-Encoding"]]


def test_a_deployed_copy_is_told_to_be_this_build(host: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    for address in host:
        check.check(address)
        assert f"{address} is this build, file for file." in capsys.readouterr().out
