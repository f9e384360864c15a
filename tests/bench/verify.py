"""From token and key to a verdict, for each algorithm, beside the npm package jose in the same page."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Final

import pages
import visits

sys.path.insert(0, str(pages.ROOT))

from tests.unit.jwt_decoder.verify.test_algorithms import by_joserfc, by_pyjwt, key_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Route

TIMES: Final = 15
VECTORS: Final = pages.ROOT / "tests" / "vectors" / "jose.json"
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
  const own = await timed(async () => {
    const { verdict } = await window.engine.verify(token, key);
    if (verdict.signature.state !== "valid") throw new Error(verdict.signature.message);
  });
  if (!alg) return [...own, null, null];
  const theirs = await timed(async () => {
    await window.jose.compactVerify(token, await window.jose.importJWK(JSON.parse(key), alg));
  });
  return [...own, ...theirs];
}"""


def tokens() -> dict[str, tuple[str, str, str]]:
    """Return a token, its key and the name in jose for each algorithm, empty where jose has none."""
    vectors = json.loads(VECTORS.read_text())["compact"]
    found = {one["alg"]: (one["token"], json.dumps(one["key"]), one["alg"]) for one in vectors}
    found["ES256K"] = (by_pyjwt("ES256K"), key_of("ES256K"), "")
    found["Ed448"] = (by_joserfc("Ed448"), key_of("Ed448"), "")
    return found


def measure(browser: Browser, address: str) -> None:
    """Print the times of each algorithm, the first and the repeated, and how many times those of jose they are."""
    page = visits.engine_page(browser, address)
    page.route(f"{address}jose/**", _serve)
    page.evaluate(START)
    pages.say(f"verify, first and repeated (median of {TIMES}), beside jose in the same page")
    for name, (token, key, alg) in tokens().items():
        first, again, their_first, theirs = page.evaluate(MEASURE, [token, key, alg, TIMES])
        row = f"  {name:>10}  first {first:6.1f} ms  {_ratio(first, their_first)}"
        pages.say(f"{row}   repeated {again:6.2f} ms  {_ratio(again, theirs)}")
    page.close()


def _serve(route: Route) -> None:
    path = JOSE / route.request.url.partition("/jose/")[2]
    route.fulfill(body=path.read_bytes(), content_type="text/javascript")


def _ratio(own: float, theirs: float | None) -> str:
    return "jose has none" if theirs is None else f"{own / max(theirs, 0.1):6.1f} x jose"
