"""The page that holds any decoder against a list of hard pastes."""

from __future__ import annotations

import html
import json
from typing import Any, Final

from site_builder import policy
from site_builder.one_file import marked
from site_builder.project import ROOT

CASES: Final = ROOT / "tests" / "vectors" / "torture.json"
PAGE: Final = ROOT / "assets" / "pages" / "torture.html"
_LONGEST: Final = 200


def torture(*, script: str, style: str) -> bytes:
    """Return the page with a row for each case."""
    marks = {
        "<!-- policy -->": policy.meta(policy.SITE),
        "assets/css/main.css": style,
        "assets/js/torture.js": script,
        "<!-- cases -->": "\n".join(_row(index, case) for index, case in enumerate(json.loads(CASES.read_text()))),
    }
    return marked(PAGE.read_text(), marks).encode()


def _row(index: int, case: dict[str, Any]) -> str:
    text = case["text"][:_LONGEST] + ("…" if len(case["text"]) > _LONGEST else "")
    return (
        f"    <li><p><strong>{html.escape(case['id'])}</strong> <span>{html.escape(case['says'])}</span></p>"
        f'<output id="case-{index}" class="note"></output>'
        f'<button type="button" class="plain note" data-copy="{index}">Copy</button>'
        f'<code class="torture-paste">{html.escape(text)}</code></li>'
    )
