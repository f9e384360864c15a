"""The page of the rules, as it is made."""

from __future__ import annotations

import re

from jwt_decoder.findings import RULES
from site_builder.rules import rules


def test_each_rule_has_an_entry_with_an_anchor_in_their_order() -> None:
    page = rules(script="assets/rules-1.js", style="assets/main-1.css").decode()

    assert [rule.id for rule in RULES] == re.findall(r'<li id="([a-z0-9-]+)"', page)
    assert len(RULES) == page.count('class="rule-paste"')
    assert "assets/rules-1.js" in page
    assert "assets/main-1.css" in page


def test_nothing_of_an_example_is_markup() -> None:
    page = rules(script="a.js", style="a.css").decode()

    assert "{" not in page.replace("&quot;", '"').split("<ol")[0].split("<main")[1]
    assert "&quot;payload&quot;" in page
