"""The server of `build.py serve`, which the browser tests use too."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING
from urllib.request import urlopen

from jwt_decoder_docs.headers import PERMISSIONS
from site_builder.hosting.serve import server

if TYPE_CHECKING:
    from pathlib import Path


def test_it_says_what_no_page_can_say_itself(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("page")
    with server(tmp_path, 0) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        with urlopen(f"http://localhost:{running.server_address[1]}/", timeout=20) as response:
            assert PERMISSIONS == response.headers["Permissions-Policy"]
        running.shutdown()
