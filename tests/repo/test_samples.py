"""Every token that the documentation shows with a key verifies with that key, and none is shown that has none."""

from __future__ import annotations

import asyncio
import json
import re
from datetime import datetime
from typing import Any, Final

import pytest
from jwt_decoder.bridge import bridge

from tests.repo.test_boundaries import ROOT

Json = dict[str, Any]

DOCUMENTS: Final = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
_BLOCK: Final = re.compile(r"^(`{3,})[^`\n]*\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
_KEY: Final = re.compile(r'verify[-_]key(?:="|: )([^"\n]+)|engine\.verify\(\w+, "([^"]+)"')
_NOW: Final = re.compile(r'\bnow(?:="|: )([^"\n]+)')
_LEAST: Final = {"README.md": 1, "documentation-tools.md": 4, "embedding.md": 2, "engine.md": 1}


def samples(document: str) -> dict[str, list[str]]:
    """Return each block of code of a document that has a signed token in it, with the keys in the same block."""
    blocks = [block for _, block in _BLOCK.findall(document) if signed(block)]
    return {block: ["".join(found) for found in _KEY.findall(block)] for block in blocks}


def signed(text: str) -> list[int]:
    """Return the places, among the tokens of a text, of those that claim to have a signature."""
    tokens = asked({"action": "report", "text": text, "options": {"now": 0}})["tokens"]
    return [at for at, token in enumerate(tokens) if '"none"' not in token["header"]["text"]]


def asked(request: Json) -> Json:
    answer: Json = json.loads(bridge.handle(json.dumps(request)))
    return answer


def verified(text: str, key: str, token: int) -> Json:
    """Return what the engine says of a token, at the time that the sample sets."""
    now = _NOW.search(text)
    options = {"token": token, "now": datetime.fromisoformat(now[1]).timestamp() if now else 0}
    request = json.dumps({"action": "verify", "text": text, "key": key, "options": options})
    answer: Json = json.loads(asyncio.run(_awaited(request)))
    return answer


async def _awaited(request: str) -> str:
    return await bridge.handle_async(request)


SAMPLES: Final = [
    pytest.param(block, keys, id=f"{path.name}-{at}")
    for path in DOCUMENTS
    for at, (block, keys) in enumerate(samples(path.read_text()).items())
]


@pytest.mark.parametrize(("block", "keys"), SAMPLES)
def test_a_sample_verifies_with_the_key_beside_it(block: str, keys: list[str]) -> None:
    found = [verified(block, key, at) for key in keys for at in signed(block)]

    assert ["valid"] * len(found) == [one["verdict"]["signature"]["state"] for one in found]
    assert [[]] * len(found) == [one["findings"] for one in found]


def test_a_token_without_a_key_beside_it_is_one_that_another_sample_verifies() -> None:
    blocks = [(block, keys) for path in DOCUMENTS for block, keys in samples(path.read_text()).items()]
    known = {signature for block, keys in blocks if keys for signature in _signatures(block)}

    assert set() == {signature for block, _ in blocks for signature in _signatures(block)} - known


def _signatures(block: str) -> set[str]:
    tokens = asked({"action": "report", "text": block, "options": {"now": 0}})["tokens"]
    return {tokens[at]["segments"][-1]["text"] for at in signed(block)}


@pytest.mark.parametrize("name", _LEAST)
def test_the_samples_of_a_document_are_found(name: str) -> None:
    (path,) = [path for path in DOCUMENTS if path.name == name]

    assert _LEAST[name] <= sum(len(signed(block)) for block in samples(path.read_text()))


def test_a_sample_with_the_signature_of_another_token_is_found() -> None:
    token = "eyJhbGciOiJIUzI1NiJ9.eyJ1c2VyX2lkIjoxMjN9.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c"
    block = f'<jwt-decoder verify-key="your-256-bit-secret">\n{token}\n'

    assert {block: ["your-256-bit-secret"]} == samples(f"```html\n{block}```\n")
    assert "invalid" == verified(block, "your-256-bit-secret", 0)["verdict"]["signature"]["state"]


def test_the_walk_tells_what_happens() -> None:
    (paste,) = [block for _, block in _BLOCK.findall((ROOT / "docs" / "walk.md").read_text())]
    text = paste.rstrip("\n")
    (token,) = asked({"action": "report", "text": text, "options": {"now": 0}})["tokens"]
    found = verified(text, "keep-this-one-long-random-and-to-yourself\n", 0)

    assert ("Authorization", 22, 130, "jws-compact") == (token["label"], token["start"], token["end"], token["kind"])
    assert (None, [], []) == (token["profile"], token["nested"], token["findings"])
    assert "2026-01-01 13:00:00 UTC" == token["claims"][1]["reading"]
    assert 42 == found["key"]["data"]["octets"]
    assert "invalid" == found["verdict"]["signature"]["state"]
    assert ["secret-trimmed"] == [one["id"] for one in found["diagnosis"]]
