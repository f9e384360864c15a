"""The built engine in the browser: the same vectors as in CPython, and what only a browser can show."""

from __future__ import annotations

import base64
import gzip
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jwt_decoder.bridge import bridge

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page, Route

    from tests.sampling import Some

ROOT = Path(__file__).resolve().parents[2]
JSON_TEXTS = ROOT.parent / "shared" / "corpora" / "json-parsing.json"
WARM_UP: list[dict[str, Any]] = json.loads((ROOT / "assets" / "js" / "worker" / "warm-up.json").read_text())
TORTURE: list[dict[str, Any]] = json.loads((ROOT / "tests" / "vectors" / "torture.json").read_text())
SAMPLE = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxIn0.AAAA"

# Goes before the script of the worker: counts how often JavaScript looks a function of Python's up.
COUNTING = b"""{
  const { get } = WebAssembly.Table.prototype;
  let count = 0;
  WebAssembly.Table.prototype.get = function (index) {
    count += 1;
    return get.call(this, index);
  };
  addEventListener("message", ({ data }) => data.kind === "count" && postMessage({ kind: "count", count }));
}
"""
# Goes before it too: tells how often the platform was asked to verify.
TELLING = b"""{
  const { verify } = SubtleCrypto.prototype;
  SubtleCrypto.prototype.verify = function (...words) {
    postMessage({ kind: "asked" });
    return verify.apply(this, words);
  };
}
"""
TOLD = """async () => {
  const asked = Promise.withResolvers();
  window.Worker = class extends Worker {
    constructor(...words) {
      super(...words);
      this.addEventListener("message", ({ data }) => data.kind === "asked" && asked.resolve());
    }
  };
  const engine = (await import("./engine.js")).createEngine();
  await engine.report("");
  await asked.promise;
  const { tokens } = await engine.report("eyJhbGciOiJIUzI1NiJ9.e30.AAAA");
  engine.close();
  return tokens.length;
}"""
COUNTED = """async (text) => {
  let worker;
  window.Worker = class extends Worker {
    constructor(...words) {
      super(...words);
      worker = this;
    }
  };
  const count = () => new Promise((resolve) => {
    worker.addEventListener("message", ({ data }) => data.kind === "count" && resolve(data.count));
    worker.postMessage({ kind: "count" });
  });
  const counted = (await import("./engine.js")).createEngine();
  await counted.report("");
  const before = await count();
  await counted.report(text);
  const after = await count();
  counted.close();
  return after - before;
}"""


@pytest.fixture(scope="module")
def engine(module_page: Page, site: str) -> Page:
    """Return one page with a started engine for all tests of this module."""
    module_page.goto(f"{site}blank.html")
    module_page.evaluate("async () => { window.engine = (await import('./engine.js')).createEngine(); }")
    return module_page


def report(page: Page, text: str) -> dict[str, Any]:
    """Return the report of a paste."""
    ask = "(text) => window.engine.report(text, { now: 1767225600 }).then(JSON.stringify)"
    result: dict[str, Any] = json.loads(page.evaluate(ask, text))
    return result


def segment(octets: bytes) -> str:
    """Return the octets as base64url."""
    return base64.urlsafe_b64encode(octets).decode().rstrip("=")


@pytest.mark.parametrize("case", TORTURE, ids=lambda case: str(case["id"]))
def test_a_torture_case_is_read_as_its_list_says(engine: Page, case: dict[str, Any]) -> None:
    tokens = report(engine, case["text"])["tokens"]

    assert case["kinds"] == [token["kind"] for token in tokens]
    if "header_text" in case:
        assert case["header_text"] == tokens[0]["header"]["text"]
    if "payload_text" in case:
        assert case["payload_text"] == tokens[0]["payload"]["text"]
    if "fault_at" in case:
        assert case["fault_at"] in [fault["start"] for fault in tokens[0]["faults"]]


@pytest.mark.parametrize("case", TORTURE, ids=lambda case: str(case["id"]))
def test_a_torture_case_has_the_ticket_that_it_has_in_cpython(engine: Page, case: dict[str, Any]) -> None:
    options = {"now": 1_767_225_600, "skew": 60, "expect": {"aud": "api", "scope": "read"}}
    told = engine.evaluate("([text, options]) => window.engine.ticket(text, options)", [case["text"], options])

    request = {"action": "ticket", "text": case["text"], "options": options}
    assert json.loads(bridge.handle(json.dumps(request))) == told


@pytest.mark.parametrize("case", [case for case in TORTURE if "secret" in case], ids=lambda case: str(case["id"]))
def test_a_torture_case_gets_the_verdict_of_its_list(engine: Page, case: dict[str, Any]) -> None:
    result = engine.evaluate("({ text, secret }) => window.engine.verify(text, secret)", case)

    assert case["verdict"] == result["verdict"]["signature"]["state"]


@pytest.mark.parametrize("place", ["header", "payload"])
def test_every_json_text_of_the_corpus_is_met_and_ends_nothing(engine: Page, place: str, some: Some) -> None:
    if not JSON_TEXTS.is_file():
        pytest.skip("the corpus of JSON texts is not here")
    wrong = []
    for text in some(json.loads(JSON_TEXTS.read_text()), 120):
        encoded = segment(base64.b64decode(text["base64"]))
        token = f"{encoded}.e30.AAAA" if place == "header" else f"eyJhbGciOiJIUzI1NiJ9.{encoded}.AAAA"
        tokens = report(engine, token)["tokens"]
        if text["expect"] != "either" and place == "payload":
            broken = tokens[0]["payload"]["kind"] not in {"claims-set", "json"}
            wrong += [text["name"]] if broken != (text["expect"] == "reject") else []

    assert [] == wrong


HARD = {
    "3,000 nested arrays": b'{"a":' + b"[" * 3_000 + b"]" * 3_000 + b"}",
    "300,000 nested arrays": b'{"a":' + b"[" * 300_000 + b"]" * 300_000 + b"}",
    "300,000 arrays that never end": b'{"a":' + b"[" * 300_000,
    "an integer of 10,000 digits": b'{"n":' + b"9" * 10_000 + b"}",
    "100,000 member names": b"{" + b",".join(b'"n%d":1' % index for index in range(100_000)) + b"}",
}


@pytest.mark.parametrize("what", HARD)
@pytest.mark.parametrize("place", ["header", "payload"])
def test_hard_json_does_not_end_the_engine(engine: Page, what: str, place: str) -> None:
    encoded = segment(HARD[what])
    token = f"{encoded}.e30.AAAA" if place == "header" else f"eyJhbGciOiJIUzI1NiJ9.{encoded}.AAAA"
    engine.evaluate("() => { window.phases = []; window.engine.boot.subscribe((s) => phases.push(s.phase)); }")

    assert 1 == len(report(engine, token)["tokens"])
    assert 1 == len(report(engine, SAMPLE)["tokens"])
    assert "starting" not in engine.evaluate("() => window.phases")


def test_lone_surrogates_survive_both_ways(engine: Page) -> None:
    text = engine.evaluate("() => window.engine.report('x\\ud800 ' + 'y').then((report) => report.notes.length)")
    payload = segment(rb'{"a":"\ud800"}')
    value = engine.evaluate(
        """(token) => window.engine.report(token).then(({ tokens }) =>
            tokens[0].payload.tree.members[0].node.value.charCodeAt(0))""",
        f"eyJhbGciOiJIUzI1NiJ9.{payload}.AAAA",
    )

    assert 1 == text
    assert 0xD800 == value


@pytest.mark.parametrize(
    ("call", "says"),
    [
        ("report('', { token: 99 })", "token must be 0: there is no token."),
        ("verify('', 'k', { skew: -1 })", "skew must be 0 or more."),
        (
            "ticket('', { expect: { audience: 'a' } })",
            "expect has no member audience: it may have iss, aud, sub, nonce, azp and scope.",
        ),
        ("link('', { leeway: 5 })", "options has no member leeway: it may have now, token, skew, expect and key."),
        ("help('no-such-rule')", "id must be the id of a rule."),
    ],
)
def test_an_option_that_cannot_be_is_refused_in_a_sentence(engine: Page, call: str, says: str) -> None:
    refused = engine.evaluate(f"() => engine.{call}.then(() => null, ({{ code, message }}) => [code, message])")

    assert ["request", says] == refused


@pytest.mark.product(1, of="starts of all of Python")
def test_the_plain_boot_gives_the_same_report(engine: Page) -> None:
    same = engine.evaluate(
        """async (text) => {
            const { createEngine } = await import("./engine.js");
            const plain = createEngine({ plain: true });
            const options = { now: 1767225600 };
            const reports = await Promise.all([plain.report(text, options), window.engine.report(text, options)]);
            plain.close();
            return JSON.stringify(reports[0]) === JSON.stringify(reports[1]);
        }""",
        SAMPLE,
    )

    assert same is True


def test_after_it_is_ready_the_engine_makes_no_request(engine: Page, module_requests: Callable[[], list[str]]) -> None:
    report(engine, SAMPLE)
    before = module_requests()
    report(engine, SAMPLE)
    engine.evaluate("(text) => window.engine.verify(text, 'secret')", SAMPLE)

    assert before == module_requests()


def open_with(page: Page, site: str, before: bytes) -> None:
    """Open a blank page of the site, whose workers run this before their own script."""

    def prefixed(route: Route) -> None:
        script = gzip.decompress(route.fetch().body())
        route.fulfill(body=gzip.compress(before + script), content_type="application/octet-stream")

    page.route("**/worker-*.js.gz", prefixed)
    page.route(f"{site}blank.html", lambda route: route.fulfill(body="<!doctype html>", content_type="text/html"))
    page.goto(f"{site}blank.html")


def test_python_calls_its_own_functions_without_a_detour_through_javascript(page: Page, site: str) -> None:
    open_with(page, site, COUNTING)

    # By way of JavaScript it is hundreds in a report of so short a token; what JavaScript itself asks is a handful.
    assert page.evaluate(COUNTED, SAMPLE) < 100


def test_the_platform_verifies_a_sample_before_anybody_asks(
    page: Page, site: str, provoked: Callable[[str], None]
) -> None:
    # The worker is ended in the middle of a verification, which Firefox calls an error without words.
    provoked("^page error: undefined$")
    open_with(page, site, TELLING)

    assert page.evaluate(TOLD) == 1


def test_the_samples_of_the_warm_up_take_the_ways_that_it_names(engine: Page) -> None:
    found = [
        engine.evaluate("({ text, key, options }) => window.engine.verify(text, key, options)", sample)
        for sample in WARM_UP
    ]

    assert ["valid", "valid", "invalid"] == [answer["verdict"]["signature"]["state"] for answer in found]
