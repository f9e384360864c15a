"""Rules and their help, held against each other both ways."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import jwt_decoder
import pytest
from jwt_decoder.findings import RULES
from jwt_decoder.findings.help import HELP

from tests.unit.jwt_decoder.findings.made import found

if TYPE_CHECKING:
    from tests.unit.jwt_decoder.conftest import Reporter

BY_ID = {one.id: one for one in HELP}


def test_each_rule_has_help_and_each_help_a_rule_in_one_order() -> None:
    assert [rule.id for rule in RULES] == [one.id for one in HELP]


@pytest.mark.parametrize("name", BY_ID)
def test_the_example_makes_the_rule_fire(report: Reporter, name: str) -> None:
    assert name in found(report, BY_ID[name].example.text)


@pytest.mark.parametrize("name", BY_ID)
def test_scope_and_reason_are_sentences(name: str) -> None:
    one = BY_ID[name]

    assert one.scope.endswith(".")
    assert one.why.endswith(".")
    assert one.scope[0].isupper()


def test_the_engine_does_not_read_the_help() -> None:
    engine = Path(jwt_decoder.__file__).parent
    readers = [path.name for path in engine.rglob("*.py") if "findings.help" in path.read_text()]

    assert [] == readers
    assert "jwt_decoder.findings.help" in sys.modules
