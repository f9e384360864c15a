"""A second key for what is inside: it verifies the token within, or decrypts it, three deep at most."""

from __future__ import annotations

import hmac
import json
from typing import Any
from unittest import mock

import pytest
from cryptography.hazmat.primitives.keywrap import aes_key_wrap
from joserfc import jwt
from joserfc.jwk import OctKey
from jwt_decoder.engine.unused import unused_on_all
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.output.wording import render
from jwt_decoder.text import base64url

from tests.unit.jwt_decoder.decrypt.sealed import NOW, compact, jwk, key_for, opened

SECRET = "0123456789abcdef0123456789abcdef-never-published"
OTHER = "fedcba9876543210fedcba9876543210-never-published"
KEYS = [bytes([number] * 16) for number in (1, 2, 3, 4)]
CEK = bytes(range(16))
EXP = NOW + 3600


def oct_jwk(octets: bytes, **more: object) -> dict[str, object]:
    """Return a shared key as JWK."""
    return {"kty": "oct", "k": base64url.encode(octets), **more}


def signed(secret: str = SECRET, **claims: object) -> str:
    """Return a signed token."""
    return jwt.encode({"alg": "HS256"}, {"sub": "bob", "exp": EXP, **claims}, OctKey.import_key(secret))


def around(inner: str, key: bytes) -> str:
    """Return a token with another one in it."""
    header = {"alg": "A128KW", "enc": "A128GCM", "cty": "JWT"}
    return compact(header, CEK, aes_key_wrap(key, CEK), inner.encode())


def layers(count: int) -> str:
    """Return a signed token in so many encrypted ones, the outermost for the first key."""
    token = signed()
    for key in reversed(KEYS[:count]):
        token = around(token, key)
    return token


def a_set(*keys: bytes, secret: str = SECRET) -> str:
    """Return a JWK Set with these keys and a secret."""
    return json.dumps({"keys": [*map(oct_jwk, keys), oct_jwk(secret.encode())]})


def words(found: dict[str, Any]) -> str:
    """Return the summary as text."""
    return "".join(piece.get("text", "…") for piece in found["summary"])


@pytest.mark.parametrize(("secret", "state"), [(SECRET, "valid"), (OTHER, "invalid"), ("", None)])
def test_another_key_verifies_what_is_inside(secret: str, state: str | None) -> None:
    found = opened(layers(1), json.dumps(oct_jwk(KEYS[0])), inner_key=secret)
    inner, nested = found["inner"], found["decryption"]["token"]["nested"][0]

    assert state == (inner and inner["verdict"]["signature"]["state"])
    assert (state or "not-attempted") == nested["verdict"]["signature"]["state"]
    assert ("decrypted", "not-attempted") == (found["decryption"]["state"], found["verdict"]["signature"]["state"])


def test_a_signature_inside_that_matches_is_told_and_not_that_anyone_could_have_made_it() -> None:
    found = opened(layers(1), json.dumps(oct_jwk(KEYS[0])), inner_key=SECRET)

    assert "Decrypted with this key. The signature of the token inside matches. It expires …." == words(found)
    assert "Signature verified with this secret." in words(found["decryption"]["token"]["nested"][0])


@pytest.mark.parametrize("count", [1, 2])
def test_without_another_key_it_says_that_one_is_needed(count: int) -> None:
    found = opened(layers(count), json.dumps(oct_jwk(KEYS[0])))
    said = "Decrypted with this key. Anyone with this secret could have made this."

    assert f"{said} The token inside it needs a key of its own." == words(found)


def test_where_cty_promises_a_token_that_is_none_no_key_is_asked_for() -> None:
    found = opened(around("eyJhbGciOiJIUzI1NiJ9.e30", KEYS[0]), json.dumps(oct_jwk(KEYS[0])))

    assert "Decrypted with this key. Anyone with this secret could have made this." == words(found)


def test_a_signature_inside_that_does_not_match_comes_first() -> None:
    found = opened(layers(1), json.dumps(oct_jwk(KEYS[0])), inner_key=OTHER)

    assert words(found).startswith("The signature inside doesn't match.")


def test_why_it_does_not_match_is_told_with_a_click_for_its_own_field() -> None:
    found = opened(layers(1), json.dumps(oct_jwk(KEYS[0])), inner_key=f"{SECRET}\n")

    assert found["inner"]["diagnosis"][0]["apply"]["key"] == [
        {"start": len(SECRET), "end": len(SECRET) + 1, "text": ""}
    ]
    assert found["inner"]["diagnosed"] in words(found)
    assert [] == found["diagnosis"]


def test_the_secret_inside_has_an_encoding_of_its_own() -> None:
    how = {"inner_key": base64url.encode(SECRET.encode()), "inner_secret_encoding": "base64url"}
    found = opened(layers(1), json.dumps(oct_jwk(KEYS[0])), opener=None, encoding="text", **how)

    assert "valid" == found["inner"]["verdict"]["signature"]["state"]


def test_a_key_that_does_not_fit_what_is_inside_is_told() -> None:
    found = opened(layers(1), json.dumps(oct_jwk(KEYS[0])), inner_key=jwk(key_for("ECDH-ES", "A128GCM")))

    assert "key-unusable" == found["inner"]["verdict"]["signature"]["state"]
    assert "The token inside isn't verified: " in words(found)


def test_another_key_decrypts_what_is_inside() -> None:
    token = around(compact({"alg": "A128KW", "enc": "A128GCM"}, CEK, aes_key_wrap(KEYS[1], CEK)), KEYS[0])
    found = opened(token, json.dumps(oct_jwk(KEYS[0])), inner_key=json.dumps(oct_jwk(KEYS[1])))

    assert "decrypted" == found["inner"]["decryption"]["state"]
    assert "current" == found["verdict"]["time"]["state"]
    assert "alice" in found["decryption"]["token"]["nested"][0]["payload"]["text"]


def test_what_is_inside_and_does_not_decrypt_is_told() -> None:
    found = opened(layers(2), json.dumps(oct_jwk(KEYS[0])), inner_key=json.dumps(oct_jwk(KEYS[2])))

    assert words(found).startswith("The token inside doesn't decrypt.")


@pytest.mark.parametrize("count", [1, 2, 3])
def test_one_set_serves_for_all_that_is_inside(count: int) -> None:
    found = opened(layers(count), a_set(*KEYS))
    states = []
    while found:
        states.append(found["decryption"]["state"] if found["decryption"] else found["verdict"]["signature"]["state"])
        found = found["inner"]

    assert [*["decrypted"] * count, "valid"] == states


def test_a_set_for_what_is_inside_serves_twice() -> None:
    found = opened(layers(2), json.dumps(oct_jwk(KEYS[0])), inner_key=a_set(KEYS[1]))

    assert "valid" == found["inner"]["inner"]["verdict"]["signature"]["state"]
    assert "The signature of the token inside matches." in words(found)


def test_it_goes_three_deep_and_no_deeper() -> None:
    third = opened(layers(4), a_set(*KEYS))["inner"]["inner"]["inner"]

    assert ("decrypted", None) == (third["decryption"]["state"], third["inner"])


def test_a_set_without_a_key_for_what_is_inside_says_nothing_of_it() -> None:
    found = opened(layers(1), json.dumps({"keys": [oct_jwk(KEYS[0]), json.loads(jwk(key_for("ECDH-ES", "A128GCM")))]}))

    assert found["inner"] is None


def test_a_signed_token_in_a_signed_one_is_verified_with_its_own_key() -> None:
    outer = jwt.encode({"alg": "HS256", "cty": "JWT"}, {}, OctKey.import_key(OTHER))
    header = outer.split(".")[0]
    text = f"{header}.{base64url.encode(signed().encode())}"
    signature = base64url.encode(hmac.digest(OTHER.encode(), text.encode(), "sha256"))
    found = opened(f"{text}.{signature}", OTHER, inner_key=SECRET)

    assert ("valid", "valid") == tuple(one["verdict"]["signature"]["state"] for one in (found, found["inner"]))
    assert "The signature of the token inside matches." in words(found)


def test_nothing_is_tried_where_nothing_is_inside() -> None:
    found = opened(signed(), SECRET, inner_key=SECRET)

    assert ("valid", None) == (found["verdict"]["signature"]["state"], found["inner"])


@pytest.mark.parametrize(
    ("token", "key", "why"),
    [
        (signed(), SECRET, "this token has no JWT as its payload."),
        (signed(), "", "this token has no JWT as its payload."),
        (signed(claims={"jwt": signed()}), SECRET, "this token has no JWT as its payload."),
        (around('{"sub":"bob"}', KEYS[0]), json.dumps(oct_jwk(KEYS[0])), "this token has no JWT as its payload."),
        (layers(1), json.dumps(oct_jwk(KEYS[1])), "the token around it isn't decrypted."),
        (layers(1), "", "the token around it isn't decrypted."),
    ],
)
def test_why_an_inner_key_was_not_used_is_said(token: str, key: str, why: str) -> None:
    found = opened(token, key, inner_key=SECRET)

    assert (None, f"The key for the JWT inside wasn't used: {why}") == (found["inner"], found["unused"])


@pytest.mark.untraced
@pytest.mark.parametrize(("count", "inner"), [(1, SECRET), (1, OTHER), (2, SECRET), (1, ""), (0, "")])
def test_nothing_is_said_of_an_inner_key_that_was_tried_or_not_given(count: int, inner: str) -> None:
    assert "" == opened(layers(count), json.dumps(oct_jwk(KEYS[0])), inner_key=inner)["unused"]


def test_no_inner_key_is_in_an_answer() -> None:
    answer = json.dumps(opened(layers(1), json.dumps(oct_jwk(KEYS[0])), inner_key=OTHER))

    assert OTHER not in answer
    assert base64url.encode(KEYS[0]) not in answer


@pytest.mark.each
@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([], None),
        (["Not nested."], "Not nested."),
        (["Not nested.", ""], None),
        (["Not nested.", "Not opened."], "none of these tokens could be tried with it."),
    ],
)
def test_of_several_tokens_it_is_said_where_it_was_tried_on_none(given: list[str], said: str | None) -> None:
    reasons = [mock.Mock(unused=Sentence(each) if each else None) for each in given]
    found = unused_on_all(reasons)

    assert (said is None) == (found is None)
    assert not found or render(found).endswith(str(said))
