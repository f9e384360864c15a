"""Texts with the colours of a terminal: control sequences of ECMA-48, which copying from some logs brings along."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jwt_decoder.extract.left_out import without_spans

if TYPE_CHECKING:
    from jwt_decoder.extract.decoded_layer import Layer

# ECMA-48 §5.4: parameters and a final octet; that of colours is m, grep writes K too. §8.3.89: what a link has.
_SEQUENCE: Final = r"\x1b\[[0-?]*+[@-~]|\x1b\][^\x07\x1b]{0,2000}+(?:\x07|\x1b\\)"
# Colours whose escape character was written out by a program, or lost on the way; no section of XML begins with one.
_COLOUR: Final = r"(?<!CDATA)\[[0-9]{1,3}(?:;[0-9]{1,3}){0,5}+m"
_WRITTEN: Final = rf"(?:\\+(?:x1[bB]|u001[bB]|033|e)|\^\[|\u241b|\ufffd)(?:{_COLOUR}|\[[mK])"
_ALL: Final = re.compile(f"{_SEQUENCE}|{_WRITTEN}")
_ALL_AND_LOST: Final = re.compile(f"{_SEQUENCE}|{_WRITTEN}|{_COLOUR}")
_INTRODUCERS: Final = ("\x1b[", "\x1b]")
_RESETS: Final = ("[0m", "[39m", "[00m")  # which end a colour, with or without an escape character


def is_coloured(text: str, blank: str) -> bool:
    """Check whether a text has control sequences in it, and something beside them that is not ``blank``."""
    if not any(one in text for one in (*_INTRODUCERS, *_RESETS)):
        return False
    return _sequences(text).sub("", text).strip(blank) not in {"", text.strip(blank)}


def uncoloured(text: str) -> tuple[Layer, int]:
    """Return a text without its control sequences, and how many there were."""
    return without_spans(text, map(re.Match.span, _sequences(text).finditer(text)))


def _sequences(text: str) -> re.Pattern[str]:
    return _ALL_AND_LOST if any(one in text for one in _RESETS) else _ALL
