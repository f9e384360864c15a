"""What a person typed, taken octet for octet: a payload, and a header, which must be a JSON object."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jwt_decoder.decode import content
from jwt_decoder.json import parse
from jwt_decoder.make.refusal import MakingError, Refusal
from jwt_decoder.model.sentence import Digits, Sentence
from jwt_decoder.text import utf8
from jwt_decoder.text.source_map import Units

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.make.refusal import Field
    from jwt_decoder.model.part import Node

SURROGATE: Final = "text-surrogate"
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_NO_UTF8: Final = Sentence("There is a lone surrogate here (U+{code}), which UTF-8 can't encode: delete it.")


@dataclass(frozen=True, slots=True)
class Header:
    """A header as it was typed: its text, its octets, and its members as nodes, the last one of each name."""

    where: Field
    signer: int
    text: str
    octets: bytes
    root: Mapping[str, Node]

    @property
    def values(self) -> dict[str, object]:
        """The members as Python values."""
        return {name: parse.plain(node) for name, node in self.root.items()}

    def refused(self, ident: str, message: Sentence, name: str = "") -> MakingError:
        """Return the error that points at a member's value, at the whole text where there is none of that name."""
        node = self.root.get(name)
        start, end = (node["start"], node["end"]) if node else (0, len(self.octets))
        return MakingError(_placed(ident, message, self, start, end))


def octets_of(text: str, field: Field, signer: int = 0) -> bytes:
    """Return the UTF-8 of a text; raise MakingError where it has a lone surrogate."""
    lone = lone_surrogate(text)
    if lone:
        place, message = lone
        at = Units(text).at(place)
        where = {"character": Digits(place + 1)}
        raise MakingError(Refusal(SURROGATE, field, message, at, at + 1, signer, where))
    return text.encode()


def lone_surrogate(text: str) -> tuple[int, Sentence] | None:
    """Return where the first lone surrogate is, in code points, and what is said of it; None where there is none."""
    lone = _SURROGATE.search(text)
    return (lone.start(), _NO_UTF8.about(code=f"{ord(lone[0]):04X}")) if lone else None


def header_of(text: str, field: Field = "header", signer: int = 0) -> Header:
    """Return a header; raise MakingError where it is no JSON object, with each place that keeps it from being one."""
    octets = octets_of(text, field, signer)
    part, faults = content.header(octets)
    found = Header(field, signer, text, octets, part.root)
    if part.kind != "json" or any(one.id == "header-not-object" for one in faults):
        raise MakingError(*(_placed(one.id, one.message, found, one.start, one.end) for one in faults))
    return found


def _placed(ident: str, message: Sentence, header: Header, start: int, end: int) -> Refusal:
    """Return a refusal whose place is told in octets."""
    first, last = (utf8.code_points(header.octets[:octet]) for octet in (start, end))
    units = Units(header.text)
    places = (units.at(first), units.at(last))
    return Refusal(ident, header.where, message, *places, header.signer, {"character": Digits(first + 1)})
