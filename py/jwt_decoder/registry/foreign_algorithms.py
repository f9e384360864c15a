"""Values of ``alg`` that the registry of JOSE lacks and somebody else defines: what each of them means."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

# Its source: github.com/nats-io/jwt, the decoder of version 2.
FOREIGN_ALGORITHMS: Final[Mapping[str, Sentence]] = MappingProxyType(
    {
        "ed25519-nkey": Sentence(
            "It's the name NATS uses for Ed25519: iss is the public key, as an nkey. nsc verifies such a token."
        ),
    }
)
