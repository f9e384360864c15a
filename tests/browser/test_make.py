"""Tokens made by the built engine, with the platform's cryptography and without: the libraries of others take them."""

from __future__ import annotations

import itertools
import json
from typing import TYPE_CHECKING, Any, Final

import pytest
from jwt_decoder.registry.algorithms import ALGORITHMS
from jwt_decoder.registry.encryption import CONTENT_ENCRYPTION, KEY_MANAGEMENT

from tests.browser.engines import WITHOUT_SUBTLE, start, verify_all
from tests.unit.jwt_decoder.decrypt.sealed import jwk, key_for
from tests.unit.jwt_decoder.differential.key_pairs import jwk as signing_key
from tests.unit.jwt_decoder.make.made_tokens import CLAIMS
from tests.unit.jwt_decoder.make.test_encrypt import LACKING, by_jwcrypto
from tests.unit.jwt_decoder.make.test_sign import verified_by

if TYPE_CHECKING:
    from playwright.sync_api import Page

Json = dict[str, Any]

_MAKE: Final = """async ([name, action, cases]) => JSON.stringify(await Promise.all(
  cases.map((one) => window[name][action](one))))"""
SIGNING: Final = [alg for alg in ALGORITHMS if alg != "none"]
_ENCS: Final = itertools.cycle(CONTENT_ENCRYPTION)
# Each alg once with the next enc, ECDH-ES once a curve: every enc comes several times.
ENCRYPTING: Final = [
    (alg, next(_ENCS), curve)
    for alg, row in KEY_MANAGEMENT.items()
    for curve in (("P-256", "P-384", "P-521", "X25519", "X448") if row.family == "ecdh-es" else ("P-256",))
]


@pytest.fixture(scope="module")
def engine(module_page: Page, site: str) -> Page:
    """Return a page with an engine as built, and one as on plain HTTP."""
    module_page.goto(f"{site}blank.html")
    start(module_page, "engine")
    start(module_page, "insecure", WITHOUT_SUBTLE)
    return module_page


def made(page: Page, action: str, cases: list[Json], name: str) -> list[str]:
    """Return the token of each case."""
    answers: list[Json] = json.loads(page.evaluate(_MAKE, [name, action, cases]))
    assert [] == [fault["message"] for answer in answers for fault in answer["faults"]]
    return [answer["token"] for answer in answers]


@pytest.mark.parametrize("name", ["engine", "insecure"])
def test_what_is_signed_others_verify(engine: Page, name: str) -> None:
    algs = [alg for alg in SIGNING if name == "engine" or ALGORITHMS[alg].noble or alg.startswith("HS")]
    keys = {alg: json.dumps(signing_key(alg, private=True)) for alg in algs}
    texts = [{"header": json.dumps({"alg": alg}), "payload": CLAIMS, "key": key} for alg, key in keys.items()]
    tokens = dict(zip(algs, made(engine, "sign", texts, name), strict=True))

    found = verify_all(engine, [(token, json.dumps(signing_key(alg)), {}) for alg, token in tokens.items()])
    assert dict.fromkeys(algs, "valid") == {
        alg: one["verdict"]["signature"]["state"] for alg, one in zip(algs, found, strict=True)
    }
    assert set(algs) <= set().union(*verified_by(tokens).values())


def encrypted(name: str, keys: dict[tuple[str, str, str], Any]) -> list[Json]:
    """Return what is asked: RSA needs the platform."""
    return [
        {
            "header": json.dumps({"alg": alg, "enc": enc}),
            "payload": CLAIMS,
            "key": jwk(key, private=not KEY_MANAGEMENT[alg].has_key_pair),
            "allowRsa15": True,
            "rounds": 1000,
        }
        for (alg, enc, _), key in keys.items()
        if name != "insecure" or not alg.startswith("RSA")
    ]


def test_what_is_encrypted_others_open_and_two_starts_give_different_keys(engine: Page) -> None:
    rsa = key_for("RSA-OAEP", "A128GCM")
    keys = {case: rsa if case[0].startswith("RSA") else key_for(*case) for case in ENCRYPTING}
    insecure = {case: key for case, key in keys.items() if not case[0].startswith("RSA")}
    first = dict(zip(keys, made(engine, "encrypt", encrypted("engine", keys), "engine"), strict=True))
    second = dict(zip(insecure, made(engine, "encrypt", encrypted("insecure", keys), "insecure"), strict=True))

    assert {CLAIMS.encode()} == {
        by_jwcrypto(token, jwk(keys[case])) for case, token in first.items() if case[0] not in LACKING
    }
    found = verify_all(engine, [(token, jwk(keys[case]), {}) for case, token in (*first.items(), *second.items())])
    assert {"decrypted"} == {one["decryption"]["state"] for one in found}
    parts = ({*first[case].split(".")[1:]} & {*second[case].split(".")[1:]} for case in second)
    assert set() == set().union(*parts) - {""}
