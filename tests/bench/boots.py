"""From navigation to the first token decoded and drawn, beside a bare page with stock Pyodide."""

from __future__ import annotations

import os
import statistics
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING, Final

import pages
import visits
from visits import Boot

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Playwright

TIMES: Final = 5


@dataclass(frozen=True)
class Pair:
    """The medians of both pages, in one browser on one line."""

    name: str
    stock: Boot
    ours: Boot

    @property
    def ratio(self) -> float:
        """How many times the time of stock Pyodide it takes."""
        return self.ours.decoded / self.stock.decoded


def measure(playwright: Playwright, our_address: str, stock_address: str) -> list[Pair]:
    """Print both in each browser that is here, and return them."""
    pages.say(f"navigation to first token decoded and drawn, median of {TIMES}, in turns, each time afresh")
    found = []
    with visits.chromium(playwright) as browser:
        name = f"Chromium {browser.version}"
        found.append(_paired(name, lambda address: visits.visit(browser, address), our_address, stock_address))
        slow = f"{name}, 10 Mbit/s, 40 ms"
        found.append(_paired(slow, lambda at: visits.visit(browser, at, slow=True), our_address, stock_address))
        unscripted, plain = (
            statistics.median(visits.painted(browser, address) for _ in range(TIMES))
            for address in (f"{our_address}unscripted.html", f"{stock_address}plain.html")
        )
        pages.say(f"  first paint {found[0].ours.painted:.0f} ms; the same page without scripts {unscripted:.0f} ms")
        pages.say(f"  a page of one word {plain:.0f} ms")
    with visits.chromium(playwright) as browser, pages.as_built() as address:
        again = _median(tuple(visits.revisit(browser, address) for _ in range(TIMES)))
        share = again.decoded / found[0].stock.decoded
        pages.say(f"  second visit, Chromium     {_row(again)}   {share:.2f} of stock Pyodide's first")
    if "FIREFOX" in os.environ:
        with visits.firefox(playwright) as browser:
            name = f"Firefox {browser.version}"
            found.append(_paired(name, lambda address: visits.visit(browser, address), our_address, stock_address))
    if "WEBKIT" in os.environ:
        found.append(_paired("WebKitGTK", visits.visit_webkit, our_address, stock_address))
    stock, ours, whole = (
        statistics.median(visits.memory(playwright, address) for _ in range(TIMES))
        for address in (stock_address, our_address, f"{our_address}?boot=whole")
    )
    pages.say(f"  memory of the tab's process, Chromium: stock {stock:.0f} MB, this page {ours:.0f} MB")
    pages.say(f"  without a first engine: {whole:.0f} MB")
    return found


def _paired(name: str, visit: Callable[[str], Boot], ours: str, stock: str) -> Pair:
    """Return the medians of visits in turns, so that a busy moment of the machine meets both."""
    taken = [(visit(stock), visit(ours)) for _ in range(TIMES)]
    pair = Pair(name, *(_median(boots) for boots in zip(*taken, strict=True)))
    pages.say(f"  {name}")
    pages.say(f"    bare page, stock Pyodide   {_row(pair.stock)}   1.00")
    pages.say(f"    this page, token drawn     {_row(pair.ours)}   {pair.ratio:.2f}")
    return pair


def _median(boots: tuple[Boot, ...]) -> Boot:
    return Boot(*(statistics.median(values) for values in zip(*map(astuple, boots), strict=True)))


def _row(boot: Boot) -> str:
    drawn = f"{boot.decoded:7.0f} ms   {boot.octets / 1e6:5.2f} MB"
    return f"{drawn}   all of Python {boot.whole:7.0f} ms   longest task {boot.longest:4.0f} ms"
