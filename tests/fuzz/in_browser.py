"""Changed pastes and keys through the built engine in Chromium: `python -m tests.fuzz.in_browser --runs N --seed N`.

In WebAssembly an overflow of the stack kills Python, which CPython merely raises: only this finds it.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from playwright.sync_api import sync_playwright
from site_builder.hosting.serve import server

from tests.answering import answering
from tests.browser.conftest import BLANK
from tests.browser.fleet import Fleet
from tests.fuzz import seeds
from tests.fuzz.draw import Draw
from tests.fuzz.mutation import SEPARATOR, key_and_paste, paste

if TYPE_CHECKING:
    from collections.abc import Callable

_ROOT: Final = Path(__file__).resolve().parents[2]
_BATCH: Final = 500
_LONGEST: Final = 900
_OPEN: Final = """async () => {
  window.engine = (await import("./engine.js")).createEngine();
  await window.engine.report("");
}"""
# Of each input: what came of it, its code if it was rejected, and how many milliseconds the slowest took.
_ASK: Final = """async (inputs) => {
  const states = ["valid", "invalid", "unsupported", "key-unusable", "not-attempted"];
  const { engine } = window;
  let last = performance.now();
  let slowest = 0;
  const outcomes = await Promise.all(inputs.map(async ([text, key]) => {
    const now = 1700000000;
    let outcome;
    try {
      const found = await (key === null ? engine.report(text, { now }) : engine.verify(text, key, { now }));
      const good = key === null ? found.schema === 1 : states.includes(found.verdict.signature.state);
      outcome = good ? "answered" : "malformed";
    } catch (error) {
      outcome = error.code ?? String(error);
    }
    slowest = Math.max(slowest, performance.now() - last);
    last = performance.now();
    return outcome;
  }));
  return [outcomes, slowest];
}"""


def main() -> int:
    """Run so many inputs; return 1 if any was not answered, and keep those."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, required=True, help="what the inputs are drawn from")
    chosen = parser.parse_args()
    runs = chosen.runs
    outcomes: Counter[str] = Counter()
    slowest, begun = 0.0, time.monotonic()
    with answering(server(_ROOT / "dist", 0)) as address, sync_playwright() as playwright:
        fleet = Fleet(playwright, "chromium")
        page = fleet.browser().new_page()
        page.route("**/blank.html", lambda route: route.fulfill(body=BLANK, content_type="text/html"))
        page.goto(f"{address}blank.html")
        page.evaluate(_OPEN)
        source = _Source(chosen.seed)
        while outcomes.total() < runs:
            inputs = source.batch(min(_BATCH, runs - outcomes.total()))
            found, took = page.evaluate(_ASK, inputs)
            outcomes.update(found)
            slowest = max(slowest, took)
            _keep([one for one, outcome in zip(inputs, found, strict=True) if outcome != "answered"])
            if outcomes.total() % (_BATCH * 10) == 0:
                _say(outcomes, slowest, begun)
        _say(outcomes, slowest, begun)
        fleet.close()
    return int(outcomes["answered"] != runs)


class _Source:
    """Makes inputs: each a seed or one made before, changed again."""

    def __init__(self, seed: int) -> None:
        self._draw = Draw(seed)
        self._pastes = [one for one in (*seeds.pastes(), *seeds.shapes_of_profiles()) if len(one) <= _LONGEST]
        self._pairs = [one for one in seeds.pairs() if len(one) <= _LONGEST]

    def batch(self, count: int) -> list[list[str | None]]:
        """Give so many pastes, one in four with a key."""
        return [self._pair() if self._draw.random() < 1 / 4 else self._paste() for _ in range(count)]

    def _paste(self) -> list[str | None]:
        return [self._text(self._changed(self._pastes, paste)), None]

    def _pair(self) -> list[str | None]:
        key, _, text = self._changed(self._pairs, key_and_paste).partition(SEPARATOR)
        return [self._text(text), self._text(key[1:])]

    def _changed(self, pool: list[bytes], way: Callable[[bytes, int, Draw], bytes]) -> bytes:
        made = way(self._draw.choice(pool), _LONGEST, self._draw)
        if self._draw.random() < 1 / 8:
            pool.append(made)
        return made

    @staticmethod
    def _text(octets: bytes) -> str:
        # A lone surrogate does not cross Playwright's pipe.
        return octets.decode(errors="replace")


def _keep(inputs: list[list[str | None]]) -> None:
    folder = _ROOT / ".build" / "fuzz" / "failures"
    folder.mkdir(parents=True, exist_ok=True)
    for one in inputs:
        (folder / f"browser-{hash(tuple(one)) & 0xFFFFFFFF:08x}.txt").write_text(repr(one))


def _say(outcomes: Counter[str], slowest: float, begun: float) -> None:
    rate = outcomes.total() / (time.monotonic() - begun)
    said = ", ".join(f"{count:,} {outcome}" for outcome, count in sorted(outcomes.items()))
    sys.stdout.write(f"{outcomes.total():,} inputs, {rate:,.0f} a second: {said}; the slowest took {slowest:,.0f} ms\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
