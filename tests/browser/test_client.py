"""The client of the worker: every call is answered, in order, whatever the worker does."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.engines import start
from tests.unit.jwt_decoder.verify.near_misses import VECTORS

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page, Route

SABOTEUR = (Path(__file__).with_name("saboteur.js")).read_bytes()


@pytest.fixture
def sabotaged(page: Page, engine_page: Callable[[], Page]) -> Page:
    """Return a page whose engine has a worker that fails in the way that a text names."""
    page.route("**/worker-*.js.gz", lambda route: route.fulfill(body=gzip.compress(SABOTEUR)))
    return engine_page()


def answers(page: Page, *texts: str) -> list[str]:
    """Return what each of the texts, reported at once, came to: the text, or the code of the error."""
    script = """(texts) => Promise.all(texts.map((text) =>
        window.engine.report(text).then(({ answered }) => answered.text, (error) => error.code)))"""
    answered: list[str] = page.evaluate(script, list(texts))
    return answered


@pytest.mark.parametrize("way", ["throw", "throw later", "fatal"])
def test_a_worker_that_dies_fails_its_call_and_answers_the_next(sabotaged: Page, way: str) -> None:
    assert ["before", "dead", "after"] == answers(sabotaged, "before", way, "after")


@pytest.mark.parametrize("way", ["hang", "close"])
def test_a_worker_that_does_not_answer_is_replaced_at_the_deadline(sabotaged: Page, way: str) -> None:
    sabotaged.clock.install()
    pending = "() => { window.pending = Promise.all(['WAY', 'after'].map((text) => window.engine.report(text).then("
    pending += "({ answered }) => answered.text, (error) => error.code))); }"
    assert ["before"] == answers(sabotaged, "before")
    sabotaged.evaluate(pending.replace("WAY", way))
    sabotaged.clock.run_for(2_000)
    assert "ready" == sabotaged.evaluate("() => window.engine.boot.state.phase")
    sabotaged.clock.run_for(3_500)

    assert ["deadline", "after"] == sabotaged.evaluate("() => window.pending")


# As where Python overflows the stack in an awaited call: nobody handles the error, and the call is never answered.
UNANSWERED = """SubtleCrypto.prototype.verify = () => {
  Promise.reject(new RangeError("Maximum call stack size exceeded"));
  return new Promise(() => undefined);
};"""


def test_an_error_that_nobody_handles_ends_the_call_at_once(
    engine_page: Callable[[], Page], provoked: Callable[[str], None]
) -> None:
    provoked("page error: Maximum call stack")  # Firefox says so of a worker, whatever its listener says
    page = engine_page()
    start(page, "engine", UNANSWERED)
    made = next(one for one in VECTORS["compact"] if one["alg"] == "ES256")
    script = "([token, key]) => window.engine.verify(token, key).catch(({ code }) => code)"

    assert "dead" == page.evaluate(script, [made["token"], json.dumps(made["key"])])
    assert 1 == page.evaluate("async (token) => (await window.engine.report(token)).tokens.length", made["token"])


def test_a_malformed_request_is_told_from_a_dead_engine(sabotaged: Page) -> None:
    assert ["request", "after"] == answers(sabotaged, "refuse", "after")


def test_calls_are_answered_in_their_order(sabotaged: Page) -> None:
    order = sabotaged.evaluate(
        """async () => {
            const order = [];
            const calls = ["a", "b", "c"].map((text) => window.engine.report(text).then(() => order.push(text)));
            await Promise.all(calls);
            return order;
        }"""
    )

    assert ["a", "b", "c"] == order


def test_a_closed_engine_answers_no_more(sabotaged: Page) -> None:
    assert ["before"] == answers(sabotaged, "before")
    sabotaged.evaluate("() => window.engine.close()")
    sabotaged.evaluate("() => new Promise((resolve) => setTimeout(resolve))")

    assert ["dead"] == answers(sabotaged, "after")


def test_now_is_this_instant_in_seconds_if_it_is_not_given(sabotaged: Page) -> None:
    answered = sabotaged.evaluate(
        "async () => [Date.now() / 1000, (await window.engine.report('x')).answered.options.now]"
    )

    assert answered[1] == pytest.approx(answered[0], abs=60)
    assert int(answered[1]) == answered[1]


def test_options_reach_the_engine_as_they_are_given(sabotaged: Page) -> None:
    answered = sabotaged.evaluate(
        "() => window.engine.verify('x', 'key', { now: 5, secretEncoding: 'hex' }).then(({ answered }) => answered)"
    )

    assert {"action": "verify", "text": "x", "key": "key", "options": {"now": 5, "secretEncoding": "hex"}} == answered


FAILURES: dict[str, tuple[str, Callable[[Route], None], str]] = {
    "missing": ("**/python-*.wasm.zst", lambda route: route.fulfill(status=404), "the server answered 404"),
    "cut off": (
        "**/python-*.snapshot.zst",
        lambda route: route.abort(),
        "failed, was cut or was refused",
    ),
    "damaged": ("**/python-*.wasm.zst", lambda route: route.fulfill(body=b"\x1f\x8bdamage"), "damaged or incomplete"),
    "another file": (
        "**/python-*.wasm.zst",
        lambda route: route.fulfill(body=b"<!doctype html>"),
        "damaged or incomplete",
    ),
    "truncated": (
        "**/worker-*.js.gz",
        lambda route: route.fulfill(body=gzip.compress(SABOTEUR)[:-20]),
        "damaged or incomplete",
    ),
    "damaged snapshot": (
        "**/python-*.snapshot.zst",
        lambda route: route.fulfill(body=b"not a snapshot"),
        "damaged or incomplete",
    ),
}


@pytest.mark.parametrize("way", FAILURES)
def test_a_runtime_file_that_fails_is_said_and_every_call_rejects(
    page: Page, engine_page: Callable[[], Page], provoked: Callable[[str], None], way: str
) -> None:
    pattern, fulfil, words = FAILURES[way]
    provoked("Failed to load resource")
    # Firefox says this of the body of a Response, beside rejecting the promise that the page does handle.
    provoked("The input data is corrupted|The input is ended without reaching the stream end")
    page.route(pattern, fulfil)
    engine_page()

    assert ["boot"] == answers(page, "x")
    failure = page.evaluate("() => window.engine.boot.state")
    assert "failed" == failure["phase"]
    assert words in failure["failure"]["message"]
