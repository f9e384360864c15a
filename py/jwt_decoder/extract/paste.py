"""From a paste to the tokens and keys in it."""

from __future__ import annotations

import re

from jwt_decoder.model import Extraction, Note, Piece, TokenText

_SURROUNDINGS = re.compile(r"[\s\ufeff\"'`]*+(?:Bearer\s++)?[\s\"'`]*+", re.IGNORECASE)
_BEGINS = re.compile(r"e(?:y[A-DI-L]|w[k-r0-3]|30)")
_TRAILING = " \t\r\n\v\f\ufeff\"'`"


def extract(text: str) -> Extraction:
    """Give the tokens, keys and notes of a paste; no text raises. Offsets are code points of ``text``."""
    lead = _SURROUNDINGS.match(text)
    start = lead.end() if lead else 0
    end = max(start, len(text.rstrip(_TRAILING)))
    bare = text[start:end]
    if _BEGINS.match(bare) and not re.search(r"\s", bare):
        token = TokenText("", start, end, bare, (Piece(0, len(bare), start),))
        return Extraction((token,), (), ())
    if not bare:
        return Extraction((), (), ())
    note = Note("no-token", start, end, "No token was found in this text.", {})
    return Extraction((), (), (note,))
