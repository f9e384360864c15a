"""What the package takes of the build."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hatchling.bridge.app import Application
from jwt_decoder import __version__
from jwt_decoder_cli.man_command import page
from site_builder import assemble, hatch_hook
from site_builder.failure import Failure

if TYPE_CHECKING:
    from pathlib import Path


def included(target: str, version: str = "standard", kind: str = "force_include") -> dict[str, str]:
    """Return what the hook includes in such a package, by its path."""
    data: dict[str, Any] = {"force_include": {}, "shared_data": {}}
    hook = hatch_hook.SiteHook("", {}, None, None, "", target, Application())  # type: ignore[arg-type]
    hook.initialize(version, data)
    found: dict[str, str] = data[kind]
    return found


@pytest.fixture
def dist(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a built site of one page, with a file beside it that is not of the site."""
    folder = tmp_path / "dist"
    folder.mkdir()
    (folder / "SHA256SUMS").write_text("00  index.html\n")
    (folder / "index.html.br").touch()
    monkeypatch.setattr(hatch_hook, "DIST", folder)
    monkeypatch.setattr(assemble, "is_built", lambda: True)
    return folder


def test_a_wheel_has_the_site_in_the_package_for_documentation(dist: Path) -> None:
    assert {
        str(dist / "SHA256SUMS"): "jwt_decoder_docs/site/SHA256SUMS",
        str(dist / "index.html"): "jwt_decoder_docs/site/index.html",
    } == included("wheel")


def test_an_sdist_has_the_site_where_the_build_puts_it_and_what_says_that_it_is_fresh(dist: Path) -> None:
    assert {
        str(dist / "SHA256SUMS"): "dist/SHA256SUMS",
        str(dist / "index.html"): "dist/index.html",
        str(assemble.STAMP): ".build/built",
    } == included("sdist")


@pytest.mark.usefixtures("dist")
def test_a_wheel_has_the_manual_page_where_man_finds_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hatch_hook, "WORK", tmp_path)
    written = tmp_path / "man" / "jwt-decoder.1"

    assert {str(written): "share/man/man1/jwt-decoder.1"} == included("wheel", kind="shared_data")
    assert page(__version__) == written.read_text()
    assert {} == included("sdist", kind="shared_data")


@pytest.mark.usefixtures("dist")
def test_an_editable_package_leaves_the_site_where_it_is() -> None:
    assert {} == included("wheel", "editable")


@pytest.mark.usefixtures("dist")
def test_a_site_that_is_missing_or_stale_is_built_first(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    monkeypatch.setattr(assemble, "is_built", lambda: False)
    monkeypatch.setattr(hatch_hook, "fetch", lambda: done.append("fetched"))
    monkeypatch.setattr(assemble, "build", lambda: done.append("built"))

    included("wheel")

    assert ["fetched", "built"] == done


@pytest.mark.usefixtures("dist")
def test_what_a_person_must_mend_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse() -> None:
        message = "Node.js 20.11 or later is needed."
        raise Failure(message)

    monkeypatch.setattr(assemble, "is_built", lambda: False)
    monkeypatch.setattr(hatch_hook, "fetch", refuse)

    with pytest.raises(SystemExit):
        included("wheel")

    assert "Node.js 20.11 or later is needed.\n" == capsys.readouterr().err
