"""Texts with the colours of a terminal: control sequences of ECMA-48, which copying from some logs brings along."""

from __future__ import annotations

import re
from array import array

from jwt_decoder.extract.decoded_layer import Layer

_INTRODUCER = "\x1b["
# ECMA-48 §5.4: parameters and a final octet; that of colours is m, grep writes K too.
_SEQUENCE = re.compile(r"\x1b\[[0-?]*+[@-~]")


def is_coloured(text: str, blank: str) -> bool:
    """Check whether a text has control sequences in it, and something beside them that is not ``blank``."""
    return _INTRODUCER in text and _SEQUENCE.sub("", text).strip(blank) not in {"", text.strip(blank)}


def uncoloured(text: str) -> tuple[Layer, int]:
    """Return a text without its control sequences, and how many there were."""
    parts: list[str] = []
    begins = array("L")
    at = count = 0
    for sequence in _SEQUENCE.finditer(text):
        parts.append(text[at : sequence.start()])
        begins.extend(range(at, sequence.start()))
        at = sequence.end()
        count += 1
    parts.append(text[at:])
    begins.extend(range(at, len(text)))
    return Layer("".join(parts), begins), count
