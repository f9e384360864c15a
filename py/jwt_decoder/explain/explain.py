"""What the members of a JWT Claims Set, and those of a JOSE Header, are, in words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal

from jwt_decoder.explain.values import OF_CLAIMS, OF_PARAMETERS, Reading, read
from jwt_decoder.explain.values.reading import NOTHING, string_of
from jwt_decoder.explain.values.types import mistyped
from jwt_decoder.json.binary64 import precision
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.registry import customary, unregistered
from jwt_decoder.registry.claims import CLAIMS, OF_ANY_TOKEN
from jwt_decoder.registry.headers import HEADERS
from jwt_decoder.text import numeric_date

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from jwt_decoder.explain.values.reading import Reader
    from jwt_decoder.model.part import Node
    from jwt_decoder.registry.row import Kind, Row

Registry = Literal["registered", "issuer", "private"]

MOST_EXPLAINED: Final = 2000
_NO_ROWS: Final[Mapping[str, Row]] = MappingProxyType({})
_NO_READERS: Final[Mapping[str, Reader]] = MappingProxyType({})
_KINDS: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        "string": "string",
        "number": "number",
        "boolean": "boolean",
        "object": "object",
        "array": "array",
        "null": "any",
    }
)
# RFC 7519 §2: a Collision-Resistant Name is a URI, a domain name, an object identifier or a UUID.
_RESISTANT: Final = re.compile(
    r"(?:[a-z][a-z0-9+.-]*://|urn:|tag:|did:)\S+|(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/\S*)?|[0-9]+(?:\.[0-9]+){2,}"
    r"|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}",
    re.IGNORECASE,
)
_LONGEST_NAME: Final = 200
_TIMED: Final = re.compile(r"(?:.*[_-])?(?:at|on|time|timestamp|ts|date|exp|expires|expiry|expiration|iat|nbf|since)")
_TIMED_IN_CAMELS: Final = re.compile(r".*[a-z](?:At|On|Time|Timestamp|Ms|Date|Exp|Expires|Expiry|Expiration)")
# Seconds from 2001 to 2286, or as many milliseconds.
_TEN_DIGITS: Final = re.compile(r"[1-9][0-9]{9}(?:([0-9]{3})|\.[0-9]{1,9})?")


@dataclass(frozen=True, slots=True)
class Explained:
    """A member, its node, what its registry says of it, and its value in words.

    ``required`` says that the specification of the token's type asks for it. ``precision`` is a sentence where a
    reader such as JavaScript's changes the number.
    """

    row: Row
    node: Node
    registry: Registry
    required: bool
    reading: Reading
    precision: Sentence | None


@dataclass(frozen=True, slots=True)
class _Book:
    """All that is known of one sort of members: never one for claims and parameters both."""

    registered: Mapping[str, Row]
    customary: Mapping[str, Row]
    readers: Mapping[str, Reader]
    private: Row
    public: Row
    foreign: Row | None = None


_CLAIMS: Final = _Book(
    CLAIMS,
    customary.CLAIMS,
    OF_CLAIMS,
    unregistered.PRIVATE_CLAIM,
    unregistered.PUBLIC_CLAIM,
    unregistered.FOREIGN_CLAIM,
)
_PARAMETERS: Final = _Book(
    HEADERS, customary.PARAMETERS, OF_PARAMETERS, unregistered.PRIVATE_PARAMETER, unregistered.PUBLIC_PARAMETER
)


def explain(
    members: Mapping[str, Node],
    issuer: Mapping[str, Row] = _NO_ROWS,
    required: Collection[str] = (),
    documents: Collection[str] = (),
) -> Iterable[Explained]:
    """Explain the claims, in the order of the payload, at most two thousand of them.

    ``issuer`` is the registry of the issuer, whose rows come before the registered ones; ``required`` are the names
    that the type of the token asks for; ``documents`` are the specifications that define the type.
    """
    return _explain(members, _CLAIMS, issuer, required, documents)


def parameters(members: Mapping[str, Node], issuer: Mapping[str, Row] = _NO_ROWS) -> Iterable[Explained]:
    """Explain the Header Parameters, in their order; alg is the one that must be there (RFC 7515 §4.1.1)."""
    return _explain(members, _PARAMETERS, issuer, _ALWAYS)


_ALWAYS: Final = frozenset({"alg"})


def _explain(
    members: Mapping[str, Node],
    book: _Book,
    issuer: Mapping[str, Row],
    required: Collection[str],
    documents: Collection[str] = (),
) -> Iterable[Explained]:
    for name, node in islice(members.items(), MOST_EXPLAINED):
        row, registry = _row(name, node, book, issuer, documents)
        registered = book.registered.get(name)
        is_read_by_name = registered is not None and registered.kind == row.kind
        reading = read(row, node, book.readers if is_read_by_name else _NO_READERS)
        if registry == "private" and not reading.text:
            reading = _as_time(name, node)
        yield Explained(row, node, registry, name in required, reading, precision(node))


def _row(
    name: str, node: Node, book: _Book, issuer: Mapping[str, Row], documents: Collection[str]
) -> tuple[Row, Registry]:
    """Return the row that says what a name is, and where it stands; of an unknown name one that is made for it."""
    row = issuer.get(name)
    if row:
        return row, "issuer"
    row = book.registered.get(name)
    if row and book.foreign and _is_foreign(row, node, documents):
        return replace(book.foreign, name=name, kind=_KINDS[node["type"]]), "private"
    if row:
        return row, "registered"
    row = book.customary.get(name)
    if row:
        return (replace(row, kind=_KINDS[node["type"]]) if row.kind == "any" else row), "private"
    is_public = len(name) <= _LONGEST_NAME and _RESISTANT.fullmatch(name)
    return replace(book.public if is_public else book.private, name=name, kind=_KINDS[node["type"]]), "private"


def _is_foreign(row: Row, node: Node, documents: Collection[str]) -> bool:
    """Check whether a value cannot be what one kind of token, which this is not, registered its name for."""
    if row.document in OF_ANY_TOKEN or row.document in documents:
        return False
    is_no_uri = row.kind == "uri" and ":" not in (string_of(node) or ":")
    return is_no_uri or mistyped(row, node) is not None


def _as_time(name: str, node: Node) -> Reading:
    """Read a number as an instant where its name and its size say that it probably is one."""
    digits = _TEN_DIGITS.fullmatch(node["text"]) if node["type"] == "number" else None
    if digits is None or len(name) > _LONGEST_NAME:
        return NOTHING
    if not (_TIMED.fullmatch(name) or _TIMED_IN_CAMELS.fullmatch(name)):
        return NOTHING
    number = float(node["text"])
    if digits[1]:
        return Reading(Sentence("{at}, if it is in milliseconds", at=numeric_date.moment(number / 1000)))
    return Reading(Sentence("{at}, if it is a NumericDate", at=numeric_date.moment(number)))
