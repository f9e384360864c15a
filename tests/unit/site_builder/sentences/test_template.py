"""``build.py sentences`` writes what a translator begins with."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from site_builder import command
from site_builder.sentences import __main__ as program

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_template_is_written_into_a_file(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "sentences.pot"

    assert 0 == command.main(["sentences", "--write", str(target)])
    assert ("", "") == capfd.readouterr()
    with target.open("rb") as file:
        catalog = read_po(file)
    assert "This page needs JavaScript to start Python in your browser; Python decodes the token." in catalog
    plural = catalog.get("token must be 0: there is one token.")
    assert plural is not None
    assert ("token must be 0: there is one token.", "token must be less than {count}: there are {count} tokens.") == (
        plural.id
    )
    assert [("py/jwt_decoder/bridge/bridge.py", plural.locations[0][1])] == plural.locations
    assert all(not message.string for message in catalog if message.id and isinstance(message.string, str))


def test_a_file_that_cannot_be_written_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program, "template", Catalog)

    assert 1 == program.main([str(tmp_path)])
    assert str(tmp_path) in capsys.readouterr().err


def test_the_template_goes_to_the_standard_output_without_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    output = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    monkeypatch.setattr("sys.stdout", output)

    assert 0 == program.main([])
    output.flush()
    assert b'msgid "Access token (RFC 9068)"' in output.buffer.getvalue()
