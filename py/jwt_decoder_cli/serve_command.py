"""``jwt-decoder serve``: the page, which is installed with the program, on this machine."""

from __future__ import annotations

import contextlib
import threading
import webbrowser
from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Digits, Sentence
from jwt_decoder_docs import site
from jwt_decoder_docs.site_server import HOST, loopback

from jwt_decoder_cli import output
from jwt_decoder_cli.errors import UsageError
from jwt_decoder_cli.language import say
from jwt_decoder_cli.status import Status

if TYPE_CHECKING:
    import argparse

_AT: Final = Sentence("JWT Decoder is at {address} (Ctrl-C stops it)")
_TAKEN: Final = Sentence("Port {port} can't be used: {reason}. Choose another with --port; 0 takes a free one.")
_NO_BROWSER: Final = Sentence("No browser could be opened; open the address yourself.")


def run(chosen: argparse.Namespace) -> Status:
    """Serve the page until somebody interrupts, which is how it ends well. Raise UsageError and OutputError."""
    try:
        folder = site.folder()
    except site.SiteMissingError:
        raise UsageError(site.MISSING) from None
    try:
        server = loopback(folder, chosen.port)
    except OSError as error:
        raise UsageError(_TAKEN.about(port=Digits(chosen.port), reason=str(error.strerror))) from error
    with server, contextlib.suppress(KeyboardInterrupt):
        address = f"http://{HOST}:{server.server_address[1]}/"
        output.write(f"{say(_AT.about(address=address))}\n")
        if chosen.open:
            threading.Thread(target=_open, args=(address,), daemon=True).start()
        server.serve_forever()
    return Status.DECODED


def _open(address: str) -> None:
    """Open the address, beside the server: a browser in the terminal keeps whoever starts it waiting."""
    if not webbrowser.open(address):
        output.complain(_NO_BROWSER)
