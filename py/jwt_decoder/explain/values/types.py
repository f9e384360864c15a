"""Whether a value is of the type that its kind asks for."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from jwt_decoder.decode.sd_jwt.digests import element_digest
from jwt_decoder.explain.values.reading import LONGEST
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.model.part import Node
    from jwt_decoder.registry.row import Kind, Row


class Type(NamedTuple):
    """The JSON types that a kind of value may have, and their name; ``items`` is the type of the items of an array."""

    types: frozenset[str]
    called: Sentence
    items: str = ""


_STRING: Final = Type(frozenset({"string"}), Sentence("a string"))
_STRINGS: Final = Type(frozenset({"array"}), Sentence("an array of strings"), "string")
_EITHER: Final = Type(frozenset({"string", "array"}), Sentence("a string or an array of strings"), "string")
_BOOLEAN: Final = Type(frozenset({"boolean"}), Sentence("a boolean"))
_NUMBER: Final = Type(frozenset({"number"}), Sentence("a number"))
_OBJECT: Final = Type(frozenset({"object"}), Sentence("an object"))
_OBJECTS: Final = Type(frozenset({"array"}), Sentence("an array of objects"), "object")
_ARRAY: Final = Type(frozenset({"array"}), Sentence("an array"))
_LOOSE: Final = Type(frozenset({"number", "string"}), Sentence("a number or a string"))
_FLAG: Final = Type(
    frozenset({"boolean", "number", "string"}), Sentence("a boolean, or a word or number that stands for one")
)
_ANY: Final = Type(frozenset({"string", "number", "boolean", "object", "array", "null"}), Sentence("anything"))

_ROWS: Final[tuple[tuple[Kind, Type], ...]] = (
    ("StringOrURI", _STRING),
    ("StringOrURIs", _EITHER),
    ("NumericDate", _ANY),  # numeric_date.read says what is wrong
    ("milliseconds", _LOOSE),
    ("moment", _LOOSE),
    ("string", _STRING),
    ("strings", _STRINGS),
    ("string or strings", _EITHER),
    ("boolean", _BOOLEAN),
    ("flag", _FLAG),
    ("number", _NUMBER),
    ("number or string", _LOOSE),
    ("object", _OBJECT),
    ("objects", _OBJECTS),
    ("array", _ARRAY),
    ("any", _ANY),
    ("json", _STRING),
    ("scopes", _EITHER),
    ("uri", _STRING),
    ("uris", _EITHER),
    ("uuid", _STRING),
    ("language", _STRING),
    ("zone", _STRING),
    ("date", _STRING),
    ("email", _STRING),
    ("phone", _STRING),
    ("ip", _STRING),
    ("base64url", _STRING),
    ("hash", _STRING),
    ("jwk", _OBJECT),
    ("jwt", _STRING),
)
TYPES: Final[Mapping[Kind, Type]] = MappingProxyType(dict(_ROWS))


def mistyped(row: Row, node: Node) -> Sentence | None:
    """Return what is wrong with the type of a value, None where it is right."""
    wanted = TYPES[row.kind]
    if node["type"] in wanted.types and _holds(wanted, node):
        return None
    name, word = quote(row.name, LONGEST), node.get("value", "")
    if wanted is _BOOLEAN and word:
        return Sentence(
            "{name} must be {type}, but is the string “{value}”", name=name, type=wanted.called, value=quote(word)
        )
    return Sentence("{name} must be {type}", name=name, type=wanted.called)


def _holds(wanted: Type, node: Node) -> bool:
    """Judge the items of an array; the digest of an element stands for one of any type (RFC 9901 §4.2.4.2)."""
    if not wanted.items:
        return True
    return all(item["type"] == wanted.items or element_digest(item) for item in node.get("items", ()))
