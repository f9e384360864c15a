"""The panel in which the page says what it sends, stores and cannot promise; its facts are those of the build.

It is in a template at the end of the page: its digests pack badly, and nobody needs them before a token can be read.
"""

from __future__ import annotations

import hashlib
import html
from typing import TYPE_CHECKING, Final

from site_builder.failure import Failure
from site_builder.hosting import policy
from site_builder.pages.template import marked
from site_builder.project import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_PAGES: Final = ROOT / "assets" / "pages"
_PANEL: Final = _PAGES / "privacy.html"
_OF_SITE: Final = _PAGES / "privacy-site.html"
_OF_FILE: Final = _PAGES / "privacy-file.html"
_OF_COPY: Final = _PAGES / "privacy-copy.html"

# What a directive speaks of (CSP 3 §6; Trusted Types §4.2).
SUBJECTS: Final = {
    "default-src": "Whatever is not named here",
    "script-src": "Scripts",
    "style-src": "Styles",
    "font-src": "Fonts",
    "img-src": "Images",
    "connect-src": "Requests by script",
    "worker-src": "Workers",
    "manifest-src": "The description for installing",
    "form-action": "Forms, sent",
    "base-uri": "A foreign base for relative addresses",
    "require-trusted-types-for": "Text that is to run",
    "trusted-types": "The one policy that may name a script",
}
# What it allows (CSP 3 §2.3.1).
SOURCES: Final = {
    "'none'": "none",
    "'self'": "from this site",
    "blob:": "made in the page (blob)",
    "data:": "written in the page (data)",
    "'wasm-unsafe-eval'": "WebAssembly, for Python",
    "'script'": "by a named policy only",
    "jwt-decoder": "jwt-decoder, which starts the worker",
}
MARK: Final = "<!-- privacy -->"
_DIGEST: Final = ("'sha256-", "the one in this page, by its digest")

LIST: Final = "SHA256SUMS"
# These hold the digest of the build, or one of a file that does.
EXCEPT: Final = ("index.html", "sw.js")


def of_site(base: Mapping[str, str], fetched: Mapping[str, bytes], files: Mapping[str, bytes]) -> str:
    """Return the panel of the site: its policy, the files that the page fetches, and all files but those of EXCEPT."""
    alone = files["jwt-decoder.html"]
    check = {
        "<!-- one file size -->": f"{len(alone) / 1e6:.1f}",
        "<!-- one file digest -->": hashlib.sha256(alone).hexdigest(),
        "<!-- build -->": build_digest(files),
        "<!-- build command -->": build_command(),
    }
    rows = (_file(name, content, asked=True) for name, content in fetched.items())
    return _panel(base, rows, marked(_OF_SITE.read_text(), check, of=_OF_SITE.name))


def of_file(base: Mapping[str, str], carried: Mapping[str, bytes]) -> str:
    """Return the panel of the page as one file: its policy, and what it carries in itself."""
    rows = (_file(name, content, asked=False) for name, content in carried.items())
    return _panel(base, rows, _OF_FILE.read_text())


def of_copy(base: Mapping[str, str], fetched: Mapping[str, bytes]) -> str:
    """Return the panel of the page that is copied into the site of others: its policy, and the files it fetches."""
    rows = (_file(name, content, asked=True) for name, content in fetched.items())
    return _panel(base, rows, _OF_COPY.read_text())


def build_digest(files: Mapping[str, bytes]) -> str:
    """Return the SHA-256, in hexadecimal digits, of the list of these files as SHA256SUMS has it."""
    listed = {name: content for name, content in files.items() if name not in EXCEPT}
    return hashlib.sha256(sums(listed).encode()).hexdigest()


def build_command() -> str:
    """Return the command that gives the digest of the build beside SHA256SUMS."""
    names = "|".join(name.replace(".", r"\.") for name in EXCEPT)
    return f"grep -vE ' ({names})$' SHA256SUMS | sha256sum"


def sums(files: Mapping[str, bytes]) -> str:
    """Return the list of the files as ``sha256sum`` writes and checks it, sorted by name."""
    return "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items()))


def listed(folder: Path) -> list[str]:
    """Return the names of the site's files in a folder: the list of digests, and what it lists."""
    lines = (folder / LIST).read_text().splitlines()
    return [LIST, *(line.split("  ", 1)[1] for line in lines)]


def _panel(base: Mapping[str, str], files: Iterable[str], check: str) -> str:
    marks = {
        "<!-- base -->": directives(base),
        "<!-- seal -->": directives(policy.SEAL),
        "<!-- files -->": "\n".join(files),
        "<!-- check -->": check.rstrip("\n"),
    }
    return marked(_PANEL.read_text(), marks, of=_PANEL.name).rstrip("\n")


def _file(name: str, content: bytes, *, asked: bool) -> str:
    """Return a row; ``asked`` is whether the page asks for it, so that the row says how it came."""
    known = f' data-file="{name}"' if asked else ""
    came = '<span class="privacy-came"></span>' if asked else ""
    size = f"{len(content):,} bytes"
    return (
        f"              <li{known}><span>{name}</span> <span>{size}</span> {came}"
        f'<code class="digest">{hashlib.sha256(content).hexdigest()}</code></li>'
    )


def directives(stated: Mapping[str, str]) -> str:
    """Return a policy as rows: each directive exactly, and in plain words."""
    return "\n".join(
        f"              <div><dt><code>{_exact(name, value)}</code></dt><dd>{words(name, value)}</dd></div>"
        for name, value in stated.items()
    )


def _exact(name: str, value: str) -> str:
    return html.escape(f"{name} {value}", quote=False)


def words(name: str, value: str) -> str:
    """Return a directive in plain words; raise Failure if there are none for a part of it."""
    if name not in SUBJECTS:
        message = f"The directive {name} has no plain words yet: give it some in {__name__}."
        raise Failure(message)
    return f"{SUBJECTS[name]}: {'; '.join(_source(name, source) for source in value.split())}."


def _source(name: str, source: str) -> str:
    prefix, digest = _DIGEST
    if source.startswith(prefix):
        return digest
    if source not in SOURCES:
        message = f"The source {source} of {name} has no plain words yet: give it some in {__name__}."
        raise Failure(message)
    return SOURCES[source]
