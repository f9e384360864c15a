"""Where the parts of the project are."""

from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
WORK: Final = ROOT / ".build"
DIST: Final = ROOT / "dist"
MODULES: Final = ROOT / "node_modules"
ENGINE: Final = ROOT / "py" / "jwt_decoder"
SCRIPTS: Final = ROOT / "assets" / "js"
STYLES: Final = ROOT / "assets" / "css"
