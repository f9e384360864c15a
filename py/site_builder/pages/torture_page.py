"""The list of hard pastes that any decoder can be held against: what the page about it shows."""

from __future__ import annotations

import html
import json
from typing import Any, Final

from site_builder.project import ROOT

CASES: Final = ROOT / "tests" / "vectors" / "torture.json"
_LONGEST: Final = 200


def torture() -> str:
    """Return a row for each case."""
    return "\n".join(_row(index, case) for index, case in enumerate(json.loads(CASES.read_text())))


def _row(index: int, case: dict[str, Any]) -> str:
    text = case["text"][:_LONGEST] + ("…" if len(case["text"]) > _LONGEST else "")
    return (
        f"    <li><p><strong>{html.escape(case['id'])}</strong> <span>{html.escape(case['says'])}</span></p>"
        f'<output id="case-{index}" class="note"></output>'
        f'<button type="button" class="plain note" data-copy="{index}">Copy</button>'
        f'<code class="torture-paste">{html.escape(text)}</code></li>'
    )
