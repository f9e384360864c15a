"""Rules on one large token and profiles of small ones, in the browser: the engine's modules under stock Pyodide."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Final

import pages

from tests.unit.jwt_decoder.conftest import NOW
from tests.unit.jwt_decoder.explain.profiles.shapes import SHAPES, compact
from tests.unit.jwt_decoder.findings.made import HEADER, token
from tests.unit.jwt_decoder.findings.test_properties import LARGE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Route

TIMES: Final = 11
LIMIT: Final = 100
LIMIT_OF_PROFILES: Final = 50
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
# The median in microseconds of the search for the profile of one token, each of them read already.
RECOGNISE: Final = """([texts, times]) => {
  window.python.globals.set("texts", texts);
  return window.python.runPython(`
import gc, time
from jwt_decoder.decode.decode import decode
from jwt_decoder.decode.serialization import lay_out
from jwt_decoder.explain.profiles.recognise import recognise

tokens = [decode(lay_out(text)) for text in texts]
taken = []
gc.disable()
for _ in range(${times}):
    begun = time.perf_counter()
    for token in tokens:
        recognise(token, token)
    taken.append((time.perf_counter() - begun) * 1_000_000 / len(tokens))
gc.enable()
sorted(taken)[${times} // 2]
`);
}"""


def measure(browser: Browser, address: str) -> None:
    """Print the time of all rules on tokens of 200 kB, plain ones and those made to keep a rule busy.

    Then print the time in which the profile of a small token is found.
    """
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
    small = [compact(shape.header, shape.claims, shape.tail) for shape in SHAPES]
    taken = page.evaluate(RECOGNISE, [small, TIMES])
    note = "" if taken <= LIMIT_OF_PROFILES else "   MORE THAN MEANT"
    meant = f"at most {LIMIT_OF_PROFILES} µs are meant"
    pages.say(f"the profile of one of {len(small)} small tokens: {taken:.0f} µs; {meant}{note}")
    page.close()


def _serve(route: Route) -> None:
    (archive,) = (pages.ROOT / "dist" / "assets").glob("engine-*.zip.gz")
    route.fulfill(body=gzip.decompress(archive.read_bytes()), content_type="application/zip")
