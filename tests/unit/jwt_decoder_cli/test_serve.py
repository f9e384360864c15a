"""``jwt-decoder serve``: the page for this machine alone."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import pytest
from jwt_decoder_cli.status import Status
from jwt_decoder_docs import headers, site
from jwt_decoder_docs.site_server import HOST, authorities, loopback
from site_builder.testing.environment import with_engine

from tests.answering import answering

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message
    from pathlib import Path

    from tests.unit.jwt_decoder_cli.conftest import Program

PAGE: Final = "<title>the page</title>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of a small site."""
    made = tmp_path / "site"
    (made / "assets").mkdir(parents=True)
    (made / "index.html").write_text(PAGE)
    for suffix in headers.TYPES:
        (made / "assets" / f"file{suffix}").write_text("")
    (tmp_path / "outside.txt").write_text("not of the site")
    return made


@pytest.fixture
def port(folder: Path) -> Iterator[int]:
    """Return the port at which the folder is served."""
    with answering(loopback(folder, 0)) as address:
        yield urlsplit(address).port or 0


def asked(port: int, path: str, *hosts: str) -> tuple[int, Message, str]:
    """Return the status, the headers and the body of what is answered to a request with these Host fields."""
    connection = http.client.HTTPConnection(HOST, port, timeout=20)
    connection.putrequest("GET", path, skip_host=True)
    for host in hosts:
        connection.putheader("Host", host)
    connection.endheaders()
    with connection.getresponse() as response:
        return response.status, response.headers, response.read().decode()


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "LOCALHOST"])
def test_the_page_is_served_to_who_asks_this_machine(port: int, name: str) -> None:
    status, said, body = asked(port, "/", f"{name}:{port}")

    assert (200, PAGE) == (status, body)
    assert ("no-cache", headers.PERMISSIONS) == (said["Cache-Control"], said["Permissions-Policy"])


def test_at_the_usual_port_a_browser_names_none() -> None:
    assert {"127.0.0.1", "localhost"} == authorities(80)
    assert {"127.0.0.1:81", "localhost:81"} == authorities(81)


@pytest.mark.parametrize("path", ["/%00", "/index.html%00.js"])
def test_what_no_file_is_called_is_not_found_without_a_word(
    port: int, path: str, capfd: pytest.CaptureFixture[str]
) -> None:
    status, _, body = asked(port, path, f"localhost:{port}")

    assert 404 == status
    assert PAGE not in body
    assert "" == capfd.readouterr().err


@pytest.mark.parametrize(
    "hosts",
    [
        (),
        ("",),
        ("attacker.example:{port}",),
        ("attacker.example",),
        ("127.0.0.1.attacker.example:{port}",),
        ("localhost",),
        ("localhost:1",),
        ("localhost:{port}.attacker.example",),
        ("user@localhost:{port}",),
        ("localhost.:{port}",),
        ("localhost:{port}", "attacker.example:{port}"),
    ],
)
def test_who_asks_for_another_host_gets_nothing(port: int, hosts: tuple[str, ...]) -> None:
    """A page whose name was made to lead here (DNS rebinding) still sends its own name."""
    status, _, body = asked(port, "/", *(host.format(port=port) for host in hosts))

    assert (421, False) == (status, PAGE in body)


@pytest.mark.parametrize("suffix", headers.TYPES)
def test_each_file_has_the_type_that_hosts_are_told_and_not_that_of_the_machine(port: int, suffix: str) -> None:
    _, said, _ = asked(port, f"/assets/file{suffix}", f"localhost:{port}")

    assert [headers.TYPES[suffix]] == said.get_all("Content-Type")


@pytest.mark.parametrize("path", ["/assets/", "/../outside.txt", "/%2e%2e/outside.txt", "/missing"])
def test_no_folder_is_listed_and_nothing_else_is_served(port: int, path: str) -> None:
    assert 404 == asked(port, path, f"localhost:{port}")[0]


def test_it_is_bound_to_this_machine_alone(folder: Path) -> None:
    with loopback(folder, 0) as running:
        assert "127.0.0.1" == running.socket.getsockname()[0]


def test_a_browser_that_goes_away_is_no_news(port: int, capfd: pytest.CaptureFixture[str]) -> None:
    with socket.create_connection((HOST, port)) as gone:
        gone.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
        gone.sendall(b"GET / HT")

    assert 200 == asked(port, "/", f"localhost:{port}")[0]
    assert ("", "") == capfd.readouterr()


def test_a_port_that_is_taken_is_said(
    program: Program, port: int, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    monkeypatch.setattr(site, "folder", lambda: folder)

    ran = program("serve", "--port", str(port))

    said = f"jwt-decoder: Port {port} can't be used: Address already in use. Choose another with --port; 0 takes"
    assert (Status.USAGE, "", True) == (ran.status, ran.out, ran.err.startswith(said))


@pytest.mark.parametrize("word", ["-1", "65536", "http", "80.5"])
def test_a_port_that_is_none_is_refused(program: Program, word: str) -> None:
    ran = program("serve", f"--port={word}")

    assert (Status.USAGE, True) == (ran.status, "must be a port, from 0 to 65535" in ran.err)


def test_where_the_site_is_missing_it_is_said_how_to_have_it(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> Path:
        raise site.SiteMissingError

    monkeypatch.setattr(site, "folder", missing)

    ran = program("serve")

    assert (Status.USAGE, True) == (ran.status, "The built JWT Decoder site is missing" in ran.err)


@pytest.mark.parametrize(("words", "opened"), [((), 0), (("--open",), 1)])
def test_a_browser_is_opened_where_that_is_asked_for(
    program: Program, monkeypatch: pytest.MonkeyPatch, folder: Path, words: tuple[str, ...], opened: int
) -> None:
    addresses: list[str] = []
    waiting = threading.Event()

    def shown(address: str) -> bool:
        addresses.append(address)
        waiting.set()
        return False

    def interrupted(_self: object) -> None:
        assert not opened or waiting.wait(20)
        raise KeyboardInterrupt

    monkeypatch.setattr(site, "folder", lambda: folder)
    monkeypatch.setattr("webbrowser.open", shown)
    monkeypatch.setattr("socketserver.BaseServer.serve_forever", interrupted)

    ran = program("serve", "--port", "0", *words)

    assert (Status.DECODED, opened) == (ran.status, len(addresses))
    assert f"JWT Decoder is at {addresses[0] if opened else 'http://127.0.0.1:'}" in ran.out


SERVING = """
import sys
from pathlib import Path
from jwt_decoder_docs import site
folder = Path(sys.argv.pop())
site.folder = lambda: folder
from jwt_decoder_cli.start import run
sys.exit(run())
"""


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is sent in another way there")
def test_ctrl_c_ends_it_well_and_without_a_word(folder: Path) -> None:
    with subprocess.Popen(  # noqa: S603 - our own words
        [sys.executable, "-c", SERVING, "serve", "--port", "0", str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=with_engine(),
        # Whoever starts the tests in the background has told them to ignore it, and so all that they start.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509 - no threads yet
    ) as running:
        assert running.stdout is not None
        line = running.stdout.readline()
        port = int(line.split(":")[2].split("/")[0])
        assert 200 == asked(port, "/", f"localhost:{port}")[0]
        running.send_signal(signal.SIGINT)
        rest, complaints = running.communicate(timeout=60)

    assert (0, "", "") == (running.returncode, rest, complaints)
    assert f"JWT Decoder is at http://127.0.0.1:{port}/ (Ctrl-C stops it)\n" == line
