"""No rule raises on anything, and none takes long."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jwt_decoder import findings
from jwt_decoder.engine import engine, reading
from jwt_decoder.engine.result import Options
from jwt_decoder.registry.claims import CLAIMS
from jwt_decoder.registry.headers import HEADERS

from tests.unit.jwt_decoder.conftest import NOW
from tests.unit.jwt_decoder.findings.made import HEADER, token
from tests.unit.jwt_decoder.findings.tokens import CASES

if TYPE_CHECKING:
    from jwt_decoder.findings import Context, Finding

_LEAVES: Final = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20)
_VALUES: Final = st.recursive(
    _LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
)
_TELLING: Final = (
    "at+jwt",
    "dpop+jwt",
    "none",
    "HS256",
    "b64",
    "https://accounts.google.com",
    "eyJhbGciOiJIUzI1NiJ9.e30.",
)
_ANY: Final = _VALUES | st.sampled_from(_TELLING)
IDS: Final = {rule.id for rule in findings.RULES}


@given(
    st.dictionaries(st.sampled_from(sorted(CLAIMS)) | st.text(max_size=8), _ANY, max_size=8),
    st.dictionaries(st.sampled_from(sorted(HEADERS)) | st.text(max_size=8), _ANY, max_size=8),
    st.binary(max_size=80),
)
def test_no_rule_raises_on_any_claims_and_header(
    claims: dict[str, Any], header: dict[str, Any], signature: bytes
) -> None:
    found = engine.report(token(claims, header, signature), Options(NOW)).tokens

    assert all(finding.id in IDS for one in found for finding in one.findings)


@given(st.sampled_from(sorted(CASES)), st.data())
def test_no_rule_raises_on_a_cut_token(name: str, data: st.DataObject) -> None:
    text = CASES[name].firing
    cut = data.draw(st.integers(0, len(text)))
    found = engine.report(text[:cut], Options(NOW)).tokens

    assert all(finding.id in IDS for one in found for finding in one.findings)


@pytest.mark.parametrize(
    "text", ["e30.e30.AA", "eyJhIjoxfQ..", "eyJhIjoxfQ.W10.AA", "eyJhIjoxfQ.MQ.AA", "eyJhIjoxfQ.bm8.AA"]
)
def test_garbage_without_members_gets_only_what_a_header_lacks(text: str) -> None:
    found = engine.report(text, Options(NOW)).tokens

    assert {finding.id for one in found for finding in one.findings} <= {"alg-missing", "signature-zeros"}


LARGE: Final = {
    "strings": {f"k{index}": "v" * 10 for index in range(9000)},
    "secrets": {f"secret{index}": "AKIAIOSFODNN7EXAMPLE" for index in range(4000)},
    "cards": {f"c{index}": "4111 1111 1111 1112" for index in range(5000)},
    "digits": {"a": "1 " * 90_000},
    "one beginning again and again": {"a": "AKIA" * 45_000},
    "arrays": {"a": [["@"]] * 20_000},
    "foreign names": {f"\u0435\u0445\u0440{index}": "@" for index in range(6000)},
    "invisible": {"a": "\u200b" * 30_000},
    "marks": {"a": "-----BEGIN " * 16_000},
}


@pytest.mark.untraced
@pytest.mark.parametrize("name", LARGE)
def test_all_rules_on_a_large_token_take_a_few_milliseconds(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fifteen milliseconds are meant; ten times that is allowed, for a machine that does other things too."""
    contexts: list[Context] = []

    def kept(context: Context) -> tuple[Finding, ...]:
        contexts.append(context)
        return ()

    monkeypatch.setattr(reading, "find", kept)
    engine.report(token(json.dumps(LARGE[name]).encode(), HEADER), Options(NOW))
    spent = []
    for _ in range(3):
        begun = time.process_time()
        findings.find(contexts[0])
        spent.append(time.process_time() - begun)

    assert min(spent) < 0.15
