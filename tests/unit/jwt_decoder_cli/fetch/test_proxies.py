"""The proxy of the environment is asked, and no private address through it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from jwt_decoder_cli.status import Status

from tests.unit.jwt_decoder_cli.fetch.conftest import ALLOWED, JWKS, Answer, token
from tests.unit.jwt_decoder_cli.fetch.test_fetch_keys import less_than_nothing

if TYPE_CHECKING:
    from tests.unit.jwt_decoder_cli.conftest import Program
    from tests.unit.jwt_decoder_cli.fetch.conftest import Server


def test_a_proxy_is_asked_with_the_whole_url(program: Program, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", f"http://me:pa%20ss@localhost:{server.port}")
    server.answers["http://keys.example/keys"] = Answer(JWKS)

    ran = program("--yes", "--allow-http", "--jwks", "http://keys.example/keys", stdin=token({}))

    assert Status.DECODED == ran.status, ran.err
    assert f"GET http://keys.example/keys (through the proxy localhost:{server.port})" in ran.err
    assert "Basic bWU6cGEgc3M=" == server.asked[0][1]["Proxy-Authorization"]
    assert "pa%20ss" not in ran.err


def test_a_proxy_opens_a_tunnel_to_what_has_tls(
    program: Program, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("https_proxy", f"localhost:{server.port}")

    ran = program("--yes", "--jwks", "https://keys.example/keys", stdin=token({}))

    # A server of pages knows no CONNECT.
    assert (
        f"“keys.example” can't be reached through the proxy “localhost:{server.port}”: Tunnel connection failed: 501"
        in ran.err
    )


PRIVATE = ["10.0.0.1", "localhost", "intranet", "db.internal", "printer.local.", "nas.home.arpa"]
# What a proxy may take for an address, as whoever looks up a name does.
PRIVATE += ["10.0.0.1.", "127.1", "0x7f.1", "0177.0.0.1", "2130706433", "[::127.0.0.1]", "[fec0::1]"]


@pytest.mark.parametrize("host", PRIVATE)
def test_it_is_not_asked_for_what_is_private(
    program: Program, server: Server, monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    monkeypatch.setenv("all_proxy", f"http://localhost:{server.port}")

    ran = program("--yes", "--jwks", f"https://{host}/keys", stdin=token({}))

    assert "--allow-private allows it." in ran.err
    assert [] == server.paths


@pytest.mark.parametrize("proxy", ["socks5://me:secret@", "http://me:secret@[", "http://me:secret@localhost:port"])
def test_a_proxy_that_has_no_address_is_not_asked(
    program: Program, monkeypatch: pytest.MonkeyPatch, proxy: str
) -> None:
    monkeypatch.setenv("all_proxy", proxy)
    ran = program("--yes", "--jwks", "https://keys.example/keys", stdin=token({}))

    assert Status.UNVERIFIED == ran.status
    assert "but only http:// proxies are supported." in ran.err
    assert "secret" not in ran.err


def test_more_than_any_keys_need_is_taken_from_no_proxy(
    program: Program, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", f"http://localhost:{server.port}")
    server.answers["http://keys.example/keys"] = Answer(act=less_than_nothing)

    ran = program("--yes", "--allow-http", "--jwks", "http://keys.example/keys", stdin=token({}))

    assert "answers with more than 1 MB, which no set of keys needs." in ran.err


def test_a_proxy_of_another_kind_is_not_asked(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("all_proxy", "socks5://me:secret@localhost:1080")
    ran = program("--yes", "--jwks", "https://keys.example/keys", stdin=token({}))

    assert "The environment names the proxy “localhost:1080”, but only http:// proxies are supported." in ran.err


def test_hosts_that_the_environment_leaves_out_are_asked_directly(
    program: Program, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://localhost:1")
    monkeypatch.setenv("no_proxy", "localhost")
    server.answers["/keys"] = Answer(JWKS)

    assert Status.DECODED == program(*ALLOWED, "--jwks", f"{server.url}/keys", stdin=token({})).status
