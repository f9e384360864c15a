"""A list as people type it: words, commas, line breaks, quotes, arrays of JSON, lists of YAML, or out of a URL."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote_plus

from jwt_decoder.json import bounded

if TYPE_CHECKING:
    from collections.abc import Iterator

_DELIMITERS: Final = re.compile(r"[\s,;]+")
_AROUND: Final = "\"'\u2018\u2019\u201c\u201d`"
_DASH: Final = re.compile(r"^[ \t]*-[ \t]+", re.MULTILINE)
_ESCAPE: Final = re.compile("%[0-9A-Fa-f]{2}")
_QUOTED: Final = re.compile("\"(.+)\"|'(.+)'|`(.+)`|\u201c(.+)\u201d|\u2018(.+)\u2019", re.DOTALL)


def typed_list(text: str) -> list[str]:
    """Return the items of a list that a person typed, in order; quotes and brackets around them are not theirs."""
    bare = _DASH.sub("", text).strip()
    if bare[:1] == "[" and bare[-1:] == "]":
        bare = bare[1:-1]
    items = (item.strip(_AROUND) for item in _DELIMITERS.split(bare))
    return [item for item in items if item]


def typed_lists(text: str) -> Iterator[list[str]]:
    """Return what the items of a list may be that a person typed: what parts them may also be a part of them."""
    yield typed_list(text)
    yield text.split()
    yield unquoted(text)
    if _ESCAPE.search(text):
        yield unquote_plus(text).split()


def unquoted(text: str) -> list[str]:
    """Return the strings of an array of JSON, or the one within quotes; none where the text is neither."""
    bare = text.strip()
    if bare[:1] == "[":
        try:
            items = bounded.loads(bare)
        except ValueError:
            return []
        return [item for item in items if isinstance(item, str)]
    quoted = _QUOTED.fullmatch(bare)
    return [next(filter(None, quoted.groups()))] if quoted else []
