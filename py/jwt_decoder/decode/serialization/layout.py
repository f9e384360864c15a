"""Which serialization a token's text is in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.decode.serialization import compact, json, sd_jwt

if TYPE_CHECKING:
    from collections.abc import Callable

    from jwt_decoder.model.layout import Layout


# One for each row of registry/formats, or for two that look alike: the first that takes the text lays it out.
CODECS: Final[tuple[Callable[[str], Layout | None], ...]] = (json.lay_out, sd_jwt.lay_out)


def lay_out(text: str) -> Layout:
    """Return the segments of a token; any text has some."""
    layouts = (codec(text) for codec in CODECS)
    return next(filter(None, layouts), None) or compact.lay_out(text)
