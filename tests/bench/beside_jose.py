"""How long the engine takes for each of some tokens, beside the npm package jose in the same page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import pages
import visits

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.sync_api import Browser, Route

TIMES: Final = 15
JOSE: Final = pages.ROOT / "node_modules" / "jose" / "dist" / "webapi"
START: Final = """async () => {
  window.jose = await import("./jose/index.js");
}"""
# The first time and the median of those after it, in milliseconds, of both; each reads the key anew each time.
MEASURE: Final = """async ([token, key, alg, times]) => {
  const timed = async (action) => {
    const taken = [];
    for (let turn = 0; turn <= times; turn += 1) {
      const started = performance.now();
      await action();
      taken.push(performance.now() - started);
    }
    const [first, ...rest] = taken;
    return [first, rest.sort((one, other) => one - other)[Math.floor(times / 2)]];
  };
  const own = await timed(async () => { OWN });
  if (!alg) return [...own, null, null];
  const theirs = await timed(async () => { THEIRS });
  return [...own, ...theirs];
}"""


class Comparison(NamedTuple):
    """What is compared: ``what`` names it, ``own`` and ``theirs`` are the bodies of functions in JavaScript.

    They have ``token``, ``key`` and ``alg``.
    """

    what: str
    own: str
    theirs: str


def compare(browser: Browser, address: str, comparison: Comparison, tokens: Mapping[str, tuple[str, str, str]]) -> None:
    """Print the times of each token, the first and the repeated, and how many times those of jose they are.

    ``tokens`` has a token, its key and the name in jose by the name that is printed; empty where jose has none.
    """
    page = visits.engine_page(browser, address)
    page.route(f"{address}jose/**", _serve)
    page.evaluate(START)
    pages.say(f"{comparison.what}, first and repeated (median of {TIMES}), beside jose in the same page")
    script = MEASURE.replace("OWN", comparison.own).replace("THEIRS", comparison.theirs)
    widest = max(map(len, tokens))
    for name, (token, key, alg) in tokens.items():
        first, again, their_first, theirs = page.evaluate(script, [token, key, alg, TIMES])
        row = f"  {name:>{widest}}  first {first:6.1f} ms  {_ratio(first, their_first)}"
        pages.say(f"{row}   repeated {again:6.2f} ms  {_ratio(again, theirs)}")
    page.close()


def _serve(route: Route) -> None:
    path = JOSE / route.request.url.partition("/jose/")[2]
    route.fulfill(body=path.read_bytes(), content_type="text/javascript")


def _ratio(own: float, theirs: float | None) -> str:
    return "jose has none" if theirs is None else f"{own / max(theirs, 0.1):6.1f} x jose"
