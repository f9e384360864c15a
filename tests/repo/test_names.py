"""The names in the documents for those who work on the project are names of the code."""

from __future__ import annotations

import ast
import re
from functools import cache
from typing import TYPE_CHECKING, Final

import pytest

from tests.repo.test_boundaries import ROOT, tracked
from tests.repo.test_documents import text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DOCS: Final = ROOT / "docs"
# Those for users speak of their own files, too.
DOCUMENTS: Final = [ROOT / "CONTRIBUTING.md", *(DOCS / f"{name}.md" for name in ("design", "house", "style", "walk"))]
_NAMED: Final = re.compile(r"\[`([\w.]+)`\]\(([^)#:]+\.(?:py|js))\)")
_SPAN: Final = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
_FILE: Final = re.compile(r"[\w.@-]+(?:/[\w.@-]+)*(?:/|\.(?:py|js|mjs|html|css|md|json|toml|yaml))")
# What the build makes, and what a machine has of its own.
_MADE: Final = ("dist/", "engine.js")


@cache
def places() -> frozenset[str]:
    """Return what a file or folder of the project may be called: its path, and each end of it."""
    paths = {path.relative_to(ROOT) for path in tracked()}
    folders = {folder for path in paths for folder in path.parents if folder.parts}
    whole = [*map(str, paths), *(f"{folder}/" for folder in folders)]
    return frozenset(path.split("/", cut)[cut] for path in whole for cut in range(path.rstrip("/").count("/") + 1))


def missing(document: str) -> list[str]:
    """Return the paths that a document writes as code, and that lead nowhere in the project."""
    spans = [span for span in _SPAN.findall(document) if _FILE.fullmatch(span) and not span.startswith(_MADE)]
    return [span for span in spans if span not in places()]


def wrong(document: str, folder: Path) -> list[str]:
    """Return the names that are linked to a file in which they are not defined."""
    return [name for name, target in _NAMED.findall(document) if name not in defined((folder / target).resolve())]


@cache
def defined(path: Path) -> frozenset[str]:
    """Return what a module defines: functions, classes with their methods, constants."""
    if path.suffix == ".py":
        return frozenset(_of_python(ast.parse(path.read_text()).body))
    found = re.findall(r"^(?:export )?(?:async )?(?:function|class|const) (\w+)", path.read_text(), re.MULTILINE)
    return frozenset(found)


def _of_python(body: list[ast.stmt], before: str = "") -> Iterator[str]:
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield before + node.name
        elif isinstance(node, ast.ClassDef):
            yield before + node.name
            yield from _of_python(node.body, f"{node.name}.")
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (before + target.id for target in targets if isinstance(target, ast.Name))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_file_that_is_named_is_there(path: Path) -> None:
    assert [] == missing(text(path))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_name_is_defined_in_the_file_that_it_links_to(path: Path) -> None:
    assert [] == wrong(text(path), path.parent)


def test_the_walk_meets_every_room_of_the_engine_and_many_names() -> None:
    walk = (DOCS / "walk.md").read_text()
    engine = ROOT / "py" / "jwt_decoder"
    rooms = {path.relative_to(engine).parts[0] for path in tracked() if path.is_relative_to(engine)}

    assert [] == [room for room in rooms if (engine / room).is_dir() and f"../py/jwt_decoder/{room}/" not in walk]
    assert 60 < len(_NAMED.findall(walk))


def test_what_is_not_there_is_found() -> None:
    document = "`py/jwt_decoder/no_room/` `json/parse.py` `json/parsed.py` `find.py` `.ci/run` `--key` `json.loads`"

    assert ["py/jwt_decoder/no_room/", "json/parsed.py", "find.py"] == missing(document)


def test_a_name_that_is_defined_elsewhere_is_found() -> None:
    document = (
        "[`parse`](../py/jwt_decoder/json/parse.py) [`parse`](../py/jwt_decoder/json/large.py) "
        "[`CryptoBackend.verify`](../py/jwt_decoder/verify/backend.py) "
        "[`CryptoBackend.sign_all`](../py/jwt_decoder/verify/backend.py) "
        "[`Client`](../assets/js/engine/client.js) [`Server`](../assets/js/engine/client.js)"
    )

    assert ["parse", "CryptoBackend.sign_all", "Server"] == wrong(document, DOCS)
