"""All tokens of a paste under one key and one set of expectations."""

from __future__ import annotations

import asyncio
import hmac
import json
from typing import Any

import pytest
from jwcrypto.jwe import JWE
from jwcrypto.jwk import JWK
from jwt_decoder.bridge import bridge
from jwt_decoder.engine.result import Options
from jwt_decoder.engine.table import table
from jwt_decoder.output.report import table as shaped
from jwt_decoder.text import base64url
from jwt_decoder_cli.backend import backend, opener

from tests.conforms import conforms

NOW = 1_767_225_600
KEY = "keep-this-one-long-random-and-to-yourself"
NESTED = {"alg": "dir", "enc": "A256GCM", "cty": "JWT"}


def encoded(members: dict[str, Any]) -> str:
    """Return JSON in base64url."""
    return base64url.encode(json.dumps(members).encode())


def signed(header: dict[str, Any] | None = None, key: str = KEY, **claims: Any) -> str:  # noqa: ANN401 - any JSON
    """Return a token that the key verifies."""
    signing_input = f"{encoded({'alg': 'HS256', **(header or {})})}.{encoded(claims)}"
    return f"{signing_input}.{base64url.encode(hmac.digest(key.encode(), signing_input.encode(), 'sha256'))}"


def asked(text: str, key: str = "", **options: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON
    """Return the table, once it is what the schema says."""
    request = {"action": "table", "text": text, "key": key, "options": {"now": NOW, **options}}
    answer: dict[str, Any] = json.loads(asyncio.run(bridge.handle_async(json.dumps(request))))
    conforms("table")(answer)
    return answer


def test_a_row_has_what_tells_tokens_apart_and_what_came_of_the_key() -> None:
    good = signed({"kid": "k1"}, iss="https://a.example", sub="alice", exp=NOW + 60)
    bad = signed({"kid": "k2"}, "another secret that is long enough, too", iss="b", sub="bob", exp=NOW + 60)
    over = signed({"kid": "k1"}, iss="https://a.example", sub="carol", exp=NOW - 60)
    answer = asked(f"{good}\n{bad}\n{over}\n{good}", KEY)
    first, second, third = answer["rows"]

    assert 3 == answer["tried"]
    assert ([0, 3], "alice", "a.example", "k1", "HS256") == tuple(
        first[name] for name in ("tokens", "subject", "issuer", "kid", "algorithm")
    )
    assert [{"at": str(NOW + 60), "utc": "2026-01-01 00:01:00 UTC", "form": "clock"}] == first["expires"]
    assert ["valid", "invalid", "valid"] == [row["verdict"]["signature"] for row in answer["rows"]]
    assert ["signature", "signature", "time"] == [row["worst"]["line"] for row in answer["rows"]]
    assert [{"text": "The signature doesn't match this secret."}] == second["headline"]
    assert ("exp-past", "warning") == (third["finding"]["id"], third["finding"]["severity"])


def test_without_a_key_it_has_what_the_report_has() -> None:
    text = f"{signed(a=1)} {signed(a=2, exp=5)}"
    request = json.dumps({"action": "report", "text": text, "options": {"now": NOW}})

    assert {"rows": json.loads(bridge.handle(request))["rows"], "tried": 0} == asked(text)


def test_one_set_of_expectations_is_compared_with_all() -> None:
    rows = asked(f"{signed(iss='a')}\n{signed(iss='b')}", expect={"iss": "a"})["rows"]

    assert ["match", "mismatch"] == [row["verdict"]["audience"] for row in rows]


def test_clock_and_tolerance_are_those_of_all() -> None:
    text = f"{signed(exp=NOW - 10)}\n{signed(exp=NOW + 10)}"
    asked_for: tuple[dict[str, Any], ...] = ({}, {"skew": 11}, {"now": NOW + 10})
    states = [[row["verdict"]["time"] for row in asked(text, **options)["rows"]] for options in asked_for]

    assert [["expired", "current"], ["current", "current"], ["expired", "expired"]] == states


def test_claims_that_are_no_strings_or_times_are_left_out() -> None:
    (row,) = asked(signed({"kid": 5}, iss=1, sub=["a"], exp="soon"))["rows"]

    assert ("", "", "", []) == tuple(row[name] for name in ("issuer", "subject", "kid", "expires"))


def test_what_a_token_says_is_cut_and_shown_by_its_code_points() -> None:
    (row,) = asked(signed({"kid": "a\u202eb"}, sub="s" * 200))["rows"]

    assert ("a[U+202E]b", f"{'s' * 80}…") == (row["kid"], row["subject"])


def test_a_set_of_keys_takes_each_token_by_its_kid() -> None:
    """Two tokens of two keys: one set verifies both, and says so of each."""
    keys = {name: f"{name} {KEY}" for name in ("k1", "k2")}
    text = "\n".join(signed({"kid": name}, key, a=1) for name, key in keys.items())
    jwks = {"keys": [{"kty": "oct", "kid": kid, "k": base64url.encode(key.encode())} for kid, key in keys.items()]}

    assert ["valid", "valid"] == [row["verdict"]["signature"] for row in asked(text, json.dumps(jwks))["rows"]]


def test_of_a_jwe_that_is_decrypted_the_row_says_what_is_in_it() -> None:
    key = JWK(kty="oct", k=base64url.encode(bytes(range(32))))
    made = JWE(signed(iss="inner", sub="dave", exp=NOW + 5), json.dumps(NESTED), recipient=key)
    text = f"{made.serialize(compact=True)}\n{signed(a=1)}"
    closed, other = asked(text)["rows"]
    found = table(text, key.export(), Options(NOW, inner_key=KEY), backend(), opener=opener())
    opened, _ = shaped(asyncio.run(found))["rows"]

    assert ("", "", "") == (closed["subject"], closed["issuer"], other["subject"])
    assert ("dave", "inner", "dir") == (opened["subject"], opened["issuer"], opened["algorithm"])
    assert [{"at": str(NOW + 5), "utc": "2026-01-01 00:00:05 UTC", "form": "clock"}] == opened["expires"]


def test_the_gravest_finding_is_shown_of_the_key_too() -> None:
    (row,) = asked(signed({"kid": "k"}, "secret", iss="a", exp=NOW + 5, iat=NOW, aud="b", sub="c"), "secret")["rows"]

    assert "error" == row["finding"]["severity"]


def test_a_text_without_a_token_has_no_rows() -> None:
    assert {"rows": [], "tried": 0} == asked("no token", KEY)


def test_nobody_waits_for_the_rest() -> None:
    answers = iter([True, False])
    text = f"{signed(a=1)} {signed(a=2)} {signed(a=3)}"
    found = asyncio.run(table(text, KEY, Options(NOW), backend(), lambda: next(answers), opener=opener()))

    assert (1, 3) == (len(found.verifications), len(found.rows))
    assert ["valid", "not-attempted", "not-attempted"] == [row.said.verdict.signature.state for row in found.rows]


@pytest.mark.untraced
def test_hundreds_are_tried() -> None:
    answer = asked("\n".join(signed(a=number) for number in range(150)), KEY)

    assert {"valid"} == {row["verdict"]["signature"] for row in answer["rows"]}
    assert 150 == answer["tried"]


def test_how_far_it_is_is_told_after_each_token_and_before_each_trial() -> None:
    tokens = [signed(n=n) for n in range(3)]
    told: list[tuple[int, int]] = []
    text = "\n".join([*tokens, tokens[0]])
    asyncio.run(table(text, KEY, Options(now=NOW), backend(), reached=lambda *step: told.append(step)))

    assert [(1, 8), (2, 8), (3, 8), (4, 8)] == told[:4]
    assert [(4, 8), (5, 8), (6, 8)] == told[4:]


def test_the_bridge_tells_how_far_a_report_and_a_table_are_and_nothing_else() -> None:
    text = f"{signed(a=1)} {signed(a=2)}"
    told: list[tuple[int, int]] = []

    def reached(done: int, count: int) -> None:
        told.append((done, count))

    def request(action: str, **more: str) -> str:
        return json.dumps({"action": action, "text": text, "options": {"now": NOW}, **more})

    bridge.handle(request("report"), reached)
    assert [(1, 2), (2, 2)] == told
    told.clear()
    bridge.handle(request("ticket"), reached)
    assert [] == told
    asyncio.run(bridge.handle_async(request("table", key=KEY), 1, reached))
    assert [(1, 4), (2, 4), (2, 4), (3, 4)] == told
    told.clear()
    asyncio.run(bridge.handle_async(request("verify", key=KEY), 1, reached))
    assert [] == told
