"""From navigation to a pasted token that can be read, beside a bare page of plain JavaScript that decodes one token."""

from __future__ import annotations

import contextlib
import json
import math
import shutil
import statistics
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import packed_server
import pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

TIMES: Final = 7
MOST_RATIO: Final = 2
# Milliseconds, by line: sooner than the smallest pages of this kind.
MOST_TIME: Final = {"10 Mbit/s, 40 ms": 400}
MOST_OCTETS: Final = 90_000
PATIENCE: Final = 120_000
BARE: Final = Path(__file__).with_name("bare.html")
# By name: megabits a second, and milliseconds until an answer begins; a line without limits has none.
LINES: Final[dict[str, tuple[float, float] | None]] = {
    "no limit": None,
    "10 Mbit/s, 40 ms": (10, 40),
    "1.6 Mbit/s, 150 ms": (1.6, 150),
}
# Pastes as soon as there is a field, and notes when the claim was drawn, and what had come over the wire by then.
WATCH: Final = """(() => {
  const TOKEN = %s;
  const CLAIM = %s;
  globalThis.readable = { milliseconds: 0, octets: 0 };
  let isPasted = false;
  const octets = () => performance.getEntries().reduce((sum, { transferSize = 0 }) => sum + transferSize, 0);
  const watch = new MutationObserver(() => {
    const field = document.querySelector("#paste");
    if (field && !isPasted) {
      isPasted = true;
      field.value = TOKEN;
      field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
    }
    // What is not seen has no inner text, and to ask for that lays the page out: only once there is something.
    if (!document.body?.textContent.includes(CLAIM) || !document.body.innerText.includes(CLAIM)) return;
    watch.disconnect();
    const came = octets();
    requestAnimationFrame(() => setTimeout(() => {
      globalThis.readable = { milliseconds: performance.now(), octets: came };
    }));
  });
  watch.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
})()"""


@dataclass(frozen=True)
class Readable:
    """Milliseconds from navigation until the token was drawn, and octets of all that had come whole by then."""

    milliseconds: float
    octets: float


@contextlib.contextmanager
def served() -> Iterator[tuple[str, str]]:
    """Serve the built page as it is, and the bare one; yield both addresses."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(BARE, Path(folder, "index.html"))
        with packed_server.serving(Path(folder)) as bare, packed_server.serving(pages.ROOT / "dist") as ours:
            yield bare, ours


def visit(browser: Browser, address: str, line: tuple[float, float] | None) -> Readable:
    """Return what a visit with an empty cache measured of itself."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    token = pages.token(400)
    page.add_init_script(WATCH % (json.dumps(token), json.dumps("1516239022")))
    if line is not None:
        _throttle(page, *line)
    page.goto(address, wait_until="commit")
    page.wait_for_function("() => globalThis.readable?.milliseconds > 0", timeout=PATIENCE, polling=100)
    found = page.evaluate("() => globalThis.readable")
    context.close()
    return Readable(found["milliseconds"], found["octets"])


def _throttle(page: Page, megabits: float, latency: float) -> None:
    rate = megabits * 1_000_000 / 8
    conditions: dict[str, Any] = {"offline": False, "latency": latency}
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send(
        "Network.emulateNetworkConditions", {**conditions, "downloadThroughput": rate, "uploadThroughput": rate}
    )


def measure(browser: Browser) -> None:
    """Print the medians of both pages on each line, taken in turns, and their ratio."""
    meant = f"at most {MOST_RATIO} times with {MOST_OCTETS / 1000:.0f} kB is meant"
    pages.say(f"navigation to a pasted token readable, median of {TIMES}, in turns; {meant}")
    with served() as (bare, ours):
        for name, line in LINES.items():
            taken = [(visit(browser, bare, line), visit(browser, ours, line)) for _ in range(TIMES)]
            theirs, mine = (_median(list(one)) for one in zip(*taken, strict=True))
            ratio = mine.milliseconds / theirs.milliseconds
            is_late = mine.milliseconds > MOST_TIME.get(name, math.inf)
            note = "   MORE THAN MEANT" if ratio > MOST_RATIO or mine.octets > MOST_OCTETS or is_late else ""
            pages.say(f"  {name:>18}  bare {theirs.milliseconds:6.0f} ms   this page {mine.milliseconds:6.0f} ms")
            pages.say(f"  {'':>18}  ratio {ratio:5.2f}   {mine.octets / 1000:5.1f} kB of ours by then{note}")


def _median(taken: list[Readable]) -> Readable:
    return Readable(
        statistics.median(one.milliseconds for one in taken), statistics.median(one.octets for one in taken)
    )
