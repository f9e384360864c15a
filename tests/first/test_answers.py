"""What the first engine answers is what the whole one answers, and there is little that it hands on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest
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
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_COMPARE: Final = ROOT / "tests" / "first" / "compare.mjs"
_NOW: Final = 1_767_225_600
_LONGEST: Final = 4000


class Compared(NamedTuple):
    """Which texts were handed on, and of which the answers differ."""

    asked: int
    handed_on: list[str]
    different: list[str]


class Asked(NamedTuple):
    """Texts that both engines are asked about, and the image that the first one starts from."""

    texts: list[str]
    image: str = "first.image"


def _requests(asked: Iterable[str]) -> list[str]:
    return [json.dumps({"action": "report", "text": text, "options": {"now": _NOW}}) for text in asked]


def _compared(groups: Mapping[str, Asked], place: Path) -> dict[str, Compared]:
    """Ask both engines; the whole one starts once for all groups."""
    made = engine.folder()
    given = [{"image": str(made / one.image), "requests": _requests(one.texts)} for one in groups.values()]
    place.write_text(json.dumps(given))
    words: list[str | Path] = [slim_pyodide.folder() / "pyodide.asm.mjs", slim_pyodide.with_exports(engine.EXPORTS)]
    words += [*engine.archives(), made / "first.wasm", slim_pyodide.trampoline(), place]
    said = json.loads(output([node(), _COMPARE, *words]))
    return {name: _named(one.texts, found) for (name, one), found in zip(groups.items(), said, strict=True)}


def _named(asked: list[str], found: Mapping[str, list[int]]) -> Compared:
    handed_on, different = ([asked[index] for index in found[kind]] for kind in ("handedOn", "different"))
    return Compared(len(asked), handed_on, different)


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


def _of_every_script() -> list[str]:
    draw = damage.drawing("scripts")
    codes = [code for code in range(0xA0, 0x30000) if not 0xD800 <= code <= 0xDFFF]
    drawn = ["".join(map(chr, draw.sample(codes, 60))) for _ in range(60)]
    return [compact({"alg": "none", "typ": some[:3]}, {"sub": some, some: 1}, "") for some in drawn]


@pytest.fixture(scope="session")
def compared(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> dict[str, Compared]:
    """Return what became of the texts of each test."""
    groups = {
        "unseen": Asked(_unseen(400)),
        "mutated": Asked(_mutated(20_000 if pytestconfig.getoption("whole") else 300, "mutated")),
        "poisoned": Asked(_mutated(200, "poison") + texts()[:100], "poisoned.image"),
        "scripts": Asked(_of_every_script()),
    }
    return _compared(groups, tmp_path_factory.mktemp("first") / "groups.json")


def test_none_of_the_texts_that_the_profile_has_not_seen_is_answered_otherwise_and_few_are_handed_on(
    compared: Mapping[str, Compared],
) -> None:
    found = compared["unseen"]
    assert found.asked > 300
    assert found.different == []
    assert len(found.handed_on) <= found.asked / 100


def test_mutated_texts_are_answered_as_the_whole_engine_answers_them(compared: Mapping[str, Compared]) -> None:
    found = compared["mutated"]
    assert found.asked >= 300
    assert found.different == []
    assert len(found.handed_on) <= found.asked * 0.06


def test_what_was_dropped_of_the_static_data_is_not_read(compared: Mapping[str, Compared]) -> None:
    """Fill it with something else than zeros: no answer differs."""
    found = compared["poisoned"]
    assert found.asked == 300
    assert found.different == []


def test_characters_of_every_script_are_known(compared: Mapping[str, Compared]) -> None:
    found = compared["scripts"]
    assert found.asked == 60
    assert found.different == []


def test_the_profile_asks_for_tokens_of_every_kind() -> None:
    asked = texts()
    assert compact({"alg": "none"}, {}, "") not in asked
    assert len(asked) == len(set(asked)) > 2000
