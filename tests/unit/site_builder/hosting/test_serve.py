"""The server of `build.py serve`, which the browser tests use too."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.request import urlopen

from jwt_decoder_docs.headers import PERMISSIONS
from site_builder.hosting.serve import server

from tests.answering import answering

if TYPE_CHECKING:
    from pathlib import Path


def test_it_says_what_no_page_can_say_itself(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("page")
    with answering(server(tmp_path, 0)) as address:
        response = urlopen(address, timeout=20)  # noqa: S310 - an address of this machine
        with response:
            assert PERMISSIONS == response.headers["Permissions-Policy"]
