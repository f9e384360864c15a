"""Every alg through the built engine, with the platform's cryptography and without: tokens of another library open."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import pytest
from jwt_decoder.registry.encryption import CONTENT_ENCRYPTION, KEY_MANAGEMENT

from tests.browser.engines import WITHOUT_SUBTLE, start, verify_all
from tests.unit.jwt_decoder.decrypt.sealed import CLAIMS, changed, jwk, key_for, sealed

if TYPE_CHECKING:
    from playwright.sync_api import Page

_CURVES = ("P-256", "P-384", "P-521", "X25519", "X448")
_ENCS = itertools.cycle(CONTENT_ENCRYPTION)
# Each alg once with the next enc, ECDH-ES once a curve: every enc comes several times.
CASES = [
    (alg, next(_ENCS), curve)
    for alg, row in KEY_MANAGEMENT.items()
    for curve in (_CURVES if row.family == "ecdh-es" else ("P-256",))
]


@pytest.fixture(scope="module")
def engine(module_page: Page, site: str) -> Page:
    """Return a page with an engine as built, and one as on plain HTTP."""
    module_page.goto(f"{site}blank.html")
    start(module_page, "engine")
    start(module_page, "insecure", WITHOUT_SUBTLE)
    return module_page


def decryptions(page: Page, cases: list[tuple[str, str, dict[str, Any]]], name: str) -> list[dict[str, Any]]:
    """Return what came of each token."""
    return [found["decryption"] for found in verify_all(page, cases, name)]


def made() -> dict[tuple[str, str, str], tuple[str, str]]:
    """Return a token and its key of each case."""
    keys = {case: key_for(case[0], case[1], case[2]) for case in CASES}
    return {case: (sealed(case[0], case[1], key), jwk(key)) for case, key in keys.items()}


@pytest.mark.parametrize("name", ["engine", "insecure"])
def test_tokens_of_another_library_open_and_nothing_changed(engine: Page, name: str) -> None:
    tokens = {case: one for case, one in made().items() if name == "engine" or not case[0].startswith("RSA")}
    whole = decryptions(engine, [(*one, {}) for one in tokens.values()], name)
    other = decryptions(engine, [(changed(token, 4), key, {}) for token, key in tokens.values()], name)

    assert dict.fromkeys(tokens, ("decrypted", CLAIMS.decode(), "failed")) == {
        case: (one["state"], one["token"] and one["token"]["payload"]["text"], miss["state"])
        for case, one, miss in zip(tokens, whole, other, strict=True)
    }


def test_without_the_platform_rsa_says_what_it_needs(engine: Page) -> None:
    key = key_for("RSA-OAEP", "A128GCM")
    (found,) = decryptions(engine, [(sealed("RSA-OAEP", "A128GCM", key), jwk(key), {})], "insecure")

    assert ("unsupported", True) == (found["state"], "over HTTPS and on localhost" in found["message"])
