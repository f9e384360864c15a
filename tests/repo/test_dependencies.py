"""The table of dependencies says of every package why it is there, and names no other."""

from __future__ import annotations

import itertools
import json
import re
import tomllib
from typing import Final

import pytest
from site_builder.testing import browsers, key_programs, libraries, servers, shells

from tests.repo.test_boundaries import ROOT

ROW: Final = re.compile(r"^\| (`[^|]+`) \| (PyPI|npm|Debian) \| (.+) \|$", re.MULTILINE)
ROWS: Final = ROW.findall((ROOT / "docs" / "dependencies.md").read_text())


def named(source: str) -> set[str]:
    """Return the packages that the tables name, of those that come from one place."""
    return {name for names, place, _ in ROWS if place == source for name in re.findall(r"`([^`]+)`", names)}


def pypi() -> set[str]:
    """Return what pyproject.toml asks for, anywhere in it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    lists = (
        project["build-system"]["requires"],
        project["project"]["dependencies"],
        *project["project"]["optional-dependencies"].values(),
        *project["dependency-groups"].values(),
    )
    return {re.split(r"[<>=]", one)[0] for one in itertools.chain(*lists)}


def npm() -> set[str]:
    """Return what package.json asks for, but what it only overrides."""
    manifest = json.loads((ROOT / "package.json").read_text())
    libraries = json.loads((ROOT / "tests" / "libraries" / "package.json").read_text())
    return {*manifest["dependencies"], *manifest["devDependencies"], *libraries["devDependencies"]}


def debian() -> set[str]:
    """Return the packages of Debian that the tests may install."""
    programs = [one for module in (browsers, key_programs, libraries, servers, shells) for one in vars(module).values()]
    return {package for one in programs if isinstance(one, browsers.Browser) for package in one.packages}


@pytest.mark.parametrize(("source", "asked"), [("PyPI", pypi()), ("npm", npm()), ("Debian", debian())])
def test_the_tables_name_what_is_asked_for_and_nothing_else(source: str, asked: set[str]) -> None:
    assert sorted(asked) == sorted(named(source))


def test_every_override_is_explained() -> None:
    overridden = json.loads((ROOT / "package.json").read_text())["overrides"]
    text = (ROOT / "docs" / "dependencies.md").read_text()

    assert [] == [name for name in overridden if f"`{name}`" not in text]


def test_every_row_says_why() -> None:
    assert [] == [names for names, _, why in ROWS if len(why.split()) < 2]
