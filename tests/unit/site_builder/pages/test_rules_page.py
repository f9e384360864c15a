"""The page of the rules, as it is made."""

from __future__ import annotations

import re

from jwt_decoder.findings import ENTRIES
from site_builder.pages.rules_page import rules


def test_each_rule_has_an_entry_with_an_anchor_in_their_order() -> None:
    assert list(ENTRIES) == re.findall(r'<li id="([a-z0-9-]+)"', rules())
    assert len(ENTRIES) == rules().count("Copy example")
    assert sum(bool(rule.example.key) for rule in ENTRIES.values()) == rules().count("Copy the key")


def test_nothing_of_an_example_is_markup() -> None:
    made = rules()

    assert "{&quot;alg&quot;:&quot;nOnE&quot;}" in made
    assert '"alg"' not in made
    assert {"li", "h2", "a", "p", "dl", "dt", "dd", "code", "button"} == set(re.findall(r"<([a-z0-9]+)", made))
