"""Every alg through the built engine, with the platform's cryptography and without: tokens of other libraries open."""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, Any

import pytest
from jwt_decoder.text import base64url

from tests.browser.engines import WITHOUT_SUBTLE, start, verify_all
from tests.unit.jwt_decoder.decrypt.peers import SEALINGS, Sealing, made
from tests.unit.jwt_decoder.decrypt.sealed import CLAIMS, changed, compact, jwk, key_for, sealed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.sync_api import Page

# Each alg once, and ECDH-ES once a curve, with the next enc and the next library: each of these comes several times.
_WAYS = dict.fromkeys((one.alg, one.curve) for one in SEALINGS)
_SAME = ([one for one in SEALINGS if (one.alg, one.curve) == way] for way in _WAYS)
SAMPLE = tuple(same[number * 4 % len(same)] for number, same in enumerate(_SAME))
_MOST_AT_ONCE = 30
_RSA = tuple(one for one in SAMPLE if one.alg.startswith("RSA"))
_OTHERS = tuple(one for one in SAMPLE if one not in _RSA)
# Each alg is tried with the platform's cryptography or without it; RSA needs that.
PART = {"engine": (*_RSA, *_OTHERS[::2]), "insecure": _OTHERS[1::2]}


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


def _opened(page: Page, name: str, tokens: Mapping[Sealing, tuple[str, str]]) -> dict[Sealing, tuple[str, str | None]]:
    """Return for each token its state, and what was in it."""
    found: list[dict[str, Any]] = []
    cases: list[tuple[str, str, dict[str, Any]]] = [(*one, {}) for one in tokens.values()]
    for first in range(0, len(cases), _MOST_AT_ONCE):
        found += decryptions(page, cases[first : first + _MOST_AT_ONCE], name)
    return {
        sealing: (one["state"], one["token"] and one["token"]["payload"]["text"])
        for sealing, one in zip(tokens, found, strict=True)
    }


@pytest.mark.parametrize("name", ["engine", "insecure"])
def test_tokens_of_other_libraries_open_and_nothing_changed(
    engine: Page, name: str, pytestconfig: pytest.Config
) -> None:
    is_whole = pytestconfig.getoption("whole")
    possible = [one for one in SEALINGS if name == "engine" or not one.alg.startswith("RSA")]
    sealings = possible if is_whole else PART[name]
    tokens = {one: made(one) for one in sealings}

    assert dict.fromkeys(tokens, ("decrypted", CLAIMS.decode())) == _opened(engine, name, tokens)
    for part in range(5) if is_whole else (4,):
        spoilt = {one: (changed(token, part), key) for one, (token, key) in tokens.items() if token.split(".")[part]}
        assert dict.fromkeys(spoilt, ("failed", None)) == _opened(engine, name, spoilt)


def test_without_the_platform_rsa_says_what_it_needs(engine: Page) -> None:
    key = key_for("RSA-OAEP", "A128GCM")
    (found,) = decryptions(engine, [(sealed("RSA-OAEP", "A128GCM", key), jwk(key), {})], "insecure")

    assert ("unsupported", True) == (found["state"], "over HTTPS and on localhost" in found["message"])


def test_a_token_that_asks_for_too_much_is_answered_in_a_sentence_and_the_engine_lives(engine: Page) -> None:
    cek, key = bytes(range(16)), json.dumps({"kty": "oct", "k": base64url.encode(bytes(range(16)))})
    header = {"alg": "dir", "enc": "A128GCM"}
    bomb = zlib.compress(bytes(100_000_000), 9, -15)
    password = {"alg": "PBES2-HS512+A256KW", "enc": "A128GCM", "p2s": "A" * 16, "p2c": 10_000_000}
    cases = [
        (compact({**header, "zip": "DEF"}, cek, plaintext=bomb), "failed"),
        (compact(password, cek, bytes(24)), "not-attempted"),
        (compact({**header, "pad": "x" * 250_000}, cek), "decrypted"),
        (compact(header, cek, plaintext=b"[" * 100_000), "decrypted"),
        (compact(header, cek), "decrypted"),
    ]
    found = decryptions(engine, [(token, key, {}) for token, _ in cases], "engine")

    assert [state for _, state in cases] == [one["state"] for one in found]
    assert all(one["message"] for one in found)
