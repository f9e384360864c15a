"""The files that hosts read; the servers themselves read them in tests/browser/hosting."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from site_builder.hosting import host_files, policy
from site_builder.hosting.server_files import MAKERS
from site_builder.project import ROOT

if TYPE_CHECKING:
    from pathlib import Path

PAGE = policy.meta(policy.SITE).encode()
SITE = {"index.html": PAGE, "frame.html": PAGE, "assets/page-0123456789.js": b"", "LICENSE.txt": b""}


def rules(text: str) -> dict[str, dict[str, str]]:
    """Return the headers of each address in a file ``_headers``."""
    blocks = [block.splitlines() for block in text.split("\n\n") if block.startswith("/")]
    return {address: dict(line.strip().split(": ", 1) for line in lines) for address, *lines in blocks}


def made(name: str) -> str:
    return host_files.files(SITE)[name].decode()


def test_no_two_rules_of_a_hosting_service_name_one_header_for_one_address() -> None:
    """One joins their values with a comma, another takes the last."""
    listed = rules(made("_headers"))
    addresses = ["/", *(f"/{name}" for name in SITE), "/app.webmanifest", "/assets/code-0123456789.mjs"]
    for address in addresses:
        patterns = [rule for rule in listed if re.fullmatch(re.escape(rule).replace(r"\*", ".*"), address)]
        names = [name for pattern in patterns for name in listed[pattern]]

        assert len({*names}) == len(names)
        assert {*host_files.headers({"index.html": PAGE})} <= {*names}


def test_the_page_about_hosting_says_of_each_header_what_it_is_for() -> None:
    document = (ROOT / "docs" / "hosting.md").read_text()
    rows = re.search(r"\| header \| what it is for \|\n\|[-|]+\|\n((?:\|.*\n)+)", document)
    assert rows
    named = {name for row in rows[1].splitlines() for name in re.findall(r"`([A-Z][\w-]+)`", row.split("|")[1])}
    assert named == {*host_files.headers({"index.html": PAGE}), "Cache-Control"}


def test_any_page_may_show_the_site_in_a_frame() -> None:
    assert all("frame-options" not in made(name).lower() for name in MAKERS)
    assert "frame-ancestors" not in host_files.headers({"index.html": PAGE})["Content-Security-Policy"]


def test_no_line_is_longer_than_a_hosting_service_reads() -> None:
    assert 2000 > max(map(len, made("_headers").splitlines()))


def test_the_list_of_origins_survives_every_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """It holds quotation marks."""
    monkeypatch.setitem(SITE, "learn/index.html", PAGE + b'<a href="https://one.example/a">One</a>')
    value = '(response-origin "https://one.example")'

    assert f"Connection-Allowlist: {value}\n" in made("_headers")
    assert f"add_header Connection-Allowlist '{value}' always;" in made("hosting/nginx.conf")
    assert f"Header always set Connection-Allowlist '{value}'\n" in made(".htaccess")
    assert f"Connection-Allowlist `{value}`\n" in made("hosting/Caddyfile")


@pytest.mark.parametrize("name", ["_headers", ".htaccess", "hosting/nginx.conf", "hosting/Caddyfile"])
def test_every_host_that_can_send_it_closes_passkeys(name: str) -> None:
    value = "publickey-credentials-get=(), publickey-credentials-create=()"

    assert re.search(rf"Permissions-Policy:? [\"`]?{re.escape(value)}", made(name))


def test_every_file_of_the_site_is_put_into_the_bucket_with_its_type_and_time(tmp_path: Path) -> None:
    """A stand-in for the client of S3 writes down what it is asked."""
    (tmp_path / "s3.sh").write_text(made("hosting/s3.sh"))
    (tmp_path / "aws").write_text('#!/bin/sh\nprintf "%s|" "$@"; echo\n')
    (tmp_path / "aws").chmod(0o755)
    command = [shutil.which("sh") or "sh", "s3.sh", "s3://bucket/path/"]
    env = {"PATH": f"{tmp_path}:/usr/bin:/bin"}
    asked = subprocess.run(command, check=True, capture_output=True, cwd=tmp_path, env=env)  # noqa: S603 - our own words

    lines = [line.split("|") for line in asked.stdout.decode().splitlines()]
    assert {name: f"s3://bucket/path/{name}" for name in (*SITE, "SHA256SUMS")} == {line[2]: line[3] for line in lines}
    assert {
        "text/javascript; charset=utf-8",
        "public, max-age=31536000, immutable",
    } <= {*next(line for line in lines if line[2].startswith("assets/"))}


def test_what_is_for_hosts_alone_is_known() -> None:
    assert host_files.is_for_hosts(".htaccess")
    assert not host_files.is_for_hosts("index.html")
