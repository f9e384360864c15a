"""Keys as the engine makes and reads them here, as their answers cross to the page."""

from __future__ import annotations

import asyncio
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from jwt_decoder.engine.key_forms import make_forms, read_forms
from jwt_decoder.make.generate import Wanted
from jwt_decoder.output.report.key_forms import key_forms
from jwt_decoder_cli.cryptography_keys import CryptographyKeys

from tests.unit.jwt_decoder.verify.jose_tokens import KINDS, private_key, private_pem

if TYPE_CHECKING:
    from jwt_decoder.make.key_maker import KeyMaker
    from jwt_decoder.output.report import shape

NOW: Final = 1_767_225_600
# Of each kind of key pair an algorithm and a curve that make one; RSA is kept from the tests of signatures.
PAIRS: Final = {
    "P-256": ("ES256", ""),
    "P-384": ("ES384", ""),
    "P-521": ("ECDH-ES", "P-521"),
    "secp256k1": ("ES256K", ""),
    "Ed25519": ("EdDSA", ""),
    "Ed448": ("EdDSA", "Ed448"),
    "X25519": ("ECDH-ES+A256KW", "X25519"),
    "X448": ("ECDH-ES", "X448"),
    "ML-DSA-44": ("ML-DSA-44", ""),
    "ML-DSA-65": ("ML-DSA-65", ""),
    "ML-DSA-87": ("ML-DSA-87", ""),
}
MAKER: Final = CryptographyKeys()


def generated(wanted: Wanted, maker: KeyMaker = MAKER) -> shape.KeyForms:
    """Return the answer to a request for a new key."""
    return key_forms(asyncio.run(make_forms(wanted, maker)))


def read(text: str, encoding: str = "text", maker: KeyMaker = MAKER) -> shape.KeyForms:
    """Return the answer to a request for the forms of a key."""
    return key_forms(asyncio.run(read_forms(text, encoding, NOW, maker)))


def entry(text: str, encoding: str = "text") -> Any:  # noqa: ANN401 - JSON, whose public part is there or not
    """Return the only key of a text."""
    (found,) = read(text, encoding)["keys"]
    return found


@cache
def pair(kind: str) -> Any:  # noqa: ANN401 - as above
    """Return a private key of a kind with its forms."""
    if kind in PAIRS:
        alg, curve = PAIRS[kind]
        return generated(Wanted(alg, curve=curve))["keys"][0]
    assert kind == "RSA" or kind in KINDS
    return entry(private_pem(private_key(kind)))
