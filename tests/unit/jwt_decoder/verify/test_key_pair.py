"""Private keys whose public part is that of another key, in every form that carries both parts."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any, Final

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from jwt_decoder.bridge.platform import HmacOnly
from jwt_decoder.keys.forms import der
from jwt_decoder.keys.forms.pem import write_pem
from jwt_decoder.keys.read_key import read_key
from jwt_decoder.output.wording import render
from jwt_decoder.registry.curves import BY_OID, CURVES
from jwt_decoder.verify.verify import verify
from jwt_decoder_cli.cryptography_backend import Cryptography

from tests.unit.jwt_decoder.differential.key_pairs import jwk, sign
from tests.unit.jwt_decoder.verify.jose_tokens import KIND_OF, b64, private_key, split, unb64

if TYPE_CHECKING:
    from collections.abc import Callable

    from jwt_decoder.verify.backend import CryptoBackend

ONE_OF_EACH: Final = ("ES256", "ES384", "ES512", "ES256K", "Ed25519", "Ed448", "ML-DSA-44", "ML-DSA-65", "ML-DSA-87")
EC: Final = ("ES256", "ES384", "ES512", "ES256K")
RSA: Final = ("RS256", "PS256")
EC_OID: Final = bytes.fromhex("06072a8648ce3d0201")
RSA_OID: Final = bytes.fromhex("06092a864886f70d010101")
TWO_PAIRS: Final = (
    "The public and private parts of this key don't belong together: a signature made with one doesn't verify"
    " with the other."
)


def token(alg: str, which: int = 0) -> str:
    """Sign with one of the keys of an algorithm."""
    signed = f"{b64(json.dumps({'alg': alg}).encode())}.{b64(b'{}')}"
    return f"{signed}.{b64(sign(alg, signed.encode(), which))}"


def found(text: str, key: str, backend: CryptoBackend | None = None) -> tuple[str, list[str]]:
    """Return the state of the signature, and what is said of the pair."""
    outcome = asyncio.run(verify(split(text), read_key(key, "text"), backend or Cryptography()))
    return outcome.state, [render(one.message) for one in outcome.findings if one.id == "key-pair"]


def seq(*parts: bytes) -> bytes:
    """Write a SEQUENCE."""
    return der.write(der.SEQUENCE, *parts)


def as_jwk(alg: str, public: int | None) -> str:
    """Write the private part of the first key, and the public part of another, as a JWK."""
    assert public is not None
    return json.dumps(jwk(alg, private=True) | jwk(alg, public))


def sec1(alg: str, public: int | None, *, named: bool = True) -> bytes:
    """Write an ECPrivateKey (RFC 5915 §3)."""
    curve = KIND_OF[alg]
    parts = [der.write_number(1), der.write(der.OCTET_STRING, unb64(jwk(alg, private=True)["d"]))]
    parts += [der.write(der.CONTEXT_0, oid(curve))] if named else []
    if public is not None:
        other = jwk(alg, public)
        point = b"\4" + unb64(other["x"]) + unb64(other["y"])
        parts.append(der.write(der.CONTEXT_1, der.write(der.BIT_STRING, b"\0", point)))
    return seq(*parts)


def as_sec1(alg: str, public: int | None) -> str:
    """Write it as PEM."""
    return write_pem("EC PRIVATE KEY", sec1(alg, public))


def as_pkcs8(alg: str, public: int | None) -> str:
    """Write a OneAsymmetricKey (RFC 5958 §2), with or without the public key."""
    curve = KIND_OF[alg]
    if alg in EC:
        inner = sec1(alg, public, named=False)
        algorithm = seq(EC_OID, oid(curve))
        return write_pem("PRIVATE KEY", seq(der.write_number(0), algorithm, der.write(der.OCTET_STRING, inner)))
    members = jwk(alg, private=True)
    tag = der.PRIMITIVE_0 if alg.startswith("ML-DSA") else der.OCTET_STRING
    inner = der.write(tag, unb64(members["priv" if alg.startswith("ML-DSA") else "d"]))
    parts = [der.write_number(0 if public is None else 1), seq(oid(curve)), der.write(der.OCTET_STRING, inner)]
    if public is not None:
        other = jwk(alg, public)
        parts.append(der.write(der.CONTEXT_1 & ~0x20, b"\0", unb64(other.get("x") or other["pub"])))
    return write_pem("PRIVATE KEY", seq(*parts))


def oid(curve: str) -> bytes:
    """Write the object identifier of a curve."""
    dotted = [int(arc) for arc in CURVES[curve].oid.split(".")]
    octets = b""
    for arc in (dotted[0] * 40 + dotted[1], *dotted[2:]):
        groups = [arc & 0x7F]
        while arc := arc >> 7:
            groups.insert(0, arc & 0x7F | 0x80)
        octets += bytes(groups)
    return der.write(der.OBJECT_IDENTIFIER, octets)


def test_the_identifiers_that_are_written_here_are_read() -> None:
    assert set(BY_OID) == {der.object_identifier(der.read_one(oid(curve))) for curve in CURVES}


FORMS: Final[list[tuple[str, Callable[[str, int | None], str]]]] = [
    *((alg, as_jwk) for alg in ONE_OF_EACH),
    *((alg, as_pkcs8) for alg in ONE_OF_EACH),
    *((alg, as_sec1) for alg in EC),
]


@pytest.mark.parametrize(("alg", "write"), FORMS)
def test_two_parts_of_one_pair_are_silent(alg: str, write: Callable[[str, int | None], str]) -> None:
    assert ("valid", []) == found(token(alg), write(alg, 0))


@pytest.mark.parametrize(("alg", "write"), FORMS)
def test_two_parts_of_two_pairs_are_said_to_be_that(alg: str, write: Callable[[str, int | None], str]) -> None:
    assert ("invalid", [TWO_PAIRS]) == found(token(alg), write(alg, 1))
    assert ("valid", [TWO_PAIRS]) == found(token(alg, 1), write(alg, 1))


@pytest.mark.parametrize(("alg", "write"), [(alg, write) for alg, write in FORMS if write is not as_jwk])
def test_a_private_part_alone_verifies_with_the_public_one_that_it_makes(
    alg: str, write: Callable[[str, int | None], str]
) -> None:
    assert ("valid", []) == found(token(alg), write(alg, None))
    assert ("invalid", []) == found(token(alg, 1), write(alg, None))


@pytest.mark.parametrize("alg", ONE_OF_EACH)
def test_nothing_is_said_of_a_pair_where_nothing_can_work_it_out(alg: str) -> None:
    assert ("unsupported", []) == found(token(alg), as_jwk(alg, 1), HmacOnly())


@pytest.mark.parametrize("alg", ONE_OF_EACH)
@pytest.mark.parametrize("octets", [bytes(31), bytes(32), b"\xff" * 80])
def test_a_private_part_that_is_none_is_said_to_be_none(alg: str, octets: bytes) -> None:
    name = "priv" if alg.startswith("ML-DSA") else "d"
    is_seed = alg == "Ed25519" or alg.startswith("ML-DSA")

    state, said = found(token(alg), json.dumps(jwk(alg) | {name: b64(octets)}))

    refused = f"The private part of this key isn't a private key of {KIND_OF[alg]}."
    assert ("valid", [TWO_PAIRS if is_seed and len(octets) == 32 else refused]) == (state, said)


@pytest.mark.parametrize("d", ["", "A", "!", 5, None, True])
def test_a_private_member_that_cannot_be_read_says_nothing_and_verifies_nothing(d: object) -> None:
    assert ("valid", []) == found(token("ES256"), json.dumps(jwk("ES256") | {"d": d}))


def numbers(**changed: int | None) -> dict[str, int]:
    """Return the numbers of the first RSA key, by their names in a JWK, with some of them changed or left out."""
    key: Any = private_key("RSA")
    own = key.private_numbers()
    made = {"n": own.public_numbers.n, "e": own.public_numbers.e, "d": own.d, "p": own.p, "q": own.q}
    made |= {"dp": own.dmp1, "dq": own.dmq1, "qi": own.iqmp}
    return {name: value for name, value in (made | changed).items() if value is not None}


def rsa_jwk(members: dict[str, int]) -> str:
    """Write them as a JWK."""
    written = {name: b64(value.to_bytes(-(-value.bit_length() // 8), "big")) for name, value in members.items()}
    return json.dumps({"kty": "RSA", **written})


def pkcs1(members: dict[str, int]) -> bytes:
    """Write them as RSAPrivateKey (RFC 8017 A.1.2)."""
    return seq(der.write_number(0), *map(der.write_number, members.values()))


def rsa_forms(members: dict[str, int]) -> list[str]:
    """Write them in every form."""
    inner = pkcs1(members)
    algorithm = seq(RSA_OID, der.write(der.NULL))
    pkcs8 = seq(der.write_number(0), algorithm, der.write(der.OCTET_STRING, inner))
    return [rsa_jwk(members), write_pem("RSA PRIVATE KEY", inner), write_pem("PRIVATE KEY", pkcs8)]


NUMBERS: Final = numbers()
OTHER: Final[Any] = private_key("RSA", 1)
OTHERS: Final = OTHER.private_numbers()
PRODUCT: Final = "In this RSA private key, n isn't the product of the primes p and q."


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, []),
        ({"n": OTHERS.public_numbers.n}, [PRODUCT]),
        ({"p": OTHERS.p}, [PRODUCT]),
        ({"p": NUMBERS["n"], "q": 1}, [PRODUCT]),
        ({"p": 1, "q": NUMBERS["n"]}, [PRODUCT]),
        *(
            ({name: NUMBERS[name] + 2}, [f"In this RSA private key, {name} doesn't belong to the other numbers."])
            for name in ("d", "dp", "dq", "qi")
        ),
        ({"e": 3}, ["In this RSA private key, d doesn't belong to the other numbers."]),
        ({"p": NUMBERS["q"], "q": NUMBERS["p"]}, ["In this RSA private key, dp doesn't belong to the other numbers."]),
        ({"d": NUMBERS["d"] + (NUMBERS["p"] - 1) * (NUMBERS["q"] - 1)}, []),
    ],
)
def test_the_numbers_of_an_rsa_private_key_belong_together(changed: dict[str, int], said: list[str]) -> None:
    for key in rsa_forms(numbers(**changed)):
        assert said == found(token("RS256"), key)[1]


@pytest.mark.parametrize("alg", RSA)
def test_a_modulus_of_another_key_is_said_whether_the_signature_holds_or_not(alg: str) -> None:
    mixed = rsa_jwk(numbers(n=OTHERS.public_numbers.n))

    assert ("invalid", [PRODUCT]) == found(token(alg), mixed)
    assert ("valid", [PRODUCT]) == found(token(alg, 1), mixed)


WITHOUT_PRIMES: Final = dict.fromkeys(("p", "q", "dp", "dq", "qi"))


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (WITHOUT_PRIMES, []),
        ({"q": None}, []),
        ({"dp": None, "dq": None, "qi": None}, []),
        (WITHOUT_PRIMES | {"d": OTHERS.d}, ["In this RSA private key, d doesn't belong to the other numbers."]),
        (WITHOUT_PRIMES | {"d": NUMBERS["d"] + NUMBERS["n"]}, ["In this RSA private key, d doesn't belong"]),
        (WITHOUT_PRIMES | {"n": (1 << 3072) + 1, "d": 3}, []),
    ],
)
def test_numbers_that_are_left_out_of_a_jwk_are_not_asked_for(changed: dict[str, int | None], said: list[str]) -> None:
    _, found_of_it = found(token("RS256"), rsa_jwk(numbers(**changed)))

    assert len(said) == len(found_of_it)
    assert all(one.startswith(start) for one, start in zip(found_of_it, said, strict=True))


def test_a_key_of_three_primes_is_not_taken_for_one_of_two() -> None:
    jwk_of_three = json.loads(rsa_jwk(numbers(p=7))) | {"oth": [{"r": "Aw", "d": "Aw", "t": "Aw"}]}
    inner = seq(der.write_number(1), *map(der.write_number, numbers(p=7).values()), seq())

    assert ("valid", []) == found(token("RS256"), json.dumps(jwk_of_three))
    assert ("valid", []) == found(token("RS256"), write_pem("RSA PRIVATE KEY", inner))


@pytest.mark.parametrize("kind", ["RSA", "P-256"])
def test_keys_as_openssl_writes_them_are_silent(kind: str) -> None:
    alg = {"RSA": "RS256", "P-256": "ES256"}[kind]
    for written in (PrivateFormat.TraditionalOpenSSL, PrivateFormat.PKCS8):
        text = private_key(kind).private_bytes(Encoding.PEM, written, NoEncryption()).decode()
        assert ("valid", []) == found(token(alg), text)
