"""Tokens of every alg and enc, each encrypted by every library that has it: joserfc, jwcrypto, and jose of npm."""

from __future__ import annotations

import itertools
import json
import subprocess
from functools import cache
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from jwcrypto.jwe import JWE
from jwcrypto.jwk import JWK
from jwt_decoder.registry.encryption import AGREEMENT_CURVES, CONTENT_ENCRYPTION, KEY_MANAGEMENT

from tests.unit.jwt_decoder.decrypt.sealed import CLAIMS, jwk, key_for, sealed

if TYPE_CHECKING:
    from collections.abc import Mapping

JOSERFC, JWCRYPTO, JOSE = "joserfc", "jwcrypto", "jose"
_SCRIPT: Final = Path(__file__).parent / "encrypt_batch.mjs"
# What a library has not: cryptography stands in for joserfc.
_LACKING: Final[Mapping[str, frozenset[str]]] = {
    JOSERFC: frozenset(),
    JWCRYPTO: frozenset({"RSA-OAEP-384", "RSA-OAEP-512"}),
    JOSE: frozenset({"RSA1_5", "X448"}),
}


class Sealing(NamedTuple):
    """How a token is encrypted, and by what; ``curve`` is empty where there is none."""

    alg: str
    enc: str
    curve: str
    library: str


def _curves(alg: str) -> tuple[str, ...]:
    return AGREEMENT_CURVES if KEY_MANAGEMENT[alg].family == "ecdh-es" else ("",)


SEALINGS: Final = tuple(
    Sealing(alg, enc, curve, library)
    for alg, enc, library in itertools.product(KEY_MANAGEMENT, CONTENT_ENCRYPTION, _LACKING)
    for curve in _curves(alg)
    if not {alg, curve} & _LACKING[library]
)


def made(sealing: Sealing) -> tuple[str, str]:
    """Return a token and the key that decrypts it."""
    key = _key(sealing)
    if sealing.library == JOSE:
        return _of_jose()[sealing], jwk(key)
    if sealing.library == JOSERFC:
        return sealed(sealing.alg, sealing.enc, key), jwk(key)
    header = json.dumps({"alg": sealing.alg, "enc": sealing.enc})
    token = JWE(CLAIMS, header, algs=[sealing.alg, sealing.enc], recipient=JWK.from_json(jwk(key)))
    return str(token.serialize(compact=True)), jwk(key)


def _key(sealing: Sealing) -> Any:  # noqa: ANN401 - of key_for
    """Return the key, of RSA the same one for all: to make one takes long."""
    if KEY_MANAGEMENT[sealing.alg].key_types == ("RSA",):
        return key_for("RSA-OAEP", "A128GCM")
    return key_for(sealing.alg, sealing.enc, sealing.curve or "P-256")


@cache
def _of_jose() -> dict[Sealing, str]:
    """Return all tokens of jose, made by one run of Node.js."""
    sealings = [one for one in SEALINGS if one.library == JOSE]
    node = which("node")
    assert node, "Node.js is needed, as for the build"
    asked = "".join(f"{json.dumps(_asked(one))}\n" for one in sealings)
    done = subprocess.run([node, str(_SCRIPT)], input=asked, capture_output=True, text=True, check=True)  # noqa: S603 - our own script
    return dict(zip(sealings, done.stdout.split(), strict=True))


def _asked(sealing: Sealing) -> dict[str, object]:
    key = _key(sealing)
    is_shared = "oct" in KEY_MANAGEMENT[sealing.alg].key_types
    public = json.loads(jwk(key, private=is_shared))
    return {"alg": sealing.alg, "enc": sealing.enc, "jwk": public, "plaintext": CLAIMS.decode()}
