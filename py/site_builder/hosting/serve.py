"""Serves ``dist/`` on this machine and opens it in a browser."""

from __future__ import annotations

import contextlib
import os
import sys
import webbrowser
from functools import partial
from typing import TYPE_CHECKING

from jwt_decoder_docs.site_server import HOST, QuietHandler, Server

from site_builder.failure import Failure, say
from site_builder.project import DIST

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["HOST", "QuietHandler", "Server", "serve", "server"]


def server(folder: Path, port: int) -> Server:
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
