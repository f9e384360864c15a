"""An extension that a verifier has to know, or else refuse the token, is in the headline."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from jwt_decoder.text import base64url

from tests.unit.jwt_decoder.engine.test_engine import SECRET, mac, signed
from tests.unit.jwt_decoder.judge.test_verdict import only

if TYPE_CHECKING:
    from tests.unit.jwt_decoder.conftest import Reporter, Verifier

pytestmark = pytest.mark.untraced

NOW = 1767225600
HEADLINE = "crit requires an extension unknown here."
LINE = "Verifiers that don't know “foo” must reject the token."


def token(crit: object, exp: int = NOW + 60, **more: object) -> str:
    header = json.dumps({"alg": "HS256", "crit": crit, "foo": 1, "bar": 2, **more}).encode()
    return signed(f"{base64url.encode(header)}.{base64url.encode(json.dumps({'exp': exp}).encode())}")


def headline(words: list[dict[str, Any]]) -> str:
    return "".join(word.get("text", "") for word in words)


@pytest.mark.parametrize("crit", [["foo"], ["foo", "bar"], ["b64", "foo"], ["alg", "foo"]])
def test_it_is_the_headline_before_there_is_a_key_and_with_the_right_one(
    report: Reporter, verify: Verifier, crit: list[str]
) -> None:
    found = only(report(token(crit), now=NOW))
    assert HEADLINE == headline(found["headline"])
    assert headline(found["line"]).startswith(LINE)
    assert not found["action"]["settles"]
    verified = verify(token(crit), SECRET, now=NOW)
    assert "valid" == verified["verdict"]["signature"]["state"]
    assert HEADLINE == headline(verified["headline"])
    assert headline(verified["line"]).startswith(f"{LINE} Signature verified with this secret.")


@pytest.mark.parametrize("crit", [["b64"], ["alg"], [], "foo", [5], None])
def test_what_is_known_and_what_is_no_list_of_names_is_not(report: Reporter, crit: object) -> None:
    assert HEADLINE != headline(only(report(token(crit, b64=True), now=NOW))["headline"])


def test_what_is_graver_comes_first(report: Reporter, verify: Verifier) -> None:
    expired = only(report(token(["foo"], NOW - 60), now=NOW))
    assert headline(expired["headline"]).startswith("This token expired ")
    assert headline(expired["line"]).startswith(HEADLINE)
    assert "The signature doesn't match this secret." == headline(verify(token(["foo"]), "no", now=NOW)["headline"])
    malformed = only(report(token(["foo"])[:-4], now=NOW))
    assert "This token is malformed." == headline(malformed["headline"])


def general(*headers: dict[str, object]) -> str:
    payload = base64url.encode(b"{}")
    parts = [base64url.encode(json.dumps(header).encode()) for header in headers]
    made = [{"protected": one, "signature": mac(f"{one}.{payload}")} for one in parts]
    return json.dumps({"payload": payload, "signatures": made})


def test_of_several_signatures_all_must_require_it(report: Reporter) -> None:
    critical: dict[str, object] = {"alg": "HS256", "crit": ["foo"], "foo": 1}
    assert HEADLINE == headline(only(report(general(critical, critical)))["headline"])
    assert HEADLINE != headline(only(report(general(critical, {"alg": "HS256"})))["headline"])


def test_of_a_jwe_it_is_told_too(report: Reporter) -> None:
    header = base64url.encode(b'{"alg":"dir","enc":"A256GCM","crit":["foo"],"foo":1}')
    found = only(report(f"{header}..{base64url.encode(bytes(12))}.AAAA.{base64url.encode(bytes(16))}"))
    assert HEADLINE == headline(found["headline"])


def test_a_hostile_name_is_quoted(report: Reporter) -> None:
    found = only(report(token(["x\u202ey"]), now=NOW))
    assert "\u202e" not in headline(found["line"])
