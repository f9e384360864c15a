"""No rule needs a member that another one, or nobody, has asked for: without any of them there is a report."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest
from jwt_decoder.findings import ENTRIES, RULES
from jwt_decoder.findings.example import paste

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jwt_decoder.model.rule import Example

    from tests.unit.jwt_decoder.conftest import Reporter

AMONG_OTHERS: Final = [rule.id for rule in RULES if rule.example.beside or rule.example.paste != "{}"]


def without_one(text: str) -> Iterator[str]:
    """Give the texts of an object without one of its members each; nothing of what is no object."""
    try:
        members = json.loads(text)
    except ValueError:
        return
    for name in members:
        yield json.dumps({one: value for one, value in members.items() if one != name})


def lacking(example: Example) -> Iterator[str]:
    """Give pastes of an example in which one member of a header or payload is lacking."""
    yield from (paste(replace(example, header=text)) for text in without_one(example.header))
    yield from (paste(replace(example, payload=text)) for text in without_one(example.payload))
    if example.beside:
        header, payload = example.beside
        yield from (paste(replace(example, beside=(text, payload))) for text in without_one(header))
        yield from (paste(replace(example, beside=(header, text))) for text in without_one(payload))


@pytest.mark.untraced
@pytest.mark.parametrize("name", AMONG_OTHERS)
def test_there_is_a_report_without_any_member(report: Reporter, name: str) -> None:
    for text in lacking(ENTRIES[name].example):
        assert [] != report(text)["tokens"]


def test_a_proof_without_what_it_is_for_is_told_to_lack_ath(report: Reporter) -> None:
    example = ENTRIES["ath-missing"].example
    (found,) = [
        one
        for one in report(paste(replace(example, payload='{"jti":"1","htu":"https://api.example","iat":1767225600}')))[
            "tokens"
        ][0]["findings"]
        if one["id"] == "ath-missing"
    ]

    assert "The proof has no ath, but comes with an access token." == found["message"]
