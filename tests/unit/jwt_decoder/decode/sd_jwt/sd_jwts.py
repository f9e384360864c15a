"""SD-JWTs made by these tests, with the standard library alone."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from typing import Any

SECRET = "a-secret-for-tests-that-is-long-enough"


def encoded(octets: bytes) -> str:
    """Return octets in base64url without padding."""
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()


def json_of(value: object) -> bytes:
    """Return the JSON text of a value, as it is signed."""
    return json.dumps(value, ensure_ascii=False).encode()


def disclosure(*elements: object) -> str:
    """Return a Disclosure of salt, name and value, or of salt and value."""
    return encoded(json_of(list(elements)))


def digest(text: str, algorithm: str = "sha256") -> str:
    """Return the digest of a Disclosure, or of all that sd_hash is over."""
    return encoded(hashlib.new(algorithm, text.encode()).digest())


def jws(payload: object, **header: object) -> str:
    """Return a JWS over a payload, signed with HMAC SHA-256."""
    octets = payload if isinstance(payload, bytes) else json_of(payload)
    first = f"{encoded(json_of({'alg': 'HS256', **header}))}.{encoded(octets)}"
    return f"{first}.{encoded(hmac.digest(SECRET.encode(), first.encode(), 'sha256'))}"


def sd_jwt(payload: object, *disclosures: str) -> str:
    """Return an SD-JWT in compact form, without a Key Binding JWT."""
    return "".join(f"{part}~" for part in (jws(payload, typ="example+sd-jwt"), *disclosures))


def bound(presented: str, typ: str = "kb+jwt", **claims: object) -> str:
    """Return an SD-JWT with a Key Binding JWT after it; ``claims`` are put in the place of the proper ones."""
    proper = {"iat": 1_767_225_000, "aud": "https://verifier.example", "nonce": "n-1", "sd_hash": digest(presented)}
    kept = {name: value for name, value in {**proper, **claims}.items() if value is not None}
    return presented + jws(kept, typ=typ)


def value_of(node: dict[str, Any]) -> Any:  # noqa: ANN401 - JSON is any value
    """Return the value that a node of a report stands for."""
    if "members" in node:
        return {member["name"]: value_of(member["node"]) for member in node["members"]}
    if "items" in node:
        return [value_of(item) for item in node["items"]]
    return json.loads(node["text"])
