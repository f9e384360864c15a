"""Keys of a paste that stand in the same link as a token, as the fragment ``#token=…&key=…`` has them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from jwt_decoder.model.paste import Extraction, KeyText, TokenText

_BEFORE: Final = ("#key=", "&key=", "?key=")
_LONGEST_BETWEEN: Final = 2000
# What may stand between two keys in one value: white space and commas, also as a link spells them.
_BLANK: Final = re.compile(r"(?:[\s,+]|%(?:25)*+(?:0[AaDd9]|20|2[Cc])|\\[nrt])*+")


def keys_of_links(text: str, found: Extraction) -> tuple[KeyText, ...]:
    """Return the keys that came with the link of a token: the first one of its value, and all behind it in that."""
    starts = {
        key.start for key in found.keys if _is_named(text, key) and any(_joins(text, one, key) for one in found.tokens)
    }
    for before, key in pairwise(found.keys):
        if before.start in starts and _BLANK.fullmatch(text, before.end, key.start):
            starts.add(key.start)
    return tuple(key for key in found.keys if key.start in starts)


def value_of_link(text: str, linked: tuple[KeyText, ...]) -> str:
    """Return all that the value of the first of some keys of links holds: it is judged as a whole."""
    whole = [linked[0]]
    for key in linked[1:]:
        if not _BLANK.fullmatch(text, whole[-1].end, key.start):
            break
        whole.append(key)
    return "\n".join(key.text or text[key.start : key.end] for key in whole)


def _is_named(text: str, key: KeyText) -> bool:
    return text.endswith(_BEFORE, 0, key.start)


def _joins(text: str, token: TokenText, key: KeyText) -> bool:
    """Return whether nothing but other parameters stands between the two."""
    start, end = (token.end, key.start) if token.end <= key.start else (key.end, token.start)
    between = text[start : min(end, start + _LONGEST_BETWEEN + 1)]
    return between[:1] == "&" and len(between) <= _LONGEST_BETWEEN and not any(map(str.isspace, between))
