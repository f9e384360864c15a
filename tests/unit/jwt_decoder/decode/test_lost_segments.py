"""Of a JWE that lost segments, the lost one is named where the lengths of the others tell, and else nothing is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from jwt_decoder.text import base64url

from tests.unit.jwt_decoder.judge.test_verdict import only

if TYPE_CHECKING:
    from tests.unit.jwt_decoder.conftest import Reporter

KEY, VECTOR, CIPHERTEXT, TAG = range(1, 5)
ROLES = ["header", "encrypted-key", "initialization-vector", "ciphertext", "authentication-tag"]
# By alg, with enc: how many octets the encrypted key has.
KEYS = {
    ("A128KW", "A128GCM"): 24,
    ("A256KW", "A256CBC-HS512"): 72,
    ("A256GCMKW", "A256GCM"): 32,
    ("RSA-OAEP", "A256GCM"): 256,
    ("RSA1_5", "A128CBC-HS256"): 128,
    ("ECDH-ES+A128KW", "A128GCM"): 24,
    ("PBES2-HS256+A128KW", "A128GCM"): 24,
}
DIRECT = [("dir", "A256GCM"), ("dir", "A128CBC-HS256"), ("ECDH-ES", "A256GCM"), ("ECDH-ES", "A256CBC-HS512")]


def parts(alg: str, enc: str, ciphertext: int = 80) -> list[str]:
    tag = {"A256CBC-HS512": 32}.get(enc, 16)
    lengths = (KEYS.get((alg, enc), 0), 12 if "GCM" in enc else 16, ciphertext, tag)
    header = base64url.encode(json.dumps({"alg": alg, "enc": enc}).encode())
    return [header, *(base64url.encode(bytes(octets)) for octets in lengths)]


def told(report: Reporter, segments: list[str]) -> tuple[list[str], list[str], list[Any]]:
    """Return the messages of the faults, the roles of the segments, and the repairs."""
    token = only(report(".".join(segments)))
    repairs = [fault["repair"] for fault in token["faults"] if fault.get("repair")]
    return [fault["message"] for fault in token["faults"]], [one["role"] for one in token["segments"]], repairs


@pytest.mark.untraced
@pytest.mark.parametrize(("alg", "enc"), KEYS)
@pytest.mark.parametrize(
    ("lost", "name"),
    [
        (KEY, "the encrypted key is missing."),
        (VECTOR, "the initialization vector is missing."),
        (TAG, "the authentication tag is missing. The copy is probably incomplete."),
    ],
)
def test_the_lost_one_is_named_where_the_lengths_tell(
    report: Reporter, alg: str, enc: str, lost: int, name: str
) -> None:
    left = parts(alg, enc)
    del left[lost]
    assert ([f"4 of the 5 segments of a JWE: {name}"], [one for one in ROLES if one != ROLES[lost]], []) == told(
        report, left
    )


@pytest.mark.untraced
@pytest.mark.parametrize(("alg", "enc"), [*KEYS, *DIRECT])
def test_of_a_lost_ciphertext_it_is_not_known_which_one_it_was(report: Reporter, alg: str, enc: str) -> None:
    left = parts(alg, enc)
    del left[CIPHERTEXT]
    assert ["4 of the 5 segments of a JWE: one is missing."] == told(report, left)[0]


@pytest.mark.parametrize(("alg", "enc"), DIRECT)
def test_an_empty_key_that_lost_its_dot_gets_it_back(report: Reporter, alg: str, enc: str) -> None:
    whole = parts(alg, enc)
    left = [whole[0], *whole[2:]]
    messages, roles, (repair,) = told(report, left)
    assert [f"With {alg}, the encrypted key is empty, but its dot stays: two dots follow the header."] == messages
    assert [one for one in ROLES if one != "encrypted-key"] == roles
    text = ".".join(left)
    assert ".".join(whole) == text[: repair["start"]] + repair["text"] + text[repair["end"] :]


@pytest.mark.parametrize(("alg", "enc"), [("dir", "A256GCM"), ("ECDH-ES", "A128CBC-HS256")])
def test_a_lost_vector_behind_an_empty_key_is_named(report: Reporter, alg: str, enc: str) -> None:
    left = parts(alg, enc)
    del left[VECTOR]
    assert ["4 of the 5 segments of a JWE: the initialization vector is missing."] == told(report, left)[0]


@pytest.mark.parametrize("header", [{"alg": "x", "enc": "A256GCM"}, {"alg": "A128KW", "enc": "x"}, {"enc": 5}])
def test_what_the_header_does_not_say_is_not_known(report: Reporter, header: dict[str, object]) -> None:
    segments = [base64url.encode(json.dumps(header).encode()), *(base64url.encode(bytes(20)) for _ in range(3))]
    expected = "the authentication tag is missing. The copy is probably incomplete."
    (message,) = told(report, segments)[0]
    assert message == "4 of the 5 segments of a JWE: one is missing." or not message.endswith(expected)


@pytest.mark.untraced
@pytest.mark.parametrize(("alg", "enc"), [*KEYS, *DIRECT])
@pytest.mark.parametrize("cut", [0, 4])
@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_a_copy_that_ends_too_early_is_called_incomplete(
    report: Reporter, alg: str, enc: str, count: int, cut: int
) -> None:
    left = parts(alg, enc)[:count]
    left[-1] = left[-1][: -cut or None] if count > 1 else left[-1]
    (message,) = told(report, left)[0]
    assert message.endswith("missing. The copy is probably incomplete.")


@pytest.mark.parametrize(
    ("segments", "message"),
    [
        ([0, VECTOR, TAG], "3 of the 5 segments of a JWE: two are missing."),
        ([0, CIPHERTEXT, TAG], "3 of the 5 segments of a JWE: two are missing."),
        ([0, CIPHERTEXT], "2 of the 5 segments of a JWE: three are missing."),
    ],
)
def test_of_several_lost_segments_none_is_named(report: Reporter, segments: list[int], message: str) -> None:
    whole = parts("A128KW", "A128GCM")
    assert [message] == told(report, [whole[index] for index in segments])[0]


def test_lengths_that_suit_nothing_say_nothing(report: Reporter) -> None:
    header = base64url.encode(b'{"alg":"RSA-OAEP","enc":"A256GCM"}')
    key, vector, other = (base64url.encode(bytes(octets)) for octets in (9, 12, 5))
    cut = "3 of the 5 segments of a JWE: ciphertext and tag are missing. The copy is probably incomplete."
    assert [cut] == told(report, [header, key, vector])[0]
    assert ["4 of the 5 segments of a JWE: one is missing."] == told(report, [header, key, other, other])[0]
