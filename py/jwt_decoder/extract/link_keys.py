"""Keys of a paste that stand in the same link as a token, as the fragment ``#token=…&key=…`` has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from jwt_decoder.model.paste import Extraction, KeyText, TokenText

_BEFORE: Final = ("#key=", "&key=", "?key=")
_LONGEST_BETWEEN: Final = 2000


def keys_of_links(text: str, found: Extraction) -> tuple[KeyText, ...]:
    """Return the keys that came with the link of a token."""
    return tuple(
        key for key in found.keys if _is_named(text, key) and any(_joins(text, one, key) for one in found.tokens)
    )


def _is_named(text: str, key: KeyText) -> bool:
    return text.endswith(_BEFORE, 0, key.start)


def _joins(text: str, token: TokenText, key: KeyText) -> bool:
    """Return whether nothing but other parameters stands between the two."""
    start, end = (token.end, key.start) if token.end <= key.start else (key.end, token.start)
    between = text[start : min(end, start + _LONGEST_BETWEEN + 1)]
    return between[:1] == "&" and len(between) <= _LONGEST_BETWEEN and not any(map(str.isspace, between))
