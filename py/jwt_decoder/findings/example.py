"""The examples of the rules: what several of them share, and how one is written as a paste."""

from __future__ import annotations

from typing import Final

from jwt_decoder.json import bounded
from jwt_decoder.model.rule import HEADER, PAYLOAD, Example
from jwt_decoder.registry import algorithms
from jwt_decoder.text import base64url

POINT: Final = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"
# A JWK as a member of a header, without the brace that ends it; and a DPoP proof without the one that ends its claims.
JWK: Final = f'"jwk":{{"kty":"EC","crv":"P-256","x":"{POINT}","y":"{POINT}"'
PROOF: Final = '{"jti":"1","htm":"GET","htu":"https://api.example","iat":1767225600'
# Header and claims of an access token (RFC 9068), to stand beside another token.
ACCESS_TOKEN: Final = (
    '{"alg":"RS256","typ":"at+jwt"}',
    '{"iss":"https://issuer.example","sub":"1","aud":"api","iat":1767225540,"exp":1767226200,"jti":"1","client_id":"c"}',
)
_RSA_OCTETS: Final = 256
_LONGEST_PART: Final = 400


def with_claim(member: str) -> Example:
    """Return a sound token with one more member in its claims; of a name that is there already the last one counts."""
    return Example(payload=f"{PAYLOAD[:-1]},{member}}}")


def with_parameter(member: str) -> Example:
    """Return a sound token with one more member in its header."""
    return Example(header=f"{HEADER[:-1]},{member}}}")


def encrypted(header: str) -> Example:
    """Return a JWE with this header, whose other parts say nothing."""
    vector, tag = "A" * 16, "A" * 22
    return Example(header=header, paste=f"{base64url.encode(header.encode())}.AAAA.{vector}.AAAA.{tag}")


def paste(example: Example) -> str:
    """Return the text to paste."""
    token = _token(example.header, example.payload, example.signature)
    beside = f"\n{_token(*example.beside, None)}" if example.beside else ""
    return example.paste.replace("{}", token) + beside


def odd_parts(example: Example) -> tuple[tuple[str, str], ...]:
    """Return what differs from a sound token, by what it is, as far as it is short enough to be read."""
    parts = (
        ("header", example.header if example.header != HEADER else ""),
        ("payload", example.payload if example.payload != PAYLOAD else ""),
    )
    return tuple((name, text) for name, text in parts if 0 < len(text) <= _LONGEST_PART and example.paste == "{}")


def _token(header: str, payload: str, signature: str | None) -> str:
    """Return a token of these texts, with a signature of the length that its algorithm asks for."""
    if signature is None:
        row = algorithms.find(bounded.loads(header).get("alg"))
        signature = base64url.encode(b"Z" * (row.signature_octets or _RSA_OCTETS if row else _RSA_OCTETS))
    return ".".join((base64url.encode(header.encode()), base64url.encode(payload.encode()), signature))
