"""What a site of Hugo is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from jwt_decoder_docs import copied, hugo
from jwt_decoder_docs.__main__ import main

if TYPE_CHECKING:
    from pathlib import Path

SHORTCODE = "layouts/shortcodes/jwt.html"
FENCE = "layouts/_default/_markup/render-codeblock-jwt.html"
PARTIAL = "layouts/partials/jwt-decoder.html"


@pytest.fixture(autouse=True)
def decoder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Let the decoder be one file."""
    script = tmp_path / "script.js"
    script.write_text("script")
    monkeypatch.setattr(copied, "files", lambda: {copied.SCRIPT: script})


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_site_gets_a_shortcode_a_fence_and_the_decoder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = tmp_path / "site"

    assert 0 == main(["hugo", str(site)])
    assert sorted([SHORTCODE, FENCE, PARTIAL, "static/jwt-decoder/embed.js"]) == names(site)
    assert f"{site}: 0.0 MB, 4 files written. Pages load embed.js.\n" == capsys.readouterr().out


def test_what_is_there_is_not_written_again_and_an_earlier_one_is(tmp_path: Path) -> None:
    hugo.write(tmp_path / "site")
    earlier = tmp_path / "site" / SHORTCODE
    earlier.write_text(earlier.read_text() + "more")

    assert [earlier] == hugo.write(tmp_path / "site")
    assert [] == hugo.write(tmp_path / "site")
    assert hugo.layouts()[SHORTCODE] == earlier.read_bytes()


def test_a_layout_of_somebody_else_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine = tmp_path / "site" / SHORTCODE
    mine.parent.mkdir(parents=True)
    mine.write_text("mine")

    assert 1 == main(["hugo", str(tmp_path / "site")])
    assert f"{mine} isn't from JWT Decoder. Rename it, then run this again.\n" == capsys.readouterr().err
    assert [SHORTCODE] == names(tmp_path / "site")


def test_each_layout_says_where_it_is_from() -> None:
    assert {SHORTCODE, FENCE, PARTIAL} == {*hugo.layouts()}
    assert all(content.startswith(b"{{- /* JWT Decoder: ") for content in hugo.layouts().values())
