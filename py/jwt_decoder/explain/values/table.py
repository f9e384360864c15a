"""Which reading a value gets: by the name of a registered claim or parameter, else by the kind of value."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.explain.values import authentication, events, header, identifiers, keys, parties, words
from jwt_decoder.explain.values.reading import NOTHING, Reading, string_of
from jwt_decoder.explain.values.types import mistyped
from jwt_decoder.text import numeric_date

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.explain.values.reading import Reader
    from jwt_decoder.model.records import Node
    from jwt_decoder.registry.row import Kind, Row

_MOST_DIGITS: Final = 17
_WEB: Final = ("https://", "http://")


def _plain(_: Node) -> Reading:
    """Say nothing: the value says it all."""
    return NOTHING


def _name_or_uri(node: Node) -> Reading:
    found = identifiers.by_shape(node)
    return found if found is not NOTHING else words.string_or_uri(node)


def _string(node: Node) -> Reading:
    found = identifiers.by_shape(node)
    is_address = found is NOTHING and string_of(node).startswith(_WEB)
    return words.address(node) if is_address else found


def _one_or_many(node: Node) -> Reading:
    return _name_or_uri(node) if node["type"] == "string" else words.strings(node)


def _addresses(node: Node) -> Reading:
    return words.address(node) if node["type"] == "string" else words.strings(node)


def _milliseconds(node: Node) -> Reading:
    """Read milliseconds since 1970, written as a number or as a string."""
    text = string_of(node) or node["text"]
    if not text.lstrip("-").isdecimal() or len(text) > _MOST_DIGITS:
        return Reading("not a number of milliseconds")
    seconds: Node = {"type": "number", "start": 0, "end": 0, "text": str(int(text) / 1000)}
    return Reading(numeric_date.read("this", seconds).reading)


def _moment(node: Node) -> Reading:
    """Read seconds since 1970, or a date and time as text."""
    if node["type"] == "number":
        return Reading(numeric_date.read("this", node).reading)
    seconds = numeric_date.of_date(string_of(node))
    return Reading("not a date and time (ISO 8601)") if seconds is None else Reading(numeric_date.utc(seconds))


def _anything(node: Node) -> Reading:
    return _BY_TYPE[node["type"]](node)


_BY_TYPE: Final[Mapping[str, Reader]] = MappingProxyType(
    {
        "string": _string,
        "number": _plain,
        "boolean": _plain,
        "null": _plain,
        "array": words.objects,
        "object": words.members,
    }
)
BY_KIND: Final[Mapping[Kind, Reader]] = MappingProxyType(
    {
        "StringOrURI": _name_or_uri,
        "StringOrURIs": _one_or_many,
        "NumericDate": _plain,
        "milliseconds": _milliseconds,
        "moment": _moment,
        "string": _string,
        "strings": words.strings,
        "string or strings": _one_or_many,
        "boolean": _plain,
        "flag": _plain,
        "number": _plain,
        "number or string": _plain,
        "object": words.members,
        "objects": words.objects,
        "array": words.objects,
        "any": _anything,
        "json": identifiers.json,
        "scopes": words.scopes,
        "uri": words.address,
        "uris": _addresses,
        "uuid": identifiers.uuid,
        "language": words.language,
        "zone": words.zone,
        "date": words.date,
        "email": words.email,
        "phone": words.phone,
        "ip": words.ip,
        "base64url": identifiers.base64url,
        "hash": identifiers.hashed,
        "jwk": keys.jwk,
        "jwt": identifiers.token,
    }
)
OF_CLAIMS: Final[Mapping[str, Reader]] = MappingProxyType(
    {
        "amr": authentication.methods,
        "acr": authentication.context_class,
        "vot": authentication.vector,
        "at_hash": identifiers.half_of_a_hash,
        "c_hash": identifiers.half_of_a_hash,
        "cnf": keys.confirmation,
        "act": parties.actors,
        "may_act": parties.may_act,
        "address": parties.postal_address,
        "sub_id": parties.subject_identifier,
        "events": events.events,
        "vc": parties.credential,
        "vp": parties.credential,
        "authorization_details": parties.authorization_details,
        "orig": parties.telephone,
        "dest": parties.telephone,
        "div": parties.telephone,
        "jwks": keys.key_set,
        "keys": keys.key_list,
    }
)
OF_PARAMETERS: Final[Mapping[str, Reader]] = MappingProxyType(
    {
        "alg": header.algorithm,
        "enc": header.content_encryption,
        "zip": header.compression,
        "typ": header.media_type,
        "cty": header.content_type,
        "crit": header.critical,
        "b64": header.unencoded,
        "kid": keys.key_id,
        "x5c": keys.certificates,
        "x5t": keys.sha1_thumbprint,
        "x5t#S256": keys.sha256_thumbprint,
        "apu": identifiers.text,
        "apv": identifiers.text,
        "p2c": header.count,
        "ppt": header.passport_type,
    }
)


def read(row: Row, node: Node, by_name: Mapping[str, Reader]) -> Reading:
    """Give a value in words, or what is wrong with its type; ``by_name`` are readings that come before its kind's."""
    if row.kind == "NumericDate":
        return Reading(numeric_date.read(row.name, node).reading)
    wrong = mistyped(row, node)
    return Reading(wrong) if wrong else by_name.get(row.name, BY_KIND[row.kind])(node)
