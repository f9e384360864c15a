"""What a person sees who uses build.py wrongly, or on a machine that lacks something."""

from __future__ import annotations

import hashlib
import os
import socket
import venv
from dataclasses import replace
from pathlib import Path

import pytest
from site_builder import command, failure, fetch, project
from site_builder.hosting import serve
from site_builder.testing import browsers, environment, suite


def test_a_failure_is_one_sentence_and_exit_status_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")

    assert 1 == command.main([])
    assert "node was not found: install Node.js 20.11 or later.\n" == capsys.readouterr().err


def test_an_old_node_is_named_with_the_version_that_is_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    node = tmp_path / "node"
    node.write_text("#!/bin/sh\necho v18.1.0\n")
    node.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")

    with pytest.raises(failure.Failure, match=r"Node\.js 20\.11 or later is needed, this is v18\.1\.0\."):
        fetch.node()


def test_a_missing_npm_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    node = tmp_path / "node"
    node.write_text("#!/bin/sh\necho v20.11.0\n")
    node.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(fetch, "MODULES", tmp_path)
    monkeypatch.setattr(fetch, "_STAMP", tmp_path / "stamp")

    with pytest.raises(failure.Failure, match="npm was not found"):
        fetch.fetch()


def test_npm_without_a_network_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, script in {"node": "echo v20.11.0", "npm": "exit 1"}.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{script}\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setattr(fetch, "MODULES", tmp_path)
    monkeypatch.setattr(fetch, "_STAMP", tmp_path / "stamp")

    with pytest.raises(failure.Failure, match="npm ci failed: is there a network"):
        fetch.fetch()


def test_a_linked_folder_of_packages_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``npm ci`` would empty what others use; where it holds what is pinned, nothing is to be done."""
    kept = tmp_path / "kept"
    kept.mkdir()
    linked = tmp_path / "linked"
    linked.symlink_to(kept)
    monkeypatch.setattr(fetch, "MODULES", linked)
    monkeypatch.setattr(fetch, "_STAMP", linked / "stamp")
    monkeypatch.setattr(fetch, "run", lambda command: pytest.fail(f"{command} was run"))
    monkeypatch.setattr(fetch, "node", lambda: "node")

    with pytest.raises(failure.Failure, match=f"node_modules is a link to {kept}, which does not hold what"):
        fetch.fetch()
    fetch._STAMP.write_text(hashlib.sha256((project.ROOT / "package-lock.json").read_bytes()).hexdigest())  # noqa: SLF001
    fetch.fetch()


def test_pip_without_a_network_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "_STAMP", tmp_path / "stamp")
    monkeypatch.setattr(environment, "FOLDER", tmp_path / "venv")
    monkeypatch.setattr(venv, "create", lambda *_words, **_options: None)
    monkeypatch.setattr(environment, "python", lambda: Path("false"))

    with pytest.raises(failure.Failure, match="pip could not install"):
        environment.prepare()


def test_a_taken_port_is_said_with_a_way_on(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind((serve.HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]

        with pytest.raises(failure.Failure, match=f"Port {port} cannot be used .*--port"):
            serve.server(tmp_path, port)


BROWSERS = [browsers.CHROMIUM, browsers.FIREFOX, browsers.DRIVER, browsers.WEBKIT, browsers.DISPLAY]


@pytest.mark.parametrize("browser", BROWSERS, ids=lambda browser: browser.variable.lower())
def test_a_machine_without_a_browser_is_told_what_to_install(
    browser: browsers.Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(browser.variable, raising=False)
    monkeypatch.setenv("PATH", "")

    with pytest.raises(browsers.Missing) as raised:
        browsers.find(replace(browser, places=()))
    assert browser.missing == str(raised.value)


def test_a_browser_is_found_by_its_variable_on_the_path_and_at_its_places(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = browsers.Browser("A_BROWSER", ("a-browser",), (f"{tmp_path}/lib/*/a-browser",), (), "It is not here.")
    for folder in (tmp_path / "lib" / "1", tmp_path / "lib" / "2", tmp_path / "bin"):
        folder.mkdir(parents=True)
        (folder / "a-browser").touch(mode=0o755)

    monkeypatch.setenv("PATH", "")
    assert str(tmp_path / "lib" / "2" / "a-browser") == browsers.find(wanted)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert str(tmp_path / "bin" / "a-browser") == browsers.find(wanted)
    monkeypatch.setenv("A_BROWSER", "the one that is named")
    assert "the one that is named" == browsers.find(wanted)


def test_a_browser_that_cannot_be_installed_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "apt-get").write_text("#!/bin/sh\nexit 100\n")
    (tmp_path / "apt-get").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.delenv("FIREFOX", raising=False)

    with pytest.raises(browsers.Missing, match="There is no Firefox here"):
        browsers.find(replace(browsers.FIREFOX, places=()))


@pytest.fixture
def without_firefox(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave two parts of the suite: one that passes, and one that finds no Firefox."""

    def firefox(_words: object) -> None:
        raise browsers.Missing(browsers.FIREFOX.missing)

    monkeypatch.setattr(environment, "prepare", lambda: None)
    monkeypatch.setattr(suite, "_PARTS", {"lint": lambda _words: None, "firefox": firefox})


@pytest.mark.usefixtures("without_firefox")
def test_a_run_of_everything_says_which_browser_did_not_run_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == command.main(["test"])
    assert [
        "These passed: lint.",
        "Did not run: firefox. There is no Firefox here: install it, or name it in the variable FIREFOX.",
    ] == capsys.readouterr().out.splitlines()[-2:]


@pytest.mark.usefixtures("without_firefox")
def test_a_browser_that_is_asked_for_must_be_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert 1 == command.main(["test", "firefox"])
    assert f"{browsers.FIREFOX.missing}\n" == capsys.readouterr().err


def test_ci_leaves_no_part_out() -> None:
    """Without a part that is named, everything runs, and what could not run is said."""
    command = (project.ROOT / ".ci" / "run").read_text().splitlines()[-1]

    assert "exec python3 build.py test" == command


def test_words_that_are_not_known_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        command.main(["bench", "--fast"])
    assert "unknown words: --fast" in capsys.readouterr().err
