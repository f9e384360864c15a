"""From navigation to the first token decoded and drawn, beside a bare page with stock Pyodide."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pages
from playwright.sync_api import Browser, Page, expect

if TYPE_CHECKING:
    from collections.abc import Callable

TIMES: Final = 5
SLOW: Final = {
    "offline": False,
    "latency": 40,
    "downloadThroughput": 10_000_000 / 8,
    "uploadThroughput": 10_000_000 / 8,
}
# Runs before the page's own scripts: the longest task of its thread, and what came over the wire.
OBSERVE: Final = """
globalThis.longest = 0;
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) globalThis.longest = Math.max(globalThis.longest, duration);
}).observe({ type: "longtask", buffered: true });
"""
WIRE: Final = "() => performance.getEntriesByType('resource').reduce((sum, { transferSize }) => sum + transferSize, 0)"


@dataclass(frozen=True)
class Boot:
    """One start: milliseconds until decoded, the longest task of the page's thread, octets over the wire."""

    decoded: float
    longest: float
    octets: float


def ours(page: Page, address: str) -> float:
    """Open this page, paste while it loads, and return when the token was drawn."""
    page.goto(address, wait_until="commit")
    page.locator("#paste").fill(pages.token(200))
    expect(page.locator("#header")).to_contain_text("HS256", timeout=120_000)
    return float(page.evaluate("() => performance.now()"))


def stock(page: Page, address: str) -> float:
    """Open the bare page and return when it has decoded."""
    page.route("**/stock.html", lambda route: route.fulfill(body=pages.STOCK, content_type="text/html"))
    page.goto(f"{address}stock.html", wait_until="commit")
    page.wait_for_function("() => document.title === 'decoded'", timeout=120_000)
    return float(page.evaluate("() => performance.now()"))


def median(browser: Browser, address: str, boot: Callable[[Page, str], float], *, slow: bool = False) -> Boot:
    """Return the median over fresh contexts, in which nothing is cached."""
    taken = [_once(browser, address, boot, slow=slow) for _ in range(TIMES)]
    return Boot(*(statistics.median(values) for values in zip(*taken, strict=True)))


def _once(browser: Browser, address: str, boot: Callable[[Page, str], float], *, slow: bool) -> tuple[float, ...]:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(OBSERVE)
    if slow:
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        conditions: dict[str, Any] = dict(SLOW)
        session.send("Network.emulateNetworkConditions", conditions)
    decoded = boot(page, address)
    result = decoded, float(page.evaluate("() => globalThis.longest")), float(page.evaluate(WIRE))
    context.close()
    return result


def measure(browser: Browser, our_address: str, stock_address: str) -> None:
    """Print both, fresh and on a slow line."""
    pages.say(f"navigation to first token decoded, median of {TIMES}, {browser.browser_type.name} {browser.version}")
    for name, slow in (("loopback", False), ("10 Mbit/s, 40 ms", True)):
        bare = median(browser, stock_address, stock, slow=slow)
        own = median(browser, our_address, ours, slow=slow)
        pages.say(f"  {name}")
        pages.say(f"    bare page, stock Pyodide   {_row(bare)}   1.00")
        pages.say(f"    this page, token drawn     {_row(own)}   {own.decoded / bare.decoded:.2f}")


def _row(boot: Boot) -> str:
    return f"{boot.decoded:7.0f} ms   {boot.octets / 1e6:5.2f} MB   longest task {boot.longest:4.0f} ms"
