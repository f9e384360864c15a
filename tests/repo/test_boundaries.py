"""The boundaries of the design, and what must not be committed."""

from __future__ import annotations

import ast
import itertools
import json
import re
import subprocess
import tomllib
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ENGINE = ROOT / "py" / "jwt_decoder"
MARKUP = re.compile(r"\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write|setHTMLUnsafe|DOMParser)\b")
MACHINE = re.compile(r"""(^|[\s"'(=])/(work|root|home|Users)/""")


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S607 - git is where PATH says
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


@cache
def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").split(".")[0])
    return found


def test_only_one_module_of_the_engine_imports_the_browser() -> None:
    found = {path.name for path in ENGINE.rglob("*.py") if imports(path) & {"js", "pyodide", "pyodide_js"}}

    assert found <= {"webcrypto.py"}


def test_the_engine_knows_nothing_of_its_command_line_but_where_it_is_started_as_a_program() -> None:
    found = {path.name for path in ENGINE.rglob("*.py") if "jwt_decoder_cli" in imports(path)}

    assert {"__main__.py"} == found


# What parses by recursion, or may: an overflow of the stack of WebAssembly can be caught by nothing.
PARSERS = {"ast", "copy", "html.parser", "marshal", "pickle", "plistlib", "tomllib", "xml"}
READERS_OF_JSON = {"json.load", "json.loads", "json.JSONDecoder", "json.decoder", "json.scanner"}


def readers_of_json(path: Path) -> set[str]:
    nodes = list(ast.walk(tree(path)))
    attributes = {
        f"{node.value.id}.{node.attr}"
        for node in nodes
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    }
    names = {f"{node.module}.{one.name}" for node in nodes if isinstance(node, ast.ImportFrom) for one in node.names}
    return (attributes | names) & READERS_OF_JSON


def test_json_from_outside_is_parsed_by_what_bounds_its_depth() -> None:
    """Only the room of JSON asks Python's own parser: for strings, and for texts whose depth it has looked at."""
    sources = [path for path in (ROOT / "py").rglob("*.py") if not {"site_builder", "json"} & {*path.parts}]

    assert {} == {path.name: uses for path in sources if (uses := readers_of_json(path))}
    assert [] == [path.name for path in sources if path.is_relative_to(ENGINE) and imports(path) & PARSERS]


def test_there_is_no_package_named_py() -> None:
    assert not (ROOT / "py" / "__init__.py").exists()


def test_no_script_makes_markup_from_text() -> None:
    scripts = [path for path in tracked() if path.suffix in {".js", ".mjs", ".html"}]

    assert [] == [path.name for path in scripts if MARKUP.search(path.read_text())]


def test_nothing_is_loaded_by_another_name_than_the_projects_own() -> None:
    lock = (ROOT / "package-lock.json").read_text()

    assert '"resolved"' not in lock


def test_every_package_is_fetched_with_its_digest() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]

    assert [] == [name for name, one in packages.items() if name and not one.get("integrity", "").startswith("sha512-")]


def test_every_package_is_pinned_exactly() -> None:
    manifest = json.loads((ROOT / "package.json").read_text())
    versions = {**manifest["dependencies"], **manifest["devDependencies"], **manifest["overrides"]}

    assert {} == {name: version for name, version in versions.items() if not re.fullmatch(r"\d+\.\d+\.\d+", version)}


def test_no_pinned_package_asks_for_whatever_is_latest() -> None:
    """The lock names no address, so npm takes another version the day one is published, and refuses the lock."""
    overridden = json.loads((ROOT / "package.json").read_text())["overrides"]
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"].values()
    latest = {name for one in packages for name, asked in one.get("dependencies", {}).items() if asked == "latest"}

    assert latest <= set(overridden)


def test_what_the_package_needs_is_pinned_for_the_tests() -> None:
    """A package asks for ranges, since it lives beside others; what it is tested with is one version."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    extras = project["project"]["optional-dependencies"].values()
    asked = [*project["project"]["dependencies"], *itertools.chain(*extras), *project["build-system"]["requires"]]
    groups = project["dependency-groups"]
    pinned = {one.split("==")[0] for one in (*groups["browser"], *groups["test"])}

    assert [] == [one for one in asked if re.split(r"[<>=]", one)[0] not in pinned]


TEXTS = [
    path for path in tracked() if path.suffix in {".py", ".js", ".mjs", ".md", ".toml", ".json", ".css", ".html", ""}
]


def test_no_file_carries_a_path_of_a_machine() -> None:
    lines = ((path, line) for path in TEXTS for line in path.read_text().splitlines())

    assert [] == [(str(path.relative_to(ROOT)), line) for path, line in lines if MACHINE.search(line)]
