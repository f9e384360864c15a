"""Every algorithm that is verified signs, and the libraries of others verify it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jwcrypto import jwk as other_jwk
from jwcrypto import jws as other_jws
from jwt_decoder.text import base64url

from tests.unit.jwt_decoder.differential import libraries
from tests.unit.jwt_decoder.differential.cases import Case
from tests.unit.jwt_decoder.differential.jose import jose
from tests.unit.jwt_decoder.differential.key_pairs import ALGORITHMS, jwk
from tests.unit.jwt_decoder.make.made_tokens import CLAIMS, SECRET, headline, signed, state, token
from tests.unit.jwt_decoder.verify.jose_tokens import KIND_OF, private_key, private_pem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.unit.jwt_decoder.conftest import Verifier

# What each library has no algorithm for.
LACKING: Final = {
    "joserfc": {"EdDSA", "ML-DSA-44", "ML-DSA-65", "ML-DSA-87"},
    "jwcrypto": set[str](),
    "pyjwt": {"ML-DSA-44", "ML-DSA-65", "ML-DSA-87", "Ed25519", "Ed448"},
    "jose": {"ES256K", "Ed448", "ML-DSA-44", "ML-DSA-65", "ML-DSA-87"},
}

LIBRARIES: Final[Mapping[str, Callable[[Case], Any]]] = {
    "joserfc": libraries.joserfc,
    "jwcrypto": libraries.jwcrypto_,
    "pyjwt": libraries.pyjwt,
}


def made(alg: str) -> Case:
    """Return a token of an algorithm as a case for the libraries."""
    key = json.dumps(jwk(alg, private=True))
    return Case(token(signed(json.dumps({"alg": alg}), CLAIMS, key)), alg, "jwk", json.dumps(jwk(alg)), ())


@pytest.fixture(scope="module")
def cases() -> dict[str, Case]:
    """Return a token of each algorithm."""
    return {alg: made(alg) for alg in ALGORITHMS}


def verified_by(tokens: dict[str, str]) -> dict[str, set[str]]:
    """Return by the name of each library the algorithms of the tokens that it verifies."""
    cases = {alg: Case(token, alg, "jwk", json.dumps(jwk(alg)), ()) for alg, token in tokens.items()}
    by_python = {
        name: {alg for alg, case in cases.items() if (answer := library(case)) and answer.accepts}
        for name, library in LIBRARIES.items()
    }
    by_jose = zip(cases, jose([*cases.values()]), strict=True)
    return {**by_python, "jose": {alg for alg, answer in by_jose if answer and answer.accepts}}


@pytest.mark.untraced
def test_the_libraries_of_others_verify_every_algorithm_that_they_have(cases: dict[str, Case]) -> None:
    found = verified_by({alg: case.token for alg, case in cases.items()})

    assert {name: set(ALGORITHMS) - lacking for name, lacking in LACKING.items()} == found


@pytest.mark.untraced
@pytest.mark.parametrize("alg", [alg for alg in ALGORITHMS if alg != "EdDSA"])
def test_the_engine_itself_verifies_it(alg: str, cases: dict[str, Case]) -> None:
    from tests.unit.jwt_decoder.decrypt.sealed import opened  # noqa: PLC0415 - with the backend of the command line

    found = opened(cases[alg].token, json.dumps(jwk(alg)))
    assert "valid" == found["verdict"]["signature"]["state"]


def test_eddsa_is_the_curve_of_the_key() -> None:
    key: Any = private_key("Ed448")
    found = signed('{"alg":"EdDSA"}', CLAIMS, private_pem(key))

    assert (
        "Ed448 private key, PEM (PKCS#8). Its private part is used to sign, and isn't stored."
        == (found["keys"][0]["key"]["message"])
    )
    assert 114 == found["report"]["tokens"][0]["signatures"][0]["octets"]


@pytest.mark.untraced
@pytest.mark.parametrize("alg", sorted(KIND_OF))
def test_every_algorithm_signs_with_a_pem(alg: str) -> None:
    assert [] == signed(json.dumps({"alg": alg}), CLAIMS, private_pem(private_key(KIND_OF[alg])))["faults"]


JSON_TEXT: Final = st.recursive(
    st.text(max_size=8) | st.integers() | st.booleans() | st.none() | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
).map(lambda value: json.dumps(value, ensure_ascii=False))
HEADERS: Final = st.builds(
    lambda before, middle, after, more: f'{before}{{{middle}"alg":{middle}"HS256"{more}}}{after}',
    st.text(" \t\r\n", max_size=3),
    st.text(" \t\r\n", max_size=3),
    st.text(" \t\r\n", max_size=3),
    st.sampled_from(["", ',"typ":"JWT"', ',"\\u0074yp": "J\\u0057T"', ',"a":1e400,"a":-0.0', ',"é🔑":"\\ud800"']),
)


@given(HEADERS, JSON_TEXT | st.text())
def test_what_is_decoded_and_not_edited_is_signed_octet_for_octet(header: str, payload: str) -> None:
    if any("\ud800" <= one <= "\udfff" for one in payload):
        return
    first = signed(header, payload)
    shown = first["report"]["tokens"][0]
    again = signed(shown["header"]["text"], shown["payload"]["text"])

    assert (header, payload) == (shown["header"]["text"], shown["payload"]["text"])
    assert token(first) == token(again)
    assert [base64url.encode(text.encode()) for text in (header, payload)] == token(again).split(".")[:2]


def test_what_was_made_is_judged_and_never_looks_verified() -> None:
    found = signed('{"alg":"HS256"}')
    (one,) = found["report"]["tokens"]

    assert {"structure": "sound", "signature": "not-attempted", "time": "current"} == {
        name: state(found)[name] for name in ("structure", "signature", "time")
    }
    assert ("made-here", "Signed here by you: a test token.") == (state(found)["trust"], headline(one))
    assert one["action"] is None


def test_an_expired_one_says_so_first() -> None:
    (one,) = signed('{"alg":"HS256"}', '{"exp":1}')["report"]["tokens"]

    assert headline(one).startswith("This token expired")
    assert "Signed here by you: a test token." in "".join(piece.get("text", "") for piece in one["summary"])


@pytest.mark.untraced
@pytest.mark.parametrize("payload", ["hello", "[1]", '{"a":', '"text"'])
def test_a_payload_that_is_no_claims_set_is_signed_and_judged(payload: str) -> None:
    found = signed('{"alg":"HS256","typ":"JWT"}', payload)

    assert payload == found["report"]["tokens"][0]["payload"]["text"]
    assert "faulty" == state(found)["structure"]


@pytest.mark.parametrize("payload", ["", '{"sub":"alice"}'])
def test_an_unsecured_one_needs_its_mark(payload: str) -> None:
    found = signed('{"alg":"none"}', payload, "", allowNone=True)

    assert token(found) == f"eyJhbGciOiJub25lIn0.{base64url.encode(payload.encode())}."
    assert ("not-attempted", "made-here") == (state(found)["signature"], state(found)["trust"])
    assert [{"key": None, "alg": "none", "chosen": ""}] == found["keys"]


def test_a_set_picks_the_key_by_kid_and_says_which() -> None:
    keys = {"keys": [{**jwk("HS256", which), "kid": kid} for which, kid in ((0, "a"), (1, "b"))]}
    found = signed('{"alg":"HS256","kid":"b"}', CLAIMS, json.dumps(keys))

    assert "Signed with key 2 of 2, chosen by its kid." == found["keys"][0]["chosen"]
    assert token(found) == token(signed('{"alg":"HS256","kid":"b"}', CLAIMS, json.dumps(jwk("HS256", 1))))


@pytest.mark.parametrize(
    ("header", "says"),
    [
        ('{"alg":"ES256"}', "Signed with key 3 of 3: the token has no kid."),
        ('{"alg":"ES256","kid":"x"}', "No key in the set has the token's kid: signed with key 3 of 3 instead."),
        ('{"alg":"ES256","kid":1}', "Signed with key 3 of 3: the token's kid isn't a string."),
    ],
)
def test_a_set_picks_the_first_that_may_sign(header: str, says: str) -> None:
    keys = {"keys": [jwk("RS256", private=True), jwk("ES256"), {**jwk("ES256", 1, private=True), "kid": "b"}]}

    assert says == signed(header, CLAIMS, json.dumps(keys))["keys"][0]["chosen"]


def test_what_there_is_to_say_of_a_key_is_said() -> None:
    found = {one["id"] for one in signed('{"alg":"HS256","kid":"a"}', CLAIMS, "secret")["findings"]}

    assert {"key-short", "key-guessable", "key-published"} <= found


@pytest.mark.parametrize(("payload", "said"), [('{"exp":1}', "expired"), (CLAIMS, "current"), ("text", "not-stated")])
@pytest.mark.parametrize("form", ["compact", "general"])
def test_a_detached_payload_is_judged_by_its_times_all_the_same(payload: str, said: str, form: str) -> None:
    found = signed('{"alg":"HS256"}', payload, form=form, detached=True)
    (one,) = found["report"]["tokens"]

    assert (said, "made-here") == (state(found)["time"], state(found)["trust"])
    assert headline(one).startswith("This token expired" if said == "expired" else "Signed here by you")


def test_a_detached_payload_is_signed_and_left_out(verify: Verifier) -> None:
    found = token(signed('{"alg":"HS256"}', detached=True))
    header, payload, _ = found.split(".")

    assert ("", "valid") == (payload, verify(found, SECRET, payload=CLAIMS)["verdict"]["signature"]["state"])
    assert header == token(signed('{"alg":"HS256"}')).split(".")[0]


@pytest.mark.parametrize("form", ["compact", "flattened", "general"])
def test_a_payload_may_stand_as_it_is(form: str, verify: Verifier) -> None:
    header, payload = '{"alg":"HS256","b64":false,"crit":["b64"]}', '{"sub":"alice \N{KEY}"}'
    found = token(signed(header, payload, form=form))

    assert payload in (found if form == "compact" else json.loads(found)["payload"])
    assert "valid" == verify(found, SECRET)["verdict"]["signature"]["state"]
    if form != "compact":  # which jwcrypto can't read so
        other = other_jws.JWS()
        other.deserialize(found, other_jwk.JWK(kty="oct", k=base64url.encode(SECRET.encode())))
        assert payload == other.payload


def test_a_flattened_one_keeps_its_unprotected_header(verify: Verifier) -> None:
    found = token(signed('{"alg":"HS256"}', form="flattened", unprotected='{ "kid" : "a" }'))

    assert '"header":{ "kid" : "a" },"signature":' in found
    assert "valid" == verify(found, SECRET)["verdict"]["signature"]["state"]


def test_a_whole_header_may_be_unprotected(verify: Verifier) -> None:
    found = token(signed("", form="flattened", unprotected='{"alg":"HS256"}'))

    assert ["payload", "header", "signature"] == [*json.loads(found)]
    assert "valid" == verify(found, SECRET)["verdict"]["signature"]["state"]


def test_several_keys_sign_one_payload() -> None:
    second = {"header": '{"alg":"ES256"}', "key": json.dumps(jwk("ES256", private=True)), "unprotected": '{"kid":"e"}'}
    found = signed('{"alg":"HS256"}', form="general", signers=[second], detached=True)
    whole = json.loads(token(found))
    tokens = found["report"]["tokens"][0]

    assert ["signatures"] == [*whole]
    assert [{"protected", "signature"}, {"protected", "header", "signature"}] == [
        set(one) for one in whole["signatures"]
    ]
    assert ["HS256", "ES256"] == [one["alg"] for one in found["keys"]]
    assert ["made-here"] * 2 == [one["verdict"]["trust"]["state"] for one in tokens["signatures"]]
    for key in (jwk("HS256") | {"k": base64url.encode(SECRET.encode())}, jwk("ES256")):
        other = other_jws.JWS()
        other.deserialize(json.dumps({**whole, "payload": base64url.encode(CLAIMS.encode())}))
        other.verify(other_jwk.JWK(**key))
        assert CLAIMS.encode() == other.payload


@pytest.mark.untraced
@pytest.mark.parametrize("alg", ["ES256", "ES512", "ES256K", "Ed25519", "EdDSA"])
def test_the_octets_of_a_private_key_alone_sign(alg: str) -> None:
    d = str(jwk(alg, private=True)["d"])
    for text in (d, base64url.decode(d).octets.hex()):
        made_of_it = token(signed(json.dumps({"alg": alg}), CLAIMS, text))
        answer = LIBRARIES["jwcrypto"](Case(made_of_it, alg, "jwk", json.dumps(jwk(alg)), ()))

        assert answer.accepts
