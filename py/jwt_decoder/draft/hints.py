"""What each member of a text is, in a few words that stand beside its line."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.explain.explain import explain, parameters
from jwt_decoder.explain.values.types import mistyped
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.registry.claims import CLAIMS
from jwt_decoder.registry.headers import HEADERS
from jwt_decoder.text import numeric_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jwt_decoder.draft.edits import PartName
    from jwt_decoder.explain.explain import Explained
    from jwt_decoder.model.part import Node
    from jwt_decoder.model.sentence import Phrase
    from jwt_decoder.text.numeric_date import Instant

_PAST: Final = {
    "exp": Sentence("Expired {at}"),
    "nbf": Sentence("Valid since {at}"),
    "iat": Sentence("Issued {at}"),
    "auth_time": Sentence("Signed in {at}"),
}
_AHEAD: Final = {
    "exp": Sentence("Expires {at}"),
    "nbf": Sentence("Not valid yet: {at}"),
    "iat": Sentence("Issued {at}, in the future"),
    "auth_time": Sentence("Signed in {at}, in the future"),
}
_READERS: Final = MappingProxyType({"header": parameters, "payload": explain})
_ROWS: Final = MappingProxyType({"header": HEADERS, "payload": CLAIMS})


@dataclass(frozen=True, slots=True)
class Hint:
    """What is said beside a member: its name and its value's node, its label, and its value in words or what is wrong.

    ``text`` is what the registry says of it, and ``source`` where that stands.
    """

    name: str
    node: Node
    label: Phrase
    reading: Sentence | None
    wrong: Sentence | None
    text: Phrase
    source: str


def hints(part: PartName, members: Mapping[str, Node], now: float) -> Iterator[Hint]:
    """Return what is said of each member, at an instant in seconds."""
    for one in _READERS[part](members):
        row, instant = one.row, _instant(one)
        wrong = mistyped(row, one.node) if row.name in _ROWS[part] else None
        if instant and instant.problem:
            wrong = instant.problem
        reading = _told(instant, now) if instant and not wrong else None
        yield Hint(row.name, one.node, row.label, reading, wrong, row.text, row.source)


def _instant(one: Explained) -> Instant | None:
    return numeric_date.read(one.row.name, one.node) if one.row.kind == "NumericDate" else None


def _told(instant: Instant, now: float) -> Sentence | None:
    told = (_PAST if instant.known <= now else _AHEAD).get(instant.name)
    return told.about(at=numeric_date.relative(instant)) if told else None
