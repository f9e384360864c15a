"""A new key is of the kind, the length and the curve that its algorithm needs."""

from __future__ import annotations

import asyncio
import base64
import json
from typing import Any

import pytest
from jwt_decoder.make.generate import NotMadeError, Wanted
from jwt_decoder.make.key_maker import NoKeys
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.output.wording import render
from jwt_decoder.registry.algorithms import ALGORITHMS
from jwt_decoder.registry.encryption import CONTENT_ENCRYPTION, KEY_MANAGEMENT
from jwt_decoder.verify.backend import KeyRefusedError
from jwt_decoder_cli.cryptography_keys import CryptographyKeys

from tests.unit.jwt_decoder.make.made_keys import MAKER, PAIRS, entry, generated, pair
from tests.unit.jwt_decoder.verify.jose_tokens import private_key, private_pem

PASSWORD_CHARACTERS = 32


class QuickRsa(CryptographyKeys):
    """Makes RSA keys that another test made already."""

    def __init__(self) -> None:
        """Ask for no size yet."""
        self.asked: list[int] = []

    async def rsa_key(self, bits: int) -> bytes:
        """Return a key of 2048 bits, whatever is asked for."""
        self.asked.append(bits)
        lines = private_pem(private_key("RSA")).splitlines()
        return base64.b64decode("".join(lines[1:-1]))


def jwk(wanted: Wanted) -> dict[str, Any]:
    """Return the JWK of a new key."""
    made: dict[str, Any] = json.loads(generated(wanted)["keys"][0]["forms"]["jwk"])
    return made


@pytest.mark.parametrize(
    ("alg", "enc", "octets"),
    [
        *((f"HS{bits}", "", bits // 8) for bits in (256, 384, 512)),
        *(
            (name, "", row.wrap_octets)
            for name, row in KEY_MANAGEMENT.items()
            if row.family in {"aes-kw", "aes-gcm-kw"}
        ),
        *(("dir", name, row.key_octets) for name, row in CONTENT_ENCRYPTION.items()),
    ],
)
def test_a_secret_has_the_length_of_its_algorithm(alg: str, enc: str, octets: int) -> None:
    made = generated(Wanted(alg, enc))["keys"][0]

    assert (octets, 8 * octets) == (len(bytes.fromhex(made["forms"]["hex"])), made["bits"])
    assert ("oct", None, True) == (made["kty"], made["public"], made["private"])


@pytest.mark.parametrize("alg", [name for name, row in KEY_MANAGEMENT.items() if row.family == "pbes2"])
def test_a_password_is_one_that_can_be_typed(alg: str) -> None:
    made = generated(Wanted(alg))["keys"][0]

    assert PASSWORD_CHARACTERS == len(made["forms"]["text"])
    assert alg in made["encryption"]


@pytest.mark.parametrize("kind", PAIRS)
def test_a_pair_is_on_its_curve_and_named_by_its_thumbprint(kind: str) -> None:
    made = pair(kind)
    members = json.loads(made["forms"]["jwk"])

    assert (kind, True) == (made["curve"], made["private"])
    assert made["thumbprint"] == made["kid"] == members["kid"]
    assert not {"key_ops", "ext"} & members.keys()
    assert PAIRS[kind][0] in {*made["signatures"], *made["encryption"]}


@pytest.mark.parametrize("alg", ["RS256", "PS512", "RSA-OAEP-256", "RSA1_5"])
def test_an_rsa_key_has_the_size_asked_for(alg: str) -> None:
    maker = QuickRsa()
    made = [generated(Wanted(alg, bits=bits), maker)["keys"][0] for bits in (0, 4096)]

    assert [2048, 4096] == maker.asked
    assert [alg] == made[0]["signatures"] + made[0]["encryption"]
    assert {"jwk", "jwks", "pem", "pkcs1", "der"} == made[0]["forms"].keys()


def test_the_platform_makes_rsa_keys_of_the_usual_exponent() -> None:
    der = asyncio.run(MAKER.rsa_key(1024))
    made = entry(base64.b64encode(der).decode())

    assert (1024, "AQAB") == (made["bits"], json.loads(made["forms"]["jwk"])["e"])


@pytest.mark.parametrize(("alg", "use"), [("HS256", "sig"), ("A128KW", "enc"), ("Ed25519", "sig"), ("ECDH-ES", "enc")])
def test_it_says_what_it_is_for(alg: str, use: str) -> None:
    assert (alg, use) == (jwk(Wanted(alg))["alg"], jwk(Wanted(alg))["use"])


def test_a_direct_key_says_the_algorithm_of_the_content() -> None:
    assert "A192GCM" == jwk(Wanted("dir", "A192GCM"))["alg"]


def test_no_two_keys_are_equal() -> None:
    for wanted in (Wanted("HS256"), Wanted("ES256"), Wanted("ML-DSA-44")):
        assert generated(wanted)["keys"][0]["forms"] != generated(wanted)["keys"][0]["forms"]


@pytest.mark.parametrize(
    ("wanted", "why"),
    [
        (Wanted("dir"), "dir needs enc, which determines how long the key is."),
        (Wanted("HS256", bits=2048), "bits can't be chosen for HS256."),
        (Wanted("RS256", curve="P-256"), "curve can't be chosen for RS256."),
        (Wanted("EdDSA", curve="P-256"), "curve must be Ed25519 or Ed448 for EdDSA."),
        (Wanted("ES256", curve="P-384"), "curve must be P-256 for ES256."),
    ],
)
def test_what_contradicts_itself_is_not_made(wanted: Wanted, why: str) -> None:
    with pytest.raises(NotMadeError) as refused:
        generated(wanted)
    assert why == render(refused.value.sentence)


def test_where_no_key_can_be_made_the_answer_says_why() -> None:
    for alg in ("HS256", "ES256", "RS256"):
        found = generated(Wanted(alg), NoKeys(Sentence("No keys here.")))

        assert ("none", "No keys here.", "No keys here.", []) == (
            found["kind"],
            found["message"],
            found["problem"],
            found["keys"],
        )


def test_a_private_key_beyond_its_curve_is_refused() -> None:
    for curve, octets in (("P-256", b"\0" * 32), ("Ed25519", b"short"), ("ML-DSA-44", b"short")):
        with pytest.raises(KeyRefusedError):
            asyncio.run(MAKER.public_key(curve, octets))


def test_all_algorithms_of_the_registry_can_be_asked_for() -> None:
    for alg in [*ALGORITHMS, *KEY_MANAGEMENT]:
        if alg == "none":
            continue
        assert 1 == len(generated(Wanted(alg, "A128GCM" if alg == "dir" else ""), QuickRsa())["keys"])
