"""Which header is whose, and which readings speak of an instant."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from jwt_decoder.text import base64url

if TYPE_CHECKING:
    from tests.unit.jwt_decoder.conftest import Reporter

SIGNATURE = "A" * 43


def encoded(value: object) -> str:
    """Return a value as JSON in base64url."""
    return base64url.encode(json.dumps(value).encode())


def only(report: dict[str, Any]) -> dict[str, Any]:
    """Return the only token of a report."""
    (token,) = report["tokens"]
    found: dict[str, Any] = token
    return found


def owners(token: dict[str, Any]) -> list[tuple[str, int | None]]:
    """Return the role of each segment, and the signature whose header it is."""
    return [(segment["role"], segment.get("signature")) for segment in token["segments"]]


def test_the_header_of_a_compact_token_is_that_of_its_signature(report: Reporter) -> None:
    text = f"{encoded({'alg': 'HS256'})}.{encoded({})}.{SIGNATURE}"

    assert [("header", 0), ("payload", None), ("signature", None)] == owners(only(report(text)))


def test_each_signature_has_its_header_or_none(report: Reporter) -> None:
    signatures: list[dict[str, object]] = [
        {"protected": encoded({"alg": "HS256"}), "signature": SIGNATURE},
        {"header": {"alg": "HS384"}, "signature": SIGNATURE},
        {"protected": encoded({"alg": "HS512"}), "signature": SIGNATURE},
    ]
    token = only(report(json.dumps({"payload": encoded({}), "signatures": signatures})))
    named = {
        number: json.loads(token["signatures"][number]["header"]["text"])["alg"]
        for role, number in owners(token)
        if role == "header"
    }

    assert {0: "HS256", 2: "HS512"} == named


def test_the_header_of_a_jwe_is_the_first(report: Reporter) -> None:
    text = f"{encoded({'alg': 'dir', 'enc': 'A256GCM'})}..{'A' * 16}.{'A' * 40}.{'A' * 22}"
    token = only(report(text))

    assert ("header", 0) == owners(token)[0]
    assert token["header"] == token["signatures"][0]["header"]


def read(report: Reporter, claims: dict[str, object]) -> dict[str, Any]:
    """Return the pieces of each reading by the name of the claim, of those that have some."""
    token = only(report(f"{encoded({'alg': 'HS256'})}.{encoded(claims)}.{SIGNATURE}"))
    return {claim["name"]: claim["words"] for claim in token["claims"] if "words" in claim}


def test_a_reading_that_speaks_of_an_instant_comes_in_pieces(report: Reporter) -> None:
    at = {"at": "1516239022", "utc": "2018-01-18 01:30:22 UTC", "form": "clock"}
    early = {"at": "-1", "utc": "1969-12-31 23:59:59 UTC", "form": "clock"}

    assert {"iat": [at], "nbf": [early, {"text": " (negative: before 1970)"}]} == read(
        report, {"iat": 1_516_239_022, "nbf": -1}
    )


def test_other_readings_come_as_text_alone(report: Reporter) -> None:
    assert {} == read(report, {"sub": "a", "scope": "b c", "exp": "soon", "x": 7})


def test_the_pieces_make_the_reading(report: Reporter) -> None:
    token = only(report(f"{encoded({'alg': 'HS256'})}.{encoded({'iat': 1_516_239_022.5, 'nbf': -5})}.{SIGNATURE}"))
    pieces = ["".join(piece.get("utc", piece.get("text")) for piece in claim["words"]) for claim in token["claims"]]

    assert [claim["reading"] for claim in token["claims"]] == pieces


def test_a_jwe_is_encrypted_and_a_jws_is_not(report: Reporter) -> None:
    encrypted = f"{encoded({'alg': 'dir', 'enc': 'A256GCM'})}..{'A' * 16}.{'A' * 40}.{'A' * 22}"
    signed = f"{encoded({'alg': 'HS256'})}.{encoded({})}.{SIGNATURE}"

    assert [True, False] == [only(report(text))["encrypted"] for text in (encrypted, signed)]


def test_a_payload_that_travels_apart_is_lacking(report: Reporter) -> None:
    header = encoded({"alg": "HS256"})
    apart = [
        f"{header}..{SIGNATURE}",
        json.dumps({"protected": header, "signature": SIGNATURE}),
    ]
    within = [
        f"{header}.{encoded({})}.{SIGNATURE}",
        json.dumps({"protected": header, "payload": encoded({}), "signature": SIGNATURE}),
        f"{encoded({'alg': 'dir', 'enc': 'A256GCM'})}..{'A' * 16}.{'A' * 40}.{'A' * 22}",
    ]

    assert [True, True] == [only(report(text))["lacks_payload"] for text in apart]
    assert [False, False, False] == [only(report(text))["lacks_payload"] for text in within]


def test_the_key_binding_jwt_is_the_nested_token_that_is_a_segment(report: Reporter) -> None:
    issued = f"{encoded({'alg': 'HS256', 'typ': 'dc+sd-jwt'})}.{encoded({'_sd_alg': 'sha-256'})}.{SIGNATURE}"
    binding = f"{encoded({'alg': 'ES256', 'typ': 'kb+jwt'})}.{encoded({'sd_hash': 'A'})}.{SIGNATURE}"
    bound = only(report(f"{issued}~{binding}"))

    assert 0 == bound["bound"]
    assert binding == bound["nested"][0]["text"]
    assert only(report(f"{issued}~"))["bound"] is None


def test_a_token_in_the_payload_is_bound_to_nothing(report: Reporter) -> None:
    nested = f"{encoded({'alg': 'HS256'})}.{encoded({})}.{SIGNATURE}"
    token = only(report(f"{encoded({'alg': 'HS256', 'cty': 'JWT'})}.{base64url.encode(nested.encode())}.{SIGNATURE}"))

    assert 1 == len(token["nested"])
    assert token["bound"] is None
