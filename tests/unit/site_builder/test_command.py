"""What a person sees who uses build.py wrongly, or on a machine that lacks something."""

from __future__ import annotations

import socket
import venv
from pathlib import Path

import pytest
from site_builder import browsers, command, environment, failure, fetch, serve


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
    monkeypatch.setattr(fetch, "_STAMP", tmp_path / "stamp")

    with pytest.raises(failure.Failure, match="npm was not found"):
        fetch.fetch()


def test_npm_without_a_network_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, script in {"node": "echo v20.11.0", "npm": "exit 1"}.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{script}\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setattr(fetch, "_STAMP", tmp_path / "stamp")

    with pytest.raises(failure.Failure, match="npm ci failed: is there a network"):
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


def test_a_machine_without_a_browser_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(browsers, "_PLACES", ())

    with pytest.raises(failure.Failure, match="need Chromium or Chrome"):
        browsers.chromium()


def test_words_that_are_not_known_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        command.main(["bench", "--fast"])
    assert "unknown words: --fast" in capsys.readouterr().err
