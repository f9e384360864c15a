"""Measures, in one run and one browser, what a person waits for; prints ratios beside the milliseconds."""

from __future__ import annotations

import base64
import json
import os
import statistics
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Final

from playwright.sync_api import Browser, Page, expect, sync_playwright

ROOT: Final = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "py"))

from site_builder.serve import server  # noqa: E402 - its folder is not installed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

BOOTS: Final = 5
PASTES: Final = 7
SIZES: Final = {"200 B": 200, "2 kB": 2_000, "20 kB": 20_000, "200 kB": 200_000}
STOCK: Final = """<!doctype html><title>stock</title><script type="module">
import { loadPyodide } from "./pyodide.mjs";
const python = await loadPyodide();
python.runPython(`import base64, json; json.loads(base64.urlsafe_b64decode("eyJhbGciOiJIUzI1NiJ9"))`);
document.title = "decoded";
</script>"""
DRAWN: Final = """async (text) => {
  const report = document.querySelector("#report");
  const before = report.dataset.revision;
  const paste = document.querySelector("#paste");
  const started = performance.now();
  paste.value = text;
  paste.dispatchEvent(new InputEvent("input", { bubbles: true }));
  await new Promise((resolve) => {
    const watch = new MutationObserver(() => {
      if (report.dataset.revision === before || report.hasAttribute("aria-busy")) return;
      watch.disconnect();
      resolve();
    });
    watch.observe(report, { attributes: true });
  });
  const inPage = performance.now() - started;
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return [inPage, performance.now() - started];
}"""


def encoded(value: object) -> str:
    """Return the value as base64url of its JSON."""
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def token(size: int) -> str:
    """Return an unverifiable token of about so many characters."""
    claims = {"sub": "1234567890", "iat": 1516239022}
    claims |= {f"claim_{index}": "some value of a claim" for index in range(max(0, size - 160) * 3 // 4 // 37)}
    return f"{encoded({'alg': 'HS256', 'typ': 'JWT'})}.{encoded(claims)}.{'A' * 43}"


def boot_of_ours(page: Page, address: str) -> float:
    """Return the milliseconds from navigation to a first token decoded and drawn."""
    page.goto(address, wait_until="commit")
    page.locator("#paste").fill(token(200))
    expect(page.locator("#header")).to_contain_text("HS256", timeout=60_000)
    return float(page.evaluate("() => performance.getEntriesByName('drawn')[0]?.startTime ?? performance.now()"))


def boot_of_stock(page: Page, address: str) -> float:
    """Return the milliseconds from navigation to one decode on a bare page with stock Pyodide."""
    page.route("**/stock.html", lambda route: route.fulfill(body=STOCK, content_type="text/html"))
    page.goto(f"{address}stock.html", wait_until="commit")
    page.wait_for_function("() => document.title === 'decoded'", timeout=60_000)
    return float(page.evaluate("() => performance.now()"))


def median_boot(browser: Browser, address: str, boot: Callable[[Page, str], float]) -> float:
    """Return the median over fresh contexts, so that nothing is cached."""
    taken = []
    for _ in range(BOOTS):
        context = browser.new_context()
        taken.append(boot(context.new_page(), address))
        context.close()
    return statistics.median(taken)


def pastes(browser: Browser, address: str) -> dict[str, tuple[float, float]]:
    """Return by size the median milliseconds from paste to the report in the page, and to its frame."""
    page = browser.new_page()
    page.goto(address)
    expect(page.locator("html")).to_have_attribute("data-engine", "ready", timeout=60_000)
    return {name: paste(page, token(size)) for name, size in SIZES.items()}


def paste(page: Page, text: str) -> tuple[float, float]:
    """Return the medians over several pastes, each followed by an empty field."""
    taken: list[Sequence[float]] = []
    for _ in range(PASTES):
        page.evaluate(DRAWN, "")
        taken.append(page.evaluate(DRAWN, text))
    return statistics.median(times[0] for times in taken), statistics.median(times[1] for times in taken)


def say(line: str) -> None:
    """Print one line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def measure(browser: Browser, ours: str, stock: str) -> None:
    """Print everything."""
    stock_boot = median_boot(browser, stock, boot_of_stock)
    our_boot = median_boot(browser, ours, boot_of_ours)
    say(f"navigation to first decode, median of {BOOTS}, {browser.browser_type.name} {browser.version}")
    say(f"  bare page, stock Pyodide   {stock_boot:7.0f} ms   1.00")
    say(f"  this page, decoded, drawn  {our_boot:7.0f} ms   {our_boot / stock_boot:.2f}")
    times = pastes(browser, ours)
    base = times["200 B"][0]
    say(f"paste to report in the page, and to its frame, median of {PASTES}")
    for name, (drawn, frame) in times.items():
        say(f"  {name:>7}  {drawn:7.1f} ms   {drawn / base:5.2f}   frame {frame:7.1f} ms")


def main() -> None:
    """Serve both pages, open the browser, measure."""
    pyodide = ROOT / "node_modules" / "pyodide"
    with server(ROOT / "dist", 0) as ours, server(pyodide, 0) as stock, sync_playwright() as playwright:
        for running in (ours, stock):
            threading.Thread(target=running.serve_forever, daemon=True).start()
        flags = ["--disable-gpu", "--disable-quic", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=flags)
        measure(browser, *(f"http://localhost:{running.server_address[1]}/" for running in (ours, stock)))
        browser.close()


if __name__ == "__main__":
    main()
