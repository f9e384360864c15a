"""The files of the built site."""

from __future__ import annotations

import functools
import gzip
import hashlib
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jwt_decoder_docs.headers import TYPES
from site_builder.hosting.host_files import is_for_hosts
from site_builder.hosting.twins import is_twin

if TYPE_CHECKING:
    import pytest

ROOT: Final = Path(__file__).resolve().parents[2]
DIST: Final = ROOT / "dist"
# 36 kB of it are the help of all rules, in the snapshot: it opens beside a finding, behind the seal and without a host.
# Headlines, what one click fixes, the list of tokens, what reads the times of logs, and the short names of all rules
# were the last to raise it; then what decrypts, signs, encrypts and makes keys, with the modes for it,
# and what is said of a token while it is written; then the formats of credentials that are no JWT; then the checklists,
# what compares, what checks chains of certificates and what writes code that verifies; then who acts for whom;
# then more that is found and said of damaged tokens; then how far a long text is, and the small engine that answers
# a report first; then what else a paste does to the lines and letters of a token, and says of keys and digests,
# and tokens in the notations of programming languages, in encoded words and in typesetting.
BUDGET: Final = 6_630_000
# What a visitor waits for who pastes a token at once; the rest comes behind it.
BEFORE_THE_FIRST_TOKEN: Final = 1_600_000
# Writes a file of the site, unpacked, to the standard output.
UNPACK: Final = """
import fs from "node:fs";
import { ZSTDDecoder } from "zstddec/stream";
const zstd = new ZSTDDecoder();
await zstd.init();
fs.writeSync(1, zstd.decode(fs.readFileSync(process.argv[1])));
"""


@functools.cache
def shipped() -> bytes:
    (path,) = DIST.glob("assets/*.snapshot.zst")
    command = [shutil.which("node") or "node", "--input-type=module", "--eval", UNPACK, str(path)]
    return subprocess.run(command, check=True, capture_output=True, cwd=ROOT).stdout  # noqa: S603 - our own words


def test_a_second_snapshot_is_the_same_to_the_octet(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    """Also in another folder: no path of the machine that builds is in it.

    What is made of Pyodide alone, and stays until Pyodide is another one, is made anew in whole runs.
    """
    elsewhere = tmp_path / "another" / "folder"
    for folder in (Path("py"), Path("assets", "js")):
        shutil.copytree(ROOT / folder, elsewhere / folder)
    (elsewhere / "node_modules").symlink_to(ROOT / "node_modules")
    for name in ("pyproject.toml", "package.json"):
        shutil.copy(ROOT / name, elsewhere / name)
    shutil.copytree(ROOT / ".build" / "wheels", elsewhere / ".build" / "wheels")
    if not pytestconfig.getoption("whole"):
        shutil.copytree(ROOT / ".build" / "slim", elsewhere / ".build" / "slim")
        (elsewhere / ".build" / "compiled").mkdir()
        for stdlib in (ROOT / ".build" / "compiled").glob("stdlib-*.zip"):
            shutil.copy(stdlib, elsewhere / ".build" / "compiled")
    monkeypatch.chdir(elsewhere)
    script = "import sys; sys.path.insert(0, 'py'); from site_builder.runtime.snapshot import snapshot; snapshot()"
    subprocess.run([sys.executable, "-c", script], check=True)  # noqa: S603 - our own words

    assert (
        hashlib.sha256(shipped()).digest() == hashlib.sha256((elsewhere / ".build" / "snapshot").read_bytes()).digest()
    )


def test_no_path_of_this_machine_is_shipped() -> None:
    parts = {str(ROOT).encode(), str(Path.home()).encode(), str(Path(sys.executable).parent).encode()}

    assert [] == [part for part in parts if part in shipped()]


def test_every_digest_of_the_list_is_right() -> None:
    """It lists the site, and not what a host may drop or make anew: its own files, and packed twins."""
    lines = [line.split("  ") for line in (DIST / "SHA256SUMS").read_text().splitlines()]
    listed = {name: digest for digest, name in lines}
    files = {path.relative_to(DIST).as_posix(): path for path in DIST.rglob("*") if path.is_file()}
    found = {
        name: hashlib.sha256(path.read_bytes()).hexdigest()
        for name, path in files.items()
        if name != "SHA256SUMS" and not is_for_hosts(name) and not is_twin(name, files)
    }

    assert found == listed


def test_what_a_visitor_fetches_stays_within_the_budget() -> None:
    """Growth over the wire is a decision: whoever raises the budget says why."""
    html = (DIST / "index.html").read_text()
    script = next(DIST.glob("assets/page-*.js")).read_text()
    names = {
        # The panel also names what only the ordinary start asks for.
        *re.findall(r'(?:src|href)="(assets/[\w.-]+)"', html),
        *re.findall(r"assets/[\w-]+\.(?:js|wasm|snapshot|image)\.(?:gz|zst)", script),
    }

    assert sent({"index.html", *names, *fonts()}) <= BUDGET


def test_what_is_fetched_before_the_first_token_is_drawn_stays_within_its_budget() -> None:
    """The page and its fonts, what the first engine starts from, and what the page asks for before it seals itself."""
    script = next(DIST.glob("assets/page-*.js")).read_text()
    first = {*re.findall(r"assets/(?:first|zstd)-[\w.]+\.(?:gz|zst)", script)}
    scripts = {f"assets/{path.name}" for stem in ("page", "later") for path in DIST.glob(f"assets/{stem}-*.js")}

    assert 4 == len(first)
    assert sent({"index.html", *scripts, *first, *fonts()}) <= BEFORE_THE_FIRST_TOKEN


def fonts() -> set[str]:
    return {f"assets/{path.name}" for path in DIST.glob("assets/*.woff2")}


def sent(names: set[str]) -> int:
    """Return the octets of files as they come over the wire."""
    return sum(
        len(content) if name.endswith((".gz", ".zst", ".woff2")) else len(gzip.compress(content, 9))
        for name in names
        for content in [(DIST / name).read_bytes()]
    )


def test_what_is_shown_later_is_asked_for_by_its_name() -> None:
    script = next(DIST.glob("assets/page-*.js")).read_text()
    (later,) = re.findall(r"import\([\"'`]\./(later-[\w-]+\.js)[\"'`]\)", script)

    assert (DIST / "assets" / later).is_file()
    assert f"assets/{later}" not in (DIST / "index.html").read_text().partition("</head>")[0]


def test_the_page_asks_for_its_script_first() -> None:
    """Nothing else comes on a first visit before a pasted token can be read."""
    html = (DIST / "index.html").read_text()
    head = html.partition("</head>")[0]
    (script,) = set(re.findall(r'(?:src|href)="(assets/page-[\w-]+\.js)"', head))

    assert f'<link rel="modulepreload" href="{script}" fetchpriority="high">' in head
    assert [] == re.findall(r'<link rel="(?:preload|prefetch|stylesheet)"', html)


def test_nothing_in_the_page_refers_to_another_place() -> None:
    html = (DIST / "index.html").read_text()

    assert [] == re.findall(r"(?:src|href)=\"(?:https?:)?//[^\"]*", html)
    assert [] == re.findall(r"(?:src|href)=\"/[^\"]*", html)


def test_every_file_of_the_assets_has_a_digest_in_its_name() -> None:
    """Hosts are told that such a file never changes."""
    plain = [path.name for path in DIST.glob("assets/*") if not re.search(r"-([0-9a-f]{10}|[0-9A-Z]{8})\.", path.name)]

    assert [] == plain


def test_every_kind_of_file_has_a_type_for_hosts() -> None:
    listed = [line.split("  ")[1] for line in (DIST / "SHA256SUMS").read_text().splitlines()]

    assert set() == {Path(name).suffix for name in listed} - set(TYPES)
