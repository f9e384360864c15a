"""A server of the built site for this machine alone."""

from __future__ import annotations

import http.server
import os
import sys
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from jwt_decoder_docs import headers

if TYPE_CHECKING:
    import io
    from pathlib import Path

HOST: Final = "127.0.0.1"
# For who opens a connection and says nothing.
_SECONDS: Final = 60
_USUAL: Final = 80


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves files without a line of log for each, and asks the browser to look again each time."""

    # Windows has types in its registry, where any program may have changed them.
    extensions_map: dict[str, str] = {  # noqa: RUF012 - as the class has it
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        **headers.TYPES,
    }

    caching = "no-cache"

    def end_headers(self) -> None:
        """Add what keeps a newer page from coming out of the browser's cache, and what no page can say itself."""
        self.send_header("Cache-Control", self.caching)
        self.send_header("Permissions-Policy", headers.PERMISSIONS)
        super().end_headers()

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Open what is asked for; a name that no file can have, such as one with a NUL, isn't found either."""
        try:
            return super().send_head()
        except ValueError:
            self.send_error(HTTPStatus.NOT_FOUND)
            return None

    def log_message(self, *_words: object) -> None:
        """Log nothing: what is asked for is nobody's business."""


class Server(http.server.ThreadingHTTPServer):
    """Answers all that a browser asks at once: what finds no room in the queue is asked again after a second only."""

    request_queue_size = 64
    # On Windows it would let two programs have one port (there it isn't about a port that is still closing).
    allow_reuse_address = os.name != "nt"

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - as the class has it
        """Say nothing of a browser that went away."""
        if not isinstance(sys.exc_info()[1], ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


class LoopbackHandler(QuietHandler):
    """Answers only who asked for this machine by name; the name of another site may lead here, too (rebinding)."""

    timeout = _SECONDS

    def parse_request(self) -> bool:
        """Read a request; answer it here where it is for another host."""
        if not super().parse_request():
            return False
        if self._is_for_here():
            return True
        self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
        return False

    def list_directory(self, path: str | os.PathLike[str]) -> None:
        """Show no list of files where a folder has no page."""
        del path
        self.send_error(HTTPStatus.NOT_FOUND)

    def _is_for_here(self) -> bool:
        named = self.headers.get_all("Host", [])
        _, port = self.connection.getsockname()
        return len(named) == 1 and named[0].strip().lower() in authorities(port)


def authorities(port: int) -> set[str]:
    """Return how a browser names a server of this machine, in the field Host; it leaves out the usual port."""
    return {name if port == _USUAL else f"{name}:{port}" for name in (HOST, "localhost")}


def loopback(folder: Path, port: int) -> Server:
    """Return a server of the folder, bound to this machine; port 0 takes a free one. Raises OSError."""
    return Server((HOST, port), partial(LoopbackHandler, directory=str(folder)))
