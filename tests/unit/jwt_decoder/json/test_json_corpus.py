"""The JSON texts of the shared corpus, as payload and as header."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any, Final

import pytest
from jwt_decoder.decode.decode import decode
from jwt_decoder.decode.serialization import lay_out
from jwt_decoder.json import parse
from jwt_decoder.text import base64url

if TYPE_CHECKING:
    from pathlib import Path

MARKS = {"accept": {True}, "reject": {False}, "either": {True, False}}
BREAKING = (
    "json-syntax",
    "json-depth",
    "utf8-",
    "payload-not-json",
    "payload-not-text",
    "payload-empty",
    "header-empty",
)


@pytest.fixture(scope="module")
def texts(shared: Path) -> list[dict[str, Any]]:
    """Return the texts with their names and marks."""
    found: list[dict[str, Any]] = json.loads((shared / "corpora" / "json-parsing.json").read_text())
    assert len(found) > 100
    return found


@pytest.mark.parametrize("largest", [parse.LARGEST_TREE, -1], ids=["as a tree", "as a large text"])
def test_each_text_is_accepted_or_rejected_as_marked(
    texts: list[dict[str, Any]], largest: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both ways to read JSON, the one with places and the quick one for large texts, agree with the marks."""
    monkeypatch.setattr(parse, "LARGEST_TREE", largest)
    wrong = [
        text["name"]
        for text in texts
        if parse.parse(base64.b64decode(text["base64"])).valid not in MARKS[text["expect"]]
    ]

    assert [] == wrong


JWT_HEADER: Final = base64url.encode(b'{"alg":"HS256","typ":"JWT"}')


@pytest.mark.untraced
@pytest.mark.parametrize("place", ["header", "payload"])
def test_each_text_in_a_token_has_faults_as_marked(texts: list[dict[str, Any]], place: str) -> None:
    wrong = []
    for text in texts:
        encoded = base64url.encode(base64.b64decode(text["base64"]))
        paste = f"{encoded}.e30.{'A' * 43}" if place == "header" else f"{JWT_HEADER}.{encoded}.{'A' * 43}"
        faults = decode(lay_out(paste)).faults
        sound = not any(fault.id.startswith(BREAKING) for fault in faults)
        wrong += [text["name"]] if sound not in MARKS[text["expect"]] else []

    assert [] == wrong
