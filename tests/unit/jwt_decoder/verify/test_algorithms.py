"""Every algorithm: tokens of other libraries verify, and nothing near them does."""

from __future__ import annotations

import json
import warnings
from typing import TYPE_CHECKING, Any

import jwt as pyjwt
import pytest
from joserfc import jws as joserfc_jws
from joserfc.errors import SecurityWarning
from joserfc.jwk import ECKey, OctKey, OKPKey, RSAKey
from joserfc.jws import JWSRegistry
from jwcrypto import jwk as jwcrypto_jwk
from jwcrypto import jws as jwcrypto_jws
from jwt_decoder.output.wording import render

from tests.unit.jwt_decoder.verify.jose_tokens import (
    KIND_OF,
    b64,
    outcome,
    private_key,
    private_pem,
    public_pem,
    state,
    unb64,
)
from tests.unit.jwt_decoder.verify.near_misses import FAMILY

if TYPE_CHECKING:
    from collections.abc import Callable

SECRET = "a secret of sixty-four bytes, which is as long as HS512 asks for"
HMAC = ("HS256", "HS384", "HS512")
CLAIMS = b'{"sub":"1234567890"}'
JOSERFC_KEYS: dict[str, Any] = {"RSA": RSAKey, "P-": ECKey, "secp": ECKey, "Ed": OKPKey}


def by_pyjwt(alg: str) -> str:
    key: Any = SECRET if alg in HMAC else private_key(KIND_OF[alg])
    return pyjwt.PyJWS().encode(CLAIMS, key, algorithm=alg)


def by_joserfc(alg: str) -> str:
    if alg in HMAC:
        key: Any = OctKey.import_key(SECRET)
    else:
        kind = next(JOSERFC_KEYS[start] for start in JOSERFC_KEYS if KIND_OF[alg].startswith(start))
        key = kind.import_key(private_pem(private_key(KIND_OF[alg])))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SecurityWarning)
        return joserfc_jws.serialize_compact({"alg": alg}, CLAIMS, key, registry=JWSRegistry(algorithms=[alg]))


def by_jwcrypto(alg: str) -> str:
    if alg in HMAC:
        key = jwcrypto_jwk.JWK(kty="oct", k=b64(SECRET.encode()))
    else:
        key = jwcrypto_jwk.JWK.from_pem(private_pem(private_key(KIND_OF[alg])).encode())
    token = jwcrypto_jws.JWS(CLAIMS)
    token.allowed_algs = [alg]
    token.add_signature(key, None, json.dumps({"alg": alg}), None)
    return str(token.serialize(compact=True))


def by_cryptography(alg: str) -> str:
    """Sign as RFC 9964 says: no library here knows ML-DSA in JOSE yet."""
    header = b64(json.dumps({"alg": alg}).encode())
    signing_input = f"{header}.{b64(CLAIMS)}"
    signer: Any = private_key(KIND_OF[alg])
    return f"{signing_input}.{b64(signer.sign(signing_input.encode()))}"


RSA_EC_HMAC = (*HMAC, "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "ES256K")
MADE: list[tuple[str, Callable[[str], str]]] = [
    *((alg, by_pyjwt) for alg in (*RSA_EC_HMAC, "EdDSA")),
    *((alg, by_joserfc) for alg in (*RSA_EC_HMAC, "EdDSA", "Ed25519", "Ed448")),
    *((alg, by_jwcrypto) for alg in (*RSA_EC_HMAC, "EdDSA")),
    *((alg, by_cryptography) for alg in ("ML-DSA-44", "ML-DSA-65", "ML-DSA-87", "Ed448")),
]
ids = [f"{alg}-{made.__name__}" for alg, made in MADE]


def key_of(alg: str, which: int = 0) -> str:
    if alg in HMAC:
        return SECRET + "." * which
    return public_pem(private_key(KIND_OF[alg], which))


@pytest.mark.untraced
@pytest.mark.parametrize(("alg", "make"), MADE, ids=ids)
def test_a_token_of_another_library_verifies(alg: str, make: Callable[[str], str]) -> None:
    result = outcome(make(alg), key_of(alg))
    assert ("valid", ()) == (result.state, result.findings)
    assert "supplied" == result.trust.state


@pytest.mark.untraced
@pytest.mark.parametrize(("alg", "make"), MADE, ids=ids)
def test_one_bit_of_any_segment_makes_it_invalid(alg: str, make: Callable[[str], str]) -> None:
    segments = make(alg).split(".")
    for at in range(3):
        octets = bytearray(unb64(segments[at]))
        octets[-2 if at else 2] ^= 1
        changed = [*segments]
        changed[at] = b64(bytes(octets))
        if at:
            assert "invalid" == state(".".join(changed), key_of(alg))
        else:
            # The header's octets are in the signing input whatever they say; alg is taken from the sound header.
            spaced = b64(json.dumps({"alg": alg, "x": 1}).encode())
            assert "invalid" == state(".".join([spaced, *segments[1:]]), key_of(alg))


@pytest.mark.untraced
@pytest.mark.parametrize(("alg", "make"), MADE, ids=ids)
def test_another_key_is_invalid(alg: str, make: Callable[[str], str]) -> None:
    assert "invalid" == state(make(alg), key_of(alg, 1))


@pytest.mark.untraced
@pytest.mark.parametrize(("alg", "make"), MADE, ids=ids)
def test_another_algorithm_of_the_family_does_not_verify(alg: str, make: Callable[[str], str]) -> None:
    _, payload, signature = make(alg).split(".")
    header = b64(json.dumps({"alg": FAMILY[alg]}).encode())
    assert state(f"{header}.{payload}.{signature}", key_of(alg)) in {"invalid", "key-unusable"}


@pytest.mark.parametrize(
    ("alg", "which"), [("RS256", "P-256"), ("ES256", "P-384"), ("ES256", "RSA"), ("EdDSA", "P-256"), ("HS256", "RSA")]
)
def test_a_key_of_another_kind_or_curve_is_unusable_and_said(alg: str, which: str) -> None:
    result = outcome(by_pyjwt(alg), public_pem(private_key(which)))
    assert "key-unusable" == result.state
    assert render(result.message).startswith(f"{alg} needs a")


@pytest.mark.parametrize("octets", [-1, 1])
@pytest.mark.parametrize("alg", ["RS256", "PS256", "ES256", "ES512", "EdDSA"])
def test_a_signature_of_another_length_is_invalid_and_said(alg: str, octets: int) -> None:
    head, _, signature = by_pyjwt(alg).rpartition(".")
    changed = unb64(signature)[:-1] if octets < 0 else unb64(signature) + b"\0"
    result = outcome(f"{head}.{b64(changed)}", key_of(alg))
    assert "invalid" == result.state
    assert f"{len(changed)} bytes; {alg} needs {len(changed) - octets}" in render(result.message)
