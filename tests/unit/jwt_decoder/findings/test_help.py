"""Rules and their help, held against each other both ways: rules about tokens, and rules about keys."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from jwt_decoder.bridge import bridge
from jwt_decoder.bridge.errors import RequestError
from jwt_decoder.findings import ENTRIES, RULES
from jwt_decoder.findings.example import paste
from jwt_decoder.findings.rules import RULE_FAILED
from jwt_decoder.keys.key_rules import KEY_RULES
from jwt_decoder.output.wording import render

from tests.conforms import conforms
from tests.unit.jwt_decoder.conftest import NOW

if TYPE_CHECKING:
    from tests.unit.jwt_decoder.conftest import Reporter, Verifier

LATER = 4_000_000_000


def asked(name: object) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(bridge.handle(json.dumps({"action": "help", "id": name})))
    return answer


def test_each_rule_has_its_help_in_one_order() -> None:
    assert [rule.id for rule in (*RULES, RULE_FAILED, *KEY_RULES)] == list(ENTRIES)
    assert all(name == rule.id for name, rule in ENTRIES.items())


@pytest.mark.each
@pytest.mark.untraced
@pytest.mark.parametrize("now", [NOW, LATER])
@pytest.mark.parametrize("name", [name for name in ENTRIES if name != RULE_FAILED.id])
def test_the_example_makes_the_rule_fire(report: Reporter, verify: Verifier, name: str, now: int) -> None:
    example = ENTRIES[name].example
    if example.key:
        found = verify(paste(example), example.key, now=now)["findings"]
    else:
        found = report(paste(example), now=now)["tokens"][0]["findings"]

    assert name in [one["id"] for one in found]


@pytest.mark.untraced
@pytest.mark.each
@pytest.mark.parametrize("name", ENTRIES)
def test_scope_and_reason_are_sentences(name: str) -> None:
    scope, why = render(ENTRIES[name].scope), render(ENTRIES[name].why)

    assert scope.endswith(".")
    assert why.endswith(".")
    assert scope[0].isupper()


@pytest.mark.untraced
@pytest.mark.each
@pytest.mark.parametrize("name", ENTRIES)
def test_what_the_page_is_told_is_the_rule_with_its_help(name: str) -> None:
    told, rule = asked(name), ENTRIES[name]

    conforms("help")(told)
    assert (name, rule.severity, render(rule.remedy), rule.section) == (
        told["id"],
        told["severity"],
        told["advice"],
        told["reference"],
    )
    assert (render(rule.scope), render(rule.why)) == (told["scope"], told["why"])
    assert (paste(rule.example), rule.example.key) == (told["example"]["text"], told["example"]["key"])


def test_an_example_says_what_is_odd_in_it_unless_that_is_too_long_to_read() -> None:
    assert [{"name": "header", "text": '{"alg":"RS256","typ":"JWT","crit":[]}'}] == asked("crit-empty")["example"][
        "parts"
    ]
    assert [] == asked("size-header")["example"]["parts"]
    assert [] == asked("alg-rsa1-5")["example"]["parts"]
    assert ["header", "payload"] == [one["name"] for one in asked("key-published")["example"]["parts"]]


@pytest.mark.each
@pytest.mark.parametrize("name", ["", "no-such-rule", "__class__", "EXP-PAST", 1, None, ["exp-past"]])
def test_help_for_what_is_no_rule_is_refused_in_words(name: object) -> None:
    with pytest.raises(RequestError, match=r"^id must be (a string|the id of a rule)\.$"):
        asked(name)
