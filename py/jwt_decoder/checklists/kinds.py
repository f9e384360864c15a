"""What a value must be: its name in a sentence, and how a value is held to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jwt_decoder.json.parse import members_of, plain
from jwt_decoder.keys.forms.jwk import read_jwk
from jwt_decoder.model.sentence import Listing, Sentence
from jwt_decoder.text import json_types, numeric_date
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Callable

    from jwt_decoder.model.part import Node
    from jwt_decoder.model.sentence import Value

_LONGEST_SHOWN: Final = 80
_LONGEST: Final = 4096
_LONGEST_SUBJECT: Final = 255
_LONGEST_ENTITY: Final = 2048
_MOST_ITEMS: Final = 1000
_MOST_KEYS: Final = 50
_URI: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")
_SHA_256: Final = re.compile(r"[A-Za-z0-9_-]{43}")
_WEB: Final = re.compile(r"https://[^/?#\s@]+(?:[/?#]\S*)?")
_ORIGIN: Final = re.compile(r"https://[^/?#\s@]+")
_SCOPES: Final = re.compile(r"[!#-\[\]-~]+(?: [!#-\[\]-~]+)*")
_TELEPHONE: Final = re.compile(r"[0-9*#]+")


@dataclass(frozen=True, slots=True)
class Kind:
    """What a value must be."""

    called: Value
    holds: Callable[[Node], bool]


def shown(node: Node) -> Value:
    """Return a value for a person: a string in quotation marks, of an object or an array what it is."""
    if node["type"] == "string":
        return Sentence("“{value}”", value=quote(node["value"], _LONGEST_SHOWN))
    if node["type"] in {"object", "array"}:
        return json_types.NAMES[node["type"]]
    return quote(node["text"], _LONGEST_SHOWN)


def text_of(node: Node) -> str:
    """Return a string of a sensible length; of any other value nothing."""
    value = node.get("value", "")
    return value if len(value) <= _LONGEST else ""


def is_object(node: Node) -> bool:
    """Return whether a value is an object."""
    return node["type"] == "object"


def items_of(node: Node) -> list[Node]:
    """Return the first items of an array."""
    return node.get("items", [])[:_MOST_ITEMS]


def are_strings(node: Node) -> bool:
    """Return whether a value is an array of strings with at least one."""
    items = items_of(node)
    return bool(items) and all(item["type"] == "string" for item in items)


def is_public(node: Node) -> bool:
    """Return whether a value is a JWK with a public key and nothing private."""
    if not is_object(node):
        return False
    key = read_jwk({name: plain(member) for name, member in members_of(node).items()})
    return key.problem is None and not key.private and key.key_type != "oct"


def one_of(*values: str) -> Kind:
    """Return the kind of a string that is one of these."""
    known = frozenset(values)
    return Kind(Listing(values, "or"), lambda node: text_of(node) in known)


def _is_string(node: Node) -> bool:
    return node["type"] == "string" and node["value"] != ""


def _is_date(node: Node) -> bool:
    return numeric_date.read("", node).problem is None


def _is_web(node: Node) -> bool:
    return _WEB.fullmatch(text_of(node)) is not None


def _is_issuer(node: Node) -> bool:
    return _is_web(node) and not {"?", "#"}.intersection(text_of(node))


def _is_entity(node: Node) -> bool:
    return _is_issuer(node) and len(text_of(node)) <= _LONGEST_ENTITY


def _is_bare(node: Node) -> bool:
    """Return whether a value is an http or https URL without query and fragment."""
    text = text_of(node)
    return text.startswith(("https://", "http://")) and not {"?", "#"}.intersection(text)


def _is_sized(node: Node) -> bool:
    text = text_of(node)
    return _is_string(node) and text.isascii() and len(text) <= _LONGEST_SUBJECT


def _is_keys(node: Node) -> bool:
    keys = items_of(members_of(node).get("keys") or node)[:_MOST_KEYS]
    return bool(keys) and all(is_public(key) for key in keys)


def _matches(pattern: re.Pattern[str]) -> Callable[[Node], bool]:
    return lambda node: pattern.fullmatch(text_of(node)) is not None


STRING: Final = Kind(Sentence("a string"), _is_string)
SUBJECT: Final = Kind(Sentence("a string of at most 255 ASCII characters"), _is_sized)
STRINGS: Final = Kind(Sentence("an array of strings"), are_strings)
AUDIENCE: Final = Kind(Sentence("a string or an array of strings"), lambda node: _is_string(node) or are_strings(node))
SECONDS: Final = Kind(Sentence("a time in seconds since 1970"), _is_date)
OBJECT: Final = Kind(Sentence("an object"), is_object)
OBJECTS: Final = Kind(
    Sentence("an array of objects"), lambda node: bool(items_of(node)) and all(map(is_object, items_of(node)))
)
URI: Final = Kind(Sentence("a URI"), _matches(_URI))
HTTPS: Final = Kind(Sentence("an https URL"), _is_web)
ISSUER: Final = Kind(Sentence("an https URL without query or fragment"), _is_issuer)
ENTITY: Final = Kind(Sentence("an https URL of at most 2048 characters, without query or fragment"), _is_entity)
BARE_URL: Final = Kind(Sentence("a URL without query or fragment"), _is_bare)
ORIGIN: Final = Kind(Sentence("an origin: https and host, without a path"), _matches(_ORIGIN))
CONTACT: Final = Kind(Sentence("a mailto: or https: URI"), lambda node: text_of(node).startswith(("mailto:", "https:")))
SHA_256: Final = Kind(Sentence("a SHA-256 hash in base64url"), _matches(_SHA_256))
SCOPES: Final = Kind(Sentence("a string of scopes with one space between them"), _matches(_SCOPES))
TELEPHONE: Final = Kind(Sentence("digits, * and # only"), _matches(_TELEPHONE))
JWK: Final = Kind(Sentence("a public key as a JWK"), is_public)
KEY_SET: Final = Kind(Sentence("a JWK Set with public keys only"), _is_keys)
KEYS: Final = Kind(Sentence("an array of public keys as JWKs"), lambda node: node["type"] == "array" and _is_keys(node))
