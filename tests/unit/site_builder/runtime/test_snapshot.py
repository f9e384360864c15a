"""Python as it starts from its snapshot: whatever was made alike in its memory is as it was."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Final

import pytest
from jwt_decoder.bridge import bridge
from site_builder.failure import output
from site_builder.fetch import node
from site_builder.pages.torture_page import CASES
from site_builder.runtime import slim_pyodide
from site_builder.runtime.snapshot import snapshot

_RESTORED: Final = Path(__file__).with_name("restored.mjs")

# Texts that are other objects, so that nothing is found by being the very one.
_EACH: Final = """
import sys
def another(text):
    return "".join([text[:1], text[1:]])
modules = [each.__dict__ for each in sys.modules.values() if hasattr(each, "__dict__")]
types = [value.__dict__ for each in modules for value in each.values() if isinstance(value, type)]
names = [(each, name) for each in [*modules, *types] for name in each if isinstance(name, str)]
"""
_COUNT: Final = f"{_EACH}len(names) > 10_000"
_FOUND: Final = f"{_EACH}[name for each, name in names if each[another(name)] is not each[name]]"
_HASHED: Final = f"{_EACH}[name for each, name in names if hash(another(name)) != hash(name)]"
_INTERNED: Final = f"""{_EACH}
[name for each, name in names if name.isidentifier() and sys.intern(another(name)) is not sys.intern(name)]"""
_MISSING: Final = f"{_EACH}[name for each, name in names if another(name) + '?' in each]"

# What is made afterwards is given back, also what is held by what lives for ever and what goes round in a circle.
_COLLECTED: Final = """
import gc, weakref
import jwt_decoder
class Ring:
    def __init__(self):
        self.next = self
def reference(hold):
    ring = Ring()
    hold(ring)
    return weakref.ref(ring)
def collected(hold, release):
    seen = [reference(hold) for _ in range(1000)]
    release()
    gc.collect()
    return sum(each() is None for each in seen)
kept = jwt_decoder.__dict__.setdefault("kept", {})
found = [
    collected(lambda ring: None, lambda: None),
    collected(lambda ring: kept.__setitem__(id(ring), ring), lambda: None),
    collected(lambda ring: None, kept.clear),
]
del jwt_decoder.kept
found
"""
# Many times what the collector waits for.
_ROUNDS: Final = """
import gc
gc.collect()
before = len(gc.get_objects())
for _ in range(200_000):
    ring = []
    ring.append(ring)
len(gc.get_objects()) - before < 50_000
"""

# Of such a table most is behind what its type says of its size.
_CODE_PAGES: Final = """
import codecs, json, sys
pages = {name: each for name, each in sys.modules.items() if isinstance(getattr(each, "decoding_table", None), str)}
def encoded(page, table):
    return [codecs.charmap_encode(letter, "ignore", table) for letter in page.decoding_table]
same = {
    name: encoded(page, page.encoding_table) == encoded(page, codecs.charmap_build(page.decoding_table))
    for name, page in pages.items()
}
json.dumps(same)
"""

_ANSWERS: Final = "import json; from jwt_decoder.bridge import bridge; json.dumps([*map(bridge.handle, {})])"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file with the snapshot."""
    path = tmp_path_factory.mktemp("snapshot") / "snapshot"
    path.write_bytes(snapshot())
    return path


def said(made: Path, *programs: str) -> list[object]:
    """Return what a restored Python says of each program, all of them in one start."""
    empty = made.with_name("empty.zip")
    with zipfile.ZipFile(empty, "w"):
        pass
    printed = output([node(), _RESTORED, slim_pyodide.folder(), made, empty, *programs])
    answers: list[object] = json.loads(printed)
    return answers


def test_every_name_is_found_hashed_and_interned_as_before(made: Path) -> None:
    programs = [_FOUND, _HASHED, _INTERNED, _MISSING]
    listed = [f"{_EACH}import json; json.dumps({program.removeprefix(_EACH)})" for program in programs]
    assert [True, "[]", "[]", "[]", "[]"] == said(made, _COUNT, *listed)


def test_what_is_made_afterwards_is_given_back(made: Path) -> None:
    program = f"import json\n{_COLLECTED.rstrip().removesuffix('found')}json.dumps(found)"
    assert ["[1000, 0, 1000]", True] == said(made, program, _ROUNDS)


def test_code_pages_encode_as_before(made: Path) -> None:
    (found,) = said(made, _CODE_PAGES)
    assert isinstance(found, str)
    same = json.loads(found)
    assert "encodings.cp1252" in same
    assert all(same.values())


@pytest.mark.typeset
def test_tokens_are_reported_as_by_any_other_python(made: Path) -> None:
    texts = [case["text"] for case in json.loads(CASES.read_text())]
    options = {"now": 1_767_225_600}
    requests = [json.dumps({"action": "report", "text": text, "options": options}) for text in texts]
    assert len(requests) > 30
    (answers,) = said(made, _ANSWERS.format(ascii(requests)))
    assert isinstance(answers, str)
    assert json.loads(answers) == [*map(bridge.handle, requests)]
