"""Keys that libraries judge apart, and keys that lack a part: of each a browser says what CPython says."""

from __future__ import annotations

import asyncio
import random
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, Final

import pytest
from jwt_decoder.engine.engine import verify
from jwt_decoder.engine.result import Options
from jwt_decoder.output.report import verification
from jwt_decoder.output.wording import TYPESET
from jwt_decoder_cli.cryptography_backend import Cryptography

from tests.browser.engines import NOW, WITHOUT_NOBLES_PART, start, verify_all
from tests.unit.jwt_decoder.differential.odd_keys import off_curve_cases, pss_cases, small_order_cases
from tests.unit.jwt_decoder.verify.test_key_pair import FORMS, as_jwk, token

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

SEED: Final = 20261128
SAMPLE: Final = 40
# A token and a key.
Odd = tuple[str, str]


def private_parts_alone() -> Iterator[Odd]:
    """Make private keys that do not have their public part, each for its token and for another."""
    for alg, write in FORMS:
        if write is not as_jwk:
            yield from ((token(alg, which), write(alg, None)) for which in (0, 1))


def two_pairs() -> Iterator[Odd]:
    """Make private keys with the public part of another, each for the tokens of both."""
    yield from ((token(alg, which), write(alg, 1)) for alg, write in FORMS for which in (0, 1))


KINDS: Final[dict[str, tuple[Callable[[], Iterator[Odd]], set[str]]]] = {
    "small order": (lambda: ((one.token, one.key) for one in small_order_cases()), {"key-unusable"}),
    "off the curve": (lambda: ((one.token, one.key) for one in off_curve_cases()), {"key-unusable"}),
    "for RSASSA-PSS": (lambda: ((one.token, one.key) for one in pss_cases()), {"valid", "key-unusable"}),
    "a private part alone": (private_parts_alone, {"valid", "invalid"}),
    "two pairs": (two_pairs, {"valid", "invalid"}),
}


@pytest.fixture(scope="module")
def engine(module_page: Page, site: str) -> Page:
    """Return a page with an engine as built, and one whose platform has nothing that noble stands in for."""
    module_page.goto(f"{site}blank.html")
    start(module_page, "engine")
    start(module_page, "without", WITHOUT_NOBLES_PART)
    return module_page


def told(found: dict[str, Any]) -> tuple[str, str, list[str]]:
    """Return what is said of a key: state and words of the signature, and the findings."""
    line = found["verdict"]["signature"]
    return line["state"], line["message"], [finding["id"] for finding in found["findings"]]


def in_cpython(odd: Odd) -> tuple[str, str, list[str]]:
    """Return what the engine says in CPython."""
    with ThreadPoolExecutor() as beside:
        found = beside.submit(asyncio.run, verify(*odd, Options(NOW), Cryptography())).result()
    return told(dict(verification(found, TYPESET)))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["engine", "without"])
def test_a_browser_says_of_odd_keys_what_cpython_says(
    engine: Page, pytestconfig: pytest.Config, kind: str, name: str
) -> None:
    make, states = KINDS[kind]
    odd = list(make())
    if not pytestconfig.getoption("whole"):
        odd = random.Random(SEED).sample(odd, min(SAMPLE, len(odd)))  # noqa: S311 - it makes tests
    found = [told(one) for one in verify_all(engine, [(*one, {}) for one in odd], name)]

    assert [in_cpython(one) for one in odd] == found
    assert states == {state for state, _, _ in found}
