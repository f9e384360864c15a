"""Keys anywhere in a JSON value: JWKs, certificates, PEM texts, and identifiers that are keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from jwt_decoder.keys.decentralized import read_did
from jwt_decoder.keys.forms import pem
from jwt_decoder.keys.forms.jwk import read_jwk
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jwt_decoder.keys.key_material import Material

_MOST_VALUES: Final = 50_000
_LONGEST_NAME: Final = 60


class CarriedKey(NamedTuple):
    """A key in a JSON value, and the members that lead to it."""

    path: str
    material: Material


def carried_keys(value: object) -> Iterator[CarriedKey]:
    """Yield the keys in a JSON value, as deep as they stand; of one that is very large, those at its beginning."""
    waiting = [("", value)]
    for _ in range(_MOST_VALUES):
        if not waiting:
            return
        path, found = waiting.pop()
        yield from (CarriedKey(path, material) for material in _read(found))
        waiting += reversed([*_inside(path, found)])


def _inside(path: str, value: object) -> Iterable[tuple[str, object]]:
    if isinstance(value, dict):
        dot = "." if path else ""
        return ((f"{path}{dot}{quote(name, _LONGEST_NAME)}", member) for name, member in value.items())
    if isinstance(value, list):
        return ((f"{path}[{place}]", item) for place, item in enumerate(value))
    return ()


def _read(value: object) -> Iterable[Material]:
    """Read a value that is a key by itself."""
    if isinstance(value, dict):
        return (read_jwk(value),) if "kty" in value else ()
    if not isinstance(value, str):
        return ()
    if value.startswith("did:"):
        did = read_did(value)
        return (did,) if did else ()
    if pem.BEGIN.search(value):
        return (material for _, material in pem.read_pem(value))
    bare = pem.read_bare(value) if value.startswith("M") else None
    return (bare[1],) if bare else ()
