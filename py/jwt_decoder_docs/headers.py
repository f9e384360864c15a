"""What a server says with the files of the site, whichever it is: a type for each suffix, and what no page can say."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

# Some hosts have no type for some of these, or take it from the machine, and would send a script that no browser runs.
TYPES: Final[Mapping[str, str]] = MappingProxyType(
    {
        ".html": "text/html; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".mjs": "text/javascript; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".json": "application/json",
        ".webmanifest": "application/manifest+json",
        ".wasm": "application/wasm",
        ".woff2": "font/woff2",
        ".svg": "image/svg+xml",
        ".png": "image/png",
        ".xml": "application/xml",
        ".txt": "text/plain; charset=utf-8",
        ".ts": "text/plain; charset=utf-8",
        ".gz": "application/gzip",
        ".zst": "application/zstd",
    }
)
# What a page may ask of the browser beside its own files, which only a header can say. For a passkey of another site
# the browser itself fetches ``/.well-known/webauthn`` from there (WebAuthn 3 §5.11), and no source list holds it back.
PERMISSIONS: Final = "publickey-credentials-get=(), publickey-credentials-create=()"
