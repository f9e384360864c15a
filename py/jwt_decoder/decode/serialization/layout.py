"""Which serialization a token's text is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jwt_decoder.decode.serialization import compact, json, sd_jwt

if TYPE_CHECKING:
    from jwt_decoder.model.records import Layout


def lay_out(text: str) -> Layout:
    """Return the segments of a token; any text has some."""
    if text.lstrip(" \t\r\n").startswith("{"):
        layout = json.lay_out(text)
        if layout:
            return layout
    if "~" in text:
        return sd_jwt.lay_out(text)
    return compact.lay_out(text)
