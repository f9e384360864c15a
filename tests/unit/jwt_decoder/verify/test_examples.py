"""Examples of the RFCs and of others, read from the shared corpora where they are."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jwt_decoder.keys.read_key import read_key
from jwt_decoder.verify.verify import verify
from jwt_decoder_cli.cryptography_backend import Cryptography

from tests.unit.jwt_decoder.verify.jose_tokens import b64, outcome, signed, split, unb64

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jwt_decoder.verify.outcome import SignatureOutcome, SignedInput

CORPORA = Path(__file__).parents[4] / ".." / "shared" / "corpora"
pytestmark = pytest.mark.skipif(not CORPORA.is_dir(), reason="NOT CHECKED: the shared corpora are not here")


def load(path: str) -> Any:  # noqa: ANN401 - a corpus has the shape it has
    file = CORPORA / path
    return json.loads(file.read_text()) if file.exists() else {}


def judge(jws: SignedInput, key: object) -> SignatureOutcome:
    text = key if isinstance(key, str) else json.dumps(key)
    return asyncio.run(verify(jws, read_key(text, "text"), Cryptography()))


def each_signature(jws: Any) -> Iterator[SignedInput]:  # noqa: ANN401 - a corpus has the shape it has
    """Give the signatures of a JWS in any serialization."""
    if isinstance(jws, str):
        yield split(jws)
        return
    for one in jws.get("signatures", [jws]):
        protected = one.get("protected", "")
        header = (json.loads(unb64(protected)) if protected else {}) | one.get("header", {})
        yield signed(protected, jws["payload"], one["signature"], header)


COOKBOOK = sorted((CORPORA / "rfc7520-cookbook" / "jws").glob("*.json"))


@pytest.mark.parametrize("path", COOKBOOK, ids=lambda path: path.stem)
def test_the_cookbook_verifies_in_every_serialization(path: Path) -> None:
    example = json.loads(path.read_text())
    keys = example["input"]["key"]
    for form, jws in example["output"].items():
        payload = b64(example["input"]["payload"].encode())
        if isinstance(jws, str):
            head, _, signature = jws.split(".")
            jws = f"{head}.{payload}.{signature}"  # noqa: PLW2901 - detached content is put back (RFC 7515 appendix F)
        else:
            jws = jws | {"payload": payload}  # noqa: PLW2901 - as above
        for at, one in enumerate(each_signature(jws)):
            key = keys[at] if isinstance(keys, list) else keys
            assert "valid" == judge(one, key).state, (form, at)


APPENDICES = [case for case in load("rfc-appendix.json") or [] if case["kind"] == "jws" and case["key"]]


@pytest.mark.parametrize("case", APPENDICES, ids=lambda case: case["id"])
def test_the_appendices_verify_unless_unsecured(case: dict[str, Any]) -> None:
    expected = "valid" if case["expect"] == "accept" else "not-attempted"
    for one in each_signature(case["input"]):
        keys = case["key"] if isinstance(case["key"], list) else [case["key"]]
        assert expected in {judge(one, key).state for key in keys}


def test_the_ml_dsa_example_verifies() -> None:
    example = load("ml-dsa/ML_DSA_44.jose.json")
    result = judge(split(example["jws"]), example["jwk"])
    assert ("valid", ["key-private", "kid-thumbprint-match"]) == (
        result.state,
        [finding.id for finding in result.findings],
    )


def wycheproof() -> Iterator[Any]:
    for name in ("json_web_crypto_test", "json_web_key_test"):
        for group in load(f"wycheproof/{name}.json").get("testGroups", []):
            for test in group["tests"]:
                if "jws" in test and isinstance(test["jws"], str) and test["jws"].count(".") == 2:
                    key = group.get("public") or group["private"]
                    ident = f"{name}-{test['tcId']}-{test['comment']}"
                    yield pytest.param(test, key, id=ident)


@pytest.mark.parametrize(("test", "key"), list(wycheproof()))
def test_wycheproof(test: dict[str, Any], key: dict[str, Any]) -> None:
    """A vector marked invalid is met by any verdict but valid, or by a finding of severity error beside it."""
    header, payload, signature = test["jws"].split(".")
    try:
        members = json.loads(unb64(header))
    except ValueError:
        members = {}
    result = judge(signed(header, payload, signature, members), key)
    if test["result"] == "valid":
        assert "valid" == result.state
    else:
        errors = [finding for finding in result.findings if finding.severity == "error"]
        assert result.state != "valid" or errors


WORLD = {
    "aws-alb-x-amzn-oidc-data-padded": ("key.pem", "valid"),
    "dpop-proof-rfc9449-resource": ("key.jwk.json", "valid"),
    "firebase-id-token": ("key.json", "valid"),
    "google-iap-es256": ("key.jwks.json", "valid"),
    "google-id-token-rs256": ("key.jwks.json", "valid"),
    "okta-id-token": ("key.jwk.json", "valid"),
    "supabase-anon": ("key.secret.txt", "valid"),
    "w3c-vc-jose": ("key.jwk.json", "invalid"),
}


@pytest.mark.parametrize("name", WORLD)
def test_tokens_of_the_real_world_verify_with_their_key(name: str) -> None:
    suffix, expected = WORLD[name]
    token = (CORPORA / "real-world" / f"{name}.txt").read_text().strip()
    key = (CORPORA / "real-world" / f"{name}.{suffix}").read_text()
    result = outcome(token, key.strip() if suffix.endswith("txt") else key)
    assert expected == result.state
