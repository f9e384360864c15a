"""A wheel is used only as long as it is the file whose digest stands in the repository."""

from __future__ import annotations

import hashlib
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from site_builder import command
from site_builder.failure import Failure
from site_builder.project import pinned
from site_builder.runtime import wheels

if TYPE_CHECKING:
    from collections.abc import Callable

REQUIREMENT: Final = "the-package==1.0"
WHEEL: Final = "the_package-1.0-py3-none-any.whl"


def write_wheel(folder: Path, source: str = "ANSWER = 42\n") -> str:
    """Write a wheel that pip takes; return its SHA-256 in hexadecimal digits."""
    folder.mkdir(exist_ok=True)
    about = "the_package-1.0.dist-info"
    files = {
        "the_package.py": source,
        f"{about}/METADATA": "Metadata-Version: 2.1\nName: the-package\nVersion: 1.0\n",
        f"{about}/WHEEL": "Wheel-Version: 1.0\nGenerator: a test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{about}/LICENSE": "Do as you like.\n",
        f"{about}/RECORD": "",
    }
    with zipfile.ZipFile(folder / WHEEL, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return hashlib.sha256((folder / WHEEL).read_bytes()).hexdigest()


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of the fetched wheels; the only wheel that pip can fetch is in ``index`` beside it."""
    monkeypatch.setattr(wheels, "_FOLDER", tmp_path / "cache")
    monkeypatch.setattr(wheels, "LOCK", tmp_path / "requirements.txt")
    monkeypatch.setattr(wheels, "pinned", lambda _group: [REQUIREMENT])
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path / "index"))
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    (tmp_path / "index").mkdir()
    return tmp_path / "cache"


def lock(*digests: str) -> None:
    options = [f"    --hash=sha256:{digest}" for digest in digests]
    wheels.LOCK.write_text("# What is needed.\n" + " \\\n".join([REQUIREMENT, *options]) + "\n")


def test_a_wheel_in_the_cache_with_the_right_digest_is_read(cache: Path) -> None:
    lock(write_wheel(cache))

    assert {"the_package.py": b"ANSWER = 42\n"} == wheels.modules()
    assert {"the-package 1.0": "Do as you like.\n"} == wheels.licences()
    assert [cache / WHEEL] == wheels.of_build()


def test_any_of_several_digests_is_right(cache: Path) -> None:
    lock("0" * 64, write_wheel(cache))

    assert {"the_package.py"} == {*wheels.modules()}


@pytest.mark.parametrize("use", [wheels.modules, wheels.licences, wheels.of_build])
def test_a_wheel_that_was_changed_in_the_cache_is_not_used(cache: Path, use: Callable[[], object]) -> None:
    lock(write_wheel(cache))
    changed = write_wheel(cache, "ANSWER = 43\n")

    with pytest.raises(Failure, match=rf"{WHEEL} is not the file of {REQUIREMENT} .*its SHA-256 is {changed}\."):
        use()


def test_a_wheel_that_changes_between_two_uses_is_noticed(cache: Path) -> None:
    lock(write_wheel(cache))
    wheels.modules()
    with (cache / WHEEL).open("ab") as wheel:
        wheel.write(b"\n")

    with pytest.raises(Failure, match="is not the file of"):
        wheels.modules()


def test_a_wheel_is_fetched_once_with_its_digest(cache: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lock(write_wheel(cache.with_name("index")))

    assert wheels.modules() == wheels.modules()
    assert f"Fetching {REQUIREMENT} ...\n" == capsys.readouterr().out


def test_pip_takes_no_wheel_with_another_digest(cache: Path) -> None:
    lock("0" * 64)
    write_wheel(cache.with_name("index"))

    with pytest.raises(Failure, match=r"(?s)pip could not fetch .* with the SHA-256 of .*DO NOT MATCH THE HASHES"):
        wheels.modules()
    assert [] == [*cache.glob("*.whl")]


@pytest.mark.parametrize("text", ["", "the-package==1.0\n", "the-package==1.0.1 --hash=sha256:00\n"])
def test_a_requirement_without_a_digest_is_said(cache: Path, text: str) -> None:
    write_wheel(cache)
    wheels.LOCK.write_text(text)

    with pytest.raises(Failure, match=f"has no SHA-256 for {REQUIREMENT}: "):
        wheels.modules()


def test_the_build_stops_with_the_sentence(
    cache: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lock("0" * 64)
    write_wheel(cache)
    monkeypatch.setattr(command, "fetch", lambda: None)
    monkeypatch.setattr(command, "build", wheels.modules)

    assert 1 == command.main([])
    assert re.fullmatch(r"\S+\.whl is not the file of .*\n", capsys.readouterr().err)


def test_the_lock_has_one_digest_for_each_pinned_version_and_for_nothing_else() -> None:
    lines = wheels.LOCK.read_text().replace("\\\n", " ").splitlines()
    locked = [line.split() for line in lines if not line.startswith("#")]

    assert [*pinned("browser", "build")] == [requirement for requirement, _digest in locked]
    assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", digest) for _requirement, digest in locked)


@pytest.mark.parametrize("requirement", pinned("browser", "build"))
def test_what_the_build_uses_has_the_digest_of_the_lock(requirement: str) -> None:
    wheel, content = wheels.checked(requirement)

    assert hashlib.sha256(content).hexdigest() in wheels.LOCK.read_text()
    assert content == Path(wheel).read_bytes()
