"""What is said of a token is true of that one: of every signature, of a payload that isn't encoded, of a limit."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.unit.jwt_decoder.engine.test_engine import HEADER, SECRET, signed
from tests.unit.jwt_decoder.judge.test_verdict_how import told
from tests.unit.jwt_decoder.verify.jose_tokens import b64, decode

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.unit.jwt_decoder.conftest import Reporter, Verifier

OBJECT = b64(b'{"sub":"1"}')


def compact(header: dict[str, Any], payload: bytes, *, is_encoded: object = True) -> str:
    """Return a JWS whose signature is 32 octets that nobody made."""
    middle = b64(payload) if is_encoded else payload.decode()
    return f"{b64(json.dumps(header).encode())}.{middle}.{b64(bytes(range(1, 33)))}"


def several(*algorithms: str) -> str:
    """Return a JWS with a signature of each algorithm."""
    headers = [b64(json.dumps({"alg": alg}).encode()) for alg in algorithms]
    signatures = [{"protected": header, "signature": b64(bytes(range(1, 33)))} for header in headers]
    return json.dumps({"payload": OBJECT, "signatures": signatures})


def messages(report: Reporter, text: str, rule: str) -> list[str]:
    return [one["message"] for one in report(text)["tokens"][0]["findings"] if one["id"] == rule]


@pytest.mark.parametrize(
    ("algorithms", "said"),
    [
        (("none",), "alg is none: nobody signed this token, so anyone could have made or changed it."),
        (("none", "none"), "alg is none: nobody signed this token, so anyone could have made or changed it."),
        (
            ("none", "HS256"),
            "alg of one of the signatures is none: to a verifier that accepts it, anyone could have made this token.",
        ),
        (
            ("HS256", "none"),
            "alg of one of the signatures is none: to a verifier that accepts it, anyone could have made this token.",
        ),
    ],
)
def test_nobody_signed_a_token_only_where_no_signature_has_an_algorithm(
    report: Reporter, algorithms: tuple[str, ...], said: str
) -> None:
    (message,) = messages(report, several(*algorithms), "alg-none")

    assert message.startswith(said)


@pytest.mark.parametrize(
    ("b64_says", "said"),
    [
        (False, "b64 is false, but the payload was encoded: decoded, it is a JSON object."),
        (True, "The payload was encoded twice: decoded once more, it is a JSON object."),
    ],
)
def test_a_payload_that_is_not_decoded_was_encoded_once(report: Reporter, b64_says: object, said: str) -> None:
    header: dict[str, Any] = {"alg": "HS256", "b64": b64_says, "crit": ["b64"]}
    (token,) = report(compact(header, OBJECT.encode(), is_encoded=b64_says))["tokens"]
    (jwt,) = report(compact({**header, "typ": "JWT"}, OBJECT.encode(), is_encoded=b64_says))["tokens"]

    assert said in token["summary"][0]["text"]
    assert said in [fault["message"] for fault in jwt["faults"]]


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("payload", "headline"),
    [
        (b"[" * 200 + b"]" * 200, "This token is nested too deep to be read."),
        (b"[" * 200 + b"]" * 199, "This token is nested too deep to be read."),
        (b'{"a":1,"a":' + b"[" * 200 + b"]" * 200 + b"}", "This token is malformed."),
        (b"[" * 100 + b"]" * 99, "This token is malformed."),
    ],
)
def test_deep_json_is_not_malformed_for_being_deep(report: Reporter, payload: bytes, headline: str) -> None:
    (token,) = report(compact({"alg": "HS256"}, payload))["tokens"]

    assert headline == token["headline"][0]["text"]


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("header", [{"alg": "HS256"}, {"alg": "HS256", "typ": "JWT"}])
def test_json_in_utf_16_is_called_that(report: Reporter, codec: str, header: dict[str, Any]) -> None:
    (token,) = report(compact(header, '{"sub":"é"}'.encode(codec)))["tokens"]

    said = "The payload is JSON in UTF-16; JSON between systems must be in UTF-8 (RFC 8259 §8.1)."
    assert [("payload-not-utf8", said)] == [(one["id"], one["message"]) for one in token["faults"]]


@pytest.mark.parametrize("octets", ['["a"]'.encode("utf-16"), '{"a":1'.encode("utf-16-le"), b"{\0}\0\0", b"\xfe\xff{"])
def test_what_only_begins_like_utf_16_is_not_called_that(report: Reporter, octets: bytes) -> None:
    (token,) = report(compact({"alg": "HS256", "typ": "JWT"}, octets))["tokens"]

    assert "payload-not-utf8" not in [one["id"] for one in token["faults"]]


@pytest.mark.parametrize("typ", ["JWT", None])
@pytest.mark.parametrize(
    "payload",
    [
        b'{"sub":"1","exp":1767225600}',
        b'{"name":"M\\u00fcller"}',
        b'{"cnf":{"jwk":{"kty":"EC","alg":"ES256"}},"sub":"1"}',
    ],
)
def test_a_header_behind_the_payload_is_told(report: Reporter, payload: bytes, typ: str | None) -> None:
    header, claims, signature = compact({"alg": "HS256"} | ({"typ": typ} if typ else {}), payload).split(".")
    (token,) = report(f"{claims}.{header}.{signature}")["tokens"]
    (fault,) = [one for one in token["faults"] if one["id"] == "segments-order"]

    assert "Header and payload are swapped: the second segment is the header." == fault["message"]
    assert f"{header}.{claims}.{signature}" == fault["repair"]["text"]
    assert "exp-in-header" not in [one["id"] for one in token["findings"]]


ORDERS = [
    ((1, 0, 2), "Header and payload are swapped: the second segment is the header."),
    ((2, 1, 0), "Header and signature are swapped: the third segment is the header."),
    ((0, 2, 1), "Payload and signature are swapped: the third segment is the payload."),
    ((2, 0, 1), "The signature comes first: the second segment is the header, the third the payload."),
    ((1, 2, 0), "The header comes last: the first segment is the payload, the second the signature."),
]


@pytest.mark.parametrize(("order", "said"), ORDERS)
def test_of_segments_in_another_order_nothing_else_is_said(
    report: Reporter, verify: Verifier, order: tuple[int, ...], said: str
) -> None:
    whole = signed(f"{HEADER}.{OBJECT}")
    parts = whole.split(".")
    text = ".".join(parts[at] for at in order)
    (token,) = report(text)["tokens"]
    verification = verify(text, SECRET)

    assert [("segments-order", said)] == [(one["id"], one["message"]) for one in token["faults"]]
    assert whole == token["faults"][0]["repair"]["text"]
    assert ("faulty", "not-attempted") == tuple(token["verdict"][line]["state"] for line in ("structure", "signature"))
    assert ("This token is malformed.", said) == (told(token["headline"]), told(token["line"]))
    assert "Put them in order" == verification["diagnosis"][0]["apply"]["label"]


def test_the_order_of_two_segments_is_told_before_what_is_missing(report: Reporter) -> None:
    (token,) = report(f"{OBJECT}.{HEADER}")["tokens"]
    order, count = token["faults"]

    assert ("segments-order", f"{HEADER}.{OBJECT}") == (order["id"], order["repair"]["text"])
    assert "2 of 3 segments: the signature is missing. The copy is probably incomplete." == count["message"]
    assert ["payload", "header"] == [one["role"] for one in token["segments"]]
    assert "alg-missing" not in [one["id"] for one in token["findings"]]


@pytest.mark.parametrize("payload", [b'{"alg":"HS256"}', b'{"alg":"?"}', b'{"sub":"\\u0061lg"}', b"[]", b""])
def test_a_header_that_is_in_its_place_is_not_swapped(report: Reporter, payload: bytes) -> None:
    (token,) = report(compact({"alg": "HS256", "x": "\\u0061"}, payload))["tokens"]

    assert "segments-order" not in [one["id"] for one in token["faults"]]


@pytest.mark.parametrize("packed", [b64, lambda octets: base64.b64encode(octets).decode()])
def test_a_header_that_was_encoded_twice_is_called_that(report: Reporter, packed: Callable[[bytes], str]) -> None:
    header, claims, signature = compact({"alg": "HS256", "kid": "~~~~"}, b"{}").split(".")
    header = b64(packed(decode(header)).encode())
    (token,) = report(f"{header}.{b64(claims.encode())}.{signature}")["tokens"]

    said = "The header was encoded twice: decoded once more, it is a JSON object."
    assert ("header-encoded-twice", said) in [(one["id"], one["message"]) for one in token["faults"]]


@pytest.mark.parametrize(
    ("header", "said"), [({"enc": "A128GCM"}, "content key"), ({"typ": "JWT"}, "signed the token")]
)
@pytest.mark.parametrize("alg", [{}, {"alg": 5}, {"alg": ""}])
def test_what_alg_is_for_is_said_of_each_kind_of_token(
    report: Reporter, header: dict[str, Any], said: str, alg: dict[str, Any]
) -> None:
    text = b64(json.dumps(header | alg).encode()) + (".AAAA.AAAA.AAAA.AAAA" if "enc" in header else ".e30.AAAA")
    advice = [one["advice"] for one in report(text)["tokens"][0]["findings"] if one["reference"] == "RFC 7515 §4.1.1"]

    assert advice
    assert all(said in one for one in advice)


@pytest.mark.parametrize(
    ("alg", "advice"),
    [
        ("nOnE", "Reject it wherever you expect a signature."),
        ("hs256", "Set alg to the algorithm that signed the token, spelled exactly as registered."),
        ("Rs-512", "Set alg to the algorithm that signed the token, spelled exactly as registered."),
    ],
)
def test_only_a_misspelt_none_is_to_be_rejected_for_lack_of_a_signature(
    report: Reporter, alg: str, advice: str
) -> None:
    findings = report(compact({"alg": alg}, b"{}"))["tokens"][0]["findings"]

    assert [advice] == [one["advice"] for one in findings if one["id"] == "alg-misspelt"]


@pytest.mark.parametrize(
    ("parameter", "value", "is_there"),
    [
        ("x5c", [], False),
        ("x5c", "", False),
        ("x5c", None, False),
        ("x5c", 5, False),
        ("x5c", ["MIIB"], True),
        ("x5c", "M" * 32, True),
        ("jwk", "x", False),
        ("jwk", {}, False),
        ("jwk", {"kty": "EC"}, True),
        ("jwk", '{"kty":"EC","crv":"P-256","x":"AA","y":"AA"}', True),
    ],
)
def test_a_key_is_in_the_header_only_where_there_is_anything(
    report: Reporter, parameter: str, value: object, *, is_there: bool
) -> None:
    findings = report(compact({"alg": "HS256", parameter: value}, b"{}"))["tokens"][0]["findings"]

    assert is_there == (f"{parameter}-present" in [one["id"] for one in findings])


@pytest.mark.parametrize("order", [(1, 0, 2), (0, 2, 1), (2, 1, 0), (1, 2, 0), (2, 0, 1)])
def test_segments_in_another_order_are_each_called_what_they_are(report: Reporter, order: tuple[int, ...]) -> None:
    segments = compact({"alg": "HS256", "typ": "JWT"}, b'{"sub":"a","exp":1767225600}').split(".")
    roles = ["header", "payload", "signature"]
    (token,) = report(".".join(segments[index] for index in order))["tokens"]

    assert [roles[index] for index in order] == [one["role"] for one in token["segments"]]
    assert "HS256" in json.dumps(token["header"])
    assert "alg-missing" not in [one["id"] for one in token["findings"]]
    assert ["segments-order"] == [one["id"] for one in token["faults"]]
