"""Keys anywhere in a JSON value: JWKs, certificates, PEM texts, identifiers that are keys, and octets of a key."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from jwt_decoder.keys.decentralized import read_did
from jwt_decoder.keys.forms import pem
from jwt_decoder.keys.forms.json_text import KeyJsonError, parse
from jwt_decoder.keys.forms.jwk import read_jwk
from jwt_decoder.text import base64url
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from jwt_decoder.keys.key_material import Material

# A header and what follows it; and base58btc, as Multikey and did:key have it.
_TOKEN: Final = re.compile(r"(?<![A-Za-z0-9_-])(ey[A-Za-z0-9_-]{8,}+)\.([A-Za-z0-9_-]*+)\.")
_JSON: Final = re.compile(r"\s*+[\[{]")
_MULTIBASE: Final = re.compile(r"z[1-9A-HJ-NP-Za-km-z]{40,600}")
_KEY_TYPE: Final = '"kty"'
_MOST_VALUES: Final = 50_000
_LONGEST_NAME: Final = 60


class CarriedKey(NamedTuple):
    """A key in a JSON value, and the members that lead to it."""

    path: str
    material: Material


def carried_keys(value: object) -> Iterator[CarriedKey]:
    """Yield the keys in a JSON value, as deep as they stand; of one that is very large, those at its beginning."""
    for path, found in _values(value):
        yield from (CarriedKey(path, material) for material in _read(found))


def carried_text(value: object, texts: AbstractSet[str]) -> str | None:
    """Return the members that lead to one of these texts, with or without padding; None where it stands nowhere."""
    strings = ((path, found) for path, found in _values(value) if isinstance(found, str))
    return next((path for path, found in strings if found.rstrip("=") in texts or found.lower() in texts), None)


def _values(value: object) -> Iterator[tuple[str, object]]:
    waiting = [("", value)]
    for _ in range(_MOST_VALUES):
        if not waiting:
            return
        path, found = waiting.pop()
        yield path, found
        waiting += reversed([*_inside(path, found)])


def _inside(path: str, value: object) -> Iterable[tuple[str, object]]:
    if isinstance(value, dict):
        dot = "." if path else ""
        return ((f"{path}{dot}{quote(name, _LONGEST_NAME)}", member) for name, member in value.items())
    if isinstance(value, list):
        return ((f"{path}[{place}]", item) for place, item in enumerate(value))
    if not isinstance(value, str):
        return ()
    if _JSON.match(value):
        return ((path, _object(value)),) if _KEY_TYPE in value else ()
    token = _TOKEN.search(value)
    parts = token.groups() if token else ()
    return ((path, _object(base64url.decode(one).octets.decode(errors="replace"))) for one in parts)


def _object(text: str) -> object:
    """Return what a part of a token within says, or a string, where it is JSON."""
    try:
        return parse(text)[0]
    except KeyJsonError:
        return None


def _read(value: object) -> Iterable[Material]:
    """Read a value that is a key by itself."""
    if isinstance(value, dict):
        return (read_jwk(value),) if "kty" in value else ()
    if not isinstance(value, str):
        return ()
    multibase = _MULTIBASE.fullmatch(value)
    if multibase or value.startswith("did:"):
        did = read_did(f"did:key:{value}" if multibase else value)
        return (did,) if did else ()
    if pem.BEGIN.search(value):
        return (material for _, material in pem.read_pem(value))
    bare = pem.read_bare(value) if value.startswith("M") else None
    return (bare[1],) if bare else ()
