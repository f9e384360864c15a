"""Tokens that are values of claims are read like any other, with their path, and base64 around a payload is undone."""

from __future__ import annotations

import asyncio
import base64
import hmac
import json
from typing import TYPE_CHECKING, Any

import pytest
from jwt_decoder.engine.engine import report, verify
from jwt_decoder.engine.reading import read_token
from jwt_decoder.engine.result import Options
from jwt_decoder.output.report.report import report as told
from jwt_decoder.output.report.report import verification
from jwt_decoder_cli.cryptography_backend import Cryptography

if TYPE_CHECKING:
    from jwt_decoder.output.report import shape

NOW = Options(1_795_800_000)
JWE = "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..aXZpdml2aXZpdml2.c2VjcmV0.dHR0dHR0dHR0dHR0dHR0dA"


def encoded(octets: bytes) -> str:
    return base64.urlsafe_b64encode(octets).decode().rstrip("=")


def token(payload: Any, **header: str) -> str:  # noqa: ANN401 - any JSON
    octets = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
    return ".".join(map(encoded, (json.dumps({"alg": "ES256", **header}).encode(), octets, bytes(64))))


def shown(text: str) -> shape.Token:
    return told(report(text, NOW))["tokens"][0]


def paths(one: shape.Token) -> list[str]:
    """Return the paths of the tokens in claims, those within them in brackets."""
    return [f"{each.get('path')}{paths(each) or ''}" for each in one["nested"]]


INNER = token({"sub": "inner"})


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ({"key_attestation": INNER}, ["key_attestation (header)"]),
        ({"trust_chain": [INNER, INNER]}, ["trust_chain[0] (header)", "trust_chain[1] (header)"]),
        ({"jwt": INNER}, ["jwt (header)"]),
        ({"kid": "a.b.c"}, []),
    ],
)
def test_a_token_in_the_header_is_read_too(header: dict[str, Any], found: list[str]) -> None:
    outer = shown(token({"sub": "outer", "id_token_hint": INNER}, **header))

    assert paths(outer) == ["id_token_hint", *found]
    assert {one["start"] for one in outer["nested"][1:]} <= {0}


def test_a_token_in_the_header_of_what_is_encrypted_is_read() -> None:
    header = encoded(json.dumps({"alg": "dir", "enc": "A256GCM", "jwt": INNER}).encode())

    assert paths(shown(f"{header}.{JWE.partition('.')[2]}")) == ["jwt (header)"]


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("claims", "found"),
    [
        ({"signedPayload": INNER}, ["signedPayload"]),
        ({"data": {"signedTransactionInfo": INNER}}, ["data.signedTransactionInfo"]),
        ({"vp": {"verifiableCredential": [5, INNER]}}, ["vp.verifiableCredential[1]"]),
        ({"vc": [{"id": f"data:application/vc+jwt,{INNER}"}]}, ["vc[0].id"]),
        ({"trust_chain": [INNER, INNER]}, ["trust_chain[0]", "trust_chain[1]"]),
        ({"trust_marks": [{"trust_mark": INNER}]}, ["trust_marks[0].trust_mark"]),
        ({"_claim_sources": {"src1": {"JWT": INNER}}}, ["_claim_sources.src1.JWT"]),
        ({"ga4gh_passport_v1": [INNER]}, ["ga4gh_passport_v1[0]"]),
        ({"software_statement": INNER}, ["software_statement"]),
        ({"id_token_hint": JWE}, ["id_token_hint"]),
        ({"whatever": INNER + "~"}, ["whatever"]),
        ({"authorization": f"Bearer {INNER}"}, ["authorization"]),
        ({"next": f"https://a.example/?to=%2Fb%3Ftoken%3D{INNER}#id_token={INNER}"}, ["next", "next"]),
        ({"state": json.dumps({"at": INNER, "n": 1})}, ["state"]),
        ({"note": f"see a.{INNER} or 1.2.3, e.g. eyJ.eyJ.eyJ"}, []),
        ({"a": "b.c.d", "version": "1.2.3", "n": 5, "o": None, "p": encoded(b"{}") + ".a.b"}, []),
        ({"many": [INNER] * 30}, [f"many[{place}]" for place in range(10)]),
    ],
)  # fmt: skip
def test_a_token_in_a_claim_is_read(claims: dict[str, Any], found: list[str]) -> None:
    assert paths(shown(token(claims))) == found


@pytest.mark.parametrize("text", ["{}.", "It was {}. Nothing else.", "({})"])
def test_what_ends_the_sentence_is_not_of_the_token(text: str) -> None:
    assert [INNER] == [each["text"] for each in shown(token({"note": text.format(INNER)}))["nested"]]


def test_three_of_them_are_read_in_one_another() -> None:
    deep = token({"four": token({"five": INNER})})
    one = shown(token({"one": token({"two": token({"three": deep})})}))
    chain = []
    while one["nested"]:
        [one] = one["nested"]
        chain.append(one.get("path"))

    assert chain == ["one", "two", "three"]


def test_what_is_too_deep_is_left() -> None:
    value: Any = INNER
    for _ in range(12):
        value = {"a": value}

    assert paths(shown(token(value))) == []


def test_what_is_wrong_with_it_is_not_wrong_with_the_token_around() -> None:
    one = shown(token({"inner": INNER[:-20]}))

    assert one["faults"] == []
    assert one["nested"][0]["faults"] != []


def test_its_keys_are_those_of_its_own_header() -> None:
    x, y = "cLEgbAHk2UakdZAdH8TSRDl3AwBkrk7Ol3eqmKDPfX4", "be7C0BDuEnFcJWb-xVEgA1fo8JsJdH2fE2BsptMRavw"
    jwk = f'{{"kty":"EC","crv":"P-256","x":"{x}","y":"{y}"}}'
    header = encoded(f'{{"alg":"ES256","jwk":{jwk}}}'.encode())
    one = shown(token({"inner": f"{header}.{encoded(b'{}')}.{encoded(bytes(64))}"}))

    assert [key["name"] for key in one["nested"][0]["header_keys"]] == ["jwk"]


@pytest.mark.parametrize("inner", [JWE, INNER, INNER[:-20]])
def test_base64_around_the_token_that_is_the_payload_is_undone(inner: str) -> None:
    one = shown(token(base64.b64encode(inner.encode())))

    assert [each["text"] for each in one["nested"]] == [inner]
    assert "path" not in one["nested"][0]


def test_a_path_is_quoted() -> None:
    assert paths(shown(token({"a\u202eb": INNER}))) == ["a[U+202E]b"]


def test_without_claims_there_are_none() -> None:
    source = report(f"x {INNER}", NOW).tokens[0].source
    found = read_token(source, NOW).inner

    assert found
    assert found.claimed == ()


SECRET = "a-secret-for-tests-that-is-long-enough"


def hs(payload: Any) -> str:  # noqa: ANN401 - any JSON
    text = f"{encoded(json.dumps({'alg': 'HS256'}).encode())}.{encoded(json.dumps(payload).encode())}"
    return f"{text}.{encoded(hmac.digest(SECRET.encode(), text.encode(), 'sha256'))}"


def places(text: str, key: str = SECRET, *, is_wanted: bool = True) -> list[list[int]]:
    """Return where the tokens are whose signature a key verifies."""
    found = asyncio.run(verify(text, key, NOW, Cryptography(), lambda: is_wanted))
    return [one["at"] for one in verification(found)["claimed"]]


@pytest.mark.untraced
def test_the_key_that_was_given_is_tried_on_the_tokens_in_claims() -> None:
    deep = hs({"one": hs({"two": hs({"three": INNER})}), "other": INNER, "last": hs({})})

    assert places(deep) == [[0], [0, 0], [2]]
    assert places(deep, "another-secret-that-is-long-enough-too") == places(deep, "") == []


def test_thirty_are_tried_as_long_as_it_is_wanted() -> None:
    many = hs({"a": [hs({"b": [hs({"n": number})] * 9}) for number in range(9)]})

    assert len(places(many)) == 30
    assert places(many, is_wanted=False) == []
