"""Of five lines a list shows one: what fails, else what asks for caution, else the signature."""

from __future__ import annotations

from dataclasses import replace

import pytest
from jwt_decoder.judge.worst import CAUTIONS, FAILS, worst
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.model.verdict import NOT_ATTEMPTED, NOT_TRUSTED, Line, Verdict


def line(state: str) -> Line:
    """Return a line in a state."""
    return Line(state, Sentence("Because"), {}, Sentence("Somehow."))


GOOD = Verdict(line("sound"), line("valid"), line("current"), line("match"), line("supplied"))


@pytest.mark.parametrize(("name", "state"), sorted(FAILS | CAUTIONS))
def test_a_line_that_fails_or_asks_for_caution_is_shown(name: str, state: str) -> None:
    assert (name, state, "") == worst(replace(GOOD, **{name: line(state)}))


def test_what_fails_comes_before_what_asks_for_caution() -> None:
    verdict = replace(GOOD, time=line("expired"), trust=line("public"), signature=line("unsupported"))

    assert ("time", "expired", "") == worst(verdict)
    assert ("signature", "invalid", "") == worst(replace(verdict, signature=line("invalid")))
    assert ("structure", "faulty", "") == worst(replace(verdict, structure=line("faulty"), signature=line("invalid")))


def test_where_nothing_is_wrong_the_signature_is_shown() -> None:
    assert ("signature", "valid", "") == worst(GOOD)
    assert ("signature", "not-attempted", "") == worst(replace(GOOD, signature=NOT_ATTEMPTED, trust=NOT_TRUSTED))


@pytest.mark.parametrize("why", ["unsecured", "not-decrypted", "key-unusable"])
def test_why_nothing_was_verified_may_be_the_worst(why: str) -> None:
    untried = replace(line("not-attempted"), data={"why": why})
    verdict = replace(GOOD, signature=untried, trust=line("public"))

    assert ("signature", "not-attempted", why) == worst(verdict)
    assert ("trust", "public", "") == worst(replace(verdict, signature=replace(untried, data={"why": "no-key"})))
