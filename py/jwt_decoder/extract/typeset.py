"""Texts in which LaTeX may break a token: commands between its characters that allow a line break and print nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jwt_decoder.extract.left_out import without_spans
from jwt_decoder.extract.token_shape import head
from jwt_decoder.json.bounded import is_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jwt_decoder.extract.decoded_layer import Layer

_COMMAND: Final = (
    r"\\(?:(?:allowbreak|linebreak|newline|break|penalty-?[0-9]{1,5}|hskip ?0pt)(?![A-Za-z0-9])"
    r"|hspace\*?\{0[a-z]{0,2}\}|discretionary\{[-\\]{0,2}\}\{\}\{\})(?:\{\}|[ \t]*(?:%?\r?\n[ \t]*)?)"
)
_PART: Final = r"(?:[A-Za-z0-9_.~-]|\\[_~.])"
_BREAK: Final = re.compile(rf"{_COMMAND}|\\-|(?<=-)\{{\}}(?=-)")
_RUN: Final = re.compile(rf"(?<![A-Za-z0-9_.~-])e[yw3]{_PART}*+(?:(?:{_BREAK.pattern})++(?={_PART}){_PART}++)++")
_HYPHEN: Final = "\\-"


def is_typeset(text: str) -> bool:
    """Check whether a token in a text has commands of LaTeX in it that print nothing."""
    return ("\\" in text or "{}" in text) and next(_places(text), None) is not None


def unset(text: str) -> tuple[Layer, int]:
    """Return a text without what prints nothing within its tokens, and at how many places that was."""
    return without_spans(text, _places(text))


def _places(text: str) -> Iterator[tuple[int, int]]:
    for run in _RUN.finditer(text):
        is_soft = _has_soft_hyphens(run.group())
        for one in _BREAK.finditer(text, *run.span()):
            if is_soft or one.group() != _HYPHEN:
                yield one.span()


def _has_soft_hyphens(run: str) -> bool:
    """Check whether hyphens with a backslash print nothing, since without them there is a header."""
    header = run.partition(".")[0]
    begun = _BREAK.sub("", header)
    return _HYPHEN in header and is_json(head(begun, len(begun)).decode(errors="replace"))
