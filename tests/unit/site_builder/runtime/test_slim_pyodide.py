"""Pyodide as the site carries it: its two halves still fit."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from site_builder.failure import output
from site_builder.fetch import node
from site_builder.runtime import slim_pyodide

if TYPE_CHECKING:
    from pathlib import Path

_NAMES = """
const module = new WebAssembly.Module(require("node:fs").readFileSync(process.argv[1]));
const names = (list) => list.map(({ name }) => name);
const { imports, exports } = WebAssembly.Module;
console.log(JSON.stringify([names(imports(module)), names(exports(module))]));
"""

# Prints what Python in a folder says of each program, null where it fails at one.
_RUN = """
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
const [folder, pyodide, ...programs] = process.argv.slice(1);
const { loadPyodide } = await import(pathToFileURL(`${pyodide}/pyodide.mjs`));
const python = await loadPyodide({
  indexURL: folder,
  lockFileContents: readFileSync(`${pyodide}/pyodide-lock.json`, "utf8"),
  stdLibURL: `${pyodide}/python_stdlib.zip`,
});
const said = programs.map((program) => {
  try {
    return python.runPython(program);
  } catch {
    return null;
  }
});
console.log(JSON.stringify(said));
"""

# What is left of the modules in C can be imported, and what is not left is missing as any other module is.
_IMPORTS = """
import importlib, json, sys
def fails(action, *words):
    try:
        action(*words)
    except Exception as error:
        return type(error).__name__
imported = {name: fails(importlib.import_module, name) for name in [*sys.builtin_module_names, "_sqlite3", "csv"]}
encoded = {name: fails("a".encode, name) for name in ("gb18030", "latin_1", "shift_jis", "utf_16")}
json.dumps({name: failure for name, failure in {**imported, **encoded}.items() if failure})
"""

# All that Unicode says of each character that there is, but for its name; property by property, which takes a third of
# the time that character by character does. Where not all are wanted, it is each seventh one: what a table is made of
# begins at multiples of powers of two.
_CHARACTERS = """
import hashlib, unicodedata
from itertools import repeat
digest = hashlib.sha256()
PROPERTIES = [getattr(unicodedata, name) for name in ("category", "bidirectional", "combining", "decomposition")]
PROPERTIES += [unicodedata.east_asian_width, unicodedata.mirrored]
PROPERTIES += [str.lower, str.upper, str.casefold, str.isidentifier]
characters = [chr(number) for number in [*range(0, 0x34000, EVERY), *range(0xE0000, 0xE0200), 0x10FFFF]]
for form in ("NFC", "NFD", "NFKC", "NFKD"):
    digest.update(repr([*map(unicodedata.normalize, repeat(form), characters)]).encode())
for each in PROPERTIES:
    digest.update(repr([*map(each, characters)]).encode())
digest.update(repr([*map(unicodedata.numeric, characters, repeat(None))]).encode())
digest.hexdigest()
"""
_NAME = "import unicodedata; unicodedata.name('a')"


@pytest.fixture(scope="module")
def made() -> Path:
    return slim_pyodide.folder()


@pytest.fixture(scope="module")
def names(made: Path) -> tuple[list[str], list[str]]:
    imports, exports = json.loads(output([node(), "-e", _NAMES, made / "pyodide.asm.wasm"]))
    return imports, exports


def test_the_webassembly_offers_what_the_script_takes_and_nothing_else(
    made: Path, names: tuple[list[str], list[str]]
) -> None:
    script = (made / "pyodide.asm.mjs").read_text()
    taken = set(re.findall(r'wasm(?:Exports(?:\.|\[")|(?:Export|Address)\(")([\w$]+)', script))
    assert taken - set(names[1]) == set()
    # The second is called where the snapshot is taken up.
    assert set(names[1]) - taken == {"__main_argc_argv", "PyObject_Hash"}


def test_the_script_offers_all_that_the_webassembly_asks_for(made: Path, names: tuple[list[str], list[str]]) -> None:
    found = re.search(r"var wasmImports ?= ?\{([^}]*)\}", (made / "pyodide.asm.mjs").read_text())
    assert found is not None
    assert set(names[0]) - set(re.findall(r"([\w$]+):", found[1])) - set(re.findall(r"([\w$]+)[,}]", found[1])) == set()


def test_most_of_the_script_is_gone(made: Path) -> None:
    before, after = ((folder / "pyodide.asm.mjs").stat().st_size for folder in (slim_pyodide.PYODIDE, made))
    assert after < before / 3


def run(folder: Path, *programs: str) -> list[str | None]:
    """Return what Python in a folder says of each program, None where it fails; a start takes longer than all three."""
    words: list[str | Path] = [node(), "--input-type=module", "-e", _RUN, "--", folder, slim_pyodide.PYODIDE]
    # What is fatal is told in lines of its own before.
    found: list[str | None] = json.loads(output([*words, *programs]).splitlines()[-1])
    return found


@pytest.fixture(scope="module")
def characters(request: pytest.FixtureRequest) -> str:
    """Return the program that says all of the characters."""
    return f"EVERY = {1 if request.config.option.whole else 7}{_CHARACTERS}"


@pytest.fixture(scope="module")
def said(made: Path, characters: str) -> list[str | None]:
    """Return what the Python of the site says of the imports, of the characters, and of the name of one."""
    return run(made, _IMPORTS, characters, _NAME)


def test_a_module_is_there_whole_or_missing_as_any_other_is(said: list[str | None]) -> None:
    missing, unknown = "ModuleNotFoundError", "LookupError"
    failures = {"_sqlite3": missing, "csv": missing, "gb18030": unknown, "shift_jis": unknown}
    assert json.loads(said[0] or "") == failures


def test_every_character_is_what_it_was_but_for_its_name(said: list[str | None], characters: str) -> None:
    assert [said[1], "LATIN SMALL LETTER A"] == run(slim_pyodide.PYODIDE, characters, _NAME)


def test_the_names_of_characters_are_gone(said: list[str | None]) -> None:
    assert said[2] is None
