"""Where the built site is found."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from jwt_decoder_docs import site

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path


def put(monkeypatch: pytest.MonkeyPatch, package: Traversable) -> None:
    """Let the package be elsewhere."""
    monkeypatch.setattr(site, "files", lambda _name: package)


def with_list(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "SHA256SUMS").touch()
    return folder


def test_an_installed_package_has_it_in_itself(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    inside = with_list(tmp_path / "py" / "jwt_decoder_docs" / "site")
    with_list(tmp_path / "dist")
    put(monkeypatch, inside.parent)

    assert inside == site.folder()


def test_a_checkout_has_it_in_the_folder_that_the_build_makes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    built = with_list(tmp_path / "dist")
    put(monkeypatch, tmp_path / "py" / "jwt_decoder_docs")

    assert built == site.folder()


def test_a_checkout_that_was_not_built_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "dist").mkdir()
    put(monkeypatch, tmp_path / "py" / "jwt_decoder_docs")

    with pytest.raises(site.SiteMissingError, match=r"python3 build\.py"):
        site.folder()


def test_a_package_in_a_zip_file_has_no_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    packages = tmp_path / "packages.zip"
    with zipfile.ZipFile(packages, "w") as archive:
        archive.writestr("jwt_decoder_docs/site/SHA256SUMS", "")
    put(monkeypatch, zipfile.Path(packages, "jwt_decoder_docs/"))

    with pytest.raises(site.SiteMissingError):
        site.folder()
