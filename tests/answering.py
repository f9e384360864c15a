"""A server that answers while a test asks."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from socketserver import TCPServer

# How long a server looks away from whoever ends it, in seconds; left to itself it is half a second.
_LOOKS_EVERY: Final = 0.01


@contextmanager
def answering(server: TCPServer) -> Iterator[str]:
    """Let a server answer in a thread of its own; give its address, which ends in a slash."""
    threading.Thread(target=server.serve_forever, args=(_LOOKS_EVERY,), daemon=True).start()
    with server:
        yield f"http://localhost:{server.server_address[1]}/"
        server.shutdown()
