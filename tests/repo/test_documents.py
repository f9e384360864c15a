"""The documents of the project do not rot: what they link to and what they name is there."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Final

import pytest
from site_builder.testing import suite

from tests.repo.test_boundaries import ROOT, tracked

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENTS: Final = [path for path in tracked() if path.suffix == ".md" and path.parent in {ROOT, ROOT / "docs"}]
HOUSE: Final = (ROOT / "docs" / "house.md").read_text()
_FENCED: Final = re.compile(r"^(`{3,}).*?^\1$", re.MULTILINE | re.DOTALL)
_LINK: Final = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def text(path: Path) -> str:
    """Return a document without its blocks of code."""
    return _FENCED.sub("", path.read_text())


def anchors(path: Path) -> set[str]:
    """Return the anchors of a document's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", text(path), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def broken(path: Path) -> list[str]:
    """Return the links of a document to files and headings that are not there."""
    return [link for link in _LINK.findall(text(path)) if "://" not in link and not leads(path, link)]


def leads(path: Path, link: str) -> bool:
    name, _, anchor = link.partition("#")
    target = (path.parent / name).resolve() if name else path
    return target.exists() and (not anchor or (target.suffix == ".md" and anchor in anchors(target)))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_of_a_document_leads_somewhere(path: Path) -> None:
    assert [] == broken(path)


def test_a_link_that_leads_nowhere_is_found(tmp_path: Path) -> None:
    document = tmp_path / "document.md"
    document.write_text(
        "# Name\n\n## One & two\n\n[1](#one--two) [2](#two) [3](document.md#name) [4](no.md) [5](https://a.example)\n\n"
        "```\n[6](code.md)\n```\n"
    )

    assert ["#two", "no.md"] == broken(document)


def test_every_document_is_reached_from_the_readme() -> None:
    waiting, reached = [ROOT / "README.md"], {ROOT / "README.md"}
    while waiting:
        path = waiting.pop()
        links = [link.partition("#")[0] for link in _LINK.findall(text(path)) if "://" not in link]
        found = {(path.parent / link).resolve() for link in links if link.endswith(".md")} - reached
        reached |= found
        waiting += found

    assert [] == [path.name for path in DOCUMENTS if path not in reached]


def test_the_algorithms_that_are_not_left_to_the_browser_are_named() -> None:
    """SECURITY.md says whose cryptography runs."""
    source = (ROOT / "assets" / "js" / "worker" / "noble.js").read_text()
    schemes = re.findall(r'^ +\[?"([A-Z][\w-]+)",', source, re.MULTILINE)
    said = (ROOT / "SECURITY.md").read_text()

    kept = {"ES256", "ES384", "ES512", "ES256K", "Ed25519", "Ed448", "ML-DSA-44", "ML-DSA-65", "ML-DSA-87"}
    assert kept == {*schemes}
    assert [] == [name for name in schemes if re.sub(r"-\d+$", "", name) not in said]


@pytest.mark.parametrize(
    ("row", "parent"),
    [
        (r"^\| \d+ \| `(\w+)/` \|", "py/jwt_decoder"),
        (r"^\| `py/site_builder/(\w+)/` \|", "py/site_builder"),
        (r"^\| `assets/js/(\w+)/` \|", "assets/js"),
        (r"^\| `tests/(\w+)/` \|", "tests"),
    ],
)
def test_the_house_has_a_row_for_each_room_and_no_other(row: str, parent: str) -> None:
    rooms = {path.relative_to(ROOT / parent).parts[0] for path in tracked() if path.is_relative_to(ROOT / parent)}
    folders = {room for room in rooms if (ROOT / parent / room).is_dir()}

    assert sorted(folders) == sorted(re.findall(row, HOUSE, re.MULTILINE))


def test_the_house_has_the_layers_that_the_linter_holds() -> None:
    linter = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    (layers,) = [one["layers"] for one in linter["contracts"] if one["id"] == "rooms"]
    rows = re.findall(r"^\| (\d+) \| `(\w+)/` \|", HOUSE, re.MULTILINE)
    told = [{room for at, room in rows if int(at) == layer} for layer in range(1, len(layers) + 1)]

    assert [{*re.findall(r"\w+", layer)} for layer in reversed(layers)] == told


def test_each_part_of_the_tests_is_told() -> None:
    told = re.findall(r"^\| `(\w+)` \|", (ROOT / "CONTRIBUTING.md").read_text(), re.MULTILINE)

    assert suite.names() == told


def test_each_quick_check_is_a_program_of_the_project() -> None:
    """What pre-commit runs comes from here: nothing is fetched from elsewhere for it."""
    config = (ROOT / ".pre-commit-config.yaml").read_text()
    entries = re.findall(r"^ +entry: (?:env \S+ )?(\S+)", config, re.MULTILINE)

    assert ["local"] == re.findall(r"- repo: (.+)$", config, re.MULTILINE)
    assert ["system"] * len(entries) == re.findall(r"^ +language: (.+)$", config, re.MULTILINE)
    assert {".build/venv/bin/python", ".build/venv/bin/lint-imports", "node_modules/.bin/biome"} == {*entries}
