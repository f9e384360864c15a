"""Pastes and keys made to keep the engine busy, or to break it: each a text, or a text and a key."""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from asn1crypto import core

if TYPE_CHECKING:
    from collections.abc import Callable

VECTORS: Final = Path(__file__).resolve().parents[1] / "vectors"
HEADER: Final = {"alg": "HS256", "typ": "JWT"}
_MANY_KEYS: Final = 100_000
_MANY_TOKENS: Final = 50_000
_DISCLOSURES: Final = 400
_LEVELS: Final = 24
_RSA: Final = "1.2.840.113549.1.1.1"
_EC: Final = "1.2.840.10045.2.1"


def encoded(value: object) -> str:
    """Give octets, or a value as JSON, in base64url."""
    octets = value if isinstance(value, bytes) else json.dumps(value, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()


def token(claims: object, header: object = HEADER, signature: bytes = bytes(32)) -> str:
    """Give a token whose signature is nonsense."""
    return f"{encoded(header)}.{encoded(claims)}.{encoded(signature)}"


def jose(alg: str) -> str:
    """Give a sound token of an algorithm."""
    compact = json.loads((VECTORS / "jose.json").read_text())["compact"]
    return str(next(one["token"] for one in compact if one["alg"] == alg))


def colliding() -> list[str]:
    """Give names whose hashes end in sixteen equal bits where PYTHONHASHSEED is 0, as in the snapshot."""
    return (VECTORS / "colliding-names.txt").read_text().split()


def many_tokens() -> str:
    return "\n".join(token({"n": number}) for number in range(_MANY_TOKENS))


def disclosures() -> str:
    """Give an SD-JWT in which each Disclosure holds the digest of the next (RFC 9901 §4.2.6)."""
    made: list[str] = []
    value: object = "end"
    for number in range(_DISCLOSURES):
        made.append(encoded([f"s{number}", "a", value]))
        value = {"_sd": [encoded(hashlib.sha256(made[-1].encode()).digest())]}
    return "~".join([token(value, {"alg": "HS256", "typ": "dc+sd-jwt"}), *made, ""])


def nested_tokens() -> str:
    """Give a Nested JWT in one in one (RFC 7519 §5.2), as deep as a paste of some hundred thousand characters goes."""
    inner = token({"deep": True})
    for _ in range(_LEVELS):
        inner = f"{encoded({**HEADER, 'cty': 'JWT'})}.{encoded(inner.encode())}.AAAA"
    return inner


def nested_jws_json() -> str:
    """Give a JWS in JSON whose unprotected header holds another, and so on."""
    begin = '{"payload":"e30","signature":"AAAA","header":'
    return begin * 2000 + '{"kid":"deep"}' + "}" * 2000


def many_signatures() -> str:
    one = {"protected": encoded(HEADER), "signature": encoded(bytes(32))}
    return json.dumps({"payload": "e30", "signatures": [one] * 5_000})


@cache
def key_set(kty: str) -> str:
    """Give a JWK Set of a hundred thousand keys, none of which is the token's."""
    members: dict[str, Callable[[int], dict[str, str]]] = {
        "oct": lambda number: {"k": encoded(number.to_bytes(32, "big"))},
        "EC": lambda number: {"crv": "P-256", "x": encoded(number.to_bytes(32, "big")), "y": encoded(bytes(32))},
    }
    made = members[kty]
    return json.dumps({"keys": [{"kty": kty, "kid": f"k{number}", **made(number)} for number in range(_MANY_KEYS)]})


def colliding_key_set() -> str:
    return json.dumps({"keys": [dict.fromkeys(colliding(), 1) | {"kty": "oct", "k": "AAAA"}] * 20})


def rsa_jwk(modulus: int, exponent: int) -> str:
    """Give an RSA key as JWK; the sizes are octets."""
    return json.dumps({"kty": "RSA", "n": encoded(b"\xff" * modulus), "e": encoded(b"\xff" * exponent)})


def _sequence(*contents: bytes) -> bytes:
    return _written(0x30, b"".join(contents))


def _written(tag: int, content: bytes) -> bytes:
    length = len(content)
    if length < 128:
        return bytes([tag, length]) + content
    size = -(-length.bit_length() // 8)
    return bytes([tag, 0x80 | size]) + length.to_bytes(size, "big") + content


def _pem(octets: bytes, label: str) -> str:
    return f"-----BEGIN {label}-----\n{base64.b64encode(octets).decode()}\n-----END {label}-----\n"


def _oid(dotted: str) -> bytes:
    written: bytes = core.ObjectIdentifier(dotted).dump()
    return written


def _rsa_spki(modulus: int, exponent: int) -> bytes:
    numbers = _sequence(_written(2, b"\x00" + b"\xff" * modulus), _written(2, b"\x00" + b"\xff" * exponent))
    return _sequence(_sequence(_oid(_RSA), b"\x05\x00"), _written(3, b"\x00" + numbers))


def rsa_pem(modulus: int, exponent: int) -> str:
    return _pem(_rsa_spki(modulus, exponent), "PUBLIC KEY")


def ec_written_out() -> str:
    """Give an EC key whose curve is written out as parameters (RFC 3279 §2.3.5), which nobody should compute with."""
    field = _sequence(_oid("1.2.840.10045.1.1"), _written(2, b"\x00" + b"\xff" * 5_000))
    number = _written(4, b"\x01" * 5_000)
    parameters = _sequence(b"\x02\x01\x01", field, _sequence(number, number))
    point = _written(3, b"\x00\x04" + b"\x01" * 64)
    return _pem(_sequence(_sequence(_oid(_EC), parameters), point), "PUBLIC KEY")


def certificate(names: int = 1, extensions: int = 0, depth: int = 0, modulus: int = 256) -> bytes:
    """Give a certificate with so many names in its subject, so many extensions, and one nested so deep."""
    attribute = _sequence(_oid("2.5.4.3"), _written(0x0C, b"a" * 20))
    subject = _sequence(*[_written(0x31, attribute)] * names)
    times = _sequence(_written(0x17, b"260101000000Z"), _written(0x17, b"360101000000Z"))
    inner = b"\x05\x00"
    for _ in range(depth):
        inner = _sequence(inner)
    one = _sequence(_oid("2.5.29.17"), _written(4, inner))
    more = _written(0xA3, _sequence(*[one] * extensions))
    algorithm = _sequence(_oid("1.2.840.113549.1.1.11"), b"\x05\x00")
    body = [b"\xa0\x03\x02\x01\x02", b"\x02\x01\x07", algorithm, subject, times, subject, _rsa_spki(modulus, 3), more]
    return _sequence(_sequence(*body), algorithm, _written(3, b"\x00" * 257))


def certificate_pem(**parts: int) -> str:
    return _pem(certificate(**parts), "CERTIFICATE")


def chain() -> str:
    """Give a token that carries a hundred certificates in its header."""
    one = base64.b64encode(certificate(names=200, extensions=20)).decode()
    return token({}, {**HEADER, "alg": "RS256", "x5c": [one] * 100})


PASTES: Final[dict[str, Callable[[], str]]] = {
    "names made to collide": lambda: token(dict.fromkeys(colliding(), 1)),
    "names made to collide, in the header": lambda: token({}, {**HEADER, **dict.fromkeys(colliding(), 1)}),
    "names made to collide, too large for a tree": lambda: token([dict.fromkeys(colliding(), 1)] * 50),
    "names made to collide, in a key": colliding_key_set,
    "fifty thousand tokens": many_tokens,
    "Disclosures in Disclosures": disclosures,
    "tokens in tokens": nested_tokens,
    "JWS JSON in JWS JSON": nested_jws_json,
    "JWS JSON with five thousand signatures": many_signatures,
    "a claim of colons that may be an address": lambda: token({"ip": ":" * 60_000, "ipaddr": ":" * 60_000}),
    "a claim of quotes that do not close": lambda: token({"a": "“" * 60_000}),
    "a hundred certificates in a header": chain,
    "an enormous RSA key in a header": lambda: token({}, {**HEADER, "jwk": json.loads(rsa_jwk(14_000, 14_000))}),
    "a hundred thousand keys": lambda: key_set("EC"),
    "brackets": lambda: "[" * 1_000_000,
    "brackets of objects": lambda: '{"payload":' * 100_000,
}

KEYS: Final[dict[str, tuple[Callable[[], str], Callable[[], str]]]] = {
    "a hundred thousand secrets": (lambda: jose("HS256"), lambda: key_set("oct")),
    "a hundred thousand keys": (lambda: jose("ES256"), lambda: key_set("EC")),
    "keys with names made to collide": (lambda: jose("HS256"), colliding_key_set),
    "an enormous modulus": (lambda: jose("RS256"), lambda: rsa_jwk(14_000, 3)),
    "a modulus just as large as is taken": (lambda: jose("RS256"), lambda: rsa_jwk(2_048, 3)),
    "an enormous exponent": (lambda: jose("RS256"), lambda: rsa_jwk(256, 14_000)),
    "an exponent just as large as is taken": (lambda: jose("RS256"), lambda: rsa_jwk(256, 32)),
    "an enormous RSA key in PEM": (lambda: jose("RS256"), lambda: rsa_pem(40_000, 40_000)),
    "a curve written out as parameters": (lambda: jose("ES256"), ec_written_out),
    "a certificate with many names": (lambda: jose("RS256"), lambda: certificate_pem(names=250)),
    "a certificate with too many names": (lambda: jose("RS256"), lambda: certificate_pem(names=2_000)),
    "a certificate with many extensions": (lambda: jose("RS256"), lambda: certificate_pem(extensions=3_000)),
    "a certificate nested deeply": (lambda: jose("RS256"), lambda: certificate_pem(extensions=1, depth=8_000)),
    "a certificate longer than any": (lambda: jose("RS256"), lambda: certificate_pem(extensions=300_000)),
    "backslashes in a string that does not close": (lambda: jose("HS256"), lambda: '{"' + '"\\' * 200_000),
    "spaces behind an M": (lambda: jose("HS256"), lambda: "M" + " " * 190_000 + "!"),
    "an assignment of spaces": (lambda: jose("HS256"), lambda: "export a = x" + " " * 200_000 + "!"),
    "a nest of arrays": (lambda: jose("HS256"), lambda: "[" * 1_000_000),
    "a secret of a million characters": (lambda: jose("HS256"), lambda: "a" * 1_000_000),
}


def describe(made: Any) -> str:  # noqa: ANN401 - a paste, or a paste and a key
    """Give the size of an input, for the record."""
    return " and ".join(f"{len(text):,}" for text in ([made] if isinstance(made, str) else made))
