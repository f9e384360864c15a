"""All the rules on one large token, in the browser: the engine's own modules under stock Pyodide."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Final

import pages

from tests.unit.jwt_decoder.conftest import NOW
from tests.unit.jwt_decoder.findings.made import HEADER, token
from tests.unit.jwt_decoder.findings.test_properties import LARGE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Route

TIMES: Final = 11
LIMIT: Final = 100
START: Final = """async () => {
  const { loadPyodide } = await import("./pyodide.mjs");
  window.python = await loadPyodide();
  const archive = await (await fetch("./engine.zip")).arrayBuffer();
  window.python.unpackArchive(archive, "zip");
}"""
# The median in milliseconds of the rules alone, with everything that is read before them read already.
MEASURE: Final = """([text, now, times]) => {
  window.python.globals.set("text", text);
  return window.python.runPython(`
import gc, time
from jwt_decoder import findings, pipeline
from jwt_decoder.engine.result import Options

kept, whole = [], pipeline.find
pipeline.find = lambda context: kept.append(context) or ()
pipeline.report(text, Options(${now}))
pipeline.find = whole
taken = []
gc.disable()  # as the bridge does
for _ in range(${times}):
    begun = time.perf_counter()
    findings.find(kept[0])
    taken.append((time.perf_counter() - begun) * 1000)
gc.enable()
sorted(taken)[${times} // 2]
`);
}"""


def measure(browser: Browser, address: str) -> None:
    """Print the time of all rules on tokens of 200 kB, plain ones and those made to keep a rule busy."""
    page = browser.new_page()
    page.route(f"{address}engine.zip", _serve)
    page.goto(f"{address}plain.html")
    page.evaluate(START)
    pages.say(f"all rules on a token of about 200 kB, median of {TIMES}; at most {LIMIT} ms are meant")
    texts = {"plain claims": pages.token(200_000)}
    texts |= {name: token(json.dumps(claims).encode(), HEADER) for name, claims in LARGE.items()}
    for name, text in texts.items():
        taken = page.evaluate(MEASURE, [text, NOW, TIMES])
        note = "" if taken <= LIMIT else "   MORE THAN MEANT"
        pages.say(f"  {name:>29}  {len(text) / 1000:4.0f} kB  {taken:6.1f} ms{note}")
    page.close()


def _serve(route: Route) -> None:
    (archive,) = (pages.ROOT / "dist" / "assets").glob("engine-*.zip.gz")
    route.fulfill(body=gzip.decompress(archive.read_bytes()), content_type="application/zip")
