"""The examples of RFC 7516 and RFC 7520, and Wycheproof's tokens."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.unit.jwt_decoder.decrypt.sealed import opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.untraced


def test_every_token_of_the_cookbook_opens_in_every_serialization(shared: Path) -> None:
    files = sorted((shared / "corpora" / "rfc7520-cookbook" / "jwe").glob("*.json"))
    assert 13 == len(files)

    for file in files:
        example = json.loads(file.read_text())
        for token, key in _of_cookbook(example):
            found = opened(token, key)["decryption"]
            assert ("decrypted", example["input"]["plaintext"]) == (found["state"], found["token"]["payload"]["text"])


def _of_cookbook(example: dict[str, Any]) -> Iterator[tuple[str, str]]:
    given = example["input"]
    keys = given.get("pwd", given.get("key"))
    for form in ("compact", "json", "json_flat"):
        token = example["output"].get(form)
        for key in keys if isinstance(keys, list) else [keys]:
            if token is not None:
                yield (
                    token if isinstance(token, str) else json.dumps(token),
                    key if isinstance(key, str) else json.dumps(key),
                )


def test_each_recipient_has_a_state_of_its_own(shared: Path) -> None:
    file = shared / "corpora" / "rfc7520-cookbook" / "jwe" / "5_13.encrypting_to_multiple_recipients.json"
    example = json.loads(file.read_text())
    token = json.dumps(example["output"]["json"])

    for place, key in enumerate(example["input"]["key"]):
        states = [one["state"] for one in opened(token, json.dumps(key))["decryption"]["recipients"]]
        assert ["key-unusable" if other != place else "decrypted" for other in range(3)] == states


def test_the_examples_of_the_specification_open(shared: Path) -> None:
    examples = [
        one for one in json.loads((shared / "corpora" / "rfc-appendix.json").read_text()) if one["rfc"] == "7516"
    ]

    tried = 0
    for one in examples:
        if one["rfc"] == "7516":
            text = one["input"] if isinstance(one["input"], str) else json.dumps(one["input"])
            assert "decrypted" == opened(text, json.dumps(one["key"]))["decryption"]["state"], one["id"]
            tried += 1
    assert 6 == tried


@pytest.mark.untraced
def test_the_tokens_of_wycheproof_are_told_apart(shared: Path) -> None:
    groups = json.loads((shared / "corpora" / "wycheproof" / "json_web_crypto_test.json").read_text())["testGroups"]
    cases = [(group["private"], case) for group in groups for case in group["tests"] if "jwe" in case]
    # The one that must not be in JSON is meant for libraries that read no JSON Serialization.
    cases = [(key, case) for key, case in cases if "JsonSerialization" not in case["flags"]]
    assert 33 == len(cases)

    assert [] == [case["tcId"] for key, case in cases if _is_opened(key, case) != (case["result"] == "valid")]


def _is_opened(key: object, case: dict[str, Any]) -> bool:
    token = case["jwe"] if isinstance(case["jwe"], str) else json.dumps(case["jwe"])
    decryption = opened(token, json.dumps(key))["decryption"]
    return decryption is not None and decryption["state"] == "decrypted"
