"""Each checklist on a token that meets it whole, and for each of its requirements on one that misses it alone."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import pytest
from jwt_decoder.checklists.table import BY_ID, CHECKLISTS
from jwt_decoder.engine.checklist import Asked, profiled
from jwt_decoder.engine.result import Options
from jwt_decoder.output.report import checklist
from jwt_decoder_cli.backend import backend, opener

from tests.conforms import conforms
from tests.unit.jwt_decoder.checklists.examples import SPOILT, WHOLE
from tests.unit.jwt_decoder.checklists.made import NOW, Made

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from _pytest.mark.structures import ParameterSet
    from jwt_decoder.checklists.requirement import Requirement

Json = dict[str, Any]
DAY: Final = 86_400


def held(made: Made, profile: str) -> Json:
    """Return what a token is held to, as the page gets it."""
    options = Options(now=made.now, token=made.index, expect=made.expect)
    asked = Asked(made.text, made.key_text, options, profile)
    answer: Json = checklist(asyncio.run(profiled(asked, backend(), opener())))  # type: ignore[assignment] # a TypedDict
    conforms("checklistAnswer")(answer)
    return answer


def states(made: Made, profile: str) -> dict[str, tuple[str, str]]:
    """Return the state of each requirement, and why."""
    return {line["id"]: (line["state"], line["why"]) for line in held(made, profile)["checked"]["lines"]}


def is_unknowable(row: Requirement) -> bool:
    """Return whether nothing can be known of a requirement from a token alone."""
    return name_of(row) == "_unknowable"


def name_of(row: Requirement) -> str:
    """Return the name of the function that holds a token to a requirement."""
    return str(row.check.func.__name__ if isinstance(row.check, partial) else row.check.__name__)


def bare(row: Requirement) -> Requirement:
    """Return the row within one that applies to a presentation alone."""
    return row.check.keywords["row"] if name_of(row) == "_if_bound" else row  # type: ignore[attr-defined] # a partial


def _named(row: Requirement, made: Made) -> str:
    path: tuple[str, ...] = row.check.keywords["path"]  # type: ignore[attr-defined] # a partial
    del made
    return ".".join(path)


def _wrong_value(row: Requirement, made: Made) -> Made:
    return made.setting(_named(row, made), []).not_expecting(_named(row, made))


# How a row is missed that is written by a function of ``rows``, by the name of its check.
SPOILING: Final[dict[str, Callable[[Requirement, Made], Made]]] = {
    "_has": lambda row, made: made.without(_named(row, made)).not_expecting(_named(row, made)),
    "_may_have": _wrong_value,
    "_has_one": lambda row, made: made.without(*row.check.keywords["names"]),  # type: ignore[attr-defined] # a partial
    "_lacks": lambda row, made: made.claiming(**{row.check.keywords["name"]: "x"}),  # type: ignore[attr-defined] # a partial
    "_headed": lambda row, made: made.headed(**{row.check.keywords["name"]: None}),  # type: ignore[attr-defined] # a partial
    "_may_be_headed": lambda row, made: made.headed(**{row.check.keywords["name"]: []}),  # type: ignore[attr-defined] # a partial
    "_typed": lambda _row, made: made.headed(typ="other+jwt"),
    "_not_of": lambda _row, made: made.headed(alg="none"),
    "_signed_with": lambda _row, made: made.headed(alg="RS256"),
    "_verified": lambda _row, made: replace(made, is_changed=True),
    "_expected": lambda row, made: made.expecting(**{row.check.keywords["name"]: "https://other.example"}),  # type: ignore[attr-defined] # a partial
    "_unexpired": lambda _row, made: replace(made, now=made.claims["exp"] + 1),
    "_begun": lambda _row, made: made.claiming(nbf=NOW + 30),
    "_issued": lambda _row, made: made.claiming(iat=NOW + 30),
    "_fresh": lambda _row, made: made.claiming(iat=NOW - 2 * 3600),
    "_ends_within": lambda _row, made: made.claiming(exp=NOW + 2 * DAY),
}


def spoilt(profile: str, row: Requirement) -> Made:
    """Return the token that misses a requirement alone."""
    made = WHOLE[profile]
    own = SPOILT.get(profile, {}).get(row.id)
    return own(made) if own else SPOILING[name_of(bare(row))](bare(row), made)


def rows() -> Iterator[ParameterSet]:
    """Give every row; one whose check has held a row before it to a token reaches nothing new, and is not traced."""
    known: set[str] = set()
    for one in CHECKLISTS:
        for row in one.requirements:
            check = name_of(bare(row))
            yield pytest.param(one.id, row.id, marks=[pytest.mark.untraced] if check in known else [])
            known.add(check)


def test_every_checklist_has_an_example() -> None:
    assert sorted(BY_ID) == sorted(WHOLE)
    assert len(BY_ID) == len(CHECKLISTS)


@pytest.mark.untraced
@pytest.mark.parametrize("profile", BY_ID)
def test_a_token_meets_a_checklist_whole(profile: str) -> None:
    found = states(WHOLE[profile], profile)
    unknowable = {row.id for row in BY_ID[profile].requirements if is_unknowable(row)}

    assert {name: ("met", "") for name in found if name not in unknowable} == {
        name: told for name, told in found.items() if name not in unknowable
    }
    assert {"unknown"} >= {found[name][0] for name in unknowable}


@pytest.mark.each
@pytest.mark.parametrize(("profile", "identity"), [*rows()])
def test_a_token_misses_one_requirement_alone(profile: str, identity: str) -> None:
    row = next(one for one in BY_ID[profile].requirements if one.id == identity)
    if is_unknowable(row):
        state, why = states(WHOLE[profile], profile)[identity]
        assert (state, bool(why)) == ("unknown", True)
        return

    found = states(spoilt(profile, row), profile)

    assert {identity} == {name for name, (state, _) in found.items() if state == "not-met"}, found
    assert found[identity][1]


@pytest.mark.parametrize("profile", BY_ID)
def test_no_id_is_that_of_two_requirements(profile: str) -> None:
    ids = [row.id for row in BY_ID[profile].requirements]

    assert sorted(set(ids)) == sorted(ids)
