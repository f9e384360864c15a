"""Texts with the colours of a terminal: control sequences of ECMA-48, which copying from some logs brings along."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jwt_decoder.extract.left_out import without_spans

if TYPE_CHECKING:
    from jwt_decoder.extract.decoded_layer import Layer

_INTRODUCER = "\x1b["
# ECMA-48 §5.4: parameters and a final octet; that of colours is m, grep writes K too.
_SEQUENCE = re.compile(r"\x1b\[[0-?]*+[@-~]")


def is_coloured(text: str, blank: str) -> bool:
    """Check whether a text has control sequences in it, and something beside them that is not ``blank``."""
    return _INTRODUCER in text and _SEQUENCE.sub("", text).strip(blank) not in {"", text.strip(blank)}


def uncoloured(text: str) -> tuple[Layer, int]:
    """Return a text without its control sequences, and how many there were."""
    return without_spans(text, map(re.Match.span, _SEQUENCE.finditer(text)))
