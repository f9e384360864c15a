"""The whole page as one file, which needs no server and no network."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, Final

from site_builder.bundle import esbuild
from site_builder.hosting import policy
from site_builder.pages import privacy
from site_builder.pages.template import marked
from site_builder.project import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping

# What a file that stands alone is started from; the ordinary boot needs more, and a host.
ROLES: Final = ("worker", "zstd", "wasm", "snapshot")
# What the first engine starts from, beside what unpacks it.
FIRST_ROLES: Final = ("first", "firstWasm", "firstImage")
STYLE: Final = '<link rel="stylesheet" href="assets/css/main.css">'
# What a page has that has others beside it.
NAVIGATION: Final = "<!-- navigation -->"
FOOT: Final = "<!-- foot -->"
RULE_LINK: Final = ' <a class="finding-rule" target="_blank" rel="noopener">See all rules</a>'
ARTICLE_LINK: Final = (
    ' <a href="learn/index.html" target="_blank" rel="noopener">The article has longer ones, with tokens to try.</a>'
)
OFFLINE: Final = "<!-- offline -->"
# What asks for the script of the page before the rest of the page has come.
PRELOAD: Final = "<!-- preload -->"
EARLY: Final = "<!-- early -->"
# What has that script fill the places above it, before the rest of the page is read.
PLACES: Final = "<!-- places -->"
# What it says of a file that its service worker withheld.
WITHHELD: Final = "<!-- withheld -->"
# What a page says of its own address.
ADDRESS: Final = "<!-- address -->"
SCRIPT: Final = '<script type="module" src="assets/js/entries/page.js"></script>'
# Empty in a page that carries its script in itself and has no other files of the site to lead to or to ask for.
ABSENT: Final = dict.fromkeys(
    (PRELOAD, ADDRESS, EARLY, PLACES, WITHHELD, OFFLINE, NAVIGATION, FOOT, RULE_LINK, ARTICLE_LINK, SCRIPT), ""
)


def one_file(runtime: Mapping[str, bytes]) -> bytes:
    """Return the page with its styles, fonts, script and the packed files of the runtime in it."""
    described = {role: described_file(f"#runtime-{role}", runtime[role]) for role in ROLES}
    constants = {"RUNTIME_FILES": described, "SEAL_POLICY": policy.text(policy.SEAL), "SERVICE_WORKER": ""}
    constants["LATER_STYLE"] = esbuild.later_sheet()
    script = esbuild.script("page.js", form="esm", define=constants).decode()
    style = esbuild.one_sheet()
    blocks = "".join(_block(role, runtime[role]) for role in ROLES)
    base = policy.one_file(script, style)
    carried = {
        "The script": script.encode(),
        "The style sheet": style.encode(),
        **{role: runtime[role] for role in ROLES},
    }
    marks = {
        "<!-- policy -->": policy.meta(base),
        privacy.MARK: privacy.of_file(base, carried),
        STYLE: f"<style>{style}</style>",
        **ABSENT,
        "</body>": f'{blocks}<script type="module">{script}</script></body>',
    }
    return marked((ROOT / "index.html").read_text(), marks).encode()


def described_file(name: str, packed: bytes, content: bytes | None = None) -> dict[str, object]:
    """Return what the page knows of a file of the runtime before it has come; ``content`` may come in its place."""
    described: dict[str, object] = {"name": name, "octets": len(packed), "sha256": hashlib.sha256(packed).hexdigest()}
    return described if content is None else {**described, "unpacked": hashlib.sha256(content).hexdigest()}


def _block(role: str, content: bytes) -> str:
    """Return an element that holds octets and does nothing."""
    text = base64.b64encode(content).decode()
    return f'<script type="text/plain" id="runtime-{role}">{text}</script>'
