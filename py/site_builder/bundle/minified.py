"""A bundled script in fewer octets than esbuild makes of it: that of the page, which is asked for before all else."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from site_builder.bundle.cached import cached
from site_builder.bundle.pack import digest
from site_builder.project import MODULES, WORK

_SCRIPT: Final = Path(__file__).with_suffix(".mjs")


def minified(script: bytes) -> bytes:
    """Return a module that does the same, made once for each script and each version of what makes it."""
    made_by = _SCRIPT.read_bytes() + (MODULES / "terser" / "package.json").read_bytes()
    return cached(WORK / "minified" / f"{digest(script + made_by)}.js", script, [_SCRIPT]).read_bytes()
