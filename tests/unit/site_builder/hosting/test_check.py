"""A deployed copy against a fresh build."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest
from site_builder.failure import Failure
from site_builder.hosting import check, twins
from site_builder.hosting.serve import server
from site_builder.runtime import zstd

from tests.answering import answering

if TYPE_CHECKING:
    from pathlib import Path

PAGE = b"page " * 1000
SITE = {
    "index.html": PAGE,
    "assets/python.wasm.gz": gzip.compress(b"octets", 9),
    "assets/python.zst": zstd.packed(b"memory"),
}
BESIDE = {**twins.twins({"index.html": PAGE}), ".htaccess": b"rules", "_headers": b"rules"}
FILES = {**SITE, **BESIDE}


def written(folder: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


@pytest.fixture(autouse=True)
def _dist(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "DIST", written(tmp_path / "dist", FILES))


def test_a_true_copy_is_said_to_be_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check.check(str(written(tmp_path / "copy", FILES)))

    assert "is this build, file for file." in capsys.readouterr().out


def test_another_compressor_makes_no_difference(tmp_path: Path) -> None:
    check.check(str(written(tmp_path / "copy", {**FILES, "assets/python.wasm.gz": gzip.compress(b"octets", 1)})))


def test_a_host_that_unpacked_makes_no_difference(tmp_path: Path) -> None:
    check.check(str(written(tmp_path / "copy", {**FILES, "assets/python.wasm.gz": b"octets"})))


def test_a_browser_that_unpacked_the_large_files_makes_no_difference(tmp_path: Path) -> None:
    check.check(str(written(tmp_path / "copy", {**FILES, "assets/python.zst": b"memory"})))


def test_what_a_host_drops_or_changes_for_itself_makes_no_difference(tmp_path: Path) -> None:
    check.check(str(written(tmp_path / "copy", {**SITE, ".htaccess": b"rules and more", "robots.txt": b"added"})))


def test_twins_packed_anew_make_no_difference(tmp_path: Path) -> None:
    check.check(str(written(tmp_path / "copy", {**FILES, "index.html.gz": gzip.compress(PAGE, 1)})))


@pytest.mark.parametrize("suffix", [".br", ".gz"])
@pytest.mark.parametrize("content", [b"page of before", b"\x1f\x8bdamaged"])
def test_a_twin_of_another_build_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], suffix: str, content: bytes
) -> None:
    """A server would send it in place of the page."""
    with pytest.raises(Failure, match="1 files differ"):
        check.check(str(written(tmp_path / "copy", {**FILES, f"index.html{suffix}": content})))
    assert f"different index.html{suffix}\n" == capsys.readouterr().out


@pytest.mark.parametrize("content", [b"pagE", gzip.compress(b"octets", mtime=0)[:-4]])
def test_each_file_that_differs_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes) -> None:
    with pytest.raises(Failure, match="1 files differ"):
        check.check(str(written(tmp_path / "copy", {**FILES, "index.html": content})))
    assert "different index.html\n" == capsys.readouterr().out


def test_a_missing_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(Failure):
        check.check(
            str(written(tmp_path / "copy", {name: SITE[name] for name in SITE if name != "assets/python.wasm.gz"}))
        )
    assert "missing   assets/python.wasm.gz\n" == capsys.readouterr().out


def test_an_address_is_compared_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (
        answering(
            server(
                written(tmp_path / "copy", {name: SITE[name] for name in SITE if name != "assets/python.wasm.gz"}), 0
            )
        ) as address,
        pytest.raises(Failure, match="1 files differ"),
    ):
        check.check(address.removesuffix("/"))
    assert "missing   assets/python.wasm.gz\n" == capsys.readouterr().out


def test_what_is_neither_folder_nor_address_is_said(tmp_path: Path) -> None:
    with pytest.raises(Failure, match="neither a folder nor an address"):
        check.check(str(tmp_path / "nowhere"))
