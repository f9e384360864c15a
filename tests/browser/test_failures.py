"""Each way to fail, broken on purpose: what the person sees, and that the paste is kept."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from tests.conftest import DIST

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page, Route

SABOTEUR: Final = (Path(__file__).with_name("saboteur.js")).read_bytes()
REPORT: Final = json.dumps(json.dumps({"schema": 1, "now": 0, "tokens": [], "rows": [], "keys": [], "notes": []}))
# The saboteur answers every other text with a report of nothing.
PAGE_SABOTEUR: Final = SABOTEUR.replace(b"JSON.stringify({ answered: request })", REPORT.encode())
TOKEN: Final = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJub2JvZHkifQ.AAAA"


def ready(page: Page) -> None:
    expect(page.locator("html")).to_have_attribute("data-engine", "ready")


def decoded(page: Page) -> None:
    expect(page.locator("#payload")).to_contain_text("nobody")


def test_files_without_a_type_start_all_the_same(page: Page, site: str) -> None:
    def without_type(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, headers={**response.headers, "content-type": "application/octet-stream"})

    page.route(re.compile(r"\.(gz|zst)$"), without_type)
    page.goto(site)
    page.locator("#paste").fill(TOKEN)
    decoded(page)


def test_a_host_that_unpacks_the_files_starts_all_the_same(page: Page, site: str) -> None:
    def unpacked(route: Route) -> None:
        response = route.fetch()
        route.fulfill(body=gzip.decompress(response.body()), content_type="application/octet-stream")

    page.route("**/*.gz", unpacked)
    page.goto(site)
    page.locator("#paste").fill(TOKEN)
    decoded(page)


def test_a_late_file_is_waited_for_and_what_was_typed_is_decoded(page: Page, site: str) -> None:
    """A storm of typing while Python starts loses no key."""
    released = threading.Event()
    held: list[Route] = []
    page.route("**/*.snapshot.zst", lambda route: route.continue_() if released.is_set() else held.append(route))
    page.goto(site)
    field = page.locator("#paste")
    field.press_sequentially(TOKEN)
    expect(page.locator("html")).to_have_attribute("data-whole", "loading")
    expect(page.locator("#boot-text")).to_contain_text("MB")
    expect(field).to_have_value(TOKEN)
    released.set()
    for route in held:
        route.continue_()
    decoded(page)
    expect(field).to_have_value(TOKEN)


def shipped(pattern: str) -> Path:
    (path,) = (DIST / "assets").glob(pattern)
    return path


def stand_in(page: Page, path: Path, content: bytes) -> None:
    """Give a file of the runtime another content, and its digest to the script that checks it."""
    known, new = (hashlib.sha256(octets).hexdigest() for octets in (path.read_bytes(), content))
    script = shipped("page-*.js")
    page.route(f"**/{path.name}", lambda route: route.fulfill(body=content))
    page.route(
        f"**/{script.name}",
        lambda route: route.fulfill(body=script.read_text().replace(known, new), content_type="text/javascript"),
    )


NOTHING: Final = bytes.fromhex("28b52ffd2000010000")  # a Zstandard frame without content


def cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


@pytest.mark.product(3)
@pytest.mark.parametrize("make", [lambda _: b"damage", lambda _: NOTHING, cut], ids=["damaged", "another", "cut"])
def test_a_snapshot_that_does_not_start_keeps_the_paste_and_offers_the_ordinary_start(
    page: Page, site: str, make: Callable[[bytes], bytes]
) -> None:
    """The tests of hosts that mangle files take that start."""
    snapshot = shipped("*.snapshot.zst")
    stand_in(page, snapshot, make(snapshot.read_bytes()))
    page.goto(site)
    page.locator("#paste").fill(TOKEN)
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("Python didn’t start")
    expect(alert).to_contain_text("clears the field")
    expect(page.locator("#paste")).to_have_value(TOKEN)
    expect(page.get_by_role("button", name="Copy example")).to_be_visible()
    expect(page.get_by_role("link", name="Start Python the normal way")).to_be_visible()


def test_out_of_memory_is_said(page: Page, site: str) -> None:
    exhausted = b"""const { instantiate } = WebAssembly;
        WebAssembly.instantiate = (module, imports) => imports?.env
            ? Promise.reject(new RangeError("Out of memory")) : instantiate(module, imports);"""

    def poor(route: Route) -> None:
        route.fulfill(body=gzip.compress(exhausted + gzip.decompress(route.fetch().body())))

    page.route("**/worker-*.js.gz", poor)
    page.goto(site)
    page.locator("#paste").fill(TOKEN)
    expect(page.get_by_role("alert")).to_contain_text("Python didn’t start")
    expect(page.locator("#paste")).to_have_value(TOKEN)


@pytest.mark.everywhere
@pytest.mark.parametrize(
    ("way", "words"), [("throw", "crashed"), ("throw later", "crashed"), ("fatal", "crashed"), ("hang", "too long")]
)
def test_an_engine_that_dies_or_hangs_keeps_the_paste_and_answers_the_next(
    page: Page, site: str, way: str, words: str
) -> None:
    page.route("**/worker-*.js.gz", lambda route: route.fulfill(body=gzip.compress(PAGE_SABOTEUR)))
    page.goto(site)
    # Until then another engine answers.
    expect(page.locator("html")).to_have_attribute("data-whole", "ready")
    page.locator("#paste").fill(way)
    expect(page.locator("#report")).to_contain_text(words)
    expect(page.locator("#report")).to_contain_text("The paste is kept.")
    expect(page.locator("#paste")).to_have_value(way)
    ready(page)
    page.locator("#paste").fill("no token")
    expect(page.locator("#report")).not_to_contain_text("The paste is kept.")


def test_no_start_is_tried_for_ever(page: Page, site: str) -> None:
    """An engine that dies while it starts is not replaced again and again."""
    page.route("**/worker-*.js.gz", lambda route: route.fulfill(body=gzip.compress(b"throw new Error('provoked');")))
    page.goto(site)
    expect(page.locator("html")).to_have_attribute("data-whole", "failed")
    assert 1 == page.get_by_role("button", name="Start Python again").count()


def test_what_is_typed_after_a_failed_start_is_kept_too(page: Page, site: str, provoked: Callable[[str], None]) -> None:
    provoked("404")
    page.route("**/*.wasm.zst", lambda route: route.fulfill(status=404))
    page.goto(site)
    expect(page.get_by_role("alert")).to_contain_text("the server answered 404")
    page.locator("#paste").fill(TOKEN)
    page.unroute_all()
    page.get_by_role("button", name="Start Python again").click()
    decoded(page)


def test_a_file_that_is_not_the_one_of_the_build_is_not_started(page: Page, site: str) -> None:
    """It has the right length and the right format; only its digest differs."""
    snapshot = shipped("*.snapshot.zst")
    octets = bytearray(snapshot.read_bytes())
    octets[len(octets) // 2] ^= 1
    page.route(f"**/{snapshot.name}", lambda route: route.fulfill(body=bytes(octets)))
    page.goto(f"{site}?boot=whole")
    page.locator("#paste").fill(TOKEN)
    expect(page.get_by_role("alert")).to_contain_text("damaged or incomplete")
    page.unroute_all()
    page.get_by_role("button", name="Start Python again").click()
    decoded(page)
