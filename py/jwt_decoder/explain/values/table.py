"""Which reading a value gets: by the name of a registered claim or parameter, else by the kind of value."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.explain.values import (
    addresses,
    authentication,
    contacts,
    counts,
    dates,
    events,
    hashes,
    header,
    inner_text,
    keys,
    languages,
    parties,
    scopes,
    uuids,
)
from jwt_decoder.explain.values.reading import LONGEST, NOTHING, Reading, string_of
from jwt_decoder.explain.values.types import mistyped
from jwt_decoder.text import numeric_date
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.explain.values.reading import Reader
    from jwt_decoder.model.part import Node
    from jwt_decoder.registry.row import Kind, Row

_WEB: Final = ("https://", "http://")


def _plain(_: Node) -> Reading:
    """Return nothing: the value says it all."""
    return NOTHING


def _name_or_uri(node: Node) -> Reading:
    reading = inner_text.by_shape(node)
    return reading if reading is not NOTHING else addresses.string_or_uri(node)


def _string(node: Node) -> Reading:
    reading = inner_text.by_shape(node)
    is_address = reading is NOTHING and string_of(node).startswith(_WEB)
    return addresses.address(node) if is_address else reading


def _one_or_many(node: Node) -> Reading:
    return _name_or_uri(node) if node["type"] == "string" else counts.strings(node)


def _addresses(node: Node) -> Reading:
    return addresses.address(node) if node["type"] == "string" else counts.strings(node)


def _anything(node: Node) -> Reading:
    return _BY_TYPE[node["type"]](node)


_BY_TYPE: Final[Mapping[str, Reader]] = MappingProxyType(
    {
        "string": _string,
        "number": _plain,
        "boolean": _plain,
        "null": _plain,
        "array": counts.items,
        "object": counts.members,
    }
)
BY_KIND: Final[Mapping[Kind, Reader]] = MappingProxyType(
    {
        "StringOrURI": _name_or_uri,
        "StringOrURIs": _one_or_many,
        "NumericDate": _plain,
        "milliseconds": dates.milliseconds,
        "moment": dates.moment,
        "string": _string,
        "strings": counts.strings,
        "string or strings": _one_or_many,
        "boolean": _plain,
        "flag": _plain,
        "number": _plain,
        "number or string": _plain,
        "object": counts.members,
        "objects": counts.items,
        "array": counts.items,
        "any": _anything,
        "json": inner_text.json,
        "scopes": scopes.scopes,
        "uri": addresses.address,
        "uris": _addresses,
        "uuid": uuids.uuid,
        "language": languages.language,
        "zone": dates.zone,
        "date": dates.date,
        "email": contacts.email,
        "phone": contacts.phone,
        "ip": addresses.ip,
        "base64url": hashes.base64url,
        "hash": hashes.hashed,
        "jwk": keys.jwk,
        "jwt": inner_text.token,
    }
)
OF_CLAIMS: Final[Mapping[str, Reader]] = MappingProxyType(
    {
        "amr": authentication.methods,
        "acr": authentication.context_class,
        "vot": authentication.vector,
        "at_hash": hashes.half_of_a_hash,
        "c_hash": hashes.half_of_a_hash,
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
        "apu": hashes.text,
        "apv": hashes.text,
        "p2c": header.count,
        "ppt": header.passport_type,
    }
)


def read(row: Row, node: Node, by_name: Mapping[str, Reader]) -> Reading:
    """Return a value in words, or what is wrong with its type; ``by_name`` are readings that come before its kind's."""
    if row.kind == "NumericDate":
        return Reading(numeric_date.read(row.name, node, quote(row.name, LONGEST)).reading)
    wrong = mistyped(row, node)
    return Reading(wrong) if wrong else by_name.get(row.name, BY_KIND[row.kind])(node)
