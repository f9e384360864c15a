"""Texts in which what is not seen stands at several places of a token: where a page lets a line break.

One alone is damage, which is shown at its place; it is not left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jwt_decoder.extract.left_out import without_spans
from jwt_decoder.extract.line_breaks import UNSEEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jwt_decoder.extract.decoded_layer import Layer

_BREAK: Final = re.compile(f"[{UNSEEN}]{{1,3}}+")
# With no such place it is matched, too: it is not looked through again from each `ey` in it.
_RUN: Final = re.compile(
    "(?<![A-Za-z0-9])e[yw3][A-Za-z0-9_.~-]*+"
    f"(?P<spread>(?:[{UNSEEN}]{{1,3}}+(?=[A-Za-z0-9_.~-])[A-Za-z0-9_.~-]++){{2,}}+)?"
)


def is_spread(text: str) -> bool:
    """Check whether a token in a text has what is not seen at two places or more."""
    return not text.isascii() and next(_places(text), None) is not None


def drawn_together(text: str) -> tuple[Layer, int]:
    """Return a text without what is not seen within its tokens, and at how many places that was."""
    return without_spans(text, _places(text))


def _places(text: str) -> Iterator[tuple[int, int]]:
    for run in _RUN.finditer(text):
        if run["spread"]:
            yield from (one.span() for one in _BREAK.finditer(text, *run.span()))
