"""What the members of a JWT Claims Set, and those of a JOSE Header, are, in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal

from jwt_decoder import instants
from jwt_decoder.findings.numbers import precision
from jwt_decoder.readings import OF_CLAIMS, OF_PARAMETERS, Reading, read
from jwt_decoder.registry.claims import CLAIMS
from jwt_decoder.registry.headers import HEADERS
from jwt_decoder.registry.row import Row

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from jwt_decoder.model import Node
    from jwt_decoder.readings.reading import Reader
    from jwt_decoder.registry.row import Kind

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
_LONGEST_NAME: Final = 1000
_TIMED: Final = re.compile(r"(?:.*[_-])?(?:at|on|time|timestamp|ts|date|exp|expires|expiry|expiration|iat|nbf|since)")
_TIMED_IN_CAMELS: Final = re.compile(r".*[a-z](?:At|On|Time|Timestamp|Date|Exp|Expires|Expiry|Expiration)")
_TEN_DIGITS: Final = re.compile(r"[1-9][0-9]{9}(?:\.[0-9]{1,9})?")


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
    precision: str | None


def explain(
    members: Mapping[str, Node], issuer: Mapping[str, Row] = _NO_ROWS, required: Collection[str] = ()
) -> Iterable[Explained]:
    """Explain the claims, in the order of the payload, at most two thousand of them.

    ``issuer`` is the registry of the issuer, whose rows come before the registered ones; ``required`` are the names
    that the type of the token asks for.
    """
    for name, node in islice(members.items(), MOST_EXPLAINED):
        row, registry = _row(name, node, issuer, CLAIMS, _PRIVATE_CLAIM, _PUBLIC_CLAIM)
        is_named = row.name in CLAIMS and CLAIMS[row.name].kind == row.kind
        reading = read(row, node, OF_CLAIMS if is_named else _NO_READERS)
        if registry == "private" and not reading.text:
            reading = _as_time(name, node)
        yield Explained(row, node, registry, name in required, reading, precision(node))


def parameters(members: Mapping[str, Node], issuer: Mapping[str, Row] = _NO_ROWS) -> Iterable[Explained]:
    """Explain the Header Parameters, in their order; alg is the one that must be there (RFC 7515 §4.1.1)."""
    for name, node in islice(members.items(), MOST_EXPLAINED):
        row, registry = _row(name, node, issuer, HEADERS, _PRIVATE_PARAMETER, _PUBLIC_PARAMETER)
        is_named = row.name in HEADERS and HEADERS[row.name].kind == row.kind
        reading = read(row, node, OF_PARAMETERS if is_named else _NO_READERS)
        yield Explained(row, node, registry, name == "alg", reading, precision(node))


@dataclass(frozen=True, slots=True)
class _Unknown:
    """What is said of a name that no registry has."""

    label: str
    text: str
    source: str


_PRIVATE_CLAIM: Final = _Unknown(
    "Private claim", "No registry has this name: only the issuer can say what it means.", "RFC 7519 §4.3"
)
_PUBLIC_CLAIM: Final = _Unknown(
    "Public claim",
    "The name is made so that nobody else uses it; its owner can say what it means.",
    "RFC 7519 §4.2",
)
_PRIVATE_PARAMETER: Final = _Unknown(
    "Private parameter", "No registry has this parameter: readers ignore it unless crit names it.", "RFC 7515 §4.3"
)
_PUBLIC_PARAMETER: Final = _Unknown(
    "Public parameter",
    "The name is made so that nobody else uses it; readers ignore it unless crit names it.",
    "RFC 7515 §4.2",
)


def _row(
    name: str,
    node: Node,
    issuer: Mapping[str, Row],
    registered: Mapping[str, Row],
    *unknown: _Unknown,
) -> tuple[Row, Registry]:
    """Give the row that says what a name is, and where it stands; of an unknown name one that is made for it."""
    row = issuer.get(name)
    if row:
        return row, "issuer"
    row = registered.get(name)
    if row:
        return row, "registered"
    told = unknown[len(name) <= _LONGEST_NAME and _RESISTANT.fullmatch(name) is not None]
    return Row(name, told.label, told.text, _KINDS[node["type"]], told.source), "private"


def _as_time(name: str, node: Node) -> Reading:
    """Read a number as an instant where its name and its size say that it probably is one."""
    if node["type"] != "number" or not _TEN_DIGITS.fullmatch(node["text"]):
        return Reading()
    if len(name) > _LONGEST_NAME or not (_TIMED.fullmatch(name) or _TIMED_IN_CAMELS.fullmatch(name)):
        return Reading()
    return Reading(f"{instants.utc(float(node['text']))}, if it is a NumericDate")
