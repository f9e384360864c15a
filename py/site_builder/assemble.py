"""Makes ``dist/``: the page, its hashed files, the engine, the licences."""

from __future__ import annotations

import hashlib
import json
import shutil
from typing import TYPE_CHECKING, Final

from site_builder.bundle import declarations, esbuild
from site_builder.bundle.minified import minified
from site_builder.bundle.pack import digest, gzipped
from site_builder.failure import say
from site_builder.first import engine, vectors
from site_builder.hosting import host_files, policy, readable, twins
from site_builder.pages import (
    address,
    embed,
    engine_examples,
    not_found,
    offline,
    plain,
    privacy,
    site_pages,
    torture_page,
)
from site_builder.pages.one_file import (
    ADDRESS,
    EARLY,
    FIRST_ROLES,
    FOOT,
    NAVIGATION,
    OFFLINE,
    PLACES,
    PRELOAD,
    ROLES,
    STYLE,
    WITHHELD,
    described_file,
    one_file,
)
from site_builder.pages.template import marked, unindented
from site_builder.project import DIST, ENGINE, ROOT, WORK
from site_builder.runtime import engine_archive, licences, slim_pyodide, zstd
from site_builder.runtime.snapshot import snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

STAMP: Final = WORK / "built"
_ASSETS = "assets/"
# Beside what is in whole folders.
_HEADERS: Final = "py/jwt_decoder_docs/headers.py"
_READ_EARLY: Final = "readEarly()"


def is_built() -> bool:
    """Return whether ``dist/`` is there, and nothing has changed since it was made."""
    return DIST.is_dir() and STAMP.is_file() and STAMP.read_text() == _fingerprint()


def build() -> None:
    """Make ``dist/`` from the sources; do nothing when nothing has changed since."""
    if is_built():
        return
    sources = _fingerprint()
    say("Building dist/ ...")
    files = _site()
    # What hosts read, and the same files in another coding: nothing that a visitor's browser runs comes from here.
    beside = {**host_files.files(files), **twins.twins(files)}
    readable.check(files["index.html"].decode(), beside)
    _write(files, beside)
    STAMP.write_text(sources)
    say(f"Built dist/: {len(files)} files, {sum(map(len, files.values())) / 1e6:.1f} MB.")
    alone = files["jwt-decoder.html"]
    say(f"dist/jwt-decoder.html: {len(alone) / 1e6:.1f} MB, SHA-256 {hashlib.sha256(alone).hexdigest()}")


def _fingerprint() -> str:
    state = hashlib.sha256(address.of_site().encode())
    for path in _sources():
        state.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return state.hexdigest()


def _sources() -> Iterator[Path]:
    folders = (ENGINE, ROOT / "assets", ROOT / "docs", ROOT / "py" / "site_builder")
    names = ("index.html", "package-lock.json", "pyproject.toml", "LICENSE", "SECURITY.md", _HEADERS)
    yield from (*(ROOT / name for name in names), torture_page.CASES, *vectors.FILES)
    for folder in folders:
        kept = (path for path in sorted(folder.rglob("*")) if path.is_file() and "__pycache__" not in path.parts)
        yield from kept


def _site() -> dict[str, bytes]:
    """Return every file of the site by its name in ``dist/``."""
    whole = {"wasm": (slim_pyodide.folder() / "pyodide.asm.wasm").read_bytes(), "snapshot": snapshot()}
    runtime = _runtime(whole) | engine.files()
    large = whole | engine.large()
    described = {role: described_file(name, packed, large.get(role)) for role, (name, packed) in runtime.items()}
    constants: dict[str, object] = {"RUNTIME_FILES": described, "SEAL_POLICY": policy.text(policy.SEAL)}
    constants["SERVICE_WORKER"] = offline.SERVICE_WORKER
    later = _script("later", {**constants, "LATER_STYLE": esbuild.later_sheet()})
    scripts = {name: _script(name, constants) for name in site_pages.scripts()}
    scripts["page"] = _page_script(later[0], constants)
    names = {name: file for name, (file, _content) in scripts.items()}
    styles = {_ASSETS + name: content for name, content in esbuild.styles().items()}
    style_name = next(name for name in styles if name.endswith(".css"))
    files = {
        **dict(runtime.values()),
        **styles,
        **dict([later, *scripts.values()]),
        "engine.js": esbuild.script("engine.js", form="esm", define=constants),
        "engine.d.ts": declarations.declarations().encode(),
        "engine.node.js": esbuild.script("engine.node.js", form="esm", define={}),
        **site_pages.pages(names, style_name, esbuild.script("kept-page.js", form="iife", define={}).decode().strip()),
        offline.MANIFEST: offline.manifest(),
        **embed.embed(runtime, large),
        "torture.json": torture_page.CASES.read_bytes(),
        "jwt-decoder.html": one_file({role: content for role, (_name, content) in runtime.items()}),
        **engine_examples.files(),
        **address.files(site_pages.files()),
        not_found.FILE: not_found.not_found(),
        "report.schema.json": (ENGINE / "bridge" / "report.schema.json").read_bytes(),
        "LICENSE.txt": (ROOT / "LICENSE").read_bytes(),
        "THIRD-PARTY-LICENCES.txt": licences.third_party().encode(),
    }
    files = engine_examples.answered(files)
    fonts = {name: content for name, content in files.items() if name.endswith(".woff2")}
    script = names["page"]
    fetched = {script: files[script], later[0]: files[later[0]], **dict(runtime.values()), **fonts}
    files[plain.NAME] = plain.plain(script, fetched)
    page = _page(runtime, fetched, files)
    return offline.complete({**files, "index.html": page}, runtime, large)


def _script(name: str, constants: dict[str, object]) -> tuple[str, bytes]:
    return _named(name, esbuild.script(f"{name}.js", form="esm", define=constants))


def _named(name: str, content: bytes) -> tuple[str, bytes]:
    return f"{_ASSETS}{name}-{digest(content)}.js", content


def _page_script(later: str, constants: dict[str, object]) -> tuple[str, bytes]:
    """Return the script of the page, which asks for ``later`` once Python is on its way."""
    options = [f"--external:{esbuild.LATER}"]
    content = minified(esbuild.script("page.js", form="esm", define=constants, options=options))
    return _named("page", content.replace(esbuild.LATER.encode(), f"./{later.removeprefix(_ASSETS)}".encode()))


def _runtime(large: Mapping[str, bytes]) -> dict[str, tuple[str, bytes]]:
    """Return what the engine starts from: by role, the name in ``dist/`` and the octets as packed.

    ``large`` holds, by role, the two files that the page itself unpacks.
    """
    lock = json.loads((slim_pyodide.PYODIDE / "pyodide-lock.json").read_text())
    constants = {"PYODIDE_LOCK": {"info": lock["info"], "packages": {}}}
    python = slim_pyodide.esbuild_options()
    worker = esbuild.script("worker.js", form="iife", define=constants, options=python)
    unpacked_by_browsers = {
        "worker": ("worker", ".js", worker),
        "zstd": ("zstd", ".wasm", zstd.decoder()),
        "stdlib": ("stdlib", ".zip", (slim_pyodide.PYODIDE / "python_stdlib.zip").read_bytes()),
        "engine": ("engine", ".zip", engine_archive.archive()),
    }
    return {
        role: (f"{_ASSETS}{stem}-{digest(content)}{suffix}.gz", gzipped(content))
        for role, (stem, suffix, content) in unpacked_by_browsers.items()
    } | {
        role: (f"{_ASSETS}python-{digest(content)}.{role}.zst", zstd.packed(content)) for role, content in large.items()
    }


def _early(runtime: Mapping[str, tuple[str, bytes]]) -> str:
    """Return the script that asks for what a start from the snapshot needs, as soon as that of the page is here."""
    starts = {"first": ("zstd", *FIRST_ROLES), "whole": ROLES}
    names = {start: [runtime[role][0] for role in roles] for start, roles in starts.items()}
    return esbuild.script("early.js", form="iife", define={"EARLY_NAMES": names}).decode()


def _page(runtime: Mapping[str, tuple[str, bytes]], fetched: Mapping[str, bytes], files: Mapping[str, bytes]) -> bytes:
    """Return ``index.html`` with its policy, its styles, and the names of its files.

    The styles stand in the page, so that it is painted as soon as it is here. ``fetched`` is what it asks for, its
    script first; ``files`` are all the others.
    """
    style = esbuild.inline_sheet(_ASSETS)
    script, early = next(iter(fetched)), _early(runtime)
    base = policy.page(style, early, _READ_EARLY)
    source = (ROOT / "index.html").read_text()
    marks = {
        "<!-- policy -->": policy.meta(base),
        PRELOAD: f'<link rel="modulepreload" href="{script}" fetchpriority="high">',
        ADDRESS: address.head("index.html", "JWT Decoder", _description(source)),
        EARLY: f"<script>{early}</script>",
        PLACES: f"<script>{_READ_EARLY}</script>",
        privacy.MARK: privacy.of_site(base, fetched, files),
        OFFLINE: offline.head(),
        WITHHELD: site_pages.withheld(),
        STYLE: f"<style>{style}</style>",
        "assets/js/entries/page.js": script,
        NAVIGATION: site_pages.navigation("index.html"),
        FOOT: site_pages.foot("index.html"),
    }
    return marked(unindented(source), marks).encode()


def _description(page: str) -> str:
    """Return what the page says of itself in its head."""
    _, _, rest = page.partition('<meta name="description" content="')
    return rest.partition('"')[0]


def _write(files: dict[str, bytes], beside: dict[str, bytes]) -> None:
    """Write the site, the list of its digests, and what lies beside it, which hosts may drop or make anew."""
    STAMP.unlink(missing_ok=True)
    shutil.rmtree(DIST, ignore_errors=True)
    for name, content in {**files, **beside, privacy.LIST: privacy.sums(files).encode()}.items():
        path = DIST / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
