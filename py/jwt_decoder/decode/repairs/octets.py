"""The edit of a signature in which one character is none of base64url: its length tells what happened."""

from __future__ import annotations

from typing import Final

from jwt_decoder.decode.repairs.candidates import Edit
from jwt_decoder.decode.repairs.mend import is_lost
from jwt_decoder.decode.repairs.spelling import spell
from jwt_decoder.registry.look_alikes import meant
from jwt_decoder.text.base64url import encoded_length
from jwt_decoder.text.base64url_faults import ending

# Of RSA keys of 1024, 2048, 3072 and 4096 bits.
_USUAL: Final = (128, 256, 384, 512)


def octet_edit(segment: str, needed: int | None) -> Edit | None:
    """Return what to do about the one foreign character of a segment; ``needed`` is its octets, None of any length."""
    spelling = spell(segment)
    lengths = [encoded_length(octets) for octets in ((needed,) if needed else _USUAL)]
    if is_lost(segment) or len(spelling.unknown) != 1:
        return None
    (at,) = spelling.unknown
    start, end = spelling.span(at, at + 1)
    if len(spelling.text) - 1 in lengths:
        return Edit(start, end, "")
    if len(spelling.text) not in lengths:
        return None
    alike = (one for one in meant(segment[start]) if not any(ending(spelling.text[:at] + one, at + 1)))
    is_last = at == len(spelling.text) - 1
    found = next(alike if is_last else iter(meant(segment[start])), None)
    return Edit(start, end, found) if found else None
