"""No text keeps a regular expression busy for longer than its length asks for."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.jwt_decoder import attacks

pytestmark = pytest.mark.untraced

FOUND = attacks.engine_patterns()
# Four times the text takes four times as long where it is linear, and sixteen where it is quadratic.
MOST_GROWTH = 9
# Quadratic on a run of backslashes, and searched only in the few hundred characters where a label may stand.
# Beginnings are fewer: a prime number of recipes between those of a sample meets them all.
EVERY = 29
BOUNDED = {"jwt_decoder.extract.escapes:_ESCAPE"}


def test_every_regular_expression_of_the_source_is_among_those_attacked() -> None:
    made_of_a_value_in_a_ticket = {("re", "sub")}

    assert made_of_a_value_in_a_ticket == attacks.inline_patterns()
    assert attacks.calls_of_compile() <= sum(len(set(places)) for places in FOUND.values())


@pytest.mark.product(150)
@pytest.mark.untraced
@pytest.mark.parametrize(
    "pattern", [one for one in FOUND if not BOUNDED & {*FOUND[one]}], ids=lambda pattern: FOUND[pattern][0]
)
def test_a_regular_expression_takes_time_in_proportion_to_the_text(pattern: Any, pytestconfig: pytest.Config) -> None:  # noqa: ANN401 - of text or octets
    is_searched = attacks.is_searched(pattern, FOUND[pattern], attacks.uses())
    growth, recipe = attacks.slowest(
        pattern, searched=is_searched, every=1 if pytestconfig.getoption("whole") else EVERY
    )

    assert growth < MOST_GROWTH, recipe
