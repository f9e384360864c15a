"""The chart of the starts: two bars for each browser, as SVG that reads in a light and in a dark page."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from boots import Pair

WIDTH: Final = 720
LABEL: Final = 232
ROOM: Final = 72
BAR: Final = 14
ROW: Final = 56
TOP: Final = 40
STYLE: Final = (
    "text{font:13px 'IBM Plex Sans',sans-serif;fill:#4f5763}"
    ".ours{fill:#3b55c9}.stock{fill:#7e8794}.strong{font-weight:600;fill:#14181f}"
    "@media(prefers-color-scheme:dark){text{fill:#a9b0bc}.strong{fill:#e8eaee}.ours{fill:#8a96ff}.stock{fill:#6f7988}}"
)


def chart(pairs: Sequence[Pair]) -> str:
    """Return the chart; its lengths are ratios, its labels are milliseconds."""
    height = TOP + ROW * len(pairs)
    title = "From navigation to the first token decoded and drawn, in milliseconds"
    rows = "".join(_row(pair, TOP + ROW * index) for index, pair in enumerate(pairs))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{title}">'
        f'<style>{STYLE}</style><text class="strong" x="0" y="16">{title}</text>{rows}</svg>\n'
    )


def _row(pair: Pair, top: int) -> str:
    longest = max(pair.stock.decoded, pair.ours.decoded)
    bars = _bar("stock", "stock Pyodide", pair.stock.decoded, longest, top)
    bars += _bar("ours", "this page", pair.ours.decoded, longest, top + BAR + 4)
    name = f'<text class="strong" x="0" y="{top + BAR - 2}">{escape(pair.name)}</text>'
    return f'{name}<text x="0" y="{top + 2 * BAR + 2}">{pair.ratio:.2f} of stock Pyodide</text>{bars}'


def _bar(kind: str, name: str, milliseconds: float, longest: float, top: int) -> str:
    width = (WIDTH - LABEL - ROOM - 90) * milliseconds / longest
    label = f'<text x="{LABEL + width + 8:.0f}" y="{top + BAR - 2}">{milliseconds:,.0f} {name}</text>'
    return f'<rect class="{kind}" x="{LABEL}" y="{top}" width="{width:.0f}" height="{BAR}"/>{label}'
