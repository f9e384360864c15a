"""A damaged signature is found by trying what it may have been with the public key, and what was tried is said."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import pytest
from jwt_decoder.decode.repairs.candidates import edited as written
from jwt_decoder.diagnose.hypotheses.damaged_signature import likely_signatures, other_signatures
from jwt_decoder.text import base64url
from jwt_decoder.verify.outcome import SignedInput
from jwt_decoder_cli.cryptography_backend import Cryptography

from tests.unit.jwt_decoder.diagnose.test_repaired import CLAIMS, edited, replaced, signed_by, verify
from tests.unit.jwt_decoder.verify.jose_tokens import KIND_OF, private_key, public_pem

if TYPE_CHECKING:
    from collections.abc import Callable

DAMAGES: Final[dict[str, Callable[[str, int], str]]] = {
    "another": lambda text, at: replaced(text, at, "A" if text[at] != "A" else "B"),
    "the other case": lambda text, at: replaced(text, at, text[at].swapcase()),
    "lost": lambda text, at: text[:at] + text[at + 1 :],
    "doubled": lambda text, at: text[:at] + text[at] + text[at:],
    "exchanged": lambda text, at: text[:at] + text[at + 1] + text[at] + text[at + 2 :],
}


@pytest.fixture(autouse=True)
def _time_to_search(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a search take as long as it needs, however busy the machine is."""
    monkeypatch.setattr(Cryptography, "search_seconds", 60.0)
    monkeypatch.setattr("jwt_decoder.diagnose.hypotheses.case._MOST_SECONDS", 60.0)


@cache
def token_of(alg: str) -> str:
    """Return a token with the same signature in every test."""
    return signed_by(alg, CLAIMS)


def place_of(signature: str, least: int | None = None) -> int:
    """Return a place where every damage changes the signature, near the middle or this one."""
    first = len(signature) // 2 + 1 if least is None else least
    pairs = pairwise(signature)
    return next(at for at, (one, other) in enumerate(pairs) if at >= first and one.isalpha() and one != other)


@pytest.mark.untraced
@pytest.mark.product(8)
@pytest.mark.parametrize("alg", ["ES256", "RS256", "PS256", "Ed25519"])
@pytest.mark.parametrize("damage", DAMAGES)
def test_a_character_of_a_signature_is_given_back_with_the_public_key(alg: str, damage: str) -> None:
    token = token_of(alg)
    signed, _, signature = token.rpartition(".")
    paste = f"{signed}.{DAMAGES[damage](signature, place_of(signature))}"
    found = verify(paste, public_pem(private_key(KIND_OF[alg])))

    assert "invalid" == found["verdict"]["signature"]["state"]
    assert ["text-repaired"] == [one["id"] for one in found["diagnosis"]]
    assert token == edited(paste, found["diagnosis"][0]["apply"])


@pytest.mark.parametrize("damage", ["another", "lost", "exchanged"])
def test_a_character_of_an_ecdsa_signature_is_given_back_with_the_public_key(damage: str) -> None:
    token = token_of("ES256")
    signed, _, signature = token.rpartition(".")
    paste = f"{signed}.{DAMAGES[damage](signature, place_of(signature, 1))}"
    found = verify(paste, public_pem(private_key("P-256")))["diagnosis"][0]

    assert token == edited(paste, found["apply"])


# A signature of three octets, as it came, and how many others are likely, and how many there are besides.
NEAR: Final = {
    "AxyZ": (8, 4 * 63),
    "AAA": (0, 4 * 63 + 1),
    "AxyZA": (4, 0),
    "AB": (0, 0),
    "Ax!Z": (0, 0),
    "A+yZ": (0, 0),
}


@pytest.mark.parametrize("encoded", NEAR)
def test_every_signature_is_tried_once(encoded: str) -> None:
    jws = SignedInput({}, b"a.b", base64url.decode(encoded).octets, "a", "b", encoded_signature=encoded)
    counts = []
    for near in (likely_signatures, other_signatures):
        found = [(written(encoded, edit), octets) for edit, octets, _ in near(jws, 3)]
        assert all(3 == len(octets) for _, octets in found)
        assert len(found) == len({octets for _, octets in found})
        counts.append(len(found))

    assert NEAR[encoded] == tuple(counts)


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("seconds", "name"),
    [(60.0, "likely changes of one character"), (0.0, "as many changes of one character as time allowed")],
)
def test_what_time_was_too_short_for_is_not_ruled_out(
    seconds: float, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Cryptography, "search_seconds", seconds)
    monkeypatch.setattr("jwt_decoder.diagnose.hypotheses.damaged_signature.ALPHABET", "AB")
    found = verify(token_of("RS256"), public_pem(private_key("RSA", 1)))

    assert ["ruled-out"] == [one["id"] for one in found["diagnosis"]]
    assert name in [one["name"] for one in found["tried"]]
