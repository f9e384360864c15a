"""What the first engine answers is what the whole one answers, and there is little that it hands on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, NamedTuple

from site_builder.failure import output
from site_builder.fetch import node
from site_builder.first import engine
from site_builder.first.draw import Draw
from site_builder.first.texts import damaged_text, texts
from site_builder.first.vectors import compact
from site_builder.project import ROOT
from site_builder.runtime import slim_pyodide

from tests import damage
from tests.fuzz import draw as fuzzed
from tests.fuzz import mutation
from tests.unit.jwt_decoder.explain.profiles import shapes

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

_COMPARE: Final = ROOT / "tests" / "first" / "compare.mjs"
_NOW: Final = 1_767_225_600
_LONGEST: Final = 4000


class Compared(NamedTuple):
    """Which texts were handed on, and of which the answers differ."""

    asked: int
    handed_on: list[str]
    different: list[str]


def _compared(asked: list[str], folder: Path, image: str = "first.image") -> Compared:
    requests = [json.dumps({"action": "report", "text": text, "options": {"now": _NOW}}) for text in asked]
    place = folder / "requests.json"
    place.write_text(json.dumps(requests))
    made = engine.folder()
    script = slim_pyodide.folder() / "pyodide.asm.mjs"
    wasm, archives = slim_pyodide.with_exports(engine.EXPORTS), engine.archives()
    given: list[str | Path] = [made / "first.wasm", made / image, slim_pyodide.trampoline(), place]
    said = json.loads(output([node(), _COMPARE, script, wasm, *archives, *given]))
    named = {kind: [asked[index] for index in said[kind]] for kind in ("handedOn", "different")}
    return Compared(len(asked), named["handedOn"], named["different"])


def _well_formed(text: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in text)


def _unseen(count: int) -> list[str]:
    """Return texts of other makers than those over which it was seen what a report calls."""
    draw = damage.drawing("unseen by the profile")
    tokens = [damage.token(draw) for _ in range(count // 2)]
    issued = [shapes.compact(one.header, one.claims, one.tail) for one in shapes.SHAPES]
    seen = set(texts())
    return [text for text in (*tokens, *issued) if text not in seen][:count]


def _mutated(count: int, seed: str) -> list[str]:
    """Return texts that were changed below their dots and base64url too."""
    draw = fuzzed.Draw(seed)
    own = Draw(seed)
    sources = [text for text in texts() if len(text) < _LONGEST]
    found: dict[str, None] = {}
    while len(found) < count:
        text = own.one(sources)
        if own.below(2):
            changed = mutation.paste(text.encode(), _LONGEST, draw).decode(errors="replace")
        else:
            changed = damaged_text(text, own)
        if _well_formed(changed):
            found[changed] = None
    return list(found)


def test_none_of_the_texts_that_the_profile_has_not_seen_is_answered_otherwise_and_few_are_handed_on(
    tmp_path: Path,
) -> None:
    found = _compared(_unseen(400), tmp_path)
    assert found.different == []
    assert len(found.handed_on) <= found.asked / 100


def test_mutated_texts_are_answered_as_the_whole_engine_answers_them(
    tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    count = 20_000 if pytestconfig.getoption("whole") else 300
    found = _compared(_mutated(count, "mutated"), tmp_path)
    assert found.different == []
    assert len(found.handed_on) <= found.asked * 0.06


def test_what_was_dropped_of_the_static_data_is_not_read(tmp_path: Path) -> None:
    """Fill it with something else than zeros: no answer differs."""
    found = _compared(_mutated(200, "poison") + texts()[:100], tmp_path, "poisoned.image")
    assert found.different == []


def test_characters_of_every_script_are_known(tmp_path: Path) -> None:
    draw = damage.drawing("scripts")
    codes = [code for code in range(0xA0, 0x30000) if not 0xD800 <= code <= 0xDFFF]
    drawn = ["".join(map(chr, draw.sample(codes, 60))) for _ in range(60)]
    found = _compared(
        [compact({"alg": "none", "typ": some[:3]}, {"sub": some, some: 1}, "") for some in drawn], tmp_path
    )
    assert found.different == []


def test_the_profile_asks_for_tokens_of_every_kind() -> None:
    asked = texts()
    assert compact({"alg": "none"}, {}, "") not in asked
    assert len(asked) == len(set(asked)) > 2000
