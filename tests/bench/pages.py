"""The pages that are measured side by side, and the texts that are pasted."""

from __future__ import annotations

import base64
import contextlib
import json
import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

ROOT: Final = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "py")]

from packed_server import pack, serving  # noqa: E402 - what it imports is not installed

if TYPE_CHECKING:
    from collections.abc import Iterator

_OBSERVE: Final = Path(__file__).with_name("observe.js")
_HEAD: Final = '<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel=icon href=data:,><title>{}</title>'
# A bare page with nothing but stock Pyodide and one decode.
STOCK: Final = """<script type="module">
import { loadPyodide } from "./pyodide.mjs";
const python = await loadPyodide();
python.runPython(`import base64, json; json.loads(base64.urlsafe_b64decode("eyJhbGciOiJIUzI1NiJ9"))`);
document.title = "decoded";
</script>"""
OBSERVED: Final = "observed.html"
_SCRIPT: Final = '<script src="observe.js"></script>'
# What of its files it fetches, and hosts pack.
_OF_STOCK: Final = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "pyodide-lock.json", "python_stdlib.zip")
_SCRIPTS: Final = re.compile(r"<script\b.*?</script>", re.DOTALL)
_CLAIM: Final = 37


@contextlib.contextmanager
def served() -> Iterator[tuple[str, str]]:
    """Serve the built page and the files of the npm package; yield both addresses.

    Each has ``observed.html`` too, with the observer in it, for a browser whose driver brings none into a page.
    """
    with tempfile.TemporaryDirectory() as folder:
        ours, stock = Path(folder, "ours"), Path(folder, "stock")
        shutil.copytree(ROOT / "dist", ours)
        page = (ours / "index.html").read_text()
        _observe(ours, page)
        _write(ours / "unscripted.html", _SCRIPTS.sub("", page))
        shutil.copytree(ROOT / "node_modules" / "pyodide", stock)
        _write(stock / "index.html", f"{_HEAD.format('stock')}{STOCK}</head><body><p>Stock</p></body></html>")
        _observe(stock, (stock / "index.html").read_text())
        _write(stock / "plain.html", f"{_HEAD.format('plain')}</head><body><p>A page of plain HTML</p></body></html>")
        for name in _OF_STOCK:
            pack(stock / name)
        with serving(ours) as one, serving(stock) as other:
            yield one, other


@contextlib.contextmanager
def as_built() -> Iterator[str]:
    """Serve the built page as it is, without an observer in it; yield its address."""
    with serving(ROOT / "dist") as address:
        yield address


def _observe(folder: Path, html: str) -> None:
    """Write the page with the observer before its own scripts; a script of its own origin may run in it."""
    _write(folder / OBSERVED, html.replace('<meta charset="utf-8">', f'<meta charset="utf-8">{_SCRIPT}', 1))
    (folder / _OBSERVE.name).write_text(observer())


def _write(path: Path, html: str) -> None:
    path.write_text(html)
    pack(path)


def observer() -> str:
    """Return the script that pastes and measures."""
    return f"const TOKEN = {json.dumps(token(200))};\n{_OBSERVE.read_text()}"


def token(size: int) -> str:
    """Return a token of about so many characters, whose signature holds with nothing."""
    claims = {"sub": "1234567890", "iat": 1516239022}
    claims |= {f"claim_{index}": "some value of a claim" for index in range(max(0, size - 160) * 3 // 4 // _CLAIM)}
    return f"{_encoded({'alg': 'HS256', 'typ': 'JWT'})}.{_encoded(claims)}.{'A' * 43}"


def log(size: int) -> str:
    """Return log lines of about so many characters; one in a hundred carries a token."""
    line = '2026-11-23T10:00:00Z INFO gateway.example.com user=42 "GET /v1/me HTTP/1.1" 200 node v1.22.3\n'
    with_token = f'2026-11-23T10:00:00Z INFO auth token="{token(400)}" path=/v1/me\n'
    block = line * 99 + with_token
    return block * (size // len(block) + 1)


def _encoded(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def say(text: str) -> None:
    """Print one line at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
