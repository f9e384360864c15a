"""A token with the key that verifies it, as a link has both."""

from __future__ import annotations

import base64
import json
from typing import Final
from urllib.parse import quote

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

_KEY: Final = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
_OTHER: Final = Ed25519PrivateKey.from_private_bytes(bytes(32))
PRIVATE: Final = _KEY.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def _public(key: Ed25519PrivateKey) -> str:
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


def _encoded(octets: bytes) -> str:
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()


PUBLIC: Final = _public(_KEY)
OTHER: Final = _public(_OTHER)


def signed(**claims: object) -> str:
    """Return a token that PUBLIC verifies."""
    parts = [_encoded(json.dumps(one).encode()) for one in ({"alg": "EdDSA"}, claims)]
    return ".".join((*parts, _encoded(_KEY.sign(".".join(parts).encode()))))


def fragment(token: str, key: str) -> str:
    """Return what follows the mark of a fragment."""
    return f"token={token}&key={quote(key, safe='')}"
