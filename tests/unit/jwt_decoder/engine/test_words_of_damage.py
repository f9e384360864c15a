"""What is said of tokens that are not whole: what follows from that is no fault, and no key can settle it."""

from __future__ import annotations

import hmac
import json
from base64 import urlsafe_b64encode
from typing import TYPE_CHECKING, Any, Final

import pytest
from jwt_decoder.text import base64url

from tests.unit.jwt_decoder.diagnose.verified import ES, ES_IN_DER, HS_IN_HEX, HS_SECRET, RS_1024, SPKI, said, verified
from tests.unit.jwt_decoder.verify.jose_tokens import private_key, public_pem

if TYPE_CHECKING:
    from tests.unit.jwt_decoder.conftest import Reporter

HS: Final = "eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.j0wDgyMy9yRcQpn3hnVp9vBxn7gBg8LL-xqtf6V2ycM"
HEADER, PAYLOAD, SIGNATURE = HS.split(".")
LONG: Final = "eyJzdWIiOiJhbGljZSIsImV4cCI6MTc5NTgwMzYwMH0"
ENCRYPTED: Final = "eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ"
SHARED: Final = "eyJlbmMiOiJBMTI4R0NNIn0"
NO_MATCH: Final = "doesn't match"


def _ids(token: Any) -> list[str]:  # noqa: ANN401 - JSON
    return [fault["id"] for fault in token["faults"]]


def _line(found: Any) -> str:  # noqa: ANN401 - JSON
    return "".join(run["text"] for run in found["line"])


def _headline(found: Any) -> str:  # noqa: ANN401 - JSON
    return "".join(run["text"] for run in found["headline"])


@pytest.mark.parametrize("kept", range(4, 43))
def test_a_signature_that_is_cut_has_that_one_fault_and_no_repair(report: Reporter, kept: int) -> None:
    (token,) = report(f"{HEADER}.{PAYLOAD}.{SIGNATURE[:kept]}")["tokens"]

    assert (["signature-length"], None) == (_ids(token), token["faults"][0]["repair"])
    assert "key" == token["action"]["id"]


def test_digits_end_in_no_bits_that_are_left_over(report: Reporter) -> None:
    der = "304502206363c784f6eff9d5d48b3f" * 4 + "30"
    texts = [f"{ES.rpartition('.')[0]}.{der}", f"{HS_IN_HEX}8f"]

    assert [["signature-length"]] * 2 == [_ids(report(text)["tokens"][0]) for text in texts]


@pytest.mark.parametrize(("count", "repair"), [(256, "g"), (253, None)])
def test_the_last_bits_of_an_rsa_signature_are_mended_where_its_length_is_usual(
    report: Reporter, count: int, repair: str | None
) -> None:
    text = "A" * (count * 4 // 3) + ("h" if count % 3 else "")
    text = text + "h" if len(text) % 4 == 1 else text
    token = report(f"eyJhbGciOiJSUzI1NiJ9.{PAYLOAD}.{text}")["tokens"][0]

    assert ["base64url-trailing-bits"] == _ids(token)
    assert repair == (token["faults"][0]["repair"] or {}).get("text")


@pytest.mark.untraced
@pytest.mark.parametrize(("text", "key"), [(ES_IN_DER, SPKI), (HS_IN_HEX, HS_SECRET)])
def test_below_a_malformed_token_stands_the_reading_under_which_it_matches(text: str, key: str) -> None:
    found = verified(text, key)

    assert found["diagnosed"] == _line(found)
    assert NO_MATCH not in _line(found)


MASKED: Final = {
    "the payload": f"{HEADER}.********.{SIGNATURE}",
    "words for the payload": f"{HEADER}.[payload].{SIGNATURE}",
    "a part of the payload": f"{HEADER}.{LONG[:10]}*****{LONG[-8:]}.{SIGNATURE}",
    "a part of the payload by bullets": f"{HEADER}.{LONG[:10]}•••••{LONG[-8:]}.{SIGNATURE}",
}


@pytest.mark.untraced
@pytest.mark.parametrize("text", MASKED.values(), ids=MASKED)
def test_no_key_is_asked_for_and_none_tried_where_a_part_was_masked(report: Reporter, text: str) -> None:
    (token,) = report(text)["tokens"]
    found = verified(text, HS_SECRET)

    assert ("not-attempted", []) == (found["verdict"]["signature"]["state"], found["diagnosis"])
    assert [None, None] == [token["action"], found["action"]]
    assert "masked or left out" in token["verdict"]["signature"]["message"]


def test_one_asterisk_may_be_damage_that_the_signature_undoes() -> None:
    found = verified(HS.replace(PAYLOAD, PAYLOAD.replace("h", "*")), HS_SECRET)

    assert ["text-repaired"] == [one["id"] for one in found["diagnosis"]]


def test_a_payload_that_is_not_encoded_may_have_asterisks(report: Reporter) -> None:
    header = "eyJhbGciOiJIUzI1NiIsImI2NCI6ZmFsc2UsImNyaXQiOlsiYjY0Il19"
    (token,) = report(f"{header}.the ****** word.{SIGNATURE}")["tokens"]

    assert "no-key" == token["verdict"]["signature"]["data"]["why"]


@pytest.mark.parametrize("behind", ["", SIGNATURE[-6:]])
@pytest.mark.parametrize("mask", ["****", "•••", "███"])
def test_a_mask_in_the_place_of_the_rest_is_told(report: Reporter, mask: str, behind: str) -> None:
    found = report(f"token: {HEADER}.{LONG}.{SIGNATURE[:6]}{mask}{behind}\nnext")
    (token,) = found["tokens"]

    assert ["shortened"] == [note["id"] for note in found["notes"]]
    assert mask in found["notes"][0]["message"]
    assert ["token-shortened"] == _ids(token)


@pytest.mark.untraced
@pytest.mark.parametrize("mark", ["…", "...", "[...]", " [truncated]", "…wGjbjw"])
@pytest.mark.parametrize(("token", "key"), [(ES, SPKI), (RS_1024, public_pem(private_key("RSA")))])
def test_of_a_signature_that_was_shortened_no_key_is_blamed(token: str, key: str, mark: str) -> None:
    found = verified(token[:-20] + mark, key)

    assert "not-attempted" == found["verdict"]["signature"]["state"]
    assert "Part of the token was masked or left out" == found["verdict"]["signature"]["message"]
    assert NO_MATCH not in said(found)


@pytest.mark.parametrize(("secret", "causes"), [(HS_SECRET, ["signature-cut"]), ("another", ["signature-length"])])
def test_the_rest_of_an_hmac_that_was_shortened_is_compared(secret: str, causes: list[str]) -> None:
    assert causes == [one["id"] for one in verified(f"{HS[:-12]}…", secret)["diagnosis"]]


def test_the_size_of_a_signature_that_was_shortened_says_nothing_of_its_key(report: Reporter) -> None:
    (token,) = report(f"{RS_1024[:-20]}…")["tokens"]

    assert [] == [one["id"] for one in token["findings"] if one["id"].startswith("signature")]


def test_emphasis_is_no_mask(report: Reporter) -> None:
    assert [] == report(f"**{HS}**")["notes"]


@pytest.mark.parametrize("alg", ["H", "HS2", "non"])
def test_half_a_value_is_not_judged(report: Reporter, alg: str) -> None:
    text = {"H": "eyJhbGciOiJI", "HS2": "eyJhbGciOiJIUzI", "non": "eyJhbGciOiJub24"}[alg]
    (token,) = report(f"{text}…{SIGNATURE[-12:]}")["tokens"]

    assert [] == token["findings"]


@pytest.mark.untraced
@pytest.mark.parametrize("payload", ['{"exp":NaN}', "{'exp':1795803600}", "{exp:1}"])
def test_of_an_object_that_breaks_at_its_first_member_nobody_says_that_it_has_no_claims(
    report: Reporter, payload: str
) -> None:
    time = report(f"{HEADER}.{_encoded(payload)}.{SIGNATURE}")["tokens"][0]["verdict"]["time"]

    assert "unreadable" == time["state"]


def _encoded(text: str) -> str:
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


def test_with_alg_none_no_key_is_blamed(report: Reporter) -> None:
    text = f"eyJhbGciOiJub25lIn0.{PAYLOAD}.{SIGNATURE}"
    found = [report(text)["tokens"][0], verified(text, HS_SECRET)]

    assert ["alg is none, but there is a signature."] * 2 == [_headline(one) for one in found]
    assert ["alg is none, so the signature must be empty, but it is 32 bytes."] * 2 == [_line(one) for one in found]


def test_what_signs_is_no_encryption_though_its_header_has_enc() -> None:
    text = "eyJhbGciOiJIUzI1NiIsImVuYyI6IkExMjhHQ00ifQ.eyJhIjoxfQ.3YGVJU0rksSFTXuC6DRsZopWrpcSGwzRT6r5yHK0Ddc"

    assert "valid" == verified(text, HS_SECRET)["verdict"]["signature"]["state"]


@pytest.mark.parametrize(
    "text", [f"{ENCRYPTED}.a2tra2tra2tra...dHR0dHR0dA", f"{ENCRYPTED}....dHR0dHR0dA", f"{ENCRYPTED}.a2tra2t...R0dA"]
)
def test_dots_within_an_encrypted_token_are_an_ellipsis(report: Reporter, text: str) -> None:
    found = report(text)

    assert (["jwe-compact"], ["shortened"]) == (
        [token["kind"] for token in found["tokens"]],
        [note["id"] for note in found["notes"]],
    )
    assert ["token-shortened"] == _ids(found["tokens"][0])


def test_an_encrypted_token_with_a_segment_too_many_has_it_after_the_fifth(report: Reporter) -> None:
    (token,) = report(f"{ENCRYPTED}.AAAA.{'A' * 16}.AAAA.{'A' * 22}.AAAA")["tokens"]

    assert token["verdict"]["structure"]["message"].endswith("in the segments after the fifth")


IN_JSON: Final = {
    "flattened": ("jws-json", {"payload": LONG, "protected": HEADER, "header": {"kid": "1"}, "signature": SIGNATURE}),
    "header first": ("jws-json", {"protected": HEADER, "payload": LONG, "signature": SIGNATURE}),
    "encrypted": ("jwe-json", {"protected": ENCRYPTED, "iv": "A" * 16, "ciphertext": "AAAA", "tag": "A" * 22}),
    "recipients": (
        "jwe-json",
        {"protected": SHARED, "recipients": [{"header": {"alg": "A128KW"}, "encrypted_key": "AAAA"}], "iv": "A" * 16},
    ),
}


# Most places to cut a token at stand within a long value, each like the one before it.
EVERY: Final = 5


@pytest.mark.untraced
@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize(("kind", "members"), IN_JSON.values(), ids=IN_JSON)
def test_a_token_in_json_is_one_wherever_it_is_cut(
    report: Reporter, pytestconfig: pytest.Config, kind: str, members: dict[str, object], indent: int | None
) -> None:
    text = json.dumps(members, indent=indent)
    first = next(iter(members))
    begins = text.index(str(members[first])) + (len(str(members[first])) if first == "protected" else 4)
    for end in range(begins, len(text) - 1, 1 if pytestconfig.getoption("whole") else EVERY):
        found = report(text[:end])["tokens"]

        assert [(kind, 0)] == [(token["kind"], token["start"]) for token in found], text[:end]
        assert "json-syntax" == found[0]["faults"][0]["id"]
        assert not {"alg-missing", "enc-missing", "base64url-not-canonical"} & {
            one["id"] for one in found[0]["findings"]
        }, text[:end]


def test_an_object_that_is_whole_and_lacks_its_signature_is_none_of_these(report: Reporter) -> None:
    (token,) = report(json.dumps({"payload": LONG, "protected": HEADER}))["tokens"]

    assert ("jws-json", ["member-missing"]) == (token["kind"], [fault["id"] for fault in token["faults"]])


def test_a_payload_alone_is_said_to_be_one_once(report: Reporter) -> None:
    (token,) = report(LONG)["tokens"]

    assert token["faults"][0]["message"] == _line(token)


@pytest.mark.parametrize(
    ("length", "is_said"), [pytest.param(180_000, False, marks=pytest.mark.untraced), (300_000, True)]
)
def test_of_a_long_part_it_is_said_that_no_repair_was_looked_for(
    report: Reporter,
    length: int,
    is_said: bool,  # noqa: FBT001 - a table
) -> None:
    payload = _encoded(f'{{"a":"{"b" * length}","exp":1795803600}}')
    (token,) = report(f"{HEADER}.{payload[:-9]}!{payload[-8:]}.{SIGNATURE}")["tokens"]

    assert is_said == ("too large to look for a fix" in token["faults"][0]["message"])


@pytest.mark.untraced
@pytest.mark.parametrize("octets", [31, 64, 65, 200])
def test_one_other_character_is_found_whatever_the_length_of_the_secret(octets: int) -> None:
    signed = f"{HEADER}.{LONG}"
    mac = hmac.digest(b"k" * octets, signed.encode(), "sha256")
    text = f"{signed.replace('bGlj', 'bGlk')}.{base64url.encode(mac)}"

    assert ["text-repaired"] == [one["id"] for one in verified(text, "k" * octets)["diagnosis"]]


def test_a_token_in_the_key_field_is_told_however_much_follows_it() -> None:
    assert "This is a token, not a key." == verified(HS, f"{HS}\n{'x ' * 200_000}")["misplaced"]


def test_an_empty_alg_is_said_to_be_empty(report: Reporter) -> None:
    text = f"{_encoded(json.dumps({'alg': ''}))}.{PAYLOAD}.{SIGNATURE}"
    (token,) = report(text)["tokens"]

    assert ["alg-missing"] == [one["id"] for one in token["findings"]]
    assert {"alg is empty, so it doesn't name an algorithm."} == {
        token["findings"][0]["message"],
        verified(text, HS_SECRET)["verdict"]["signature"]["message"],
    }


def test_of_a_shortened_sd_jwt_no_repair_is_offered(report: Reporter) -> None:
    disclosure = _encoded('["salt","given_name","Alice"]')
    (token,) = report(f"{HS}~{disclosure[:-8]}...")["tokens"]

    assert "token-shortened" == token["faults"][0]["id"]
    assert {None} == {fault["repair"] for fault in token["faults"]}


WHOLE_JWE: Final = f"{ENCRYPTED}.{'A' * 342}.{'A' * 16}.{'c' * 40}.{'t' * 22}"


@pytest.mark.untraced
@pytest.mark.parametrize("lost", range(24, 60, 3))
def test_an_encrypted_token_that_is_cut_lacks_segments_and_no_bits(report: Reporter, lost: int) -> None:
    (token,) = report(WHOLE_JWE[:-lost])["tokens"]

    assert "segments-count" == token["faults"][0]["id"]
    assert {"base64url-length", "base64url-trailing-bits"}.isdisjoint(_ids(token))


@pytest.mark.parametrize(
    ("more", "kind"), [("", "jws-compact"), (".AAAA", "jwe-compact"), (".AAAA.AAAA", "jwe-compact")]
)
def test_with_enc_the_number_of_segments_decides_where_alg_signs(report: Reporter, more: str, kind: str) -> None:
    header = _encoded('{"alg":"HS256","enc":"A128GCM"}')

    assert [kind] == [token["kind"] for token in report(f"{header}.{PAYLOAD}.{SIGNATURE}{more}")["tokens"]]


@pytest.mark.untraced
@pytest.mark.parametrize(("mask", "state"), [("*", "invalid"), ("**", "invalid"), ("***", "not-attempted")])
def test_a_mask_is_three_characters_or_more(mask: str, state: str) -> None:
    text = f"{HEADER}.{LONG[:10]}{mask}{LONG[10 + len(mask) :]}.{SIGNATURE}"

    assert state == verified(text, "another secret")["verdict"]["signature"]["state"]


def test_where_a_reading_matches_no_repair_of_something_else_is_the_next_step() -> None:
    found = verified(f"{ES_IN_DER}==", SPKI)

    assert ("signature-der", None) == (found["diagnosis"][0]["id"], found["action"])


def test_members_of_a_jwe_alone_make_one_where_the_protected_header_lacks_enc(report: Reporter) -> None:
    text = json.dumps({"protected": _encoded('{"kid":"1"}'), "unprotected": {"enc": "A128GCM"}, "iv": "A" * 16})

    assert ["jwe-json"] == [token["kind"] for token in report(text[:-1])["tokens"]]


@pytest.mark.parametrize("cty", ["JWT", None])
@pytest.mark.parametrize("place", [3, 5, 20, 21, 30, 40])
def test_a_damaged_token_within_a_token_is_one(report: Reporter, cty: str | None, place: int) -> None:
    """Its times are those that count, and the fault has its place in it."""
    inner = f"{HEADER}.{LONG}.{SIGNATURE}"
    damaged = f"{inner[:place]}!{inner[place:]}"
    header = base64url.encode(json.dumps({"alg": "HS256", **({"cty": cty} if cty else {})}).encode())
    (token,) = report(f"{header}.{base64url.encode(damaged.encode())}.{SIGNATURE}")["tokens"]

    assert [damaged] == [one["text"] for one in token["nested"]]
    assert "There are no claims" != token["verdict"]["time"]["message"]
    assert "In the nested JWT: “!” isn't a base64url character." in [one["message"] for one in token["faults"]]
    assert "cty-not-nested" not in {one["id"] for one in token["findings"]}


@pytest.mark.parametrize("text", ["eyJ is how one begins. Or two. Or three.", "eyJ.x", "a.b.c", "e.b.c", "ey.b.c", ""])
def test_a_text_with_dots_is_no_damaged_token(report: Reporter, text: str) -> None:
    (token,) = report(f"{HEADER}.{base64url.encode(text.encode())}.{SIGNATURE}")["tokens"]

    assert [] == token["nested"]


def test_a_token_in_json_within_a_token_is_not_called_a_jwt(report: Reporter) -> None:
    """RFC 7519 §3: a JWT is in compact form."""
    inner = json.dumps({"payload": LONG, "protected": HEADER, "signature": f"{SIGNATURE[:-1]}!"})
    (token,) = report(f"{HEADER}.{base64url.encode(inner.encode())}.{SIGNATURE}")["tokens"]

    assert ["Nested token in JSON"] == [one["label"] for one in token["nested"]]
    assert "In the nested token: “!” isn't a base64url character." in [one["message"] for one in token["faults"]]


def test_an_empty_protected_header_in_json_is_told_to_be_left_out(report: Reporter) -> None:
    """RFC 7515 §7.2.1: it is in "protected" only where it is not empty."""
    (token,) = report(
        json.dumps({"payload": LONG, "protected": "", "header": {"alg": "HS256"}, "signature": SIGNATURE})
    )["tokens"]

    assert ["“protected” is empty: where there is no protected header, this member must be left out."] == [
        one["message"] for one in token["faults"]
    ]


MARKS: Final = ("\u2026", "%REDACTED%", "***REMOVED***", "{{part}}")


@pytest.mark.parametrize("mask", MARKS)
def test_a_segment_that_was_replaced_by_a_mark_is_called_that(report: Reporter, mask: str) -> None:
    whole = {
        f"{HEADER}.{mask}.{SIGNATURE}": "payload",
        f"{SHARED}.{mask}.AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA": "encrypted-key",
        f"{SHARED}..AAAAAAAAAAAAAAAA.{mask}.AAAAAAAAAAAAAAAAAAAAAA": "ciphertext",
    }
    for text, role in whole.items():
        (token,) = report(text)["tokens"]

        assert (text, ["segment-placeholder"]) == (token["text"], _ids(token))
        assert [(role, mask)] == [(one["role"], one["text"]) for one in token["segments"] if one["text"] == mask]


@pytest.mark.parametrize("kept", [f"{HEADER}", f"{HEADER}.{PAYLOAD}"])
def test_an_ellipsis_behind_a_dot_stands_for_the_rest(report: Reporter, kept: str) -> None:
    found = report(f"{kept}.\u2026")

    assert ["token-shortened"] == _ids(found["tokens"][0])
    assert ["shortened"] == [note["id"] for note in found["notes"]]


TAG: Final = "A" * 22


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        (f"{SHARED}...Y2lwaGVy.{TAG}", ["segment-empty"]),
        (f"{ENCRYPTED}...Y2lwaGVy.{TAG}", ["segment-empty"]),
        (f"{SHARED}...Y2lwaGVy.{TAG[:7]}", ["token-shortened"]),
        (f"{SHARED[:-2]}...Y2lwaGVy.{TAG}", ["token-shortened", "json-syntax"]),
        (f"{SHARED}..AAAAAAAAAAAAAAAA...{TAG}", ["token-shortened"]),
    ],
)
def test_two_empty_segments_of_a_whole_jwe_are_no_ellipsis(report: Reporter, text: str, ids: list[str]) -> None:
    (token,) = report(text)["tokens"]

    assert ids == _ids(token)
    assert (ids == ["segment-empty"]) == (text == token["text"])


@pytest.mark.parametrize("text", ['{"a":1,}', '{"a":[1,]}', '{"a":{"b":"c" , }}'])
def test_no_character_is_changed_where_a_comma_is_too_many(report: Reporter, text: str) -> None:
    (token,) = report(f"{HEADER}.{base64url.encode(text.encode())}.{SIGNATURE}")["tokens"]

    assert [("json-syntax", None)] == [(one["id"], one["repair"]) for one in token["faults"]]
    assert "key" == token["action"]["id"]


@pytest.mark.parametrize("secret", ["abc \ud800", '{"secret":"\ud800"} x'])
def test_half_of_a_character_in_a_secret_is_what_is_wrong_with_it(secret: str) -> None:
    found = verified(HS, secret)

    assert "key-unusable" == found["verdict"]["signature"]["state"]
    assert "lone surrogate" in found["verdict"]["signature"]["message"]
    assert [] == found["diagnosis"]
