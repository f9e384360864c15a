"""The markup of a decoder in a page: ``<jwt-decoder>`` around the code block that stands there without JavaScript."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final

from jwt_decoder.extract import extract

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# As the script colours what it shows before Python runs: a run of dotted base64url that begins as that of "{" does.
_DOTTED: Final = re.compile(r"(?<![\w-])e[wy][\w-]{4,}(?:\.[\w-]*)+", re.ASCII)
_HUES_OF_JWS: Final = ("header", "payload", "signature")
_HUES_OF_JWE: Final = ("header", "other", "other", "payload", "signature")


def unwrapped(text: str) -> str:
    """Return a token that was wrapped over lines in one piece; any other text, such as a command, as it stands."""
    stripped = text.strip()
    tokens = extract(stripped).tokens
    joined = "".join(stripped.split())
    return joined if len(tokens) == 1 and tokens[0].text == joined else stripped


def element(block: str, attributes: Mapping[str, str]) -> str:
    """Return the element with these attributes around HTML that shows the token as text.

    Names of attributes are the caller's own words; their values may be anything.
    """
    told = "".join(f' {name}="{html.escape(value)}"' for name, value in attributes.items())
    return f"<jwt-decoder{told}>{block}</jwt-decoder>"


def segments(text: str) -> Iterator[tuple[str, str]]:
    """Return the pieces of a text in their order: each segment of a token with its hue, the rest with an empty one.

    They are told by dots, and only for colour.
    """
    at = 0
    for match in _DOTTED.finditer(text):
        parts = match[0].split(".")
        hues = _HUES_OF_JWE if len(parts) == len(_HUES_OF_JWE) else _HUES_OF_JWS
        start = match.start()
        for place, part in enumerate(parts):
            if at < start:
                yield text[at:start], ""
            at = start + len(part)
            yield part, hues[place] if place < len(hues) else "other"
            start = at + 1
    if at < len(text):
        yield text[at:], ""
