"""The package for npm, installed in a fresh folder: its command, its engine, its types."""

from __future__ import annotations

import json
import subprocess
import tarfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from jwt_decoder import __version__
from jwt_decoder_docs import copied
from site_builder import npm_package
from site_builder.failure import program
from site_builder.fetch import node
from site_builder.pages import privacy

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT: Final = Path(__file__).resolve().parents[2]
DIST: Final = ROOT / "dist"
TOKEN: Final = "eyJhbGciOiJIUzI1NiJ9.eyJ1c2VyX2lkIjoxMjN9.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c"
ENGINE: Final = f"""\
import {{ createEngine }} from "@jwt-decoder/web";

const engine = createEngine();
const {{ tokens }} = await engine.report("{TOKEN}", {{ now: 0 }});
const {{ verdict }} = await engine.verify("{TOKEN}", "a secret", {{ now: 0 }});
engine.close();
console.log(JSON.stringify([tokens[0].kind, verdict.signature.state]));
"""
TYPED: Final = f"""\
import {{ createEngine, type EngineError, type Report }} from "@jwt-decoder/web";
import {{ copyDecoder, copySite }} from "@jwt-decoder/web/copy";
import {{ docusaurusJwt }} from "@jwt-decoder/web/docusaurus";
import {{ markdownItJwt }} from "@jwt-decoder/web/markdown-it";
import {{ remarkJwt }} from "@jwt-decoder/web/remark";
import {{ withJwtDecoder }} from "@jwt-decoder/web/vitepress";

const engine = createEngine({{ plain: true }});
const found: Report = await engine.report("{TOKEN}", {{ now: 0, expect: {{ aud: "api" }} }});
const kind: string | undefined = found.tokens[0]?.kind;
const title: string = withJwtDecoder({{ title: "Mine" }}).title;
const written: string[] = [...copyDecoder("a"), ...copySite("b")];
const md = {{ use: (plugin: (md: any, options?: {{ vue?: boolean }}) => void) => plugin }};
export const all: unknown[] = [kind, title, written, md.use(markdownItJwt), remarkJwt(), docusaurusJwt];
export const failed = (error: EngineError): string => error.code;
"""
WRONG: Final = """\
import { createEngine } from "@jwt-decoder/web";
import { copyDecoder } from "@jwt-decoder/web/copy";
createEngine().report("x", { token: "first" });
copyDecoder();
"""


def output(*command: str | Path, cwd: Path) -> str:
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=cwd, capture_output=True, text=True, check=False)  # noqa: S603 - our own words
    assert 0 == done.returncode, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def made() -> Mapping[str, bytes]:
    """Return the files of the package by name."""
    return npm_package.files()


@pytest.fixture(scope="session")
def archive(made: Mapping[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("npm") / npm_package.ARCHIVE.name
    path.write_bytes(npm_package.archive(dict(made)))
    return path


@pytest.fixture(scope="session")
def fresh(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder in which npm installed the archive, without a network: it depends on nothing."""
    folder = tmp_path_factory.mktemp("fresh")
    (folder / "package.json").write_text('{"private": true, "type": "module"}')
    npm = program("npm", "it comes with Node.js.")
    output(npm, "install", "--offline", "--no-audit", "--no-fund", "--loglevel=error", archive, cwd=folder)
    return folder


def installed(fresh: Path) -> Path:
    return fresh / "node_modules" / "@jwt-decoder" / "web"


def exported(exports: dict[str, str | dict[str, str]]) -> list[str]:
    """Return the files that the exports of a manifest name, but those of a whole folder."""
    named = [name for one in exports.values() for name in ([one] if isinstance(one, str) else one.values())]
    return [name.removeprefix("./") for name in named if "*" not in name]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_two_archives_are_the_same_to_the_octet(archive: Path) -> None:
    assert archive.read_bytes() == npm_package.archive(npm_package.files())


def test_an_archive_has_no_name_and_no_time_of_this_machine(archive: Path) -> None:
    with tarfile.open(archive) as tar:
        entries = tar.getmembers()

    assert all(entry.isfile() and entry.name.startswith("package/") and ".." not in entry.name for entry in entries)
    assert {(0, "", 499162500)} == {(entry.uid, entry.uname, int(entry.mtime)) for entry in entries}
    assert ["package/js/docs/bin.js"] == [entry.name for entry in entries if entry.mode & 0o111]


def test_it_has_the_version_of_the_engine_and_cannot_be_published(made: Mapping[str, bytes]) -> None:
    manifest = json.loads(made["package.json"])

    assert (npm_package.NAME, __version__, True) == (manifest["name"], manifest["version"], manifest["private"])
    assert not {"dependencies", "peerDependencies", "scripts"} & {*manifest}


def test_what_it_exports_is_in_it_and_what_it_has_is_listed(made: Mapping[str, bytes]) -> None:
    manifest = json.loads(made["package.json"])
    files = json.loads(made["files.json"])

    named = exported(manifest["exports"])
    assert [] == [name for name in [*named, *manifest["bin"].values()] if name not in made]
    assert {*copied.files()} == {*files["decoder"]}
    assert {*privacy.listed(DIST)} == {*files["site"]}
    assert [] == [name for one in files.values() for name in one.values() if name not in made]


def test_every_module_finds_what_it_imports(made: Mapping[str, bytes], fresh: Path) -> None:
    modules = [name for name in made if name.startswith("js/") and name.endswith(".js") and name != "js/docs/bin.js"]
    script = "".join(f'await import("./{(installed(fresh) / name).relative_to(fresh)}");' for name in modules)

    output(node(), "--input-type=module", "--eval", script, cwd=fresh)


def test_the_command_copies_what_the_command_of_the_wheel_copies(fresh: Path) -> None:
    said = output(fresh / "node_modules" / ".bin" / "jwt-decoder-web", "copy", "docs", cwd=fresh)

    assert said.startswith(f"docs: {len(copied.files())} files written, ")
    there = {
        path.relative_to(fresh / "docs").as_posix(): path for path in (fresh / "docs").rglob("*") if path.is_file()
    }
    assert {name: path.read_bytes() for name, path in copied.files().items()} == {
        name: path.read_bytes() for name, path in there.items()
    }


def test_the_command_copies_the_site(fresh: Path) -> None:
    output(fresh / "node_modules" / ".bin" / "jwt-decoder-web", "site", "site", cwd=fresh)

    assert {name: (DIST / name).read_bytes() for name in privacy.listed(DIST)} == contents(fresh / "site")


def test_the_engine_runs_in_nodejs_from_the_package(fresh: Path) -> None:
    (fresh / "engine.mjs").write_text(ENGINE)

    assert ["jws-compact", "invalid"] == json.loads(output(node(), "engine.mjs", cwd=fresh))


def checked(fresh: Path, name: str, source: str) -> subprocess.CompletedProcess[str]:
    """Check a file with the compiler, and with every type of the package."""
    (fresh / name).write_text(source)
    compiler = ROOT / "node_modules" / "typescript" / "bin" / "tsc"
    options = ["--noEmit", "--strict", "--module", "nodenext", "--target", "esnext", "--lib", "esnext,dom"]
    command = [node(), str(compiler), *options, "--typeRoots", str(fresh / "none"), name]
    return subprocess.run(command, cwd=fresh, capture_output=True, text=True, check=False)  # noqa: S603 - our own words


def test_a_program_is_checked_against_the_types(fresh: Path) -> None:
    right, wrong = checked(fresh, "right.mts", TYPED), checked(fresh, "wrong.mts", WRONG)

    assert (0, "") == (right.returncode, right.stdout)
    errors = [line.split(":")[0] for line in wrong.stdout.splitlines() if "error" in line]
    assert ["wrong.mts(3,30)", "wrong.mts(4,1)"] == errors


def test_a_folder_installs_too(made: Mapping[str, bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(npm_package, "ROOT", tmp_path)
    for name, path in {"FOLDER": "npm", "PACKAGE": "npm/package", "ARCHIVE": "npm/it.tgz"}.items():
        monkeypatch.setattr(npm_package, name, tmp_path / path)
    monkeypatch.setattr(npm_package, "files", lambda: dict(made))
    npm_package.pack()
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "package.json").write_text("{}")
    npm = program("npm", "it comes with Node.js.")

    output(npm, "install", "--offline", "--no-audit", "--no-fund", "../npm/package", cwd=tmp_path / "mine")

    assert "usage: " in output(tmp_path / "mine/node_modules/.bin/jwt-decoder-web", "--help", cwd=tmp_path)
    assert npm_package.archive(dict(made)) == (tmp_path / "npm" / "it.tgz").read_bytes()
