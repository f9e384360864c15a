"""One version, wherever it is written down."""

from __future__ import annotations

import json
import re

from jwt_decoder import __version__

from tests.repo.test_boundaries import ROOT


def test_the_version_is_written_as_semantic_versioning_has_it() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", __version__)


def test_npm_has_the_version_of_the_engine() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text())

    assert __version__ == json.loads((ROOT / "package.json").read_text())["version"]
    assert [__version__] * 2 == [lock["version"], lock["packages"][""]["version"]]


def test_the_newest_version_of_the_changelog_is_the_one_of_the_engine() -> None:
    headings = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)
    released = [heading for heading in headings if heading != "Unreleased"]

    assert __version__ == released[0]
    assert headings.index(released[0]) == len(headings) - len(released)


def test_each_version_of_the_changelog_stands_once_and_the_newest_first() -> None:
    versions = re.findall(r"^## (\d+)\.(\d+)\.(\d+)$", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)
    numbers = [tuple(map(int, version)) for version in versions]

    assert sorted(set(numbers), reverse=True) == numbers
