"""What is signed: the JWS Signing Input (RFC 7515 §5.1), detached (appendix F) or unencoded (RFC 7797) too."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def payload_is_encoded(header: Mapping[str, object]) -> bool:
    """Return whether the payload is base64url in the signing input: all but ``b64: false`` (RFC 7797 §3)."""
    return header.get("b64") is not False


def signing_input(encoded_header: str, encoded_payload: str) -> bytes:
    """Return the signing input of texts as they stand in the token, also where they break the rules."""
    return f"{encoded_header}.{encoded_payload}".encode("utf-8", "surrogatepass")


def detached_signing_input(header: Mapping[str, object], encoded_header: str, payload: bytes) -> bytes:
    """Return the signing input for a payload that came apart from the token, as octets (RFC 7515 appendix F)."""
    if payload_is_encoded(header):
        payload = base64.urlsafe_b64encode(payload).rstrip(b"=")
    return signing_input(encoded_header, "") + payload
