"""A sheet of pictures beside each other, a row for each theme, as a page that the browser draws."""

from __future__ import annotations

import base64
from html import escape
from typing import TYPE_CHECKING, Final

from tests.sheets.states import THEMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tests.sheets.states import Shot

# Of the pictures' own size, so that four widths fit beside each other.
SCALE: Final = 0.5
_STYLE: Final = """
body { margin: 0; padding: 24px; width: max-content; background: #888; font: 16px/24px sans-serif; color: #000; }
h1 { margin: 0 0 16px; font-size: 24px; }
div { display: flex; align-items: start; gap: 24px; margin-bottom: 24px; }
figure { margin: 0; }
img { display: block; }
"""


def contact_sheet(state: str, pictures: Mapping[Shot, bytes]) -> str:
    """Return the page that shows the pictures (PNG) of a state with their captions."""
    rows = "".join(f"<div>{''.join(_figures(theme, pictures))}</div>" for theme in THEMES)
    return f"<!doctype html><style>{_STYLE}</style><h1>{escape(state)}</h1>{rows}"


def _figures(theme: str, pictures: Mapping[Shot, bytes]) -> Iterator[str]:
    for shot, picture in pictures.items():
        if shot.theme != theme:
            continue
        data = base64.b64encode(picture).decode()
        width = round(shot.width * SCALE)
        image = f'<img width="{width}" alt="" src="data:image/png;base64,{data}">'
        yield f"<figure>{image}<figcaption>{escape(shot.caption)}</figcaption></figure>"
