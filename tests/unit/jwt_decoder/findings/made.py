"""Tokens made for the rules: sound ones, with one thing changed."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from tests.unit.jwt_decoder.conftest import Reporter

Json = dict[str, Any]
NOW: Final = 1_767_225_600
OCTETS: Final = hashlib.sha512(b"a signature").digest() * 8
LENGTHS: Final = {"HS256": 32, "HS384": 48, "HS512": 64, "ES256": 64, "ES384": 96, "RS256": 256, "PS256": 256}
HEADER: Final[Json] = {"alg": "RS256", "typ": "JWT", "kid": "2026-01"}
CLAIMS: Final[Json] = {"iss": "https://issuer.example", "sub": "1", "aud": "api", "iat": NOW - 60, "exp": NOW + 600}


def encoded(octets: bytes) -> str:
    """Return base64url without padding."""
    return base64.urlsafe_b64encode(octets).decode().rstrip("=")


def token(claims: object, header: object = HEADER, signature: bytes | None = None) -> str:
    """Return a token of these claims with a signature of the right length."""
    alg = header.get("alg") if isinstance(header, dict) else None
    octets = OCTETS[: LENGTHS.get(str(alg), 256)] if signature is None else signature
    return ".".join(map(encoded, (written(header), written(claims), octets)))


def written(value: object) -> bytes:
    """Return octets as they are, anything else as JSON."""
    return value if isinstance(value, bytes) else json.dumps(value).encode()


def having(**claims: object) -> str:
    """Return a sound token with these claims too."""
    return token(CLAIMS | claims)


def lacking(*names: str) -> str:
    """Return a sound token without these claims."""
    return token({name: value for name, value in CLAIMS.items() if name not in names})


def headed(**parameters: object) -> str:
    """Return a sound token with these Header Parameters too."""
    return token(CLAIMS, HEADER | parameters)


def found(report: Reporter, text: str, **options: object) -> dict[str, Json]:
    """Return the findings of the first token of a paste by their ids."""
    return {one["id"]: one for one in report(text, **options)["tokens"][0]["findings"]}
