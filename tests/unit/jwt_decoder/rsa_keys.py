"""RSA keys that are kept: to make one takes a third of a second, and of a large one seconds."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import load_pem_private_key

_FILE: Final = Path(__file__).parents[2] / "vectors" / "rsa-keys.pem"
_PEM: Final = re.compile(rb"-----BEGIN PRIVATE KEY-----.*?-----END PRIVATE KEY-----", re.DOTALL)


@cache
def _kept() -> tuple[rsa.RSAPrivateKey, ...]:
    read = (
        load_pem_private_key(pem, None, unsafe_skip_rsa_key_validation=True) for pem in _PEM.findall(_FILE.read_bytes())
    )
    return tuple(key for key in read if isinstance(key, rsa.RSAPrivateKey))


@cache
def rsa_key(bits: int = 2048, which: int = 0) -> rsa.RSAPrivateKey:
    """Return a private key of so many bits; of 2048 there are seven, which ``which`` tells apart."""
    return [key for key in _kept() if key.key_size == bits][which]
