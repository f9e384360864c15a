"""How deep a JSON text is nested, found without recursion and by the speed of C."""

from __future__ import annotations

import re
from itertools import accumulate, compress, count, islice, takewhile
from typing import Final

DEEPEST: Final = 128  # what the stack of WebAssembly bears, with much to spare

_BRACKETS: Final = b"[{]}"
_OTHERS: Final = bytes({*range(256)} - {*_BRACKETS})
# As signed octets: one level more, or one less.
_STEPS: Final = bytes.maketrans(_BRACKETS, b"\x01\x01\xff\xff")
# It ends at the end of the text, too, so that nothing is looked at twice where no bracket follows.
_TO_BRACKET: Final = re.compile(rb'(?:"(?:[^"\\]++|\\.)*+"?|[^\[\]{}"]++)*+(?:[\[\]{}]|\Z)', re.DOTALL)


def too_deep(octets: bytes, deepest: int) -> int | None:
    """Return the place of the first bracket that is nested too deeply in the value that a text begins with.

    What follows the value is not looked at: a parser stops before it.
    """
    if octets.count(b"[") + octets.count(b"{") <= deepest:
        return None
    outside = b"".join(octets.replace(rb"\\", b"").replace(rb"\"", b"").split(b'"')[::2])
    steps = memoryview(outside.translate(_STEPS, _OTHERS)).cast("b")
    depths = takewhile((0).__lt__, accumulate(steps))
    found = next(compress(count(), map(deepest.__lt__, depths)), None)
    return None if found is None else next(islice(_TO_BRACKET.finditer(octets), found, None)).end() - 1
