"""One visit to a page that measures itself, in each browser, fresh: nothing is cached."""

from __future__ import annotations

import contextlib
import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pages
from selenium.webdriver.support.ui import WebDriverWait

from tests.browser.fleet import QUIET
from tests.webkit.browser import start

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page, Playwright

PATIENCE: Final = 120
# A window has opened all that belongs to it when the browser takes hardly any time of a processor, so often in a row.
RESTING: Final = 3
IDLE: Final = 0.02
LONGEST_OPENING: Final = 10
# A browser has collected what the start left behind when it holds no less, by so many megabytes, for so many seconds.
SETTLING: Final = 2
LESS: Final = 1
POLLING: Final = 0.1
SLOW: Final[dict[str, Any]] = {
    "offline": False,
    "latency": 40,
    "downloadThroughput": 10_000_000 / 8,
    "uploadThroughput": 10_000_000 / 8,
}


@dataclass(frozen=True)
class Boot:
    """One start: milliseconds until decoded and drawn, until all of Python ran, and until painted.

    ``longest`` is the longest task, ``octets`` had come when it was drawn.
    """

    decoded: float
    whole: float
    painted: float
    longest: float
    octets: float


@contextlib.contextmanager
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """Yield Chromium as visitors have it, but that it asks for nothing of its own, started anew."""
    path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    with contextlib.closing(playwright.chromium.launch(executable_path=path, args=list(QUIET))) as browser:
        yield browser


@contextlib.contextmanager
def firefox(playwright: Playwright) -> Iterator[Browser]:
    """Yield Firefox as visitors have it, started anew."""
    path = os.environ.get("FIREFOX", "/usr/bin/firefox-esr")
    with contextlib.closing(playwright.firefox.launch(channel="moz-firefox", executable_path=path)) as browser:
        yield browser


def _rest() -> None:
    """Wait until the browsers that were started here rest: who opens a page has its window for longer."""
    until, resting, before = time.monotonic() + LONGEST_OPENING, 0, _busy()
    while resting < RESTING and time.monotonic() < until:
        time.sleep(POLLING)
        now = _busy()
        resting, before = resting + 1 if now - before <= IDLE else 0, now


def _busy() -> float:
    """Return the seconds of a processor that all processes took that were started here; only Linux tells."""
    processes = {int(line.split(" ", 1)[0]): line.rpartition(")")[2].split() for line in _stated()}
    ours, more = set[int](), {os.getpid()}
    while more:
        ours |= more
        more = {process for process, words in processes.items() if int(words[1]) in ours} - ours
    ticks = sum(int(word) for process in ours - {os.getpid()} for word in processes.get(process, ())[11:13])
    return ticks / os.sysconf("SC_CLK_TCK")


def _stated() -> Iterator[str]:
    """Give what the system says of each process."""
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # it has ended meanwhile
            yield path.read_text()


def visit(browser: Browser, address: str, *, slow: bool = False) -> Boot:
    """Return what the page measured of its own start, in a fresh context.

    A script that came with the page would be one more request, before anything of the page's own.
    """
    context = browser.new_context()
    context.add_init_script(pages.observer())
    page = context.new_page()
    if slow:
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW)
    _rest()
    page.goto(address, wait_until="commit")
    found = _measured(page)
    context.close()
    return found


def _measured(page: Page) -> Boot:
    page.wait_for_function("() => globalThis.measured?.whole > 0", timeout=PATIENCE * 1000, polling=100)
    return _boot(page.evaluate("() => globalThis.measured"))


def revisit(browser: Browser, address: str) -> Boot:
    """Return what the page measured of a second visit, when it is kept on the machine."""
    context = browser.new_context(service_workers="allow")
    context.add_init_script(pages.observer())
    page = context.new_page()
    page.goto(address, wait_until="commit")
    page.locator("#offline").wait_for(state="visible", timeout=PATIENCE * 1000)
    page.goto("about:blank")
    _rest()
    page.goto(address, wait_until="commit")
    found = _measured(page)
    context.close()
    return found


def painted(browser: Browser, address: str) -> float:
    """Return the milliseconds until a page without scripts was painted."""
    context = browser.new_context()
    page = context.new_page()
    _rest()
    page.goto(address)
    page.wait_for_function("() => performance.getEntriesByName('first-contentful-paint').length > 0")
    found = page.evaluate("() => performance.getEntriesByName('first-contentful-paint')[0].startTime")
    context.close()
    return float(found)


def visit_webkit(address: str) -> Boot:
    """Return what the page measured of its own start, in WebKitGTK started anew."""
    driver = start()
    try:
        _rest()
        driver.get(address + pages.OBSERVED)
        WebDriverWait(driver, PATIENCE, poll_frequency=0.1).until(
            lambda here: here.execute_script("return globalThis.measured?.whole > 0")
        )
        return _boot(driver.execute_script("return globalThis.measured"))
    finally:
        driver.quit()


def engine_page(browser: Browser, address: str) -> Page:
    """Return a blank page of the site in which ``engine`` has started and answered."""
    page = browser.new_page()
    page.route(f"{address}blank.html", lambda route: route.fulfill(body="<!doctype html>", content_type="text/html"))
    page.goto(f"{address}blank.html")
    page.evaluate("""async () => {
      window.engine = (await import("./engine.js")).createEngine();
      await window.engine.report("");
    }""")
    return page


def memory(playwright: Playwright, address: str) -> float:
    """Return the megabytes that the tab's process holds for itself once it has settled, nought where it is unknown."""
    with chromium(playwright) as browser:
        page = browser.new_page()
        page.add_init_script(pages.observer())
        page.goto(address, wait_until="commit")
        _measured(page)
        session = browser.new_browser_cdp_session()

        def held() -> float:
            processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
            return max((_private(process["id"]) for process in processes if process["type"] == "renderer"), default=0.0)

        return _settled(held)


def _settled(held: Callable[[], float]) -> float:
    """Return the megabytes that are held once they fall no further."""
    least, since = held(), time.monotonic()
    while time.monotonic() - since < SETTLING:
        time.sleep(POLLING)
        now = held()
        if now < least - LESS:
            least, since = now, time.monotonic()
    return least


def _private(process: int) -> float:
    """Return the megabytes that a process shares with no other; only Linux tells."""
    rollup = Path(f"/proc/{process}/smaps_rollup")
    if not rollup.is_file():
        return 0.0
    lines = (line.split() for line in rollup.read_text().splitlines() if line.startswith("Private_"))
    return sum(int(words[1]) for words in lines) / 1000


def _boot(found: dict[str, float]) -> Boot:
    return Boot(found["decoded"], found["whole"], found["painted"], found["longest"], found["octets"])
