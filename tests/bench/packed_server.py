"""A server that sends the packed twins of files, as hosts do, and what packs a folder for it."""

from __future__ import annotations

import contextlib
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from site_builder.hosting.serve import HOST, QuietHandler, Server
from site_builder.hosting.twins import CODINGS, packed

from tests.answering import answering

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO


class PackedHandler(QuietHandler):
    """Serves the packed twin of a file where there is one that the browser takes, as hosts do."""

    def send_head(self) -> BinaryIO | None:
        """Send the headers and return the file."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        taken = self.headers.get("Accept-Encoding", "")
        for suffix, coding in CODINGS.items():
            twin = path.with_name(path.name + suffix)
            if coding in taken and twin.is_file():
                self.send_response(200)
                self.send_header("Content-Type", self.guess_type(path))
                self.send_header("Content-Encoding", coding)
                self.send_header("Content-Length", str(twin.stat().st_size))
                self.end_headers()
                return twin.open("rb")
        return super().send_head()


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder; yield its address, which ends in a slash."""
    with answering(Server((HOST, 0), partial(PackedHandler, directory=str(folder)))) as address:
        yield address


def pack(path: Path) -> None:
    """Write the twins of a file beside it, in the place of those that it had."""
    for suffix, content in packed(path.read_bytes()).items():
        path.with_name(path.name + suffix).write_bytes(content)
