"""Keys and secrets that stand beside a token under a name that says what they are: to be offered, never used."""

from __future__ import annotations

import json
import re
from heapq import merge
from itertools import islice
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, unquote_plus

from jwt_decoder.extract.base64_runs import places_of
from jwt_decoder.model.paste import KeyText
from jwt_decoder.text import base64url
from jwt_decoder.text.placeholder import is_placeholder
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST: Final = 3
_LONGEST_NAME: Final = 64
# A block in the query or the fragment of an address; a blank is %20 or +.
_ENCODED_PEM: Final = re.compile(
    r"-----BEGIN(?:%20|\+)(?P<label>[A-Z0-9%+]{3,60}?)-----(?:[A-Za-z0-9%+/=_]|-(?!----)){40,20000}+-----END(?:%20|\+)(?P=label)-----"
)
_BEGIN: Final = "-----BEGIN"
_KEYS: Final = ("PUBLIC%20KEY", "PUBLIC+KEY", "PRIVATE%20KEY", "PRIVATE+KEY", "CERTIFICATE")
# `JWT_SECRET=…`, `"jwtSecret": "…"`, `secret_key: …`, `?secret=…`: what is in each such name, and what follows it.
_IN_NAMES: Final = (
    "ecret",
    "ECRET",
    "igningKey",
    "igning_key",
    "IGNING_KEY",
    "JWT_KEY",
    "jwt_key",
    "jwtKey",
    "APP_KEY",
)
_NAME: Final = re.compile(r"[A-Za-z0-9_.-]{0,64}\Z")
_VALUE: Final = re.compile(
    r"(?P<name>[A-Za-z0-9_.-]{4,24})[\"']?[ \t]*(?:=>|:=|[=:])[ \t]*(?:\"(?P<double>[^\"\r\n]{4,1024})\""
    r"|'(?P<single>[^'\r\n]{4,1024})'|(?P<bare>[^\s\"'&;,{}\[\]()<>]{4,1024}))"
)
_OF_ANOTHER: Final = re.compile(r"(?i)client[_.-]?secret|webhook|aws|stripe|github")
_NO_VALUE: Final = re.compile(
    r"[$%<{]|[A-Za-z_]\w*(?:\.\w+)+\Z|(?i:true|false|null|none|undefined|required|string)\Z|ey[JA]|-----BEGIN"
)
_VAPID: Final = re.compile(r"apid (?:(?!apid )[^\r\n]){0,4096}?\bk=\"?(?P<point>B[A-Za-z0-9_-]{86})(?![A-Za-z0-9_-])")
_COORDINATE: Final = 32
_UNCOMPRESSED: Final = 4


def keys_beside(text: str) -> list[KeyText]:
    """Return the keys that an address or a header carries, and secrets by their names; at most three of each kind."""
    return [key for keys in (_encoded_pems(text), _vapid(text), _secrets(text)) for key in islice(keys, _MOST)]


def _encoded_pems(text: str) -> Iterator[KeyText]:
    for at in places_of(text, _BEGIN):
        hit = _ENCODED_PEM.match(text, at)
        if hit and hit["label"].endswith(_KEYS):
            plain = unquote_plus(hit.group()) if "BEGIN+" in hit.group() else unquote(hit.group())
            kind = "certificate" if hit["label"].endswith("CERTIFICATE") else "pem"
            yield KeyText(kind, _name_before(text, at, "="), at, hit.end(), plain)


def _vapid(text: str) -> Iterator[KeyText]:
    """Give the key of a VAPID header (RFC 8292 §3.2), a point of P-256, as a JWK."""
    for hit in _VAPID.finditer(text):
        octets = base64url.decode(hit["point"]).octets
        if octets[0] == _UNCOMPRESSED:
            x, y = (base64url.encode(octets[at : at + _COORDINATE]) for at in (1, 1 + _COORDINATE))
            key = json.dumps({"kty": "EC", "crv": "P-256", "x": x, "y": y})
            yield KeyText("jwk", "k", *hit.span("point"), key)


def _secrets(text: str) -> Iterator[KeyText]:
    end = 0
    for at in merge(*(places_of(text, part) for part in _IN_NAMES)):
        hit = _VALUE.match(text, at) if at >= end else None
        if hit is None:
            continue
        end = hit.end()  # no name is looked for in a value
        group = next(name for name in ("double", "single", "bare") if hit[name] is not None)
        name, value = f"{_name_before(text, at, '')}{hit['name']}", hit[group]
        if not (_OF_ANOTHER.search(name) or _NO_VALUE.match(value) or is_placeholder(value)):
            yield KeyText("secret", quote(name, _LONGEST_NAME), *hit.span(group))


def _name_before(text: str, at: int, joint: str) -> str:
    """Return the name, or the first part of one, that ends at a place, before what joins it to what follows."""
    found = _NAME.search(text[max(0, at - _LONGEST_NAME) : at].removesuffix(joint))
    return quote(found.group(), _LONGEST_NAME) if found else ""
