"""Shell commands that fetch what an https URL serves: for a person to run, since nothing is fetched here."""

from __future__ import annotations

import re
import shlex
from typing import Final

WELL_KNOWN: Final = "/.well-known/openid-configuration"
# What may stand in a URI (RFC 3986 §2), so that no control character reaches a terminal.
_ADDRESS: Final = re.compile(r"https://[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]{1,2000}")
# The URL of the keys comes from the network: as a line of curl's configuration it is neither an option nor more than
# one word, and curl reads the escaped slashes of JSON there.
_TO_KEYS: Final = (
    r"""sed -n 's/.*"jwks_uri" *: *\("[^"]*"\).*/url = \1/p' | curl --globoff --proto '=https' -fsS --config -"""
)


def discovery_of(issuer: str) -> str:
    """Return where an issuer's metadata are (OpenID Connect Discovery §4).

    Empty for a URL with a query or a fragment, which no issuer is named by (OpenID Connect Discovery §3).
    """
    return "" if {"?", "#"} & set(issuer) else issuer.removesuffix("/") + WELL_KNOWN


def fetch_command(url: str) -> str:
    """Return the command that prints what a URL serves, on one line; empty where it is no https URL.

    For a discovery document (OpenID Connect Discovery §4) that is what its jwks_uri serves: the keys.
    """
    if not _ADDRESS.fullmatch(url):
        return ""
    # Without --globoff curl would read brackets and braces as many addresses.
    command = f"curl --globoff --proto '=https' {shlex.quote(url)}"
    return f"{command} | {_TO_KEYS}" if url.endswith(WELL_KNOWN) else command
