"""Every algorithm through the built engine: tokens of other libraries verify, and nothing near them does."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.engines import WITHOUT_NOBLES_PART, WITHOUT_SUBTLE, start, verify_all
from tests.unit.jwt_decoder.verify.near_misses import FAMILY, VECTORS, near_misses
from tests.unit.jwt_decoder.verify.test_algorithms import MADE, key_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

NOBLE = ("ES256K", "EdDSA", "Ed25519", "Ed448", "ML-DSA-44", "ML-DSA-65", "ML-DSA-87")
PLATFORM_OFF = [(alg, "without") for alg in NOBLE]
EVERYTHING = [(alg, "engine") for alg in FAMILY] + PLATFORM_OFF


@pytest.fixture(scope="module")
def engine(module_page: Page, site: str) -> Page:
    """Return a page with an engine as built, and one whose platform has nothing that noble stands in for."""
    module_page.goto(f"{site}blank.html")
    module_page.evaluate(
        """() => {
            window.refusals = new Set();
            window.channel = new BroadcastChannel("refused");
            window.channel.onmessage = ({ data }) => window.refusals.add(data);
        }"""
    )
    start(module_page, "engine")
    start(module_page, "without", WITHOUT_NOBLES_PART)
    start(module_page, "insecure", WITHOUT_SUBTLE)
    return module_page


def tokens(alg: str) -> dict[str, tuple[str, str, str]]:
    """Return a token, its key and another key of each library that has the algorithm."""
    made = {make.__name__: (make(alg), key_of(alg), key_of(alg, 1)) for name, make in MADE if name == alg}
    vector = next((vector for vector in VECTORS["compact"] if vector["alg"] == alg), None)
    if vector:
        made["jose"] = (vector["token"], json.dumps(vector["key"]), json.dumps(vector["other"]))
    return made


def states(page: Page, cases: list[tuple[str, str, dict[str, Any]]], name: str) -> list[str]:
    """Return the state of the signature of each case."""
    return [found["verdict"]["signature"]["state"] for found in verify_all(page, cases, name)]


@pytest.mark.parametrize(("alg", "name"), EVERYTHING)
def test_tokens_of_every_library_verify(engine: Page, alg: str, name: str) -> None:
    made = tokens(alg)
    found = verify_all(engine, [(token, key, {}) for token, key, _ in made.values()], name)

    assert dict.fromkeys(made, ("valid", "supplied", 0)) == {
        library: (one["verdict"]["signature"]["state"], one["verdict"]["trust"]["state"], len(one["diagnosis"]))
        for library, one in zip(made, found, strict=True)
    }


@pytest.mark.parametrize(("alg", "name"), EVERYTHING)
def test_nothing_next_door_verifies(engine: Page, alg: str, name: str) -> None:
    cases: list[tuple[str, str, dict[str, Any]]] = []
    expected, said = [], []
    for library, (token, key, other) in tokens(alg).items():
        misses = {what: (near, key) for what, near in near_misses(token).items()} | {"another key": (token, other)}
        for what, (near, its_key) in misses.items():
            cases.append((near, its_key, {}))
            said.append(f"{library}, {what}")
            certain = what not in {"a bit of the header", "another algorithm of the family"}
            expected.append({"invalid"} if certain else {"invalid", "key-unusable", "unsupported"})
    found = states(engine, cases, name)

    assert [] == [
        (what, state) for what, state, allowed in zip(said, found, expected, strict=True) if state not in allowed
    ]


def test_the_platform_was_refused_for_all_that_noble_stands_in_for(engine: Page) -> None:
    verify_all(engine, [(*next(iter(tokens(alg).values()))[:2], {}) for alg in NOBLE], "without")

    assert set(NOBLE) - {"ES256K", "EdDSA"} == set(engine.evaluate("() => [...window.refusals]"))


@pytest.mark.parametrize("alg", FAMILY)
def test_without_subtle_hmac_and_noble_work_and_all_else_says_what_is_missing(engine: Page, alg: str) -> None:
    token, key, _ = next(iter(tokens(alg).values()))
    (found,) = verify_all(engine, [(token, key, {})], "insecure")
    line = found["verdict"]["signature"]

    if alg in NOBLE or alg.startswith("HS"):
        assert "valid" == line["state"]
    else:
        assert "unsupported" == line["state"]
        assert line["message"].startswith(f"{alg} needs the browser’s cryptography, which is only available over HTTPS")


def test_each_signature_of_a_general_jws_has_its_verdict(engine: Page) -> None:
    general = VECTORS["general"]
    wrong, jwks = "another secret, of no use", json.dumps({"keys": general["keys"]})
    keys = [json.dumps(key) for key in general["keys"]] + [jwks, wrong]
    found = verify_all(engine, [(general["token"], key, {}) for key in keys])

    assert [
        ["valid", "key-unusable"],
        ["key-unusable", "valid"],
        ["valid", "valid"],
        ["key-unusable", "key-unusable"],
    ] == [[verdict["signature"]["state"] for verdict in one["signatures"]] for one in found]


def test_a_payload_that_comes_apart_verifies_when_it_is_given(engine: Page) -> None:
    vector = VECTORS["unencoded"]
    key = json.dumps(vector["key"])
    given = [{"payload": vector["payload"]}, {"payload": vector["payload"] + " "}, {}]

    assert ["valid", "invalid", "not-attempted"] == states(
        engine, [(vector["token"], key, options) for options in given], "engine"
    )
