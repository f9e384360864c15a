"""The fuzzer's turns, without the fuzzer, which not every machine can install."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from site_builder import failure, project
from site_builder.testing import browsers, environment, fuzz

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@pytest.fixture
def turns(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Let each turn count a thousand inputs; return the names of those whose turn it was."""
    taken: list[str] = []

    def turn(name: str, _seconds: int, tally: fuzz.Tally) -> None:
        taken.append(name)
        tally.add({"inputs": 1000, "seconds": 1})

    monkeypatch.setattr(project, "ROOT", tmp_path)
    monkeypatch.setattr(fuzz, "ROOT", tmp_path)
    monkeypatch.setattr(fuzz, "FOLDER", tmp_path)
    monkeypatch.setattr(fuzz, "_turn", turn)
    monkeypatch.setattr(environment, "prepare", lambda *_groups: None)
    return taken


def test_every_target_has_a_share_of_the_time() -> None:
    source = (project.ROOT / "tests" / "fuzz" / "targets.py").read_text()

    assert set(re.findall(r'Target\("(\w+)"', source)) == set(fuzz.SHARES)


def test_it_stops_after_so_many_inputs_and_says_how_many(turns: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    fuzz.fuzz(3000, None)

    assert list(fuzz.SHARES)[:3] == turns
    assert "all               3,000 inputs" == capsys.readouterr().out.splitlines()[-1]


def test_a_failure_that_was_kept_is_said(turns: list[str], tmp_path: Path) -> None:
    (tmp_path / "failures").mkdir()
    (tmp_path / "failures" / "report-0.bin").write_bytes(b".")

    with pytest.raises(failure.Failure, match="Files of failures in failures: 1"):
        fuzz.fuzz(1000, None)
    assert 1 == len(turns)


@pytest.mark.parametrize("has_firefox", [True, False])
def test_in_browsers_what_is_drawn_is_drawn_anew_and_can_be_repeated(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *, has_firefox: bool
) -> None:
    runs: list[tuple[Sequence[object], Mapping[str, str]]] = []
    there = (browsers.CHROMIUM, *([browsers.FIREFOX] if has_firefox else []))

    def find(browser: browsers.Browser) -> str:
        if browser not in there:
            message = "There is none."
            raise browsers.Missing(message)
        return browser.variable.lower()

    monkeypatch.setattr(browsers, "find", find)
    monkeypatch.setattr(environment, "prepare", lambda *_groups: None)
    monkeypatch.setattr(environment, "python", lambda: Path("python"))
    monkeypatch.setattr(fuzz, "run", lambda words, env: runs.append((words, env)))
    monkeypatch.delenv("SEED", raising=False)
    fuzz.in_browser(7)
    seed = re.findall(r"SEED=(\d+)", capsys.readouterr().out)[0]
    monkeypatch.setenv("SEED", "5")
    fuzz.in_browser(None)
    count = len(runs) // 2

    assert 2 + has_firefox == count
    assert ["--runs", "7", "--seed", seed] == list(runs[0][0][-4:])
    assert ["--runs", "100000", "--seed", "5"] == list(runs[count][0][-4:])
    assert ["chromium", "firefox"][: count - 1] == [env["TEST_BROWSER"] for _, env in runs[1:count]]
    assert [seed] * (count - 1) + ["5"] * (count - 1) == [
        env["SEED"] for _, env in (*runs[1:count], *runs[count + 1 :])
    ]
    assert has_firefox != ("Not in Firefox: There is none." in capsys.readouterr().out)
