"""The page that hosts show where nothing is: at any depth, so that it refers to no file by a relative address."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from site_builder.bundle import esbuild
from site_builder.hosting import policy
from site_builder.pages import address
from site_builder.pages.site_pages import FOLDER, icon
from site_builder.pages.template import marked

FILE: Final = "404.html"


def not_found() -> bytes:
    """Return the page; it knows the way home by the address of the site, and without one looks for it by script."""
    home = address.of_site()
    style = esbuild.missing_sheet()
    script = "" if home else esbuild.script("not-found-page.js", form="iife", define={}).decode()
    marks = {
        "<!-- policy -->": policy.meta(policy.not_found(style, script)),
        "<!-- icon -->": icon(),
        "<!-- style -->": f"<style>{style}</style>",
        "<!-- home -->": urlsplit(home).path or "/",
        "<!-- script -->": f"<script>{script}</script>" if script else "",
    }
    return marked((FOLDER / FILE).read_text(), marks, of=FILE).encode()
