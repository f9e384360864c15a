"""Bundles scripts and styles with esbuild; what it makes has names with a hash of their contents."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from site_builder.bundle.pack import digest
from site_builder.failure import output
from site_builder.project import MODULES, ROOT, SCRIPTS, STYLES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# What the page's script imports once Python is on its way; in a page that is one file it stands in the script.
LATER: Final = "./later.js"
_TARGET = "--target=chrome117,firefox115,safari17"


def _esbuild(entry: Path, options: list[str]) -> dict[str, bytes]:
    """Return the files that esbuild makes of a script or a style sheet, by name."""
    program = MODULES / ".bin" / ("esbuild.cmd" if os.name == "nt" else "esbuild")
    shape = ["--bundle", "--minify", "--legal-comments=none", "--log-level=warning", _TARGET]
    with TemporaryDirectory() as folder:
        output([program, str(entry.relative_to(ROOT)), *shape, f"--outdir={folder}", *options])
        return {path.name: path.read_bytes() for path in sorted(Path(folder).iterdir())}


def script(name: str, *, form: str, define: Mapping[str, object], options: Sequence[str] = ()) -> bytes:
    """Return ``assets/js/entries/<name>`` with everything it imports, as one script of the form ``esm`` or ``iife``.

    ``options`` are esbuild's, for a script that imports what only these let it find.
    """
    constants = [f"--define:{key}={json.dumps(value, sort_keys=True)}" for key, value in define.items()]
    elsewhere = ["--external:./engine.node.js", "--external:node:*"] if form == "esm" else []
    return _esbuild(SCRIPTS / "entries" / name, [f"--format={form}", *constants, *elsewhere, *options])[name]


def styles() -> dict[str, bytes]:
    """Return the files made from ``assets/css/pages.css``: fonts by name with hash, and the sheet itself."""
    files = _styles("pages", "file")
    sheet = files.pop("pages.css")
    return {**files, f"pages-{digest(sheet)}.css": sheet}


def inline_sheet(folder: str) -> str:
    """Return the style sheet as it stands in a page, its files in ``folder``."""
    return _styles("main", "file", f"--public-path={folder}")["main.css"].decode()


def one_sheet() -> str:
    """Return the style sheet with its fonts in it."""
    return _styles("main", "dataurl")["main.css"].decode()


def frame_sheet() -> str:
    """Return the same for a page in a frame."""
    return _styles("frame", "dataurl")["frame.css"].decode()


def later_sheet() -> str:
    """Return the style sheet of what the page shows later, as it stands in the script that shows it."""
    return _styles("later", "file")["later.css"].decode().strip()


def missing_sheet() -> str:
    """Return the style sheet of the page that is shown where nothing is: no file is referred to in it."""
    return _styles("missing", "dataurl")["missing.css"].decode()


def embed_sheet() -> str:
    """Return the style sheet of the component, as it stands in its script: without the colours that it does not use."""
    sheet = _esbuild(STYLES / "embed.css", [])["embed.css"].decode().strip()
    used = set(re.findall(r"var\((--[\w-]+)\)", sheet))
    return re.sub(r"(--[\w-]+): ?([^;}]+)[;}]", lambda one: _kept(one, used), sheet).replace(":root,:host", ":host")


def _kept(declaration: re.Match[str], used: set[str]) -> str:
    """Return the declaration of a custom property without its spaces; nothing, or the bracket, where nobody uses it."""
    text = declaration[0].replace(", ", ",").replace(": ", ":")
    return text if declaration[1] in used else text[-1].replace(";", "")


def _styles(sheet: str, loader: str, *options: str) -> dict[str, bytes]:
    loaders = [f"--loader:{suffix}={loader}" for suffix in (".woff2", ".svg")]
    return _esbuild(STYLES / f"{sheet}.css", [*loaders, "--asset-names=[name]-[hash]", *options])
