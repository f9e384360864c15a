"""The texts of the tests that somebody could paste."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any, Final

from site_builder.project import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

VECTORS: Final = ROOT / "tests" / "vectors"
_WARM: Final = ROOT / "py" / "site_builder" / "runtime" / "warm.json"
_NAMES: Final = ("torture", "reported", "credentials", "jose", "fuzz", "sound")
FILES: Final = (_WARM, VECTORS / "rfc_examples.txt", *(VECTORS / f"{name}.json" for name in _NAMES))
LONGEST: Final = 30_000


def pastes() -> list[str]:
    """Return each text once."""
    found = dict.fromkeys(text for path in FILES for text in _texts(path))
    return [text for text in found if len(text) <= LONGEST and _is_paste(text)]


def compact(header: object, claims: object, signature: str = "A" * 86) -> str:
    """Return a token of these two."""
    return f"{_segment(header)}.{_segment(claims)}.{signature}"


def _segment(value: object) -> str:
    text = json.dumps(value, separators=(",", ":"), ensure_ascii=False)
    return base64.urlsafe_b64encode(text.encode(errors="surrogatepass")).rstrip(b"=").decode()


def _texts(path: Path) -> Iterator[str]:
    if path.suffix == ".json":
        yield from _strings(json.loads(path.read_text()))
        return
    text = path.read_text()
    yield from text.split("\n\n")
    yield from text.split("\n")


def _strings(value: Any) -> Iterator[str]:  # noqa: ANN401 - JSON
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, dict):
        if isinstance(value.get("header"), dict) and isinstance(value.get("claims"), dict):
            yield compact(value["header"], value["claims"])
        if "kty" in value or "keys" in value or "protected" in value or "signatures" in value:
            yield json.dumps(value)
        for item in value.values():
            yield from _strings(item)


def _is_paste(text: str) -> bool:
    return text.count(".") > 1 or any(mark in text for mark in ("eyJ", "-----", '"kty"', "ssh-", "="))
