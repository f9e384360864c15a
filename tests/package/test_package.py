"""The package as pip installs it: what it carries, and that it works with nothing of the repository beside it."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.request import urlopen

import pytest
from jwt_decoder import __version__
from site_builder.hosting import host_files, twins
from site_builder.pages import privacy

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT: Final = Path(__file__).resolve().parents[2]
DIST: Final = ROOT / "dist"
SITE: Final = "jwt_decoder_docs/site/"
TOKEN: Final = "eyJhbGciOiJIUzI1NiJ9.eyJ1c2VyX2lkIjoxMjN9.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c"
QUIET: Final = ("--quiet", "--disable-pip-version-check", "--no-input")


def output(*command: str | Path, cwd: Path, env: Mapping[str, str] | None = None, stdin: str = "") -> str:
    words = [str(word) for word in command]
    # What the suite itself is found by must not help the package.
    bare = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(  # noqa: S603 - our own words
        words, cwd=cwd, env={**bare, **(env or {})}, input=stdin, capture_output=True, text=True, check=False
    )
    assert 0 == done.returncode, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sdist")
    output(sys.executable, "-m", "hatchling", "build", "--target", "sdist", "--directory", folder, cwd=ROOT)
    (made,) = folder.iterdir()
    return made


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel of the checkout, as ``pip install .`` makes it."""
    folder = tmp_path_factory.mktemp("wheel")
    output(sys.executable, "-m", "pip", "wheel", *QUIET, "--no-deps", "--wheel-dir", folder, ".", cwd=ROOT)
    (made,) = folder.iterdir()
    return made


@pytest.fixture(scope="session")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the programs of a fresh environment with the wheel in it."""
    return environment(tmp_path_factory.mktemp("fresh"), wheel)


def environment(folder: Path, what: str | Path) -> Path:
    """Make an environment with nothing but this package and what it needs; return the folder of its programs.

    As pipx does it: the pip that installs stands outside.
    """
    venv.create(folder, symlinks=os.name != "nt")
    made = folder / ("Scripts" if os.name == "nt" else "bin")
    output(sys.executable, "-m", "pip", "--python", made / "python", "install", *QUIET, what, cwd=folder)
    return made


COMMANDS: Final = re.compile(r"^pipx install '\.\[(\w+)\]'\n(jwt-decoder .*)$", re.MULTILINE)


def test_the_two_commands_of_the_readme_do_it(wheel: Path, tmp_path: Path) -> None:
    """As pipx does it: an environment of its own, with the extra, and the program alone on the path."""
    ((extra, command),) = COMMANDS.findall((ROOT / "README.md").read_text())
    folder = environment(tmp_path / "venv", f"{wheel}[{extra}]")
    (tmp_path / "token.txt").write_text(TOKEN)
    (tmp_path / "key.jwk").write_text(output(folder / "jwt-decoder", "keys", "new", "--alg", "ES256", cwd=tmp_path))
    name, *words = shlex.split(command)

    said = output(folder / name, *words, cwd=tmp_path, env={"PATH": str(tmp_path), "PYTHONIOENCODING": "utf-8"})

    assert '"user_id": 123' in said


PROGRAM: Final = """
import asyncio
from collections.abc import Coroutine
from typing import Any
from jwt_decoder import Options, Report, __version__, report, verify
from jwt_decoder.engine.result import Verification
from jwt_decoder.output.report import report as shaped, shape
from jwt_decoder_cli.backend import backend, opener

version: str = __version__
options = Options(now=0, expect={"aud": "api"})
found: Report = report("text", options)
tokens: list[shape.Token] = shaped(found)["tokens"]
trying: Coroutine[Any, Any, Verification] = verify("text", "key", options, backend(), opener=opener())
state: str = asyncio.run(trying).verdict.signature.state
"""


def test_a_program_that_uses_the_installed_package_has_its_types(programs: Path, tmp_path: Path) -> None:
    (tmp_path / "right.py").write_text(PROGRAM)
    (tmp_path / "wrong.py").write_text("from jwt_decoder import Options, report\nreport(1, Options(now='now')).token\n")
    check: list[str | Path] = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", tmp_path / "cache"]
    check += ["--config-file", os.devnull, "--python-executable", programs / "python"]

    assert "Success" in output(*check, "right.py", cwd=tmp_path)
    refused = subprocess.run([*map(str, check), "wrong.py"], cwd=tmp_path, capture_output=True, text=True, check=False)  # noqa: S603 - our own words
    assert ["arg-type", "arg-type", "attr-defined"] == sorted(
        re.findall(r"\[([a-z-]+)\]$", refused.stdout, re.MULTILINE)
    )


def contents(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_wheel_carries_the_site_without_packed_twins_and_files_for_hosts(wheel: Path) -> None:
    built = {path.relative_to(DIST).as_posix(): path.read_bytes() for path in DIST.rglob("*") if path.is_file()}
    sent = {
        name: content
        for name, content in built.items()
        if not host_files.is_for_hosts(name) and not twins.is_twin(name, built)
    }

    assert sent == {
        name.removeprefix(SITE): content for name, content in contents(wheel).items() if name.startswith(SITE)
    }


def test_the_wheel_holds_three_typed_packages_and_nothing_of_the_build_and_the_tests(wheel: Path) -> None:
    names = contents(wheel).keys()

    own = f"jwt_decoder-{__version__}"
    assert {"jwt_decoder", "jwt_decoder_cli", "jwt_decoder_docs", f"{own}.data", f"{own}.dist-info"} == {
        name.split("/")[0] for name in names
    }
    assert [f"{own}.data/data/share/man/man1/jwt-decoder.1"] == [name for name in names if f"{own}.data" in name]
    assert {f"{name}/py.typed" for name in ("jwt_decoder", "jwt_decoder_cli", "jwt_decoder_docs")} <= names


def test_a_wheel_made_of_the_sdist_is_the_same_and_needs_no_nodejs(sdist: Path, wheel: Path, tmp_path: Path) -> None:
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    (unpacked,) = tmp_path.iterdir()
    command = (sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", tmp_path / "wheel")

    output(*command, cwd=unpacked, env={"PATH": str(tmp_path)})

    (made,) = (tmp_path / "wheel").iterdir()
    assert contents(wheel) == contents(made)


def test_an_installed_package_finds_its_site(programs: Path, tmp_path: Path) -> None:
    script = "from jwt_decoder_docs import site; print(site.folder())"

    folder = Path(output(programs / "python", "-c", script, cwd=tmp_path).strip())

    assert programs.parent in folder.parents
    assert [] == [name for name in privacy.listed(DIST) if (DIST / name).read_bytes() != (folder / name).read_bytes()]


def test_the_installed_program_says_its_version(programs: Path, tmp_path: Path) -> None:
    assert f"jwt-decoder {__version__}\n" == output(programs / "jwt-decoder", "--version", cwd=tmp_path)


def test_the_installed_program_has_a_manual_page_that_man_shows(programs: Path, tmp_path: Path) -> None:
    pages = programs.parent / "share" / "man"
    printed = output(programs / "jwt-decoder", "man", cwd=tmp_path)

    assert printed == (pages / "man1" / "jwt-decoder.1").read_text()
    if shutil.which("man"):
        env = {"MANWIDTH": "100", "MANPAGER": "cat", "LC_ALL": "C.UTF-8"}
        shown = output("man", "-M", pages, "jwt-decoder", cwd=tmp_path, env=env)
        assert "jwt-decoder - decode, explain and verify JSON Web Tokens" in shown


def test_the_installed_program_and_the_installed_module_are_one(programs: Path, tmp_path: Path) -> None:
    command = ["--now", "0", "--json"]

    program = output(programs / "jwt-decoder", *command, cwd=tmp_path, stdin=TOKEN)
    module = output(programs / "python", "-m", "jwt_decoder", *command, cwd=tmp_path, stdin=TOKEN)

    assert program == module
    assert '"kind":"jws-compact"' in program.replace(" ", "")


def test_the_installed_package_copies_the_decoder_for_documentation(programs: Path, tmp_path: Path) -> None:
    said = output(programs / "python", "-m", "jwt_decoder_docs", "copy", "docs", cwd=tmp_path)

    assert "Pages load embed.js." in said
    assert (DIST / "embed.js").read_bytes() == (tmp_path / "docs" / "embed.js").read_bytes()
    assert (ROOT / "py/jwt_decoder_docs/docs.css").read_bytes() == (tmp_path / "docs" / "docs.css").read_bytes()


def test_the_installed_program_serves_the_page(programs: Path, tmp_path: Path) -> None:
    bare = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    command: list[str | Path] = [programs / "jwt-decoder", "serve", "--port", "0"]
    with subprocess.Popen(command, cwd=tmp_path, env=bare, stdout=subprocess.PIPE, text=True) as running:  # noqa: S603 - as above
        try:
            assert running.stdout is not None
            address = next(word for word in running.stdout.readline().split() if word.startswith("http://127.0.0.1:"))
            with urlopen(f"{address}engine.js", timeout=20) as response:  # noqa: S310 - as above
                assert (DIST / "engine.js").read_bytes() == response.read()
        finally:
            running.terminate()


def test_the_installed_package_writes_what_hugo_needs(programs: Path, tmp_path: Path) -> None:
    output(programs / "python", "-m", "jwt_decoder_docs", "hugo", ".", cwd=tmp_path)

    assert (DIST / "embed.js").read_bytes() == (tmp_path / "static" / "jwt-decoder" / "embed.js").read_bytes()
    layouts = ROOT / "py" / "jwt_decoder_docs" / "hugo"
    names = [path.relative_to(layouts) for path in layouts.rglob("*.html")]
    assert names
    assert [] == [name for name in names if (layouts / name).read_bytes() != (tmp_path / name).read_bytes()]
