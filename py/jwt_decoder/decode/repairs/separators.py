"""Edits of a JWS in which a dot or a tilde stands for another character, or stands there twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.decode.repairs.candidates import Edit
from jwt_decoder.decode.repairs.mend import mend
from jwt_decoder.decode.repairs.octets import octet_edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jwt_decoder.decode.decode import Decoded

_DOTS: Final = 2
_SIGNATURE: Final = 2


def separator_edits(text: str, decoded: Decoded) -> Iterator[Edit]:
    """Return edits of one dot or tilde too many, after which there are three segments; those of JSON are JSON then."""
    if text.count(".") + text.count("~") != _DOTS + 1:
        return
    row = decoded.signatures[0].algorithm
    for place, found in enumerate(text):
        if found not in ".~" or "~" in text[:place] + text[place + 1 :]:
            continue
        index, start = text.count(".", 0, place), text.rfind(".", 0, place) + 1
        end = text.find(".", place + 1) if index < _SIGNATURE else len(text)
        part = text[start:end]
        if found in {text[place - 1 : place], text[place + 1 : place + 2]}:
            yield Edit(place, place + 1, "")
        elif index < _SIGNATURE:
            yield from (Edit(start + one.start, start + one.end, one.text) for one in mend(part, "").edits)
        elif edit := octet_edit(part, row.signature_octets if row else None):
            yield Edit(start + edit.start, start + edit.end, edit.text)
