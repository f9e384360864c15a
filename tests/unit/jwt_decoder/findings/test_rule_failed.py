"""A rule that raises costs its own finding, and the report says so; tests fail on it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from jwt_decoder.findings import rules
from jwt_decoder.findings.example import paste

from tests.unit.jwt_decoder.findings.made import having

if TYPE_CHECKING:
    from tests.unit.jwt_decoder.conftest import Reporter

TOKEN = having(exp=1, nbf=4_000_000_000)


class CutError(BaseException):
    """As what is not in the first engine raises."""


def break_rules(monkeypatch: pytest.MonkeyPatch, error: BaseException, *names: str) -> None:
    """Let rules raise an error, as visitors have them."""

    def broken(_token: object) -> tuple[()]:
        raise error

    for subject in ("_ALONE", "_AMONG_OTHERS"):
        rows = [replace(rule, find=broken) if rule.id in names else rule for rule in vars(rules)[subject]]
        monkeypatch.setattr(rules, subject, tuple(rows))
    monkeypatch.setattr(rules, "SURVIVED", (Exception,))


def found(report: Reporter) -> list[dict[str, Any]]:
    findings: list[dict[str, Any]] = report(TOKEN)["tokens"][0]["findings"]
    return findings


def test_one_that_raises_costs_its_own_finding(report: Reporter, monkeypatch: pytest.MonkeyPatch) -> None:
    before = found(report)
    assert "exp-past" in [one["id"] for one in before]
    break_rules(monkeypatch, KeyError("exp"), "exp-past")
    *others, told = found(report)

    assert [one for one in before if one["id"] != "exp-past"] == others
    assert ("rule-failed", "info", "Check not run") == (told["id"], told["severity"], told["name"])
    assert told["message"] == "exp-past crashed on this token, which is a bug in this decoder. The other rules ran."


def test_all_that_raise_are_told_in_one_finding(report: Reporter, monkeypatch: pytest.MonkeyPatch) -> None:
    break_rules(monkeypatch, ValueError(), "exp-past", "alg-none", "size-cookie")
    told = [one["message"] for one in found(report) if one["id"] == "rule-failed"]

    assert len(told) == 1
    assert told[0].startswith("alg-none, exp-past and size-cookie crashed on this token")


def test_so_it_is_between_tokens(report: Reporter, monkeypatch: pytest.MonkeyPatch) -> None:
    break_rules(monkeypatch, ValueError(), "ath-missing")
    tokens = report(paste(rules.ENTRIES["ath-missing"].example))["tokens"]
    told = [one["message"] for token in tokens for one in token["findings"] if one["id"] == "rule-failed"]

    assert told
    assert all(message.startswith("ath-missing crashed on this token") for message in told)


@pytest.mark.parametrize("error", [MemoryError(), RecursionError(), CutError()], ids=repr)
def test_want_of_memory_and_what_was_cut_end_the_report(
    report: Reporter, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    break_rules(monkeypatch, error, "exp-past")

    with pytest.raises(type(error)):
        found(report)


def test_in_tests_whatever_is_raised_ends_the_report(report: Reporter, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = rules.SURVIVED
    break_rules(monkeypatch, KeyError("exp"), "exp-past")
    monkeypatch.setattr(rules, "SURVIVED", expected)

    with pytest.raises(KeyError):
        found(report)
