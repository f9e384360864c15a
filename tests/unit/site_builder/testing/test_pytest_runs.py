"""Pytest as the suite runs it, on tests of its own: what is kept of a run, and the second try."""

from __future__ import annotations

import sys
from pathlib import Path
from threading import Barrier
from typing import TYPE_CHECKING, Final

import pytest
from site_builder import failure
from site_builder.first import engine
from site_builder.testing import environment, pytest_runs, suite
from site_builder.testing.pytest_runs import PytestRuns

if TYPE_CHECKING:
    from collections.abc import Callable

QUICK: Final = "def test_quick() -> None:\n    pass\n"
SLOW: Final = "import time\n\ndef test_slow() -> None:\n    time.sleep(0.2)\n"
FLAKY: Final = """from pathlib import Path

def test_flaky() -> None:
    tried = Path(__file__).with_name("tried")
    before = tried.exists()
    tried.touch()
    assert before
"""
NO_WORKER: Final = """import os

def test_no_worker() -> None:
    assert "PYTEST_XDIST_WORKER" not in os.environ
"""
BROKEN: Final = "def test_broken() -> None:\n    raise ValueError\n"
WITH_ALL: Final = """import pytest

def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--all", action="store_true", dest="whole")
"""
ONLY_WHOLE: Final = """import pytest

def test_only_whole(request: pytest.FixtureRequest) -> None:
    assert request.config.getoption("whole")
"""


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Return a function that writes tests, each into a file of its own, and returns their folder."""
    monkeypatch.setattr(pytest_runs, "FOLDER", tmp_path / "kept")
    # A worker takes longer to start than all else; where one is asked for, it shows what several would.
    monkeypatch.setattr(pytest_runs, "_PATIENT_WORKERS", pytest_runs._WORKERS)  # noqa: SLF001 - as many as the next line says
    monkeypatch.setattr(environment, "python", lambda: Path(sys.executable))
    monkeypatch.setenv("PYTEST_XDIST_AUTO_NUM_WORKERS", "0")
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.setenv("PYTEST_ADDOPTS", "-p xdist.plugin")
    (tmp_path / "pytest.ini").touch()

    def write_tests(*tests: str) -> str:
        for test in tests:
            name = test.partition("def ")[2].partition("(")[0]
            (tmp_path / f"{name}.py").write_text(test)
        return str(tmp_path)

    return write_tests


def test_the_slowest_tests_are_told_with_their_part(write: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTEST_XDIST_AUTO_NUM_WORKERS", "1")
    runs = PytestRuns()
    runs.run("unit", write(QUICK, SLOW))

    (slowest,) = runs.slowest(1)
    assert slowest.endswith(" s  unit: test_slow.py::test_slow")
    assert 0.2 <= float(slowest.partition(" s ")[0]) < 60
    assert {"unit: test_quick.py::test_quick", "unit: test_slow.py::test_slow"} == set(runs.seconds)


def test_what_tests_share_may_be_made_once(write: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The process that runs the tests is no worker of another one, however many there would be."""
    monkeypatch.setenv("PYTEST_XDIST_AUTO_NUM_WORKERS", "2")
    monkeypatch.delenv("PYTEST_XDIST_WORKER", raising=False)
    runs = PytestRuns()
    runs.run_alone("package", write(NO_WORKER, QUICK))

    assert {"package: test_no_worker.py::test_no_worker", "package: test_quick.py::test_quick"} == set(runs.seconds)
    with pytest.raises(failure.Failure):
        runs.run("package", write(NO_WORKER))


def test_the_words_of_a_person_choose_the_tests(write: Callable[..., str]) -> None:
    runs = PytestRuns(["-k", "quick"])
    runs.run("unit", write(QUICK, BROKEN))

    assert {"unit: test_quick.py::test_quick"} == set(runs.seconds)


def test_a_run_may_ask_for_whole_products_of_cases(write: Callable[..., str], tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text(WITH_ALL)
    folder = write(ONLY_WHOLE)

    PytestRuns(is_whole=True).run("unit", folder)
    with pytest.raises(failure.Failure):
        PytestRuns().run("unit", folder)


def test_a_test_that_passes_at_a_second_try_is_named(write: Callable[..., str]) -> None:
    runs = PytestRuns()
    runs.run_patiently("firefox", write(QUICK, FLAKY), {})

    assert ["firefox: test_flaky.py::test_flaky"] == runs.second_tries


def test_a_test_that_fails_twice_fails_the_run(write: Callable[..., str]) -> None:
    runs = PytestRuns()
    folder = write(BROKEN, FLAKY)

    with pytest.raises(failure.Failure):
        runs.run_patiently("firefox", folder, {})
    assert [] == runs.second_tries


def test_a_unit_test_has_one_try(write: Callable[..., str]) -> None:
    with pytest.raises(failure.Failure):
        PytestRuns().run("unit", write(FLAKY))


def test_each_run_of_the_suite_ends_with_what_it_took(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def browser(runs: PytestRuns) -> None:
        runs.seconds |= {f"browser: test_{number}": number for number in range(12)}
        runs.second_tries.append("browser: test_3")

    monkeypatch.setattr(environment, "prepare", lambda: None)
    monkeypatch.setattr(suite, "_PARTS", {"browser": browser})
    suite.test([], [], is_whole=False)

    lines = capsys.readouterr().out.splitlines()
    slowest = lines.index("The slowest tests:")
    assert lines[slowest - 1].endswith(" s  all")
    assert lines[slowest - 2].endswith(" s  browser")
    assert [f"{number:6.1f} s  browser: test_{number}" for number in range(11, 1, -1)] == lines[slowest + 1 :][:10]
    assert ["These passed at a second try only:", "browser: test_3", "These passed: browser."] == lines[-3:]


def test_that_nothing_was_tried_twice_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(environment, "prepare", lambda: None)
    monkeypatch.setattr(suite, "_PARTS", {"lint": lambda _runs: None})
    suite.test([], [], is_whole=False)

    assert ["No test needed a second try.", "These passed: lint."] == capsys.readouterr().out.splitlines()[-2:]


def test_parts_of_one_core_run_at_once_and_the_others_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    both = Barrier(2)

    def waits(_runs: PytestRuns) -> None:
        both.wait(timeout=60)

    def alone(_runs: PytestRuns) -> None:
        assert both.n_waiting == 0

    monkeypatch.setattr(environment, "prepare", lambda: None)
    monkeypatch.setattr(suite, "_PARTS", {"lint": waits, "types": waits, "unit": alone, "docs": alone})
    monkeypatch.setattr(suite, "_AT_ONCE", ((waits,),))
    suite.test([], [], is_whole=False)

    lines = capsys.readouterr().out.splitlines()
    assert ["== lint, types", "== unit", "== docs"] == [line for line in lines if line.startswith("==")]
    assert lines[-1] == "These passed: lint, types, unit, docs."


def test_the_first_engine_is_made_beside_the_parts_that_do_not_need_it(monkeypatch: pytest.MonkeyPatch) -> None:
    both = Barrier(2)
    made: list[bool] = []

    def make() -> None:
        both.wait(timeout=60)
        made.append(True)

    def beside(_runs: PytestRuns) -> None:
        assert not made
        both.wait(timeout=60)

    def needs(_runs: PytestRuns) -> None:
        assert made == [True]

    monkeypatch.setattr(environment, "prepare", lambda: None)
    monkeypatch.setattr(engine, "folder", make)
    monkeypatch.setattr(suite, "_PARTS", {"unit": beside, "first": needs, "browser": needs})
    monkeypatch.setattr(suite, "_NEED_SITE", (needs,))
    suite.test([], [], is_whole=False)

    assert made == [True]


def test_a_part_that_fails_fails_the_run_once_those_beside_it_have_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    ended = []

    def fails(_runs: PytestRuns) -> None:
        raise failure.Failure

    def ends(_runs: PytestRuns) -> None:
        ended.append(True)

    monkeypatch.setattr(environment, "prepare", lambda: None)
    monkeypatch.setattr(suite, "_PARTS", {"lint": fails, "types": ends})
    monkeypatch.setattr(suite, "_AT_ONCE", ((fails, ends),))

    with pytest.raises(failure.Failure):
        suite.test([], [], is_whole=False)
    assert ended
