"""The list of tokens: one row for each different one, with what tells them apart."""

from __future__ import annotations

import hmac
import json
from typing import TYPE_CHECKING, Any

import pytest
from jwt_decoder.engine import other_tokens
from jwt_decoder.text import base64url

if TYPE_CHECKING:
    from tests.unit.jwt_decoder.conftest import Reporter, Verifier

NOW = 1_767_225_600


def encoded(members: dict[str, object]) -> str:
    """Return JSON in base64url."""
    return base64url.encode(json.dumps(members).encode())


def token(header: dict[str, object] | None = None, **claims: object) -> str:
    """Return a token with some signature."""
    used = header or {"alg": "RS256"}
    return f"{encoded(used)}.{encoded(claims)}.{'A' * (43 if used['alg'] == 'HS256' else 342)}"


ACCESS = token(iss="https://acme.example.com/", exp=NOW - 1)
OTHER = token(iss="acme", exp=NOW + 1)
PLAIN = token({"alg": "HS256"}, a=1)


def test_equal_tokens_are_one_row(report: Reporter) -> None:
    rows = report(f"{ACCESS}\r\n{OTHER}\n\nid_token={ACCESS}")["rows"]

    assert [[0, 2], [1]] == [row["tokens"] for row in rows]
    assert [[1, 4], [2]] == [row["lines"] for row in rows]
    assert "id_token" == rows[0]["label"]


def test_a_row_says_what_tells_a_token_apart(report: Reporter) -> None:
    text = f"GET /orders HTTP/1.1\nAuthorization: Bearer {ACCESS}\nCookie: session={PLAIN}"
    first, second = report(text)["rows"]

    assert ("GET /orders", "Authorization", "RS256", "acme.example.com") == tuple(
        first[name] for name in ("request", "label", "algorithm", "issuer")
    )
    assert ("GET /orders", "session", "HS256", "") == tuple(
        second[name] for name in ("request", "label", "algorithm", "issuer")
    )
    assert {"line": "time", "state": "expired", "why": ""} == first["worst"]
    assert {"line": "signature", "state": "not-attempted", "why": "no-key"} == second["worst"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (PLAIN, "JWS"),
        (f"{encoded({'alg': 'dir', 'enc': 'A256GCM'})}..AAAA.AAAA.AAAA", "JWE"),
        (token({"alg": "ES256", "typ": "dpop+jwt"}, jti="a", htm="GET", htu="https://a", iat=NOW), "DPoP proof"),
        (
            json.dumps({"payload": "e30", "signatures": [{"header": {"alg": "HS256"}, "signature": "AAAA"}]}),
            "JWS in JSON",
        ),
    ],
)
def test_a_row_says_the_kind_or_else_the_serialization(report: Reporter, text: str, kind: str) -> None:
    assert [kind] == [row["kind"] for row in report(text)["rows"]]


def test_of_a_single_token_no_request_is_said(report: Reporter) -> None:
    (row,) = report(f"GET /orders HTTP/1.1\nAuthorization: Bearer {ACCESS}")["rows"]

    assert ("", "Authorization") == (row["request"], row["label"])


def test_alg_and_iss_that_are_no_strings_are_not_said(report: Reporter) -> None:
    (row,) = report(token({"alg": 5}, iss=["a"]))["rows"]

    assert ("", "") == (row["algorithm"], row["issuer"])


def test_what_a_token_says_is_cut_and_shown_by_its_code_points(report: Reporter) -> None:
    (row,) = report(token({"alg": "\u202eRS256"}, iss=f"https://{'a' * 200}"))["rows"]

    assert ("[U+202E]RS256", f"{'a' * 80}…") == (row["algorithm"], row["issuer"])


def test_a_text_without_a_token_has_no_rows(report: Reporter) -> None:
    assert [] == report("no token")["rows"]


def test_a_verification_says_which_line_the_list_shows(verify: Verifier) -> None:
    found = verify(PLAIN, "a secret that is long enough, really")
    assert {"line": "signature", "state": "invalid", "why": ""} == found["worst"]


KEY = "a secret that is long enough, really"


def signed(**claims: object) -> str:
    """Return a token that the key verifies."""
    signing_input = f"{encoded({'alg': 'HS256'})}.{encoded(claims)}"
    return f"{signing_input}.{base64url.encode(hmac.digest(KEY.encode(), signing_input.encode(), 'sha256'))}"


def states(answer: dict[str, Any]) -> list[tuple[str, str]]:
    """Return line and state of each row of a verification."""
    return [(row["line"], row["state"]) for row in answer["rows"]]


@pytest.mark.untraced
def test_the_key_is_tried_on_every_token_of_the_list(verify: Verifier) -> None:
    """Equal ones have one row; whichever is shown, all of them say the same."""
    first, over = signed(a=1), signed(a=2, exp=NOW - 1)
    text = f"{first}\n{PLAIN}\n{first}\n{over}\n{ACCESS}\n{first[:-9]}"
    expected = [("signature", "valid"), ("signature", "invalid"), ("time", "expired")]

    for shown in range(6):
        answer = verify(text, KEY, token=shown, now=NOW)
        assert expected == states(answer)[:3]
        assert 5 == len(answer["rows"])


@pytest.mark.untraced
def test_without_a_list_or_a_key_nothing_is_said_of_rows(verify: Verifier) -> None:
    assert [] == verify(f"{PLAIN} {PLAIN}", KEY)["rows"]
    assert [] == verify(f"{PLAIN} {signed(a=1)}", "")["rows"]
    assert [] == verify("no token", KEY)["rows"]


@pytest.mark.untraced
def test_a_key_is_tried_on_a_hundred_tokens_at_most(verify: Verifier, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(other_tokens, "_MOST_SECONDS", 60)
    text = "\n".join(signed(a=number) for number in range(103))

    assert [("signature", "valid")] * 100 == states(verify(text, KEY))


def test_a_key_is_tried_for_a_short_time(verify: Verifier, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(other_tokens, "_MOST_SECONDS", -1)

    assert [] == states(verify(f"{signed(a=1)} {signed(a=2)}", KEY))


def test_of_several_signatures_one_that_holds_counts(verify: Verifier) -> None:
    payload = encoded({"a": 1})
    good = signed(a=1).split(".")
    signatures = [{"protected": good[0], "signature": "A" * 43}, {"protected": good[0], "signature": good[2]}]
    text = f"{PLAIN}\n{json.dumps({'payload': payload, 'signatures': signatures})}"

    assert ("signature", "valid") == states(verify(text, KEY))[1]
