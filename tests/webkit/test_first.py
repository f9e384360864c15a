"""In WebKit too the first engine answers while the octets of the whole one are still to come, behind the seal."""

from __future__ import annotations

import re
import threading
from functools import partial
from http.server import ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Final

import pytest
from site_builder.hosting.serve import HOST, QuietHandler

from tests.conftest import DIST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.webkit.sheet import Sheet

TOKEN: Final = "eyJhbGciOiJIUzI1NiJ9.eyJ1c2VyX2lkIjoxMjN9.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c"
SECRET: Final = "your-256-bit-secret"
# What only the whole engine starts from.
WHOLE: Final = re.compile(r"/assets/(worker|python)-[^/]*$")


@pytest.fixture
def let_go() -> threading.Event:
    """Return what lets the whole engine come."""
    return threading.Event()


@pytest.fixture
def slow_site(let_go: threading.Event) -> Iterator[str]:
    """Return the address of the site, of which the files of the whole engine begin and then wait."""

    class Waiting(QuietHandler):
        """Sends the head, and the octets when it is told to."""

        def copyfile(self, source: Any, outputfile: Any) -> None:  # noqa: ANN401 - files, as its parent has them
            """Send a file."""
            if WHOLE.search(self.path):
                let_go.wait(120)
            super().copyfile(source, outputfile)

    with ThreadingHTTPServer((HOST, 0), partial(Waiting, directory=str(DIST))) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://localhost:{running.server_address[1]}/"
        let_go.set()
        running.shutdown()


def test_a_token_is_drawn_behind_the_seal_before_the_whole_engine_has_come(
    slow_site: str, let_go: threading.Event, open_sheet: Callable[[str], Sheet]
) -> None:
    sheet = open_sheet(slow_site)
    assert sheet.find("#sealed").is_displayed()
    sheet.paste("Nothing to see here.")
    assert "There is no token in this text." == sheet.find("#summary").text
    sheet.paste(TOKEN)
    assert '"user_id": 123' in sheet.json("payload")
    assert "sound" == sheet.state("structure")
    assert "loading" == sheet.find("html").get_attribute("data-whole")
    revision = sheet.revision()
    let_go.set()
    sheet.wait("document.documentElement.dataset.whole === 'ready'")
    sheet.give(SECRET)
    assert "invalid" == sheet.state("signature")
    assert int(revision) < int(sheet.revision())
    assert None is sheet.find("html").get_attribute("data-differences")
