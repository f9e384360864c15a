"""From token and key to a verdict, for each algorithm, beside the npm package jose in the same page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pages
from beside_jose import Comparison, compare

from tests.unit.jwt_decoder.verify.test_algorithms import by_joserfc, by_pyjwt, key_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

VECTORS: Final = pages.ROOT / "tests" / "vectors" / "jose.json"
OWN: Final = """
  const { verdict } = await window.engine.verify(token, key);
  if (verdict.signature.state !== "valid") throw new Error(verdict.signature.message);
"""
THEIRS: Final = "await window.jose.compactVerify(token, await window.jose.importJWK(JSON.parse(key), alg));"


def tokens() -> dict[str, tuple[str, str, str]]:
    """Return a token, its key and the name in jose for each algorithm, empty where jose has none."""
    vectors = json.loads(VECTORS.read_text())["compact"]
    found = {one["alg"]: (one["token"], json.dumps(one["key"]), one["alg"]) for one in vectors}
    found["ES256K"] = (by_pyjwt("ES256K"), key_of("ES256K"), "")
    found["Ed448"] = (by_joserfc("Ed448"), key_of("Ed448"), "")
    return found


def measure(browser: Browser, address: str) -> None:
    """Print the times of each algorithm, and how many times those of jose they are."""
    compare(browser, address, Comparison("verify", OWN, THEIRS), tokens())
