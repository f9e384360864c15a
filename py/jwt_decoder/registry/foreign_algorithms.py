"""Values of ``alg`` that the registry of JOSE lacks and somebody else defines: what each of them means."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Sentence
from jwt_decoder.registry.encryption import KEY_MANAGEMENT

if TYPE_CHECKING:
    from collections.abc import Mapping

_NO_SIGNER: Final = Sentence("“{alg}” isn't a JWS algorithm known here.")
_ENCRYPTS: Final = Sentence(
    "“{alg}” doesn't sign: it is for encrypted tokens, which name the encryption of the content in enc."
)
# Its source: github.com/nats-io/jwt, the decoder of version 2.
FOREIGN_ALGORITHMS: Final[Mapping[str, Sentence]] = MappingProxyType(
    {
        "ed25519-nkey": Sentence(
            "It's the name NATS uses for Ed25519: iss is the public key, as an nkey. nsc verifies such a token."
        ),
    }
)


def unsigning(name: str) -> Sentence:
    """Return that a value of ``alg`` signs nothing, or nothing that is known here."""
    return _ENCRYPTS if name in KEY_MANAGEMENT else _NO_SIGNER
