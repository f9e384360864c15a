"""Whether an address is that of a request, as far as a proof says it (RFC 9449 §4.3)."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote

_SERVER: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,30}://[^/?#]*")
_BEHIND_PATH: Final = re.compile(r"[?#]")


def is_same_target(address: str, target: str) -> bool:
    """Return whether an address is that of a request, by the normalization of RFC 3986 §6.2.2 and §6.2.3.

    Of a request line that has a path alone, the ends of the paths are compared: a proxy may have cut one off.
    """
    if target.startswith("/"):
        ours, theirs = _path(address), _path(target)
        return ours.endswith(theirs) or theirs.endswith(ours)
    return _origin(address) == _origin(target) and _path(address) == _path(target)


def without_query(address: str) -> str:
    """Return an address up to its query or fragment."""
    return _BEHIND_PATH.split(address, maxsplit=1)[0]


def _path(address: str) -> str:
    path = without_query(address)[len(_server(address)) :]
    return unquote(path) or "/"


def _origin(address: str) -> str:
    origin = _server(address).lower()
    return origin.removesuffix(":443") if origin.startswith("https:") else origin.removesuffix(":80")


def _server(address: str) -> str:
    found = _SERVER.match(address)
    return found[0] if found else ""
