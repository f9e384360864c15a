"""The ways in which programs and formats pack a text: as octets in hex and numbers, compressed, in base64 twice."""

from __future__ import annotations

import base64
import gzip
import json
import zlib
from typing import TYPE_CHECKING, Final

from tests.unit.jwt_decoder.extract.cutting import joined, lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.unit.jwt_decoder.extract.framed_ways import Way


def _text(octets: bytes) -> str:
    return base64.b64encode(octets).decode()


def _url(octets: bytes) -> str:
    return base64.urlsafe_b64encode(octets).decode().rstrip("=")


def _secret(text: str) -> str:
    return f"apiVersion: v1\nkind: Secret\ndata:\n  token: {text}\ntype: Opaque\n"


def _registry(octets: bytes) -> str:
    return '"token"=hex:' + ",\\\n  ".join(octets[at : at + 25].hex(",") for at in range(0, len(octets), 25)) + "\n"


def _included(octets: bytes) -> str:
    rows = (octets[at : at + 12] for at in range(0, len(octets), 12))
    return "t[] = {\n  " + ",\n  ".join(", ".join(f"0x{one:02x}" for one in row) for row in rows) + "\n};\n"


def _release(octets: bytes) -> str:
    config = json.dumps({"config": {"token": octets.decode()}}).encode()
    return f"data:\n  release: {_text(_text(gzip.compress(config, mtime=0)).encode())}\n"


_PACKED: Final[dict[str, Callable[[bytes], str]]] = {
    "hex": bytes.hex,
    "hex, capitals": lambda octets: octets.hex().upper(),
    "hex of MySQL": lambda octets: f"INSERT INTO t VALUES (1,0x{octets.hex().upper()});",  # noqa: S608 - no database is asked
    "hex of SQLite": lambda octets: f"INSERT INTO t VALUES (1,X'{octets.hex()}');",  # noqa: S608 - no database is asked
    "hex of PostgreSQL": lambda octets: f" token\n-------\n \\x{octets.hex()}\n(1 row)\n",
    "hex of JSON": lambda octets: f"body: {json.dumps({'t': octets.decode()}).encode().hex()}",
    "hex with blanks": lambda octets: octets.hex(" "),
    "hex with colons": lambda octets: octets.hex(":"),
    "xxd -p": lambda octets: joined(lines(octets.hex(), 60)) + "\n",
    "xxd -i": _included,
    "od -An -t x1": lambda octets: joined(lines(octets.hex(" "), 48), before=" ") + "\n",
    "octets of Foundation": lambda octets: f"<{octets.hex(' ', -4)}>",
    "the registry of Windows": _registry,
    "numbers of Python": lambda octets: str(list(octets)),
    "numbers of Go": lambda octets: f"[{' '.join(map(str, octets))}]",
    "a Buffer in JSON": lambda octets: json.dumps({"type": "Buffer", "data": list(octets)}, indent=2),
    "journald": lambda octets: json.dumps({"MESSAGE": list(b"token: " + octets)}),
    "gzip": lambda octets: _text(gzip.compress(octets, mtime=0)),
    "gzip, in a member": lambda octets: json.dumps({"data": _text(gzip.compress(octets, mtime=0))}),
    "gzip, in lines": lambda octets: base64.encodebytes(gzip.compress(octets, mtime=0)).decode(),
    "zlib": lambda octets: _url(zlib.compress(octets)),
    "zlib, best": lambda octets: f"t={_url(zlib.compress(octets, 9))}",
    "zlib, quick": lambda octets: f"t={_url(zlib.compress(octets, 1))}",
    "bare DEFLATE": lambda octets: _text(zlib.compress(octets, wbits=-15)),
    "bare DEFLATE in an address": lambda octets: _text(zlib.compress(octets, wbits=-15)).replace("+", "%2B"),
    "base64 of base64": lambda octets: _secret(_text(_text(octets).encode())),
    "a release of Helm": _release,
    "ASCII85": lambda octets: base64.a85encode(octets, adobe=True, wrapcol=72).decode(),
}


def _of(name: str) -> Callable[[str], str]:
    return lambda token: _PACKED[name](token.encode())


def packed_ways() -> Iterator[Way]:
    """Return the ways by their names."""
    for name in _PACKED:
        yield f"packed: {name}", _of(name)
