"""Every hypothesis, the examples of the corpora, and hard keys, through the built engine."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest
from jwt_decoder.diagnose.repair_diagnosis import TEXT_REPAIRED
from jwt_decoder.output.wording import TYPESET, render

from tests.browser.engines import start, verify_all
from tests.unit.jwt_decoder.diagnose.test_diagnosis import EXPLAINED, SECRET, ask, hs
from tests.unit.jwt_decoder.verify import test_examples as examples
from tests.unit.jwt_decoder.verify.jose_tokens import b64

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.sampling import Some

    Case = tuple[str, str, dict[str, Any]]

corpora = pytest.mark.skipif(not examples.CORPORA.is_dir(), reason="NOT CHECKED: the shared corpora are not here")


@pytest.fixture(scope="module")
def engine(module_page: Page, site: str) -> Page:
    """Return a page with an engine that the tests of this module share."""
    module_page.goto(f"{site}blank.html")
    start(module_page, "engine")
    return module_page


def text_of(key: object) -> str:
    """Return what a person would paste as the key."""
    return key if isinstance(key, str) else json.dumps(key)


def apart(jws: object) -> tuple[str, dict[str, Any]]:
    """Return a JWS as text; words between two dots are no token to whoever reads them, so they are given apart."""
    if isinstance(jws, str) and " " in jws:
        header, _, rest = jws.partition(".")
        payload, _, signature = rest.rpartition(".")
        return f"{header}..{signature}", {"payload": payload}
    return text_of(jws), {}


# The engine verifies the repaired text before it asks why the text as it is does not hold.
MENDED_FIRST = {"signature-cut", "signature-lengthened", "signature-last-character", "input-encoded-anew"}


def test_every_hypothesis_says_the_same_in_the_browser(engine: Page, some: Some) -> None:
    explained = some(EXPLAINED, 40)
    found = verify_all(engine, [(token, key, {"secretEncoding": how}) for _, token, key, how in explained])
    with ThreadPoolExecutor(1) as elsewhere:  # this thread has a loop of its own, which Playwright keeps running
        answers = list(elsewhere.map(lambda case: ask(*case[1:]), explained))
    differing = []
    for (ident, *_), diagnoses, one in zip(explained, answers, found, strict=True):
        said = [(each["id"], each["message"], each["fix"]) for each in one["diagnosis"]]
        expected = [(each.id, render(each.message, TYPESET), render(each.fix, TYPESET)) for each in diagnoses]
        is_mended_first = ident in MENDED_FIRST and [TEXT_REPAIRED] == [name for name, *_ in said]
        differing += [(ident, expected, said)] if expected != said and not is_mended_first else []

    assert [] == differing


def test_a_diagnosis_ends_when_nobody_waits_for_it(engine: Page) -> None:
    """The verdict stands, the next call is answered soon, and a call after it is diagnosed to its end."""
    found = engine.evaluate(
        """async ([token, key]) => {
            const waiting = new AbortController();
            const cut = window.engine.verify(token, key, { signal: waiting.signal });
            setTimeout(() => waiting.abort());
            const states = [(await cut).verdict.signature.state, (await cut).diagnosis.map(({ id }) => id)];
            const gone = await window.engine.verify(token, key, { signal: AbortSignal.abort() });
            const whole = await window.engine.verify(token, key, { signal: new AbortController().signal });
            return [...states, gone.diagnosis.map(({ id }) => id), whole.diagnosis.map(({ id }) => id)];
        }""",
        [hs(b"somebody else's", payload=b"x" * 150_000), SECRET],
    )

    assert ["invalid", [], [], ["ruled-out"]] == found


@corpora
def test_the_cookbook_verifies_in_every_serialization(engine: Page) -> None:
    cases: list[Case] = []
    said = []
    for path in examples.COOKBOOK:
        example = json.loads(path.read_text())
        keys = example["input"]["key"]
        for form, jws in example["output"].items():
            key = {"keys": keys} if isinstance(keys, list) else keys
            cases.append((text_of(jws), json.dumps(key), {"payload": example["input"]["payload"]}))
            said.append((path.stem, form))
    found = verify_all(engine, cases)

    assert len(examples.COOKBOOK) > 5
    assert [] == [
        (what, one["signatures"])
        for what, one in zip(said, found, strict=True)
        if {verdict["signature"]["state"] for verdict in one["signatures"]} != {"valid"}
    ]


@corpora
def test_the_appendices_verify_unless_unsecured(engine: Page) -> None:
    for case in examples.APPENDICES:
        keys = case["key"] if isinstance(case["key"], list) else [case["key"]]
        text, options = apart(case["input"])
        found = verify_all(engine, [(text, text_of(key), options) for key in keys])
        expected = "valid" if case["expect"] == "accept" else "not-attempted"

        assert expected in {one["verdict"]["signature"]["state"] for one in found}, case["id"]


@corpora
def test_the_ml_dsa_example_verifies(engine: Page) -> None:
    example = examples.load("ml-dsa/ML_DSA_44.jose.json")
    (found,) = verify_all(engine, [(example["jws"], json.dumps(example["jwk"]), {})])

    assert "valid" == found["verdict"]["signature"]["state"]
    assert ["key-private", "kid-thumbprint-match"] == [finding["id"] for finding in found["findings"]]


@corpora
def test_wycheproof(engine: Page, some: Some) -> None:
    vectors = some([given.values for given in examples.wycheproof()], 30)
    found = verify_all(engine, [(str(test["jws"]), json.dumps(key), {}) for test, key in vectors])
    wrong = []
    for (test, _), one in zip(vectors, found, strict=True):
        state = one["verdict"]["signature"]["state"]
        is_met = state == "valid"
        if test["result"] != "valid":
            is_met = not is_met or any(finding["severity"] == "error" for finding in one["findings"])
        wrong += [] if is_met else [(test["tcId"], test["comment"], state)]

    assert len(vectors) > 25
    assert [] == wrong


@corpora
def test_tokens_of_the_real_world_verify_with_their_key(engine: Page) -> None:
    cases: list[Case] = []
    for name, (suffix, _) in examples.WORLD.items():
        folder = examples.CORPORA / "real-world"
        key = (folder / f"{name}.{suffix}").read_text()
        token = (folder / f"{name}.txt").read_text()
        cases.append((token, key.strip() if suffix.endswith("txt") else key, {}))
    found = verify_all(engine, cases)

    assert {name: expected for name, (_, expected) in examples.WORLD.items()} == {
        name: one["verdict"]["signature"]["state"] for name, one in zip(examples.WORLD, found, strict=True)
    }


HARD_KEYS = {
    "5 MB of letters": "x" * 5_000_000,
    "5 MB of PEM": "-----BEGIN PUBLIC KEY-----\n" + "MIIB" * 1_250_000 + "\n-----END PUBLIC KEY-----",
    "10,000 PEM blocks": "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----\n" * 10_000,
    "5 MB of brackets": "[" * 5_000_000,
    "a deep JWK": '{"kty":' + "[" * 100_000 + "]" * 100_000 + "}",
    "an RSA key of 4 Mbit": json.dumps({"kty": "RSA", "n": "w" * 700_000, "e": "AQAB"}),
    "a set of 10,000 keys": json.dumps(
        {"keys": [{"kty": "RSA", "n": b64(bytes([193, *n.to_bytes(255, "big")])), "e": "AQAB"} for n in range(10_000)]}
    ),
    "lone surrogates": "\ud800" * 10,
}


@pytest.mark.parametrize("what", HARD_KEYS)
@pytest.mark.parametrize("alg", ["HS256", "RS256", "ES256"])
def test_a_hard_key_gives_a_sentence_and_ends_nothing(engine: Page, what: str, alg: str) -> None:
    token = f"{b64(json.dumps({'alg': alg}).encode())}.e30.{'A' * 342}"
    found = verify_all(engine, [(token, HARD_KEYS[what], {}), (hs(SECRET.encode()), SECRET, {})])

    assert found[0]["verdict"]["signature"]["state"] in {"invalid", "key-unusable"}
    assert found[0]["verdict"]["signature"]["message"].endswith(".")
    assert "valid" == found[1]["verdict"]["signature"]["state"]
