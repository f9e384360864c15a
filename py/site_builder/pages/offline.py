"""What makes the site work without a network and installable: the service worker, its list, the manifest."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from typing import TYPE_CHECKING, Final

from jwt_decoder_docs.headers import TYPES

from site_builder.bundle import esbuild
from site_builder.hosting import host_files
from site_builder.pages import site_pages
from site_builder.pages.template import marked
from site_builder.project import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping

SERVICE_WORKER: Final = "sw.js"
_BUILD: Final = '<meta name="build" content="{}">'
_UNSTAMPED: Final = _BUILD.format("")
MANIFEST: Final = "manifest.webmanifest"
_ICONS: Final = ROOT / "assets" / "icons"
# By file: what a system is told of an icon that it may show for the page, once that is installed.
_SHOWN: Final = {
    "icon.svg": {"sizes": "any", "type": "image/svg+xml"},
    "icon-192.png": {"sizes": "192x192", "type": "image/png"},
    "icon-512.png": {"sizes": "512x512", "type": "image/png"},
    "icon-maskable-512.png": {"sizes": "512x512", "type": "image/png", "purpose": "maskable"},
}
# Beside what is in assets/ and examples/, which run through engine.js. The page as one file is a download, types and
# schema are for others, and the texts of the licences are read online.
_KEPT: Final = (
    "index.html",
    *(page.file for page in site_pages.PAGES),
    "torture.json",
    "engine.js",
    "embed.js",
    MANIFEST,
)
_FOLDERS: Final = ("assets/", "examples/")
# The ordinary start needs these. They are kept by whoever has started so: all others would fetch them for nothing.
_ONLY_PLAIN: Final = ("stdlib", "engine")
_OCTETS: Final = "application/octet-stream"


def head() -> str:
    """Return what stands in the head of the page that can be kept and installed."""
    return f'<link rel="manifest" href="{MANIFEST}">\n{_UNSTAMPED}'


def _data(name: str, kind: str) -> str:
    return f"data:{kind};base64,{base64.b64encode((_ICONS / name).read_bytes()).decode()}"


def manifest() -> bytes:
    """Return what a system is told when the page is to be installed; every address in it is relative to it.

    The icons stand in it: Chromium asks for them under the policy of the page, which is sealed by then.
    """
    told = {
        "name": "JWT Decoder",
        "short_name": "JWT",
        "description": "Decode, explain and verify JSON Web Tokens on this machine. Nothing leaves the page.",
        "lang": "en",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "theme_color": "#f6f7f9",
        "background_color": "#f6f7f9",
        "categories": ["developer", "security", "utilities"],
        "icons": [{"src": _data(name, shown["type"]), **shown} for name, shown in _SHOWN.items()],
    }
    return json.dumps(told, indent=1).encode() + b"\n"


def complete(
    files: Mapping[str, bytes], runtime: Mapping[str, tuple[str, bytes]], unpacked: Mapping[str, bytes]
) -> dict[str, bytes]:
    """Return the files of the site with the hash of the build in its page, and the service worker.

    ``runtime`` is what the engine starts from, by role: the name and the octets; ``unpacked`` is what is in those that
    are not gzip, by role.
    """
    build = hashlib.sha256("".join(f"{_hex(content)}  {name}\n" for name, content in sorted(files.items())).encode())
    page = marked(files["index.html"].decode(), {_UNSTAMPED: _BUILD.format(build.hexdigest())}).encode()
    stamped = {**files, "index.html": page}
    kept = {
        "hash": build.hexdigest(),
        "start": runtime["worker"][0],
        "pages": {name: _headers(name, stamped[name]) for name in _KEPT if name.endswith(".html")},
        "files": _listed(
            stamped,
            only_plain=[runtime[role][0] for role in _ONLY_PLAIN],
            unpacked={runtime[role][0]: content for role, content in unpacked.items()},
        ),
    }
    return {**stamped, SERVICE_WORKER: esbuild.script("service-worker.js", form="iife", define={"OFFLINE_BUILD": kept})}


def _headers(name: str, page: bytes) -> dict[str, str]:
    """Return what the service worker says with a page: what a host should, and this page's own policy."""
    return host_files.headers({name: page})


def _listed(
    files: Mapping[str, bytes], *, only_plain: list[str], unpacked: Mapping[str, bytes]
) -> dict[str, dict[str, object]]:
    kept = sorted(name for name in files if name in _KEPT or name.startswith(_FOLDERS))
    return {
        name: {
            "type": _type(name),
            "digests": _digests(name, files[name], unpacked.get(name)),
            "needed": name not in only_plain,
        }
        for name in kept
    }


def _type(name: str) -> str:
    return next((kind for suffix, kind in TYPES.items() if name.endswith(suffix)), _OCTETS)


def _digests(name: str, content: bytes, unpacked: bytes | None) -> list[str]:
    """Return the digests of a file as it lies here, and as it arrives from a host that calls its packing a coding."""
    inner = gzip.decompress(content) if name.endswith(".gz") else unpacked
    return [base64.b64encode(hashlib.sha256(form).digest()).decode() for form in (content, inner) if form is not None]


def _hex(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
