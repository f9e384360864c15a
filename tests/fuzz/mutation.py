"""How inputs are changed: below the dots and the base64url too, where changes of octets alone never get.

Each takes an input, the most octets of a new one and what to draw from, and gives the new one.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import re
from typing import TYPE_CHECKING, Final

from tests.fuzz.vocabulary import NAMES, PIECES, SURROUNDINGS, VALUES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.fuzz.draw import Draw

    Way = Callable[[bytes, Draw], bytes]

SEPARATOR: Final = b"\n\0\n"
_RUN: Final = re.compile(rb"[A-Za-z0-9_-]{2,}")
_HOLE: Final = "\ue000"
_HASHES: Final = {b"HS256": hashlib.sha256, b"HS384": hashlib.sha384, b"HS512": hashlib.sha512}
_DEEP: Final = 140
_ROOM: Final = 32


def octets(data: bytes, most: int, draw: Draw) -> bytes:
    """Change octets alone."""
    return draw.changed(data, most)


def paste(data: bytes, most: int, draw: Draw) -> bytes:
    """Change a paste in one to three ways; what grows too long is left as it was."""
    return _several(data, most, draw, _PASTE_WAYS)


def json_text(data: bytes, most: int, draw: Draw) -> bytes:
    """Change a JSON text, as one or by its octets."""
    return _several(data, most, draw, (_edited_json, _raw, _raw, _pieced))


def key_text(data: bytes, most: int, draw: Draw) -> bytes:
    """Change a key text; its first octet chooses the encoding of a secret."""
    first = bytes([draw.randrange(4)]) if draw.random() < 0.1 else data[:1]
    return (first or b"\0") + _several(data[1:], most - 1, draw, _KEY_WAYS)


def key_and_paste(data: bytes, most: int, draw: Draw) -> bytes:
    """Change a key or the paste it is tried on, and often sign the paste anew with that key as a secret."""
    key, _, token = data.partition(SEPARATOR)
    half = max(8, (most - len(SEPARATOR)) // 2)
    if draw.random() < 0.4:
        key = key_text(key, half, draw)
    else:
        token = _several(token, half, draw, _PASTE_WAYS)
    if draw.random() < 0.5:
        token = _signed(token, key[1:])
    changed = key + SEPARATOR + token
    return changed if len(changed) <= most else data


def _several(data: bytes, most: int, draw: Draw, ways: Sequence[Way]) -> bytes:
    for _ in range(draw.choice((1, 1, 1, 2, 3))):
        changed = draw.choice(ways)(data, draw)
        if len(changed) <= most:
            data = changed
    return data


def _raw(data: bytes, draw: Draw) -> bytes:
    return draw.changed(data, len(data) + _ROOM)


def _pieced(data: bytes, draw: Draw) -> bytes:
    """Put a telling piece somewhere, in the place of some octets or of none."""
    at = draw.randint(0, len(data))
    return data[:at] + draw.choice(PIECES) + data[at + draw.choice((0, 0, 1, 2)) :]


def _without_a_run(data: bytes, draw: Draw) -> bytes:
    first = draw.randint(0, len(data))
    return data[:first] + data[first + draw.randint(1, 20) :]


def _twice_a_run(data: bytes, draw: Draw) -> bytes:
    first = draw.randint(0, len(data))
    run = data[first : first + draw.randint(1, 60)]
    at = draw.randint(0, len(data))
    return data[:at] + run + data[at:]


def _surrounded(data: bytes, draw: Draw) -> bytes:
    return draw.choice(SURROUNDINGS).replace(b"%s", data)


def _in_other_words(data: bytes, draw: Draw) -> bytes:
    """Spell a paste as another program would: wrapped, escaped for an address, escaped for HTML."""
    spelling = draw.randrange(4)
    if spelling == 0:
        width = draw.choice((40, 64, 76))
        return b"\r\n".join(data[at : at + width] for at in range(0, len(data), width))
    return data.replace(b".", (b"%2E", b"&#46;", b"\\u002e", b"%252E")[spelling])


def _as_json(data: bytes, draw: Draw) -> bytes:
    """Turn a compact JWS into the JSON Serialization, flattened or general (RFC 7515 §7.2)."""
    parts = data.decode(errors="replace").split(".")
    if len(parts) != 3:
        return data
    signature = {"protected": parts[0], "signature": parts[2]}
    if draw.random() < 0.3:
        signature["header"] = json.loads(draw.choice(VALUES))
    if draw.random() < 0.5:
        return json.dumps({"payload": parts[1], **signature}).encode()
    return json.dumps({"payload": parts[1], "signatures": [signature] * draw.randint(1, 3)}).encode()


def _nested(data: bytes, draw: Draw) -> bytes:
    """Make a paste the payload of another token, or a Disclosure of one (RFC 9901 §4.2)."""
    if draw.random() < 0.5:
        return b"eyJhbGciOiJub25lIiwiY3R5IjoiSldUIn0." + _packed(data) + b"."
    disclosure = _packed(f'["s",{json.dumps(draw.choice(NAMES))},{draw.choice(VALUES)}]'.encode(errors="replace"))
    digest = _packed(hashlib.sha256(disclosure).digest()).decode()
    header = _packed(b'{"alg":"HS256","typ":"dc+sd-jwt"}')
    return header + b"." + _packed(f'{{"_sd":["{digest}"]}}'.encode()) + b".AA~" + disclosure + b"~"


def _below(data: bytes, draw: Draw) -> bytes:
    """Change what a run of base64url holds, and encode it again."""
    runs = list(_RUN.finditer(data))
    if not runs:
        return _pieced(data, draw)
    run = draw.choice(runs[:6])
    inner = _unpacked(run[0])
    way = _edited_json if inner[:1] in {b"{", b"["} and draw.random() < 0.8 else _raw
    return data[: run.start()] + _packed(way(inner, draw)) + data[run.end() :]


def _edited_json(data: bytes, draw: Draw) -> bytes:
    """Change a member or an item of a JSON text; what is none is changed by its octets."""
    try:
        pairs = json.loads(data, object_pairs_hook=_Pairs, parse_int=float)
    except (ValueError, RecursionError):
        return _pieced(data, draw)
    if not isinstance(pairs, _Pairs):
        pairs = _Pairs([(draw.choice(NAMES), pairs)])
    lexeme = _value(draw, data)
    at = draw.randrange(len(pairs)) if pairs else 0
    edit = draw.randrange(5)
    if edit == 0 or not pairs:
        pairs.insert(at, (draw.choice(NAMES), _HOLE))
    elif edit == 1:
        pairs.pop(at)
    elif edit == 2:
        pairs.append((pairs[at][0], _HOLE))
    else:
        pairs[at] = (pairs[at][0], _HOLE)
    return _written(pairs).replace(json.dumps(_HOLE), lexeme).encode(errors="replace")


class _Pairs(list[tuple[str, object]]):
    """The members of a JSON object, in order and with repeated names."""


def _written(value: object) -> str:
    if isinstance(value, _Pairs):
        return "{" + ",".join(f"{json.dumps(name)}:{_written(inner)}" for name, inner in value) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(_written, value)) + "]"
    if isinstance(value, float) and value.is_integer():
        return f"{value:.0f}"
    return json.dumps(value)


def _value(draw: Draw, whole: bytes) -> str:
    """Give a JSON lexeme: a telling one, a nest of some depth, or the whole text it goes into."""
    kind = draw.random()
    if kind < 0.04:
        depth = draw.choice((3, 20, _DEEP))
        return "[" * depth + "]" * depth
    if kind < 0.08:
        return whole.decode(errors="replace")
    return draw.choice(VALUES)


def _signed(token: bytes, secret: bytes) -> bytes:
    """Put the HMAC that the secret makes in the place of a JWS's signature, where its header asks for one."""
    parts = token.split(b".")
    if len(parts) != 3:
        return token
    header = _unpacked(parts[0])
    digest = next((digest for name, digest in _HASHES.items() if name in header), None)
    if digest is None:
        return token
    signing_input = parts[0] + b"." + parts[1]
    return signing_input + b"." + _packed(hmac.new(secret, signing_input, digest).digest())


def _packed(data: bytes) -> bytes:
    return base64.urlsafe_b64encode(data).rstrip(b"=")


def _unpacked(run: bytes) -> bytes:
    usable = run[:-1] if len(run) % 4 == 1 else run
    try:
        return base64.urlsafe_b64decode(usable + b"=" * (-len(usable) % 4))
    except binascii.Error:
        return b""


_KEY_WAYS: Final[tuple[Way, ...]] = (_edited_json, _below, _raw, _raw, _pieced, _without_a_run, _twice_a_run)
_PASTE_WAYS: Final[tuple[Way, ...]] = (
    _below,
    _below,
    _below,
    _below,
    _raw,
    _pieced,
    _pieced,
    _without_a_run,
    _twice_a_run,
    _surrounded,
    _in_other_words,
    _as_json,
    _nested,
)
