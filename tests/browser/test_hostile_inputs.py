"""What is made to keep the engine busy ends in an answer, or at the deadline, and the next paste is answered."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Final

import pytest

from tests.browser import hostile

if TYPE_CHECKING:
    from playwright.sync_api import Page

# Answers with the result, or with the code of the failure; and with the milliseconds that it took.
ASK: Final = """async ([way, ...texts]) => {
  const begun = performance.now();
  const done = await window.engine[way](...texts, { now: 1767225600 }).then(
    (result) => ({ line: result.verdict?.signature, tokens: result.tokens?.length }),
    (error) => ({ code: error.code, message: error.message }));
  const next = await window.engine.report("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.AAAA");
  return { ...done, milliseconds: performance.now() - begun, next: next.tokens.length };
}"""
# Eight to fifteen million characters take about as long as an answer may.
MAY_TAKE_TOO_LONG: Final = {"fifty thousand tokens", "a hundred thousand keys", "a hundred thousand secrets"}


@pytest.fixture(scope="module")
def engine(module_page: Page, site: str) -> Page:
    """Return one page with a started engine for all tests of this module."""
    module_page.goto(f"{site}blank.html")
    module_page.evaluate("async () => { window.engine = (await import('./engine.js')).createEngine(); }")
    return module_page


def ask(engine: Page, name: str, way: str, *texts: str) -> dict[str, Any]:
    answer: dict[str, Any] = engine.evaluate(ASK, [way, *texts])
    sys.stdout.write(f"{name}: {hostile.describe(texts)} characters, {answer['milliseconds']:,.0f} ms\n")
    return answer


@pytest.mark.parametrize("name", hostile.PASTES)
def test_a_hostile_paste_has_a_report_and_the_next_one_too(engine: Page, name: str) -> None:
    answer = ask(engine, name, "report", hostile.PASTES[name]())

    assert 1 == answer["next"]
    assert "code" not in answer or (name in MAY_TAKE_TOO_LONG and "deadline" == answer["code"])


@pytest.mark.everywhere
@pytest.mark.parametrize("name", hostile.KEYS)
def test_a_hostile_key_gets_a_sentence_and_the_next_paste_a_report(engine: Page, name: str) -> None:
    text, key = (make() for make in hostile.KEYS[name])
    answer = ask(engine, name, "verify", text, key)

    assert 1 == answer["next"]
    if name in MAY_TAKE_TOO_LONG and "deadline" == answer.get("code"):
        assert answer["message"]
        return
    assert answer["line"]["state"] in {"invalid", "key-unusable"}
    assert answer["line"]["message"]
