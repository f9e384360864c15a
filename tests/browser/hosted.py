"""A copy of the built site under a sub-path, on a server that can be stopped, changed and started again."""

from __future__ import annotations

import base64
import filecmp
import hashlib
import http.server
import re
import shutil
import threading
from functools import partial
from typing import TYPE_CHECKING, Final, Self

from site_builder.hosting.serve import HOST, QuietHandler

from tests.conftest import DIST

if TYPE_CHECKING:
    from pathlib import Path

FOLDER: Final = "some/where"


class Host:
    """A host on a port that it keeps; ``asked`` are the paths that were asked of it, below the folder of the site."""

    def __init__(self, root: Path) -> None:
        """Copy the site and start."""
        self.root = root
        self.folder = root / FOLDER
        shutil.copytree(DIST, self.folder)
        self.asked: list[str] = []
        self._port = 0
        self._server: http.server.ThreadingHTTPServer | None = None
        self.start()
        self.address = f"http://localhost:{self._port}/{FOLDER}/"

    def __enter__(self) -> Self:
        """Run until the context is left."""
        return self

    def __exit__(self, *_: object) -> None:
        """Stop, if it runs still."""
        self.stop()

    def start(self) -> None:
        """Serve, at the port of before."""
        asked = self.asked

        class Noting(QuietHandler):
            """Notes what is asked for."""

            def send_head(self) -> object:  # type: ignore[override]  # a file, or nothing
                asked.append(self.path.removeprefix(f"/{FOLDER}/"))
                return super().send_head()

        self._server = http.server.ThreadingHTTPServer((HOST, self._port), partial(Noting, directory=str(self.root)))
        self._port = int(self._server.server_address[1])
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """Refuse every connection from here on."""
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def put_back(self) -> None:
        """Serve the site as it was built again, and forget what was asked for."""
        built = {path.relative_to(DIST) for path in DIST.rglob("*") if path.is_file()}
        for path in self.folder.rglob("*"):
            if path.is_file() and path.relative_to(self.folder) not in built:
                path.unlink()
        for name in built:
            path = self.folder / name
            if not (path.is_file() and filecmp.cmp(DIST / name, path)):
                shutil.copy2(DIST / name, path)
        if self._server is None:
            self.start()
        self.asked.clear()

    def publish(self, words: str) -> None:
        """Put a newer build in the place of this one: its page says ``words`` under its name."""
        page, worker = self.folder / "index.html", self.folder / "sw.js"
        (old,) = re.findall(r'name="build" content="([0-9a-f]{64})"', page.read_text())
        new = hashlib.sha256(words.encode()).hexdigest()
        before = _digest(page)
        page.write_text(page.read_text().replace(old, new).replace("JWT Decoder</h1>", f"{words}</h1>"))
        worker.write_text(worker.read_text().replace(old, new).replace(before, _digest(page)))


def _digest(path: Path) -> str:
    return base64.b64encode(hashlib.sha256(path.read_bytes()).digest()).decode()
