"""Serves ``dist/`` on this machine and opens it in a browser."""

from __future__ import annotations

import contextlib
import http.server
import os
import sys
import webbrowser
from functools import partial
from typing import TYPE_CHECKING, Final

from site_builder.failure import Failure, say
from site_builder.hosting import policy
from site_builder.project import DIST

if TYPE_CHECKING:
    from pathlib import Path

HOST: Final = "127.0.0.1"


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves files without a line of log for each, and asks the browser to look again each time."""

    def end_headers(self) -> None:
        """Add what keeps a rebuilt page from coming out of the browser's cache, and what no page can say itself."""
        self.send_header("Cache-Control", "no-cache")
        self.send_header("Permissions-Policy", policy.PERMISSIONS)
        super().end_headers()

    def log_message(self, *_words: object) -> None:
        """Log nothing: what is asked for is nobody's business."""


class Server(http.server.ThreadingHTTPServer):
    """Answers all that a browser asks at once: what finds no room in the queue is asked again after a second only."""

    request_queue_size = 64


def server(folder: Path, port: int) -> http.server.ThreadingHTTPServer:
    """Return a server of the folder, bound to this machine; port 0 takes a free one."""
    try:
        return Server((HOST, port), partial(QuietHandler, directory=str(folder)))
    except OSError as error:
        message = f"Port {port} cannot be used ({error.strerror}): choose another with --port, or leave it out."
        raise Failure(message) from error


def serve(port: int, *, open_browser: bool) -> None:
    """Serve until interrupted."""
    with server(DIST, port) as running, contextlib.suppress(KeyboardInterrupt):
        address = f"http://localhost:{running.server_address[1]}/"
        say(f"JWT Decoder is at {address} (stop with Ctrl+C)")
        if open_browser and _has_screen():
            webbrowser.open(address)
        running.serve_forever()


def _has_screen() -> bool:
    return sys.platform in {"darwin", "win32"} or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
