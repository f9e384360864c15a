"""What a registry says of one claim or one Header Parameter."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.model.sentence import Phrase

Kind = Literal[
    "StringOrURI",  # a string, which is a URI if it holds a colon (RFC 7519 §2)
    "StringOrURIs",  # one of those, or an array of them
    "NumericDate",  # seconds since 1970 (RFC 7519 §2)
    "milliseconds",  # milliseconds since 1970
    "moment",  # seconds since 1970, or a date and time as text (ISO 8601)
    "string",
    "strings",  # an array of strings
    "string or strings",
    "boolean",
    "flag",  # a boolean that its issuer may also write as "true", 1 or "1"
    "number",
    "number or string",  # a number that its issuer may also write as a string
    "object",
    "objects",  # an array of objects
    "array",
    "any",
    "json",  # a string that holds JSON text
    "scopes",  # words with a space between them (RFC 6749 §3.3), or an array of them
    "uri",
    "uris",
    "uuid",  # RFC 9562
    "language",  # a language tag (RFC 5646)
    "zone",  # a name of the IANA time zone database
    "date",  # YYYY-MM-DD, or as much of it as is known
    "email",
    "phone",
    "ip",  # an address of the Internet Protocol
    "base64url",
    "hash",  # a hash, base64url
    "jwk",  # a JSON Web Key, as an object
    "jwt",  # another token in Compact Serialization
]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)


def words(cell: str) -> frozenset[str]:
    """Return the words of a cell of a table, which are written with a space between them."""
    return frozenset(cell.split())


@dataclass(frozen=True, slots=True)
class Row:
    """One claim or Header Parameter: its name, what it is called, what it is in one sentence, kind and source.

    ``label`` is a few words, ``text`` one plain sentence of our own. ``source`` is the document and its section, such
    as "RFC 7519 §4.1.1"; of an issuer's row it is the page of its documentation.
    """

    name: str
    label: Phrase
    text: Phrase
    kind: Kind
    source: str

    @property
    def document(self) -> str:
        """The document of the source, without its section."""
        return self.source.partition(" §")[0]


def by_name(rows: tuple[Row, ...]) -> Mapping[str, Row]:
    """Give rows by their names, for look-ups that reach nothing but rows."""
    return MappingProxyType({row.name: row for row in rows})
