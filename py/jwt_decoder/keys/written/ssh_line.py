"""The one-line form of OpenSSH for a public key."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from jwt_decoder.registry.curves import CURVES

if TYPE_CHECKING:
    from jwt_decoder.keys.key_material import Material


def ssh_line(material: Material) -> str:
    """Return a public key as a line of authorized_keys (RFC 4253 §6.6), empty where OpenSSH has no such kind."""
    if material.key_type == "RSA":
        return _line("ssh-rsa", _number(material.exponent), _number(material.modulus))
    name = CURVES[material.curve].ssh
    if not name:
        return ""
    if material.key_type == "EC":
        return _line(f"ecdsa-sha2-{name}", name.encode(), material.octets)
    return _line(name, material.octets)


def _line(kind: str, *strings: bytes) -> str:
    blob = b"".join(len(one).to_bytes(4, "big") + one for one in (kind.encode(), *strings))
    return f"{kind} {base64.b64encode(blob).decode()}"


def _number(value: int) -> bytes:
    """Return an mpint, whose first bit is its sign (RFC 4251 §5)."""
    return value.to_bytes(value.bit_length() // 8 + 1, "big")
