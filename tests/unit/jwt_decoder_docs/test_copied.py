"""The files that a decoder in a document needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from jwt_decoder_docs import copied, site
from jwt_decoder_docs.__main__ import main

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a small site that has what the real one has, and more than a copy needs."""
    folder = tmp_path / "site"
    contents = {
        "embed.js": "script",
        "frame.html": "frame",
        "loader.html": "asks for assets/worker-1.js.gz",
        "plain.html": "starts assets/page-1.js",
        "index.html": "starts assets/page-1.js and sw.js",
        "sw.js": "service worker",
        "LICENSE.txt": "MIT",
        "THIRD-PARTY-LICENCES.txt": "others",
        "assets/page-1.js": "asks for font-1.woff2",
        "assets/page-1.js.br": "packed twin",
        "assets/worker-1.js.gz": "worker",
        "assets/font-1.woff2": "font",
        "assets/rules-1.js": "of another page",
    }
    for name, content in contents.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    monkeypatch.setattr(site, "folder", lambda: folder)
    return folder


NEEDED = [
    "LICENSE.txt",
    "THIRD-PARTY-LICENCES.txt",
    "assets/font-1.woff2",
    "assets/page-1.js",
    "assets/worker-1.js.gz",
    "docs.css",
    "embed.js",
    "frame.html",
    "index.html",
    "loader.html",
]


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@pytest.mark.usefixtures("built")
def test_a_copy_has_what_is_needed_and_no_service_worker(tmp_path: Path) -> None:
    copied.copy(tmp_path / "docs" / "jwt-decoder")

    assert NEEDED == names(tmp_path / "docs" / "jwt-decoder")
    assert "starts assets/page-1.js" == (tmp_path / "docs" / "jwt-decoder" / "index.html").read_text()


def test_an_earlier_copy_is_replaced(built: Path, tmp_path: Path) -> None:
    copied.copy(tmp_path / "copy")
    (built / "assets" / "font-1.woff2").rename(built / "assets" / "font-2.woff2")
    (built / "assets" / "page-1.js").write_text("asks for font-2.woff2")

    written = copied.copy(tmp_path / "copy")

    assert [tmp_path / "copy/assets/font-2.woff2", tmp_path / "copy/assets/page-1.js"] == written
    assert [name.replace("font-1", "font-2") for name in NEEDED] == names(tmp_path / "copy")


@pytest.mark.usefixtures("built")
def test_what_is_there_is_not_written_again(tmp_path: Path) -> None:
    copied.copy(tmp_path / "copy")

    assert [] == copied.copy(tmp_path / "copy")


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize("mine", [["index.md"], ["assets/mine.js"], ["embed.js", "index.md"], ["embed.js", "a/b.js"]])
def test_a_folder_with_something_else_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], mine: list[str]
) -> None:
    for name in mine:
        (tmp_path / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / name).write_text("mine")

    assert 1 == main(["copy", str(tmp_path / "docs")])
    assert "contains something other than a copy of the decoder" in capsys.readouterr().err
    assert sorted(mine) == names(tmp_path / "docs")


@pytest.mark.usefixtures("built")
def test_a_file_in_the_place_of_the_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "docs").write_text("mine")

    assert 1 == main(["copy", str(tmp_path / "docs")])
    assert "mine" == (tmp_path / "docs").read_text()


@pytest.mark.usefixtures("built")
def test_a_copy_that_was_not_finished_is_finished(tmp_path: Path) -> None:
    copied.copy(tmp_path / "copy")
    (tmp_path / "copy" / "frame.html").unlink()
    (tmp_path / "copy" / "assets" / "old-1.js").write_text("of an earlier build")
    copied.copy(tmp_path / "copy")

    assert NEEDED == names(tmp_path / "copy")


@pytest.mark.usefixtures("built")
def test_the_command_says_what_it_did(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == main(["copy", str(tmp_path / "copy")])
    assert f"{tmp_path / 'copy'}: 0.0 MB, 10 files written. Pages load embed.js.\n" == capsys.readouterr().out


@pytest.mark.usefixtures("built")
def test_what_a_link_leads_to_is_not_written_to(tmp_path: Path) -> None:
    mine, target, other = (tmp_path / name for name in ("mine", "docs", "other"))
    for folder in (mine, target, other):
        folder.mkdir()
    (mine / "mine.js").write_text("mine")
    for folder in (target, other):
        (folder / "embed.js").write_text("old")
    (target / "index.html").symlink_to(mine / "mine.js")
    (target / "frame.html").symlink_to(mine / "gone")
    (other / "assets").symlink_to(mine)

    copied.copy(target)

    assert (NEEDED, "mine") == (names(target), (mine / "mine.js").read_text())
    assert not (target / "index.html").is_symlink()
    with pytest.raises(copied.FolderTakenError, match="something other than a copy"):
        copied.copy(other)
    assert ["mine.js"] == names(mine)
