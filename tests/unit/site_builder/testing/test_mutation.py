"""What is handed to mutmut, and what is said of the changes that no test noticed."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest
from site_builder import command
from site_builder.testing import environment, mutation

if TYPE_CHECKING:
    from pathlib import Path

SURVIVED = (
    "    jwt_decoder.judge.time.x_time__mutmut_5: survived\n    jwt_decoder.judge.time.x_time__mutmut_1: no tests\n"
)


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[list[str]]:
    words: list[list[str]] = []
    monkeypatch.setattr(environment, "prepare", lambda *groups: words.append([*groups]))
    monkeypatch.setattr(mutation, "FOLDER", tmp_path / "mutation")
    monkeypatch.setattr(mutation, "run", lambda told, cwd: words.append([*map(str, told[1:]), cwd.name]))
    return words


def test_a_copy_has_the_packages_at_its_root_and_what_is_to_be_done(
    ran: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mutation, "output", lambda _words, cwd: cwd.name.encode())
    assert 0 == command.main(["mutate", "judge", "extract/shortening"])
    written = tomllib.loads((mutation.FOLDER / "pyproject.toml").read_text())
    settings = written["tool"]["mutmut"]

    assert ["."] == written["tool"]["pytest"]["ini_options"]["pythonpath"]
    assert (mutation.FOLDER / "jwt_decoder" / "judge" / "time.py").is_file()
    assert ["tests/unit/jwt_decoder/judge", "tests/unit/jwt_decoder/extract"] == settings[
        "pytest_add_cli_args_test_selection"
    ]
    assert {"jwt_decoder/judge/*.py", "jwt_decoder/extract/shortening.py"} <= set(settings["only_mutate"])
    assert ["mutation"] == ran[0]
    assert ["run", "mutation"] == ran[1][::4]


def test_a_change_that_no_test_noticed_is_shown(
    ran: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        mutation, "output", lambda words, **_: SURVIVED.encode() if words[1] == "results" else f"- {words[2]}".encode()
    )

    assert 1 == command.main(["mutate"])
    told = capsys.readouterr()
    assert "- jwt_decoder.judge.time.x_time__mutmut_5\n" == told.out
    assert told.err.startswith("Changes that no test noticed: 1.")
    assert ran


def test_a_module_that_is_not_there_is_said(ran: list[list[str]], capsys: pytest.CaptureFixture[str]) -> None:
    assert 1 == command.main(["mutate", "judge/sleep"])
    assert "There is no room or module judge/sleep in py/jwt_decoder.\n" == capsys.readouterr().err
    assert [["mutation"]] == ran


def test_the_usual_modules_are_there() -> None:
    for module in mutation.USUAL:
        mutation._require(module)  # noqa: SLF001 - it raises where there is none
