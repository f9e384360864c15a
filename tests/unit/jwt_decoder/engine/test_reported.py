"""What people have, whole texts and small forms of them, is answered with what ought to be said of it."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from jwt_decoder.engine import engine
from jwt_decoder.engine.result import Options
from jwt_decoder.output import report as written
from jwt_decoder_cli.cryptography_backend import Cryptography
from jwt_decoder_cli.cryptography_decryption import CryptographyDecryption

if TYPE_CHECKING:
    from jwt_decoder.output.report import shape

_CASES: Final[list[dict[str, Any]]] = json.loads((Path(__file__).parents[3] / "vectors" / "reported.json").read_text())
_NOW: Final = 1_795_800_000


@pytest.mark.each
@pytest.mark.parametrize("case", _CASES, ids=[case["id"] for case in _CASES])
def test_what_people_have_is_answered(case: dict[str, Any]) -> None:
    options = Options(_NOW, expect=case.get("expect"))
    found = written.report(engine.report(case["text"], options))
    told: dict[str, Any] = {"report": found}
    if "key" in case:
        asked = engine.verify(case["text"], case["key"], options, Cryptography(), opener=CryptographyDecryption())
        told["verification"] = written.verification(asyncio.run(asked))
    text = json.dumps(told, ensure_ascii=False)

    _is_found(case, found)
    assert [] == [one for one in case["says"] if json.dumps(one, ensure_ascii=False)[1:-1] not in text]
    assert [] == [one for one in case.get("never", ()) if one in text]
    if "key" in case:
        assert case.get("state") == told["verification"]["verdict"]["signature"]["state"]


def _is_found(case: dict[str, Any], found: shape.Report) -> None:
    """Check what is in a text: tokens with those in them, keys, what is no JWT, and what is said around them."""
    nested = [one for token in found["tokens"] for one in token["nested"]]
    assert case["tokens"] == len(found["tokens"])
    assert case.get("keys", []) == [key["kind"] for key in found["keys"]]
    assert set(case.get("notes", ())) <= {note["id"] for note in found["notes"]}
    assert case.get("formats", []) == [note["data"]["format"] for note in found["notes"] if "format" in note["data"]]
    assert case.get("paths", []) == [one["path"] for one in nested if "path" in one]
    assert case.get("nested", 0) == len(nested)
    assert "payload-compressed" not in {fault["id"] for token in found["tokens"] for fault in token["faults"]}
