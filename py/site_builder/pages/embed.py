"""The decoder in somebody's page: ``embed.js``, the frame that decodes, and the frame that loads."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING, Final

from site_builder.bundle import esbuild
from site_builder.hosting import policy
from site_builder.pages import privacy
from site_builder.pages.one_file import ABSENT, FIRST_ROLES, ROLES, STYLE, described_file
from site_builder.pages.template import marked
from site_builder.project import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping

_LOADER: Final = ROOT / "assets" / "pages" / "loader.html"
_GZIP: Final = b"\x1f\x8b"


def embed(runtime: Mapping[str, tuple[str, bytes]], large: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files for embedding by name.

    ``runtime`` has, by role, the name in ``dist/`` and the octets; ``large`` what is in those that the page unpacks.
    """
    files = {role: runtime[role] for role in (*ROLES, *FIRST_ROLES) if role in runtime}
    constants = {"EMBED_STYLE": esbuild.embed_sheet(), "RUNTIME_MEGABYTES": _megabytes(files)}
    return {
        "embed.js": esbuild.script("embed.js", form="iife", define=constants),
        "frame.html": _frame(files, large),
        "loader.html": _loader(files),
    }


def _megabytes(files: Mapping[str, tuple[str, bytes]]) -> dict[str, str]:
    """Return what a visitor loads who reads a token, and who verifies it too."""
    first = [role for role in (ROLES[1], *FIRST_ROLES) if role in files] if FIRST_ROLES[0] in files else ROLES
    loaded = {"report": first, "key": files}
    return {what: f"{sum(len(files[role][1]) for role in roles) / 1e6:.1f}" for what, roles in loaded.items()}


def _frame(files: Mapping[str, tuple[str, bytes]], large: Mapping[str, bytes]) -> bytes:
    """Return the page as it stands in a frame: with its script, styles and fonts in it, and nothing to fetch with."""
    described = {
        role: described_file(name, _compared(content), large.get(role)) for role, (name, content) in files.items()
    }
    constants = {"RUNTIME_FILES": described, "SEAL_POLICY": policy.text(policy.SEAL)}
    script = esbuild.script("embed-frame.js", form="esm", define=constants).decode()
    style = esbuild.frame_sheet()
    marks = {
        "<!-- policy -->": policy.meta(policy.one_file(script, style)),
        STYLE: f"<style>{style}</style>",
        privacy.MARK: "",
        **ABSENT,
        " data-engine=": " data-embedded data-engine=",
        "</body>": f'<script type="module">{script}</script></body>',
    }
    return marked((ROOT / "index.html").read_text(), marks).encode()


def _compared(content: bytes) -> bytes:
    """Return the octets whose digest the frame compares: a host may have unpacked what was gzipped."""
    return gzip.decompress(content) if content.startswith(_GZIP) else content


def _loader(files: Mapping[str, tuple[str, bytes]]) -> bytes:
    described = {role: described_file(name, content) for role, (name, content) in files.items()}
    script = esbuild.script("embed-loader.js", form="esm", define={"RUNTIME_FILES": described}).decode()
    marks = {
        "<!-- policy -->": policy.meta(policy.loader(script)),
        "<!-- script -->": f'<script type="module">{script}</script>',
    }
    return marked(_LOADER.read_text(), marks).encode()
