"""A list as people type it: words, commas, line breaks, quotes, or an array of JSON."""

from __future__ import annotations

import re
from typing import Final

_DELIMITERS: Final = re.compile(r"[\s,;]+")
_AROUND: Final = "\"'\u2018\u2019\u201c\u201d`"


def typed_list(text: str) -> list[str]:
    """Return the items of a list that a person typed, in order; quotes and brackets around them are not theirs."""
    bare = text.strip()
    if bare[:1] == "[" and bare[-1:] == "]":
        bare = bare[1:-1]
    items = (item.strip(_AROUND) for item in _DELIMITERS.split(bare))
    return [item for item in items if item]
