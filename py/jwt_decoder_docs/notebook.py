"""A token in a notebook: taken apart in the cell that shows it, and not in the file that is saved.

A notebook saves whatever a cell shows. So the cell gets a frame with an address of this machine alone, which nobody can
guess and which is gone with the kernel; the token is behind that address and not in the notebook.
"""

from __future__ import annotations

import html
import secrets
import sys
import threading
from functools import cache
from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Sentence
from jwt_decoder.output.wording import render

from jwt_decoder_docs import options, site
from jwt_decoder_docs.markup import element, unwrapped
from jwt_decoder_docs.site_server import HOST, LoopbackHandler, Server
from jwt_decoder_docs.told import told

if TYPE_CHECKING:
    from collections.abc import Iterator

_FOLDER: Final = "/notebook/"
_OCTETS: Final = 16
# Of cells that are run again and again, the last ones.
_MOST: Final = 100
_HEIGHT: Final = 560
_HEAD: Final = '<!DOCTYPE html><meta charset="utf-8"><script src="/embed.js" defer></script>'
_TITLE: Final = Sentence("JWT Decoder")
_AGAIN: Final = Sentence("The token isn't saved in this notebook. Run the cell again to see it.")
_HIDDEN: Final = Sentence(
    "This value of {name} can't be used. It isn't shown, because a notebook saves what its cells show. The"
    " attributes in “Embed” say what it can be."
)
_POLICY: Final = "default-src 'none'; script-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'"


class Token:
    """A text with tokens: in a notebook the decoder in a frame, anywhere else what is in it as text.

    The keywords are the attributes of ``<jwt-decoder>``: view, theme, verify_key, readonly, now, highlight and height.
    ``save`` says that the notebook may keep the token, and what is in it, as text.
    """

    def __init__(self, text: str, *, save: bool = False, **attributes: object) -> None:
        """Take a text and how it is shown. Raises OptionError for what no attribute can be."""
        self._text = unwrapped(text)
        self._save = save
        given = {name.replace("_", "-"): value for name, value in attributes.items() if value not in (None, False)}
        self._attributes = {
            name: _read(name, "" if value is True else str(value), is_saved=save) for name, value in given.items()
        }

    def __repr__(self) -> str:
        """Return what is in the text; in a kernel, which saves it, only where that was asked for."""
        return self._told() if self._save or not _is_kernel() else render(_AGAIN)

    def _repr_mimebundle_(self, **_which: object) -> dict[str, str]:
        """Return what IPython shows: text, and in a notebook a frame too."""
        shown = {"text/plain": repr(self)}
        if _is_kernel():
            shown["text/html"] = self._frame(_publish(self._page()))
        return shown

    def _page(self) -> bytes:
        """Return the page in the frame."""
        block = f"<pre><code>{html.escape(self._text)}</code></pre>"
        inside = element(block, {"load": "visible", **self._attributes})
        return f"{_HEAD}{inside}".encode()

    def _frame(self, address: str) -> str:
        height = int(self._attributes.get("height", _HEIGHT)) + 40
        under = f"<pre>{html.escape(self._told())}</pre>" if self._save else f"<p>{html.escape(render(_AGAIN))}</p>"
        attributes = {
            "src": address,
            "title": render(_TITLE),
            "width": "100%",
            "height": str(height),
            "style": "border: 0",
            "referrerpolicy": "no-referrer",
        }
        told = "".join(f' {name}="{html.escape(value)}"' for name, value in attributes.items())
        return f"<iframe{told}></iframe>{under}"

    def _told(self) -> str:
        key, now = self._attributes.get("verify-key"), self._attributes.get("now")
        return "\n".join(_lines(self._text, now, key))


def _lines(text: str, now: str | None, key: str | None) -> Iterator[str]:
    for one in told(text, now, key):
        yield from filter(None, (one.title, one.code, *one.sentences))


def _read(name: str, value: str, *, is_saved: bool) -> str:
    """Return the value of an attribute. Raises OptionError, without the value where it would be saved."""
    try:
        return options.read(name, value)
    except options.OptionError:
        if is_saved or name not in options.OPTIONS or not _is_kernel():
            raise
    # No longer within the other error, which has the value and would be shown with this one.
    raise options.OptionError(render(_HIDDEN.about(name=name)))


def _is_kernel() -> bool:
    """Return whether it runs for a notebook: IPython in a terminal has no kernel, and saves nothing."""
    shell = getattr(sys.modules.get("IPython"), "get_ipython", lambda: None)()
    return hasattr(shell, "kernel")


class _Handler(LoopbackHandler):
    """Serves the site, and the pages of this process with it."""

    server: _Pages

    def do_GET(self) -> None:  # noqa: N802 - as the class has it
        """Answer with a page of a cell, or with a file of the site."""
        page = self.server.pages.get(self.path)
        if page is None:
            super().do_GET()
            return
        self.caching = "no-store"
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.send_header("Content-Security-Policy", _POLICY)
        self.send_header("Referrer-Policy", "no-referrer")
        self.end_headers()
        self.wfile.write(page)


class _Pages(Server):
    """The server of this process, with its pages by their paths."""

    daemon_threads = True

    def __init__(self) -> None:
        """Serve at a free port, as long as the process lives. Raises SiteMissingError."""
        folder = str(site.folder())
        super().__init__((HOST, 0), lambda *words: _Handler(*words, directory=folder))
        self.pages: dict[str, bytes] = {}
        threading.Thread(target=self.serve_forever, daemon=True).start()


@cache
def _pages() -> _Pages:
    return _Pages()


def _publish(page: bytes) -> str:
    """Return the address of a page that nobody else knows."""
    server = _pages()
    path = f"{_FOLDER}{secrets.token_urlsafe(_OCTETS)}"
    server.pages[path] = page
    for old in list(server.pages)[:-_MOST]:
        del server.pages[old]
    return f"http://{HOST}:{server.server_port}{path}"
