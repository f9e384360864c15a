"""What is drawn into contact sheets, without a browser that draws it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from jwt_decoder import Options, report
from site_builder import command
from site_builder.testing import browsers, environment, sheets

from tests.sheets.contact_sheet import contact_sheet
from tests.sheets.states import NOW, STATES, Shot, planned

if TYPE_CHECKING:
    from pathlib import Path


def test_each_state_is_drawn_at_four_widths_in_two_themes() -> None:
    shots = [shot for taken in planned().values() for shot in taken]

    assert 8 * len(STATES) == len(set(shots))
    assert {1440, 1280, 768, 390} == {shot.width for shot in shots}
    assert {"light", "dark"} == {shot.theme for shot in shots}
    assert list(STATES) == [shot.state for shot in planned()[1280, 800, "dark"]]


def test_states_are_drawn_by_name() -> None:
    assert {"expired"} == {shot.state for taken in planned(["expired"]).values() for shot in taken}
    with pytest.raises(SystemExit, match=r"There is no state sleepy\. There are: empty, "):
        planned(["expired", "sleepy"])


def test_tokens_of_the_states_are_the_same_each_time_and_what_their_names_say() -> None:
    tokens = {name: report(state.paste, Options(now=NOW)).tokens for name, state in STATES.items()}

    assert {"empty": 0, "nothing": 0, "several": 2} == {
        name: len(found) for name, found in tokens.items() if len(found) != 1
    }
    verdicts = {name: found[0].verdicts[0] for name, found in tokens.items() if found}
    assert ("current", "expired") == (verdicts["verified"].time.state, verdicts["expired"].time.state)
    assert "faulty" == verdicts["damaged"].structure.state


def test_a_sheet_has_a_row_for_each_theme_and_captions() -> None:
    shots = [Shot("a <state>", 390, 844, theme) for theme in ("light", "dark")]
    page = contact_sheet("a <state>", dict.fromkeys(shots, b"png"))

    assert 2 == page.count("<div><figure>") == page.count('width="195"')
    assert "a &lt;state&gt;, 390 by 844, dark</figcaption>" in page
    assert "data:image/png;base64,cG5n" in page


def test_the_command_builds_and_hands_the_names_on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    ran: list[list[object]] = []
    monkeypatch.setattr(command, "_build", lambda: ran.append(["build"]))
    monkeypatch.setattr(environment, "prepare", lambda: None)
    monkeypatch.setattr(browsers, "find", lambda _browser: "chromium")
    monkeypatch.setattr(sheets, "run", lambda words, env: ran.append([*words[1:], env["CHROMIUM"]]))
    monkeypatch.setattr(sheets, "ROOT", tmp_path)
    monkeypatch.setattr(sheets, "FOLDER", tmp_path / "sheets")

    assert 0 == command.main(["sheets", "expired", "empty"])
    assert [["build"], ["-m", "tests.sheets.draw", tmp_path / "sheets", "expired", "empty", "chromium"]] == ran
