"""A draft as it crosses to the page: places in UTF-16 units of the two texts."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from jwt_decoder.output.report import lines
from jwt_decoder.output.wording import ENGLISH, phrase, render
from jwt_decoder.text import utf8
from jwt_decoder.text.source_map import Units

if TYPE_CHECKING:
    from jwt_decoder.draft.changes import Change
    from jwt_decoder.draft.draft import Draft, DraftPart
    from jwt_decoder.draft.edits import Edit
    from jwt_decoder.draft.hints import Hint
    from jwt_decoder.draft.names import Name
    from jwt_decoder.draft.quick import Quick
    from jwt_decoder.output.report import shape
    from jwt_decoder.output.wording import Catalogue


class _Units:
    """UTF-16 code units of a text at its octets."""

    def __init__(self, text: str) -> None:
        # By the octet after each character that is no ASCII: how many units fewer there are than octets.
        self._octets: list[int] = []
        self._fewer: list[int] = [0]
        place = 0
        for character in () if text.isascii() else text:
            octets = len(utf8.encode(character))
            place += octets
            if octets > 1:
                self._octets.append(place)
                self._fewer.append(self._fewer[-1] + octets - (2 if character > "\uffff" else 1))

    def at(self, octet: int) -> int:
        """Return the units before an octet."""
        return octet - self._fewer[bisect_right(self._octets, octet)]


def draft(found: Draft, catalogue: Catalogue = ENGLISH) -> shape.Draft:
    """Return a draft; nothing of the key text is in it."""
    units = {"header": _Units(found.header.text), "payload": _Units(found.payload.text)}
    named = units[found.named]
    return {
        "header": _part(found.header, units["header"], catalogue),
        "payload": _part(found.payload, units["payload"], catalogue),
        "algorithm": found.algorithm,
        "fitting": list(found.fitting),
        "private": _spans(found),
        "encrypted": found.enc is not None,
        "enc": found.enc or "",
        "algorithms": [
            {"name": one.name, "encrypts": one.encrypts, "edit": _edit(one.edit, units["header"])}
            for one in found.algorithms
        ],
        "contents": [{"name": one.name, "edit": _edit(one.edit, units["header"])} for one in found.contents],
        "encoding": {"unencoded": found.encoding.unencoded, "edit": _edit(found.encoding.edit, units["header"])}
        if found.encoding
        else None,
        "quick": [_quick(one, units[one.part], catalogue) for one in found.quick],
        "names": [_name(one, named, catalogue) for one in found.names],
        "changes": [_change(one, catalogue) for one in found.changes],
    }


def _spans(found: Draft) -> list[shape.Span]:
    units = Units(found.key)
    return [{"start": units.at(start), "end": units.at(end)} for start, end in found.private]


def _part(found: DraftPart, units: _Units, catalogue: Catalogue) -> shape.DraftPart:
    mending = found.mending
    return {
        "hints": [_hint(one, units, catalogue) for one in found.hints],
        "faults": [
            {
                "id": one.id,
                "start": units.at(one.start),
                "end": units.at(one.end),
                "message": render(one.message, catalogue),
            }
            for one in found.faults
        ],
        "repair": {
            **_edit(mending.edit, units),
            "message": render(mending.message, catalogue),
            "label": render(mending.label, catalogue),
        }
        if mending
        else None,
    }


def _hint(found: Hint, units: _Units, catalogue: Catalogue) -> shape.Hint:
    return {
        "name": found.name,
        "start": units.at(found.node["start"]),
        "label": phrase(found.label, catalogue),
        "words": lines.words(found.reading, catalogue) if found.reading else [],
        "wrong": render(found.wrong, catalogue) if found.wrong else "",
        "text": phrase(found.text, catalogue),
        "source": found.source,
    }


def _quick(found: Quick, units: _Units, catalogue: Catalogue) -> shape.Quick:
    return {
        "id": found.id,
        "part": found.part,
        "label": render(found.label, catalogue),
        "edit": _edit(found.edit, units),
    }


def _name(found: Name, units: _Units, catalogue: Catalogue) -> shape.DraftName:
    return {
        "name": found.name,
        "label": phrase(found.label, catalogue),
        "text": phrase(found.text, catalogue),
        "edit": _edit(found.edit, units),
        "caret": _Units(found.edit.text).at(len(utf8.encode(found.edit.text[: found.caret]))),
    }


def _edit(found: Edit, units: _Units) -> shape.Edit:
    return {"start": units.at(found.start), "end": units.at(found.end), "text": found.text}


def _change(found: Change, catalogue: Catalogue) -> shape.Change:
    return {
        "part": found.part,
        "name": found.name,
        "kind": found.kind,
        "before": found.before,
        "after": found.after,
        "message": render(found.message, catalogue),
    }
