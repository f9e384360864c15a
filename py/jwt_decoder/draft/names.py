"""Names that could be added to a text: those of the registry, and the one that was typed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.registry.claims import CLAIMS
from jwt_decoder.registry.headers import HEADERS
from jwt_decoder.registry.row import Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jwt_decoder.draft.edits import Edit, Object, PartName
    from jwt_decoder.model.sentence import Phrase
    from jwt_decoder.registry.row import Kind

MOST: Final = 40
_ROWS: Final[Mapping[PartName, Mapping[str, Row]]] = MappingProxyType({"header": HEADERS, "payload": CLAIMS})
# What a person is most likely to look for comes first; the registry is in the order of its history.
_FIRST: Final = ("nbf", "aud", "sub", "iss", "scope", "nonce", "auth_time", "acr", "amr", "azp", "sid", "roles", "cnf")
_EMPTY: Final[Mapping[Kind, str]] = MappingProxyType(
    {
        "StringOrURIs": '""',
        "strings": "[]",
        "string or strings": "[]",
        "boolean": "true",
        "flag": "true",
        "number": "0",
        "number or string": "0",
        "object": "{}",
        "objects": "[]",
        "array": "[]",
        "uris": "[]",
        "jwk": "{}",
    }
)
_OWN: Final = Row("", "Custom name", "Not in any registry.", "string", "")
_TIMES: Final = frozenset({"NumericDate", "moment"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name that could be added, what it is called and is, and the edit that adds it with an empty value.

    ``caret`` is where the value begins in the text of the edit, in code points, inside its quotes or brackets.
    """

    name: str
    label: Phrase
    text: Phrase
    edit: Edit
    caret: int


def names(part: PartName, whole: Object, query: str, now: int) -> Iterator[Name]:
    """Return at most forty names that a query is in and the text has not yet; last the query itself as a new name."""
    present = {one["name"] for one in whole.tree["members"]}
    rows = [row for row in _ordered(part) if row.name not in present and _meets(row, query)]
    for row in islice(rows, MOST):
        yield _name(row.name, row.label, row.text, whole, _value(row, now))
    if query and query not in present and query not in _ROWS[part]:
        yield _name(query, _OWN.label, _OWN.text, whole, '""')


def _ordered(part: PartName) -> list[Row]:
    rows = _ROWS[part]
    first = [rows[name] for name in _FIRST if name in rows]
    return [*first, *(row for row in rows.values() if row not in first)]


def _meets(row: Row, query: str) -> bool:
    wanted = query.casefold()
    return wanted in row.name.casefold() or wanted in row.label.casefold()


def _value(row: Row, now: int) -> str:
    return str(now) if row.kind in _TIMES else _EMPTY.get(row.kind, '""')


def _name(name: str, label: Phrase, text: Phrase, whole: Object, value: str) -> Name:
    edit = whole.insert(name, value)
    inside = len(value) // 2 if value in {'""', "[]", "{}"} else len(value)
    return Name(name, label, text, edit, len(edit.text) - len(value) + inside)
