"""The Key Binding JWT is a token within the SD-JWT, bound to all that stands before it (RFC 9901 §4.3)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.unit.jwt_decoder.decode.sd_jwt.sd_jwts import SECRET, bound, digest, disclosure, encoded, jws, sd_jwt

if TYPE_CHECKING:
    from tests.unit.jwt_decoder.conftest import Reporter, Verifier

NAME = disclosure("s1", "given_name", "John")
PRESENTED = sd_jwt({"_sd": [digest(NAME)]}, NAME)


def test_it_is_a_nested_token_with_each_character_in_its_place(report: Reporter) -> None:
    paste = f"vp_token={bound(PRESENTED)}"
    (token,) = report(paste)["tokens"]
    (nested,) = token["nested"]

    assert ("jws-compact", "Key Binding JWT") == (nested["kind"], nested["label"])
    assert paste.rpartition("~")[2] == nested["text"] == paste[nested["start"] : nested["end"]]
    assert [paste[one["start"] : one["end"]] for one in nested["segments"]] == nested["text"].split(".")
    assert '"nonce"' in nested["payload"]["text"]
    assert ("match", "sd_hash matches everything before this JWT.") == (
        token["binding"]["state"],
        token["binding"]["message"],
    )
    assert digest(PRESENTED) == token["binding"]["expected"] == token["binding"]["found"]
    assert [] == token["faults"]


def test_the_hash_is_of_the_algorithm_of_the_digests(report: Reporter) -> None:
    presented = sd_jwt({"_sd_alg": "sha-512"})
    (token,) = report(bound(presented, sd_hash=digest(presented, "sha512")))["tokens"]

    assert "match" == token["binding"]["state"]


def test_a_hash_of_something_else_is_a_fault_in_both(report: Reporter) -> None:
    paste = bound(PRESENTED, sd_hash=digest(f"{PRESENTED}x"))
    (token,) = report(paste)["tokens"]
    (outer,), (inner,) = token["faults"], token["nested"][0]["faults"]

    assert "mismatch" == token["binding"]["state"]
    assert ("kb-sd-hash", 4) == (outer["id"], outer["segment"])
    assert ("kb-sd-hash", 1) == (inner["id"], inner["segment"])
    assert (outer["start"], outer["end"]) == (inner["start"], inner["end"])
    assert outer["data"]["expected"] == digest(PRESENTED)
    assert "1 problem in the Key Binding JWT" == token["verdict"]["structure"]["message"]


@pytest.mark.parametrize("value", [1, ["x"]])
def test_a_hash_that_is_no_string_does_not_match(report: Reporter, value: object) -> None:
    (token,) = report(bound(PRESENTED, sd_hash=value))["tokens"]

    assert "mismatch" == token["binding"]["state"]


def test_claims_that_are_missing_are_faults(report: Reporter) -> None:
    (token,) = report(bound(PRESENTED, sd_hash=None, nonce=None))["tokens"]

    assert ("missing", "") == (token["binding"]["state"], token["binding"]["found"])
    assert ["kb-claim-missing", "kb-sd-hash"] == sorted(fault["id"] for fault in token["faults"])
    assert "nonce is missing" in token["faults"][0]["message"]


def test_two_claims_that_are_missing_are_listed(report: Reporter) -> None:
    (token,) = report(bound(PRESENTED, aud=None, nonce=None))["tokens"]

    assert "aud and nonce are missing" in token["faults"][0]["message"]


@pytest.mark.parametrize(
    ("typ", "message"),
    [("JWT", "must be kb+jwt, not “JWT”."), (1, "not “1”."), ("x" * 50, f"not “{'x' * 40}…”."), ({}, "not “object”.")],
)
def test_its_type_must_be_its_own(report: Reporter, typ: str, message: str) -> None:
    (token,) = report(bound(PRESENTED, typ=typ))["tokens"]

    assert ["kb-typ"] == [fault["id"] for fault in token["faults"]]
    assert message in token["faults"][0]["message"]


def test_a_type_that_is_missing_is_a_fault(report: Reporter) -> None:
    claims = {"iat": 1, "aud": "a", "nonce": "n", "sd_hash": digest(PRESENTED)}
    (token,) = report(PRESENTED + jws(claims))["tokens"]

    assert ["The typ of a Key Binding JWT must be kb+jwt, but it is missing."] == [
        fault["message"] for fault in token["faults"]
    ]


def test_the_hash_is_not_compared_where_its_algorithm_is_not_known(report: Reporter) -> None:
    (token,) = report(bound(sd_jwt({"_sd_alg": "md5"})))["tokens"]

    assert ("not-compared", "") == (token["binding"]["state"], token["binding"]["expected"])
    assert ["sd-alg-unknown"] == [fault["id"] for fault in token["faults"]]


def test_one_that_is_damaged_is_shown_as_far_as_it_can_be_read(report: Reporter) -> None:
    paste = f"{PRESENTED}eyJ0eXAiO!iJrYitqd3QiLCJhbGciOiJIUzI1NiJ9.bm90IGpzb24.AAAA"
    (token,) = report(paste)["tokens"]
    places = {fault["id"]: paste[fault["start"] : fault["end"]] for fault in token["faults"]}

    assert "!" == places["base64url-foreign"]
    assert "bm90IGpzb24" == places["payload-not-json"]
    assert {4} == {fault["segment"] for fault in token["faults"]}
    assert "missing" == token["binding"]["state"]
    repairs = [fault["repair"] for fault in token["faults"] if fault["id"] == "base64url-foreign"]
    assert "!" == paste[repairs[0]["start"] : repairs[0]["end"]]


@pytest.mark.parametrize("last", [".", "x.", ".x", "no.jwt"])
def test_anything_with_a_dot_after_the_last_tilde_gives_a_report(report: Reporter, last: str) -> None:
    (token,) = report(PRESENTED + last)["tokens"]

    assert 1 == len(token["nested"])


def flattened(presented: str, last: str, *, general: bool = False) -> str:
    """Return an SD-JWT with a Key Binding JWT in the JSON Serialization (RFC 9901 §8)."""
    issued, *disclosures = presented.rstrip("~").split("~")
    protected, payload, signature = issued.split(".")
    header = {"disclosures": disclosures, "kb_jwt": last}
    signed = {"header": header, "protected": protected, "signature": signature}
    other = {"header": {"kid": "2", "kb_jwt": last}, "protected": protected, "signature": signature}
    return json.dumps({"payload": payload, **({"signatures": [signed, other]} if general else signed)})


def test_the_json_serialization_says_the_same(report: Reporter, verify: Verifier) -> None:
    paste = flattened(PRESENTED, bound(PRESENTED).rpartition("~")[2])
    (token,) = report(paste)["tokens"]

    assert ("jws-json", "match") == (token["kind"], token["binding"]["state"])
    assert '{"given_name": "John"}' == token["processed"]["text"]
    assert [] == token["faults"]
    assert "JWS JSON, flattened, 1 Disclosure, RFC 9901" == token["verdict"]["structure"]["message"]
    assert token["nested"][0]["text"] == paste[token["nested"][0]["start"] : token["nested"][0]["end"]]
    assert "valid" == verify(paste, SECRET)["verdict"]["signature"]["state"]


def test_escapes_of_json_are_undone_and_all_of_them_are_the_place(report: Reporter) -> None:
    last = bound(PRESENTED, sd_hash="other").rpartition("~")[2]
    paste = flattened(PRESENTED, last).replace(last, last.replace("e", "\\u0065"))
    (token,) = report(paste)["tokens"]
    (nested,) = token["nested"]
    spelled = last.replace("e", "\\u0065")

    assert last == nested["text"]
    assert spelled == paste[nested["start"] : nested["end"]]
    assert [spelled] == [paste[fault["start"] : fault["end"]] for fault in token["faults"]]


def test_only_the_first_header_may_have_them(report: Reporter) -> None:
    (token,) = report(flattened(PRESENTED, bound(PRESENTED).rpartition("~")[2], general=True))["tokens"]

    assert ["kb_jwt is in the header of signature 2, but belongs only in the first one."] == [
        fault["message"] for fault in token["faults"]
    ]
    assert "match" == token["binding"]["state"]


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ({"disclosures": "x"}, "disclosures must be an array of strings."),
        ({"disclosures": [1]}, "disclosures must be an array of strings."),
        ({"disclosures": [], "kb_jwt": 1}, "kb_jwt must be a string."),
    ],
)
def test_members_of_another_type_are_faults(report: Reporter, header: object, message: str) -> None:
    protected, payload, signature = jws({"_sd": []}).split(".")
    signed = {"payload": payload, "protected": protected, "signature": signature, "header": header}
    (token,) = report(json.dumps(signed))["tokens"]

    assert [message] == [fault["message"] for fault in token["faults"]]


def test_an_empty_key_binding_jwt_is_none(report: Reporter) -> None:
    (token,) = report(flattened(PRESENTED, ""))["tokens"]

    assert ([], None) == (token["nested"], token["binding"])


def test_a_key_binding_jwt_without_an_sd_jwt_is_not_read(report: Reporter) -> None:
    protected, payload, signature = jws({"sub": "1"}).split(".")
    signed = {"payload": payload, "protected": protected, "signature": signature, "header": {"kb_jwt": jws({})}}
    (token,) = report(json.dumps(signed))["tokens"]

    assert ([], None) == (token["nested"], token["binding"])


def nest(depth: int) -> str:
    """Return a JWT within so many others (RFC 7519 §A.2)."""
    token = jws({"sub": "innermost", "exp": 1_900_000_000})
    for _ in range(depth):
        token = jws(token.encode(), cty="JWT")
    return token


def test_a_jwt_that_is_the_payload_is_nested(report: Reporter) -> None:
    paste = f"Bearer {nest(1)}"
    (token,) = report(paste)["tokens"]
    (nested,) = token["nested"]

    assert ("Nested JWT", "jws-compact", "claims-set") == (nested["label"], nested["kind"], nested["payload"]["kind"])
    assert token["segments"][1]["text"] == paste[nested["start"] : nested["end"]]
    assert {(nested["start"], nested["end"])} == {(one["start"], one["end"]) for one in nested["segments"]}
    assert 1_900_000_000 == nested["next"] == token["next"]


def test_nesting_is_read_three_levels_deep(report: Reporter) -> None:
    (token,) = report(nest(5))["tokens"]
    depth = 0
    while token["nested"]:
        (token,) = token["nested"]
        depth += 1

    assert 3 == depth


def test_a_fault_of_the_inner_token_stands_at_the_characters_that_carry_it(report: Reporter) -> None:
    inner = jws(b'{"sub":"1",}')
    paste = jws(inner.encode(), cty="JWT")
    (token,) = report(paste)["tokens"]
    (found,) = token["faults"]
    first = inner.index(".") + 1 + 10 * 4 // 3  # the comma is byte 10
    start = paste.index(".") + 1

    assert "In the nested JWT: There is an extra comma before “}”." == found["message"]
    assert (start + first * 4 // 3, start - (-(first + 2) * 4 // 3)) == (found["start"], found["end"])
    assert found["repair"] is None


def test_a_nested_token_without_cty_is_shown_and_is_a_fault(report: Reporter) -> None:
    (token,) = report(jws(nest(0).encode()))["tokens"]

    assert 1 == len(token["nested"])
    assert ["payload-not-json"] == [fault["id"] for fault in token["faults"]]


@pytest.mark.parametrize("payload", ["www.example.com", "a.b.c", "1.2.3", "eyJhbGciOiJub25lIn0", ""])
def test_words_with_dots_between_are_no_token(report: Reporter, payload: str) -> None:
    (token,) = report(jws(payload.encode(), cty="JWT"))["tokens"]

    assert [] == token["nested"]


def test_a_jwe_may_be_the_payload(report: Reporter) -> None:
    jwe = encoded(b'{"alg":"dir","enc":"A256GCM"}') + "..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA"
    (token,) = report(jws(jwe.encode(), cty="JWT"))["tokens"]

    assert ["jwe-compact"] == [one["kind"] for one in token["nested"]]


def test_line_breaks_within_it_are_passed_over(report: Reporter) -> None:
    whole = bound(PRESENTED)
    last = whole.rpartition("~")[2]
    paste = whole.replace(last, f"{last[:20]}\n{last[20:40]}\n{last[40:]}")
    (token,) = report(paste)["tokens"]
    (nested,) = token["nested"]

    assert last == nested["text"] == paste[nested["start"] : nested["end"]].replace("\n", "")
    assert [one.replace("\n", "") for one in (paste[at["start"] : at["end"]] for at in nested["segments"])] == (
        last.split(".")
    )


def test_line_breaks_before_it_are_none_of_its_own(report: Reporter) -> None:
    whole = bound(PRESENTED)
    paste = f"{whole[:30]}\n{whole[30:]}"
    (token,) = report(paste)["tokens"]
    (nested,) = token["nested"]

    assert 1 == len(nested["pieces"])
    assert nested["text"] == paste[nested["start"] : nested["end"]]
