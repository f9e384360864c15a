"""Where the parts of the project are, and which versions of others it pins."""

import tomllib
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
WORK: Final = ROOT / ".build"
DIST: Final = ROOT / "dist"
MODULES: Final = ROOT / "node_modules"
ENGINE: Final = ROOT / "py" / "jwt_decoder"
SCRIPTS: Final = ROOT / "assets" / "js"
STYLES: Final = ROOT / "assets" / "css"


def pinned(*groups: str) -> list[str]:
    """Return the requirements of these dependency groups of pyproject.toml, each with its exact version."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    return [requirement for group in groups for requirement in project["dependency-groups"][group]]
