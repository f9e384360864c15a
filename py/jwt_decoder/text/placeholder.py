"""Text that stands in the place of a segment: a mask, or a word that says what was there."""

from __future__ import annotations

import re
from typing import Final

_LONGEST: Final = 60
# One character again and again, or points that stand for what was left out.
_RUN: Final = re.compile(r"([xX*#•●█\uff0a\xd7._-])\1{2,}|\*{1,2}|[•●█]{1,2}|\u2026")
_FRAME: Final = "[]<>{}()«»*$#%•●█…._- "
# As Markdown, HTML and addresses write what is around them.
_ESCAPED: Final = re.compile(r"\\(?=\*)|&[lg]t;|%5[BDbd]")
_QUOTED: Final = re.compile(r"""(["'`])(.{1,58})\1""")
_SUBJECTS: Final = frozenset(
    """signature sig payload header claims body token jwt jws jwe secret segment part bytes data key tag ciphertext iv
    value""".split()  # noqa: SIM905 - a list of words
)
_REMARKS: Final = frozenset(
    """redacted removed omitted hidden masked stripped snip snipped placeholder truncated censored filtered private
    confidential sanitized scrubbed elided trimmed deleted cut here goes your the my our some fake dummy example sample
    invalid wrong bad bogus mock test testing foo bar baz lorem ipsum anything something whatever
    none todo tbd blah
    encoded base64 base64url url is was and of long very etc""".split()  # noqa: SIM905 - a list of words
)
# One after the other, also without anything between them.
_WORDS: Final = re.compile(f"(?:{'|'.join(sorted(_SUBJECTS | _REMARKS))}|x{{3,}}+)+[0-9]{{0,4}}")
# What templates have in the place of a value.
TEMPLATE: Final = r"[$#]\{[^{}\n~]{1,60}\}|\{\{[^{}\n~]{1,60}\}\}|\$[A-Za-z_]\w{0,60}|%s"
# What programs print for a value that they do not have, or that is no text: none of it is base64url that anybody made.
_LONGEST_PRINTED: Final = 200
_PRINTED: Final = re.compile(
    r"(?P<nothing>undefined|null|NULL|None|nil|NaN|<nil>|\(null\))"
    r"|(?P<object>\[object [A-Za-z0-9]{1,30}\]|#?<(?:[A-Za-z0-9]{0,20}Buffer|memory at|bound method|built-in method"
    r"|function|coroutine object)\b[^<>]*>|\[B@[0-9a-f]{1,8})"
    rf"|(?P<template>{TEMPLATE})"
)
# What encoders never write, and who masks a part of a text does.
_MASKED: Final = re.compile(r"[*•●█]{3}|\u2026")


def is_masked(text: str) -> bool:
    """Check whether something stands for a part of an encoded text: a run of mask characters, or an ellipsis."""
    return _MASKED.search(text) is not None


def printed(text: str) -> str:
    """Return what a program printed in the place of a segment: "nothing", an "object", its own "template", or ""."""
    found = _PRINTED.fullmatch(text) if len(text) <= _LONGEST_PRINTED else None
    return (found and found.lastgroup) or ""


def is_placeholder(text: str) -> bool:
    """Check whether a segment was replaced: by a mask such as `***` or `[REDACTED]`, or by words such as `signature`.

    So is one that was never put there: a program wrote `undefined` or `[object Promise]` in its place.

    Octets that are encoded do not look so: a signature has more characters than the words have, and in no order.
    """
    if printed(text):
        return True
    if not text or len(text) > _LONGEST:
        return False
    quoted = _QUOTED.fullmatch(text)
    text = _ESCAPED.sub("", quoted[2] if quoted else text)
    if _RUN.fullmatch(text):
        return True
    bare = re.sub(r"[_\-\s]", "", text.strip(_FRAME)).lower()
    return _WORDS.fullmatch(bare) is not None
