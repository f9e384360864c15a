"""The page for a copy within the site of others: without a service worker, and with no other page beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from site_builder.bundle import esbuild
from site_builder.hosting import policy
from site_builder.pages import privacy
from site_builder.pages.one_file import ABSENT, SCRIPT, STYLE
from site_builder.pages.template import marked
from site_builder.project import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME: Final = "plain.html"


def plain(script: str, fetched: Mapping[str, bytes]) -> bytes:
    """Return the page that starts ``script``; ``fetched`` are the files that it asks for, by name.

    A service worker would be that of somebody else's site, who did not ask for one, and so would its cache of 6 MB.
    The page is not fetched ahead of its script either: what does so holds a lock for the service worker.
    """
    style = esbuild.inline_sheet("assets/")
    base = policy.page(style)
    marks = {
        "<!-- policy -->": policy.meta(base),
        privacy.MARK: privacy.of_copy(base, fetched),
        STYLE: f"<style>{style}</style>",
        **{mark: "" for mark in ABSENT if mark != SCRIPT},
        "assets/js/entries/page.js": script,
    }
    return marked((ROOT / "index.html").read_text(), marks).encode()
