"""The package for npm: the element, the engine with its types, the site, and what extends documentation tools.

It is published nowhere. ``build.py npm`` makes a folder and an archive of it, from either of which npm installs.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import shutil
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from jwt_decoder import __version__
from jwt_decoder_docs import copied

from site_builder.bundle.pack import gzipped
from site_builder.failure import output, say
from site_builder.fetch import LEAST_NODE, node
from site_builder.pages import privacy
from site_builder.project import DIST, MODULES, ROOT, SCRIPTS, WORK

if TYPE_CHECKING:
    from collections.abc import Iterable

NAME: Final = "@jwt-decoder/web"
FOLDER: Final = WORK / "npm"
PACKAGE: Final = FOLDER / "package"
# As npm names it.
ARCHIVE: Final = FOLDER / f"{NAME.removeprefix('@').replace('/', '-')}-{__version__}.tgz"
_BIN: Final = "js/docs/bin.js"
# By what is imported: the module.
_MODULES: Final = ("copy", "docusaurus", "markdown-it", "remark", "vitepress")
_README: Final = ROOT / "assets" / "npm" / "README.md"
_IMPORT: Final = re.compile(r'^(?:import|export) [^"]*"(\.[^"]+)";$', re.MULTILINE)
_SPOKEN_OF: Final = re.compile(r'import\("(\.[^"]+)"\)')
# npm gives every file this time, so that an archive depends on its contents alone.
_TIME: Final = 499162500
_EXECUTABLE: Final = 0o755
_PLAIN: Final = 0o644


def pack() -> None:
    """Write the package as a folder and as an archive; what was there goes."""
    made = files()
    shutil.rmtree(FOLDER, ignore_errors=True)
    for name, content in made.items():
        path = PACKAGE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        path.chmod(_mode(name))
    ARCHIVE.write_bytes(archive(made))
    digest = hashlib.sha256(ARCHIVE.read_bytes()).hexdigest()
    say(f"{ARCHIVE.relative_to(ROOT)}: {NAME} {__version__}, {ARCHIVE.stat().st_size / 1e6:.1f} MB, SHA-256 {digest}")


def files() -> dict[str, bytes]:
    """Return every file of the package by its name, from a site that is built."""
    site = {f"site/{name}": (DIST / name).read_bytes() for name in privacy.listed(DIST)}
    sources = {path: f"js/{path.relative_to(SCRIPTS).as_posix()}" for path in _reached(SCRIPTS.glob("docs/*.js"))}
    return {
        "package.json": _json(_manifest()),
        "README.md": _README.read_bytes(),
        "LICENSE": (ROOT / "LICENSE").read_bytes(),
        "THIRD-PARTY-LICENCES.txt": (DIST / "THIRD-PARTY-LICENCES.txt").read_bytes(),
        "files.json": _json({"decoder": _decoder(), "site": {name.removeprefix("site/"): name for name in site}}),
        copied.STYLE: copied.files()[copied.STYLE].read_bytes(),
        **{name: path.read_bytes() for path, name in sources.items()},
        **_types(),
        **site,
    }


def archive(made: dict[str, bytes]) -> bytes:
    """Return the files as an archive of npm's."""
    octets = io.BytesIO()
    with tarfile.open(fileobj=octets, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        for name, content in sorted(made.items()):
            entry = tarfile.TarInfo(f"package/{name}")
            entry.size, entry.mtime, entry.mode = len(content), _TIME, _mode(name)
            tar.addfile(entry, io.BytesIO(content))
    return gzipped(octets.getvalue())


def _mode(name: str) -> int:
    return _EXECUTABLE if name == _BIN else _PLAIN


def _json(value: object) -> bytes:
    return (json.dumps(value, indent=2) + "\n").encode()


def _manifest() -> dict[str, object]:
    engine = {"types": "./site/engine.d.ts", "default": "./site/engine.js"}
    modules = {f"./{name}": {"types": f"./js/docs/{name}.d.ts", "default": f"./js/docs/{name}.js"} for name in _MODULES}
    return {
        "name": NAME,
        "version": __version__,
        # npm refuses to publish it.
        "private": True,
        "description": "JWT Decoder: the element <jwt-decoder>, the engine, the site, and documentation tools.",
        "license": "MIT",
        "type": "module",
        "engines": {"node": f">={'.'.join(map(str, LEAST_NODE))}"},
        "sideEffects": ["./site/embed.js"],
        "bin": {f"{NAME.removeprefix('@').replace('/', '-')}": _BIN},
        "exports": {
            ".": engine,
            "./engine.js": engine,
            "./embed.js": "./site/embed.js",
            **modules,
            "./site/*": "./site/*",
            f"./{copied.STYLE}": f"./{copied.STYLE}",
            "./package.json": "./package.json",
        },
    }


def _decoder() -> dict[str, str]:
    """Return where the package has what a decoder in a document needs, by the name in the copy."""
    return {
        name: f"site/{path.relative_to(DIST).as_posix()}" if path.is_relative_to(DIST) else path.name
        for name, path in copied.files().items()
    }


def _reached(paths: Iterable[Path]) -> set[Path]:
    """Return modules and what they import, in turn; of types also what their comments speak of."""
    waiting, found = sorted(paths), set[Path]()
    while waiting:
        path = waiting.pop()
        if path in found:
            continue
        found.add(path)
        text = path.read_text()
        waiting += [(path.parent / name).resolve() for name in _IMPORT.findall(text)]
        declared = [(path.parent / name).resolve().with_suffix(".d.ts") for name in _SPOKEN_OF.findall(text)]
        waiting += [one for one in declared if one.is_file()]
    return found


def _types() -> dict[str, bytes]:
    """Return what the compiler reads out of the comments, a file of declarations beside each module."""
    compiler = MODULES / "typescript" / "bin" / "tsc"
    options = ["--noEmit", "false", "--declaration", "--emitDeclarationOnly"]
    with TemporaryDirectory() as folder:
        output([node(), compiler, "--project", "assets/js/tsconfig.docs.json", *options, "--outDir", folder])
        made = sorted(Path(folder).rglob("*.d.ts"))
        return {f"js/{path.relative_to(folder).as_posix()}": path.read_bytes() for path in made}
