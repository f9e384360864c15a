"""What issuers sign with, as their documentation or their published keys have it."""

from __future__ import annotations

from typing import Final

RSA: Final = frozenset({"RS256", "RS384", "RS512", "PS256", "PS384", "PS512"})
RS256: Final = frozenset({"RS256"})
ES256: Final = frozenset({"ES256"})
PUBLIC: Final = RSA | {"ES256", "ES384", "ES512", "EdDSA", "Ed25519"}
