"""Texts in which one and the same character, that is not seen, stands between all others: of pages and of PDF files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jwt_decoder.extract.left_out import without_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jwt_decoder.extract.decoded_layer import Layer

# From the beginning of a header on, for longer than a word whose letters are spaced.
_RUN: Final = re.compile(
    "e(?P<between>[\u00ad\u180e\u200b-\u200f\u2060\ufeff]{1,3}+|[ ])[yw3]"
    "(?:(?P=between)[A-Za-z0-9._~-](?![A-Za-z0-9_])){30,}+"
)


def is_interleaved(text: str) -> bool:
    """Check whether the characters of a token have another one between them."""
    return _RUN.search(text) is not None


def closed_up(text: str) -> tuple[Layer, int]:
    """Return a text without what stands between the characters of its tokens, and how many times that did."""
    return without_spans(text, _between(text))


def _between(text: str) -> Iterator[tuple[int, int]]:
    for run in _RUN.finditer(text):
        step = len(run["between"]) + 1
        yield from ((at, at + step - 1) for at in range(run.start() + 1, run.end(), step))
