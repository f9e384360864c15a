"""Pages with marks in them, at which the build puts what it knows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from site_builder.failure import Failure

if TYPE_CHECKING:
    from collections.abc import Mapping

_INDENTATION: Final = re.compile(r"^[ \t]+", re.MULTILINE)


def unindented(html: str) -> str:
    """Return HTML without the blanks at the beginning of its lines, which are for whoever writes it."""
    return _INDENTATION.sub("", html)


def marked(html: str, marks: Mapping[str, str], *, of: str = "index.html") -> str:
    """Return the HTML of a file with each mark replaced; raise Failure unless each stands in it exactly once."""
    for mark, value in marks.items():
        if html.count(mark) != 1:
            message = f"{of} must hold {mark} once."
            raise Failure(message)
        html = html.replace(mark, value)
    return html
