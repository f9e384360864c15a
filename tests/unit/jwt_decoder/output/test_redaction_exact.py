"""What is left of a token to the character, and what is said to be left out; mutation testing showed what was not."""

from __future__ import annotations

import json
from typing import Final

import pytest
from jwt_decoder.output.redaction import redact

from tests.unit.jwt_decoder.output.test_redaction import (
    BARE,
    CANARY,
    ENCRYPTED,
    HEADER,
    IN_JSON,
    PAYLOAD,
    TOKEN,
    base64_of,
    decoded_text,
    encoded,
)

LONG: Final = "a text that is longer than a token"
JWK: Final = {"kty": "oct", "k": CANARY}


def holding(text: str) -> str:
    """Return a token without a signature whose payload is this text."""
    return f"{HEADER}.{encoded(text.encode())}."


def payload_left(text: str) -> tuple[str, set[str]]:
    """Return what is left of a payload, and what is said to be left out."""
    left = redact(holding(text))
    return decoded_text(left.text.split(".")[1]), set(left.removed)


def test_a_segment_that_may_stay_is_spelled_as_it_was() -> None:
    assert f"{HEADER}==.e30=." == redact(f"{HEADER}==.e30=.").text


PAYLOADS: Final[dict[str, tuple[str, str, set[str]]]] = {
    "JSON that is broken": (f'{{"t":"{TOKEN}",}} ', f'{{"t":"{BARE}",}} ', {"inner"}),
    "a lexeme beside a token": (
        f'{{"\\u0061":"\\u0062{LONG}","t":"{TOKEN}"}}',
        f'{{"\\u0061":"\\u0062{LONG}","t":"{BARE}"}}',
        {"inner"},
    ),
    "tokens in a row": (f'"1 {TOKEN} 2 {TOKEN} 3"', f'"1 {BARE} 2 {BARE} 3"', {"inner"}),
    "JSON behind a blank in a string": (
        json.dumps({"a": f" {json.dumps(JWK)}"}),
        '{"a":"{\\"kty\\":\\"oct\\",\\"k\\":\\"\\"}"}',
        {"private-key"},
    ),
    "base64 in words": (
        f'{{"a":"see {base64_of(TOKEN)} here"}}',
        f'{{"a":"see {encoded(BARE.encode())} here"}}',
        {"inner"},
    ),
    "base64 of a text": (
        f'{{"a":"{base64_of(LONG + "???")}","t":"{TOKEN}"}}',
        f'{{"a":"{base64_of(LONG + "???")}","t":"{BARE}"}}',
        {"inner"},
    ),
    "a token with members of no token": (
        json.dumps({"t": {**IN_JSON, "sig": CANARY}}),
        json.dumps({"t": {**IN_JSON, "signature": ""}}, separators=(",", ":")),
        {"inner"},
    ),
    "a signature beside nothing that it signs": (f'{{"signature":"{LONG}"}}', f'{{"signature":"{LONG}"}}', set()),
    "k of no key": (f'{{"k":"{LONG}"}}', f'{{"k":"{LONG}"}}', set()),
    "k that is a number": ('{"kty":"oct","k":12345}', '{"kty":"oct","k":""}', {"private-key"}),
    "further primes": ('{"kty":"RSA","oth":[{"r":"AQAB"}]}', '{"kty":"RSA","oth":""}', {"private-key"}),
    "a private key in a token": (
        json.dumps({"t": f"{HEADER}.{encoded({'jwk': JWK})}."}),
        json.dumps({"t": holding('{"jwk":{"kty":"oct","k":""}}')}, separators=(",", ":")),
        {"private-key"},
    ),
    "what stands behind an array": (f" [1]{CANARY}", " [1]", {"unreadable"}),
    "what stands behind an object": (f'\ufeff{{"a":1}}{CANARY}', '\ufeff{"a":1}', {"unreadable"}),
}


@pytest.mark.parametrize("name", PAYLOADS)
def test_of_a_payload_exactly_the_rest_is_left(name: str) -> None:
    text, left, removed = PAYLOADS[name]

    assert (left, removed) == payload_left(text)


def test_octets_that_are_no_utf_8_stay_where_no_proof_is_among_them() -> None:
    payload = encoded(b'{"a":"\xff ' + LONG.encode() + b'"}')

    assert f"{HEADER}.{payload}." == redact(f"{HEADER}.{payload}.{CANARY}").text


def test_a_token_in_a_text_that_is_no_utf_8_is_found() -> None:
    left = redact(f"{HEADER}.{encoded(b'{' + bytes([255]) + TOKEN.encode())}.{CANARY}")

    assert {"inner", "signature"} == left.removed
    assert decoded_text(left.text.split(".")[1]).endswith(BARE)


ODD: Final = encoded(bytes(range(128, 192)))
TOKENS: Final[dict[str, tuple[str, str, set[str]]]] = {
    "octets that nothing signs": (f"{HEADER}.{ODD}.", f"{HEADER}..", {"unreadable"}),
    "octets beside a header that is none": (f"{ODD}.{ODD}.{CANARY}", "..", {"signature", "unreadable"}),
    "a Disclosure that is an object": (f"{BARE}~{encoded({'a': LONG})}~", f"{BARE}~", {"unreadable"}),
    "control characters that nothing signs": (holding("\1" * 40), holding("\1" * 40), set()),
    "five segments of a JWS": (f"{HEADER}.{'.'.join([ODD] * 4)}", f"{HEADER}.{ODD}.", {"extra", "signature"}),
    "five segments of nothing": (f"e30.{'.'.join([ODD] * 4)}", "e30....", {"authentication-tag", "unreadable"}),
    "an encrypted token": (ENCRYPTED, ENCRYPTED.removesuffix(CANARY), {"authentication-tag"}),
    "an unprotected header": (
        json.dumps({**IN_JSON, "header": {"kid": "1", "sig": CANARY}}),
        json.dumps({**IN_JSON, "signature": "", "header": {"kid": "1"}}),
        {"signature", "members"},
    ),
    "a header that is no object": (
        json.dumps({**IN_JSON, "signature": "", "header": 5}),
        json.dumps({**IN_JSON, "signature": ""}),
        {"unreadable"},
    ),
    "an unknown member": (
        json.dumps({**IN_JSON, "signature": "", "sig": CANARY}),
        json.dumps({**IN_JSON, "signature": ""}),
        {"members"},
    ),
    "Disclosures in a header": (
        json.dumps({**IN_JSON, "signature": "", "header": {"disclosures": [encoded(["salt", "a", 1]), "e30", 5]}}),
        json.dumps({**IN_JSON, "signature": "", "header": {"disclosures": [encoded(["salt", "a", 1])]}}),
        {"unreadable"},
    ),
    "Disclosures that are no array": (
        json.dumps({**IN_JSON, "signature": "", "header": {"disclosures": 5}}),
        json.dumps({**IN_JSON, "signature": "", "header": {}}),
        {"unreadable"},
    ),
    "signatures beyond a hundred": (
        json.dumps({"payload": PAYLOAD, "signatures": [{"protected": HEADER, "signature": ""}] * 101}),
        json.dumps({"payload": PAYLOAD, "signatures": [{"protected": HEADER, "signature": ""}] * 100}),
        {"extra"},
    ),
}


@pytest.mark.each
@pytest.mark.parametrize("name", TOKENS)
def test_of_a_token_exactly_the_rest_is_left(name: str) -> None:
    text, rest, removed = TOKENS[name]
    left = redact(text)

    assert (rest.replace(" ", ""), removed) == (left.text, set(left.removed))


def test_a_header_that_is_cut_is_whole_json_again() -> None:
    left = redact(json.dumps({**IN_JSON, "header": {"kid": "abc"}})[:-3])

    assert {"kid": "abc"} == json.loads(left.text)["header"]


def test_a_disclosure_that_changed_is_told_whatever_follows() -> None:
    plain = encoded(["salt", "a", 1])

    assert redact(f"{BARE}~{encoded(['salt', 'a', TOKEN])}~{plain}~").changed
    assert not redact(f"{BARE}~{plain}~{plain}~").changed


@pytest.mark.parametrize(("around", "is_there"), [(8, True), (9, False)])
def test_tokens_in_one_another_are_read_up_to_the_eighth(around: int, is_there: bool) -> None:  # noqa: FBT001
    text = f"{HEADER}.{encoded({'jti': LONG})}.{CANARY}"
    for _ in range(around):
        text = f"{HEADER}.{encoded({'t': text})}."
    text = redact(text).text
    for _ in range(around):
        text = json.loads(decoded_text(text.split(".")[1]))["t"]
        if not text:
            break

    assert is_there == (text == f"{HEADER}.{encoded({'jti': LONG})}.")
