"""From a text to its report, in the worker, without any drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pages
import visits

if TYPE_CHECKING:
    from playwright.sync_api import Browser

WARM: Final = 5
TIMES: Final = 21
SIZES: Final = {"200 B": 200, "2 kB": 2_000, "20 kB": 20_000, "200 kB": 200_000}
# The median in milliseconds after a few that are not counted.
MEASURE: Final = """async ([text, warm, times]) => {
  const taken = [];
  for (let turn = 0; turn < warm + times; turn += 1) {
    const started = performance.now();
    await window.engine.report(text);
    if (turn >= warm) taken.push(performance.now() - started);
  }
  return taken.sort((one, other) => one - other)[Math.floor(times / 2)];
}"""


def measure(browser: Browser, address: str) -> None:
    """Print the time of a whole report by size, with the smallest as the unit."""
    page = visits.engine_page(browser, address)
    pages.say(f"text to report in the engine, median of {TIMES} after {WARM}")
    unit = 0.0
    for name, size in SIZES.items():
        taken = page.evaluate(MEASURE, [pages.token(size), WARM, TIMES])
        unit = unit or taken
        pages.say(f"  {name:>10}  {taken:7.1f} ms  {taken / unit:6.2f}")
    page.close()
