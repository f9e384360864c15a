"""Finds the web servers that the shipped files are tried with, or installs Debian's where that may be done."""

from __future__ import annotations

from typing import Final

from site_builder.failure import say
from site_builder.testing.browsers import Browser, Missing, find

NGINX: Final = Browser(
    "NGINX", ("nginx",), ("/usr/sbin/nginx",), ("nginx",), "Not tried with nginx: it is not installed here."
)
APACHE: Final = Browser(
    "APACHE",
    ("apache2",),
    ("/usr/sbin/apache2",),
    ("apache2",),
    "Not tried with Apache: it is not installed here; on Debian it is the package apache2.",
)
CADDY: Final = Browser("CADDY", ("caddy",), (), ("caddy",), "Not tried with Caddy: it is not installed here.")


def found() -> dict[str, str]:
    """Return the paths of the servers that are here, by the variable that names each; say which are not."""
    paths: dict[str, str] = {}
    for server in (NGINX, APACHE, CADDY):
        try:
            paths[server.variable] = find(server)
        except Missing as missing:
            say(str(missing))
    return paths
