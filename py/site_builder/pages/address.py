"""What a site can only say once it knows its own address: canonical links, its card for other sites, its map."""

from __future__ import annotations

import html
import os
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from site_builder.failure import Failure
from site_builder.project import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable

VARIABLE: Final = "JWT_DECODER_ADDRESS"
CARD: Final = "social-card.png"
_SIZE: Final = (1200, 630)
_SAYS: Final = "JWT Decoder: a token in three colours, and beneath it its verdict in five lines."


def of_site() -> str:
    """Return the address that the variable states, ending in a slash, or nothing; raise Failure where it is none."""
    stated = os.environ.get(VARIABLE, "")
    parts = urlsplit(stated)
    if stated and (parts.scheme not in {"http", "https"} or not parts.netloc or parts.query or parts.fragment):
        message = f"{VARIABLE} must be the address of the site, such as https://host/path/: {stated} is none."
        raise Failure(message)
    return stated if stated.endswith("/") or not stated else f"{stated}/"


def head(file: str, title: str, description: str) -> str:
    """Return what a page says of itself to other sites; nothing of an address and a picture where it has none."""
    address = of_site()
    told = {"og:type": "website", "og:site_name": "JWT Decoder", "og:title": title, "og:description": description}
    if not address:
        return _metas(told)
    width, height = _SIZE
    told |= {"og:url": _of(address, file), "og:image": address + CARD, "og:image:alt": _SAYS}
    told |= {"og:image:width": str(width), "og:image:height": str(height)}
    card = '\n<meta name="twitter:card" content="summary_large_image">'
    return f'<link rel="canonical" href="{html.escape(_of(address, file))}">\n{_metas(told)}{card}'


def files(pages: Iterable[str]) -> dict[str, bytes]:
    """Return the card, and with an address the map of the site; robots.txt where it is asked for, at a host's root."""
    made = {CARD: (ROOT / "assets" / "icons" / CARD).read_bytes()}
    address = of_site()
    if not address:
        return made
    places = "".join(f"<url><loc>{html.escape(_of(address, file))}</loc></url>\n" for file in pages)
    namespace = "http://www.sitemaps.org/schemas/sitemap/0.9"
    made["sitemap.xml"] = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{namespace}">\n{places}</urlset>\n'.encode()
    )
    if urlsplit(address).path == "/":
        made["robots.txt"] = f"User-agent: *\nAllow: /\nSitemap: {address}sitemap.xml\n".encode()
    return made


def _of(address: str, file: str) -> str:
    """Return the address of a file; a folder stands for its index.html."""
    return address + file.removesuffix("index.html")


def _metas(told: dict[str, str]) -> str:
    return "\n".join(f'<meta property="{name}" content="{html.escape(value)}">' for name, value in told.items())
