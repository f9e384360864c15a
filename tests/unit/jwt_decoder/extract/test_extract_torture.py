"""The torture list: what is found in each of its pastes, and where."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jwt_decoder.extract import extract

pytestmark = pytest.mark.untraced

VECTORS = Path(__file__).parents[3] / "vectors" / "torture.json"
CASES: list[dict[str, Any]] = json.loads(VECTORS.read_text(encoding="utf-8"))

# The names that the list asks for in its sentences, and those of the header lines.
LABELS = {
    "authorization-header": ["Authorization"],
    "curl": ["Authorization"],
    "token-response": ["access_token", "id_token"],
    "cookie": ["session"],
    "url-fragment": ["id_token"],
    "two-lines": ["", ""],
    "percent-encoded": ["token"],
    "fault-in-percent-encoded": ["token"],
    "json-escaped": ["id_token"],
    "set-cookie": ["__Host-session"],
    "log-line": ["token"],
}
NOTES = {
    "url-fragment": ["response-state"],
    "bearer": ["bearer-removed"],
    "quoted": ["quotes-removed"],
    "wrapped": ["line-breaks-removed"],
    "wrapped-bearer": ["bearer-removed", "line-breaks-removed"],
    "jwk": ["no-token"],
    "prose": ["no-token"],
    "host-names": ["no-token"],
    "percent-encoded": ["percent-decoded"],
    "fault-in-wrapped": ["line-breaks-removed"],
    "fault-in-crlf": ["line-breaks-removed"],
    "fault-in-percent-encoded": ["percent-decoded"],
    "json-escaped": ["json-unescaped"],
}


@pytest.mark.each
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_finds_what_the_torture_list_asks_for(case: dict[str, Any]) -> None:
    """As many tokens as the list says, with their names, each beginning and ending where it stands in the paste."""
    extraction = extract(case["text"])
    assert LABELS.get(case["id"], [""] * len(case["kinds"])) == [token.label for token in extraction.tokens]
    for token in extraction.tokens:
        assert token.text[:10] == case["text"][token.start :][:10]
        assert token.text[-5:] == case["text"][: token.end][-5:]


@pytest.mark.each
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_says_what_it_undid_in_the_torture_list(case: dict[str, Any]) -> None:
    """What was removed or decoded is said, and no more."""
    assert NOTES.get(case["id"], []) == [note.id for note in extract(case["text"]).notes]


@pytest.mark.parametrize("case", [case for case in CASES if "fault_at" in case], ids=lambda case: case["id"])
def test_maps_the_place_of_a_fault(case: dict[str, Any]) -> None:
    """The foreign character of a clean text is the one at the place in the paste; cut ones fault at their end."""
    (token,) = extract(case["text"]).tokens
    if "!" not in token.text:
        assert token.end == case["fault_at"]
        return
    at = token.text.index("!")
    (place,) = (piece.at + at - piece.start for piece in token.pieces if piece.start <= at < piece.end)
    units = len(case["text"][:place].encode("utf-16-le")) // 2
    assert (case["fault_at"], "!") == (units, case["text"][place])


def test_recognises_the_key_of_the_torture_list() -> None:
    """The one key among the pastes is offered as a key."""
    keys = {case["id"]: [key.kind for key in extract(case["text"]).keys] for case in CASES}
    assert {"jwk": ["jwk"]} == {name: kinds for name, kinds in keys.items() if kinds}
