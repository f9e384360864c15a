"""Every rule on a token on which it fires, and on one next door on which it is silent."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jwt_decoder import findings
from jwt_decoder.findings import RULES
from jwt_decoder.output.wording import render
from jwt_decoder.text import base64url

from tests.unit.jwt_decoder.findings.made import found, having
from tests.unit.jwt_decoder.findings.pastes import CASES as PASTES
from tests.unit.jwt_decoder.findings.sent import CASES as SENT
from tests.unit.jwt_decoder.findings.tokens import CASES as TOKENS

if TYPE_CHECKING:
    from tests.unit.jwt_decoder.conftest import Reporter

CASES = TOKENS | PASTES | SENT


def test_every_rule_has_tokens_and_they_stand_in_the_order_of_the_rules() -> None:
    assert [rule.id for rule in RULES] == sorted(CASES, key=[rule.id for rule in RULES].index)
    assert len(CASES) == len(RULES)


def test_every_rule_of_the_folder_is_found() -> None:
    """A new file of rules is none of the subjects until it is named among them."""
    written = [
        function.name.replace("_", "-")
        for path in Path(findings.__file__).parent.glob("*.py")
        for function in ast.parse(path.read_text()).body
        if isinstance(function, ast.FunctionDef)
        and any(isinstance(one, ast.Call) and ast.unparse(one.func) == "rule" for one in function.decorator_list)
    ]

    assert sorted(written) == sorted(rule.id for rule in RULES)


@pytest.mark.each
@pytest.mark.parametrize("name", CASES)
def test_a_rule_fires(report: Reporter, name: str) -> None:
    assert name in found(report, CASES[name].firing)


@pytest.mark.each
@pytest.mark.parametrize("name", CASES)
def test_a_rule_is_silent_next_door(report: Reporter, name: str) -> None:
    assert name not in found(report, CASES[name].silent)


@pytest.mark.untraced
@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case.place])
def test_a_rule_says_where(report: Reporter, name: str) -> None:
    case = CASES[name]
    segments = case.firing.split(".")
    before = len(".".join(segments[: case.segment])) + bool(case.segment)
    encoded = base64url.decode(segments[case.segment])
    octet = encoded.octets.index(case.place)
    start, end = base64url.span(encoded, octet, octet + len(case.place))
    finding = found(report, case.firing)[name]

    assert (before + start, before + end) == (finding["start"], finding["end"])


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_is_told_in_whole_sentences_and_with_its_section(rule: object) -> None:
    row = next(one for one in RULES if one is rule)

    assert row.find.__name__.replace("_", "-") == row.id
    assert row.find.__doc__
    assert row.find.__doc__.rstrip().endswith((").", "."))
    assert render(row.remedy).endswith(".")
    assert any(character.isdigit() for character in row.section)


def test_a_sound_token_has_no_findings(report: Reporter) -> None:
    assert {} == found(report, having())


def test_a_token_of_no_claims_has_no_findings(report: Reporter) -> None:
    assert {} == found(report, having().split(".")[0] + ".e30." + having().split(".")[2])
