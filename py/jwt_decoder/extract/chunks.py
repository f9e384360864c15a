"""The body of a message in chunks, as the chunked transfer coding of HTTP has them (RFC 9112 §7.1)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jwt_decoder.extract.left_out import without_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jwt_decoder.extract.decoded_layer import Layer

_SIZE: Final = re.compile(r"(?m)^(0{0,8}[1-9A-Fa-f][0-9A-Fa-f]{0,5})(?:;[^\r\n]{0,200})?\r?\n")
_END: Final = re.compile(r"\r?\n|\Z")


def is_chunked(text: str) -> bool:
    """Check whether a chunk follows another one in a text, each as long as is said in front of it."""
    return next(_places(text), None) is not None


def joined(text: str) -> tuple[Layer, int]:
    """Return a text without what stands between chunks, and at how many places that was."""
    return without_spans(text, _places(text))


def _places(text: str) -> Iterator[tuple[int, int]]:
    at = end = behind = -1
    while size := _SIZE.search(text, max(0, at)):
        at = size.end()
        stop = at + int(size[1], 16)
        ends = _END.match(text, stop) if stop <= len(text) else None
        if ends and size.start() == behind:
            yield end, at
        if ends:
            end, behind = ends.span()
            at = behind
