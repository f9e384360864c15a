"""Every kind of key made by the built engine, with the platform and without: cryptography reads both parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key

from tests.browser.engines import WITHOUT_SUBTLE, start
from tests.unit.jwt_decoder.make.made_keys import PAIRS

if TYPE_CHECKING:
    from playwright.sync_api import Page

RSA: Final = {"alg": "RS256"}
WANTED: Final = [RSA, *({"alg": alg, **({"curve": curve} if curve else {})} for alg, curve in PAIRS.values())]
GENERATE: Final = """async ([name, wanted]) => {
  const answers = await Promise.all(wanted.map((one) => window[name].generateKey(one)));
  return answers.map(({ problem, keys }) => ({ problem, ...keys[0] }));
}"""


@pytest.fixture(scope="module")
def engine(module_page: Page, site: str) -> Page:
    """Return a page with an engine as built, and one as on plain HTTP."""
    module_page.goto(f"{site}blank.html")
    start(module_page, "engine")
    start(module_page, "insecure", WITHOUT_SUBTLE)
    return module_page


def generated(page: Page, name: str, wanted: list[dict[str, str]]) -> list[dict[str, Any]]:
    """Return the keys that an engine makes."""
    found: list[dict[str, Any]] = page.evaluate(GENERATE, [name, wanted])
    return found


@pytest.mark.parametrize("name", ["engine", "insecure"])
def test_both_parts_of_each_pair_belong_together(engine: Page, name: str) -> None:
    for made in generated(engine, name, WANTED if name == "engine" else WANTED[1:]):
        private: Any = load_pem_private_key(made["forms"]["pem"].encode(), None)

        assert load_pem_public_key(made["public"]["pem"].encode()) == private.public_key()


def test_without_the_platform_rsa_says_what_it_needs(engine: Page) -> None:
    (made,) = generated(engine, "insecure", [RSA])

    assert "only available over HTTPS and on localhost" in made["problem"]
