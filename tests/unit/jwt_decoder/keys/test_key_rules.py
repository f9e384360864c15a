"""Every rule about a key with a key on which it fires, and with one next door on which it is silent."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import jwt_decoder
import pytest
from jwt_decoder.keys import key_rules
from jwt_decoder.keys.key_rules import KEY_RULES, KeyRule
from jwt_decoder.output.wording import render

from tests.unit.jwt_decoder.keys.key_cases import KEY_CASES, Pair

if TYPE_CHECKING:
    from tests.unit.jwt_decoder.conftest import Verifier


def found(verify: Verifier, pair: Pair) -> list[str]:
    return [one["id"] for one in verify(pair.token, pair.key, now=pair.now)["findings"]]


def test_every_rule_has_keys_and_they_stand_in_the_order_of_the_rules() -> None:
    assert [rule.id for rule in KEY_RULES] == list(KEY_CASES)


@pytest.mark.each
@pytest.mark.parametrize("name", KEY_CASES)
def test_a_rule_fires(verify: Verifier, name: str) -> None:
    assert name in found(verify, KEY_CASES[name].firing)


@pytest.mark.untraced
@pytest.mark.parametrize("name", KEY_CASES)
def test_a_rule_is_silent_next_door(verify: Verifier, name: str) -> None:
    assert name not in found(verify, KEY_CASES[name].silent)


@pytest.mark.untraced
@pytest.mark.parametrize(("end", "is_guessed"), [("abcd", True), ("e", False), ("efgh", False)])
def test_a_long_secret_of_few_characters_is_looked_at_whole(verify: Verifier, end: str, *, is_guessed: bool) -> None:
    key = "abcd" * 100 + end

    assert is_guessed == ("key-guessable" in found(verify, Pair(KEY_CASES["key-guessable"].firing.token, key)))


@pytest.mark.parametrize("rule", KEY_RULES, ids=lambda rule: rule.id)
def test_a_rule_has_a_remedy_in_whole_sentences_and_a_section(rule: KeyRule) -> None:
    assert render(rule.remedy).endswith(".")
    assert any(character.isdigit() for character in rule.section)


def test_every_row_of_the_file_is_in_the_list_in_its_order() -> None:
    rows = [
        ast.literal_eval(node.args[0])
        for node in ast.walk(ast.parse(Path(key_rules.__file__).read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "KeyRule"
    ]

    assert rows == [rule.id for rule in KEY_RULES]


@pytest.mark.untraced
def test_nothing_is_found_of_a_key_but_by_a_rule() -> None:
    """So that the list is whole: a finding made elsewhere would have no help."""
    engine = Path(jwt_decoder.__file__).parent
    makers = {
        path.name
        for path in engine.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "KeyFinding"
    }

    assert {"key_rules.py"} == makers
