"""Text that stands in the place of a segment: a mask, or a word that says what was there."""

from __future__ import annotations

import re
from typing import Final

_LONGEST: Final = 60
# One character again and again, or points that stand for what was left out.
_RUN: Final = re.compile(r"([xX*#•●█._-])\1{2,}|\*{1,2}|[•●█]{1,2}|\u2026")
_FRAME: Final = "[]<>{}()*$#%•●█…._- "
_WORD: Final = re.compile(r"base64(?:url)?|[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+")
_SUBJECTS: Final = frozenset(
    """signature sig payload header claims body token jwt jws jwe secret segment part bytes data key tag ciphertext iv
    value""".split()  # noqa: SIM905 - a list of words
)
_REMARKS: Final = frozenset(
    """redacted removed omitted hidden masked stripped snip snipped placeholder truncated censored filtered private
    confidential sanitized scrubbed elided trimmed deleted cut here goes your the my our some fake dummy example sample
    encoded base64 base64url url is was and of long very etc xxx xxxx""".split()  # noqa: SIM905 - a list of words
)
# What encoders never write, and who masks a part of a text does.
_MASKED: Final = re.compile(r"[*•●█]{3}|\u2026")


def is_masked(text: str) -> bool:
    """Check whether something stands for a part of an encoded text: a run of mask characters, or an ellipsis."""
    return _MASKED.search(text) is not None


def is_placeholder(text: str) -> bool:
    """Check whether a segment was replaced: by a mask such as `***` or `[REDACTED]`, or by words such as `signature`.

    Octets that are encoded do not look so: a signature has more characters than the words have, and in no order.
    """
    if not text or len(text) > _LONGEST:
        return False
    if _RUN.fullmatch(text):
        return True
    bare = text.strip(_FRAME)
    words = [word.lower() for word in _WORD.findall(bare)]
    if not words or "".join(words) != re.sub(r"[_\-\s]", "", bare).lower():
        return False
    return all(word in _SUBJECTS or word in _REMARKS for word in words)
