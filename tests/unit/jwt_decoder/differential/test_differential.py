"""The engine beside joserfc, jwcrypto, PyJWT and jose, on tokens that are made, and then spoilt, by a seeded hand.

A fixed sample of a thousand is compared, and all of them with ``--all``. ``JWT_DIFFERENTIAL=100000 pytest
…/differential`` compares that many, with a seed from ``JWT_DIFFERENTIAL_SEED``.
"""

from __future__ import annotations

import json
import os
import random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from tests.unit.jwt_decoder.differential.answers import engine
from tests.unit.jwt_decoder.differential.cases import Case, case, odd, sound
from tests.unit.jwt_decoder.differential.jose import jose
from tests.unit.jwt_decoder.differential.key_pairs import ALGORITHMS, forms, sign
from tests.unit.jwt_decoder.differential.known import KNOWN
from tests.unit.jwt_decoder.differential.libraries import ask
from tests.unit.jwt_decoder.verify.jose_tokens import b64

if TYPE_CHECKING:
    from tests.unit.jwt_decoder.differential.answers import Answer
    from tests.unit.jwt_decoder.differential.known import Difference

pytestmark = pytest.mark.untraced

_IS_ASKED = "JWT_DIFFERENTIAL" in os.environ
COUNT = int(os.environ.get("JWT_DIFFERENTIAL", "1000"))
# The first cases have every algorithm, form of key, odd header and odd payload; of those behind them, these alone need
# a row that is known: ``--all`` says which ones they are, where there are others.
SAMPLE = {*range(310), 389, 393, 402, 472, 512, 543, 613, 653}
SEED = int(os.environ.get("JWT_DIFFERENTIAL_SEED", "20261123"))
AT_ONCE = 2000
Compared = list[tuple[Case, "Answer", dict[str, "Answer | None"]]]


@pytest.fixture(scope="module")
def compared(request: pytest.FixtureRequest) -> Compared:
    """Return every case with all answers."""
    rng = random.Random(SEED)  # noqa: S311 - it makes tests, and must be the same each time
    cases = [*sound(rng), *odd(rng)]
    cases += [case(rng) for _ in range(COUNT - len(cases))]
    if not (request.config.option.whole or _IS_ASKED):
        cases = [one for number, one in enumerate(cases) if number in SAMPLE]
    answered = [one for at in range(0, len(cases), AT_ONCE) for one in jose(cases[at : at + AT_ONCE])]
    return [(one, engine(one), ask(one) | {"jose": answer}) for one, answer in zip(cases, answered, strict=True)]


def differences(ours: Answer, theirs: Answer | None) -> list[str]:
    """Give the questions that two readers answer otherwise; what one refuses, neither is asked further about."""
    if theirs is None:
        return []
    if ours.accepts != theirs.accepts:
        return ["accepts"]
    if not ours.accepts:
        return []
    asked = ["header", "payload", "claims"] + (["time", "audience"] if ours.claims and theirs.claims else [])
    return [
        question
        for question in asked
        if getattr(theirs, question) is not None and getattr(ours, question) != getattr(theirs, question)
    ]


def explanations(library: str, question: str, one: Case, ours: Answer, theirs: Answer) -> list[Difference]:
    return [known for known in KNOWN if known.explains(library, question, one, ours, theirs)]


@pytest.mark.untraced
def test_all_readers_agree_but_where_a_row_says_why(compared: Compared) -> None:
    unexplained = [
        (library, question, one.made, one.alg, one.form, ours.why, theirs.why, one.token)
        for one, ours, others in compared
        for library, theirs in others.items()
        for question in differences(ours, theirs)
        if theirs and not explanations(library, question, one, ours, theirs)
    ]
    assert [] == unexplained


def test_every_row_is_needed(compared: Compared) -> None:
    needed = {
        known.why
        for one, ours, others in compared
        for library, theirs in others.items()
        for question in differences(ours, theirs)
        if theirs
        for known in explanations(library, question, one, ours, theirs)
    }
    assert [] == [known.why for known in KNOWN if known.why not in needed]


def test_every_algorithm_and_form_of_key_verifies_somewhere(compared: Compared) -> None:
    accepted = {(one.alg, one.form) for one, ours, others in compared if ours.accepts and any(others.values())}
    assert {(alg, form) for alg in ALGORITHMS for form in forms(alg)} == accepted


NAMES = st.text(st.characters(codec="utf-8"), max_size=8)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | NAMES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)


@seed(SEED)
@settings(max_examples=max(settings().max_examples, COUNT // 20 if _IS_ASKED else 0), database=None)
@given(
    st.dictionaries(NAMES, VALUES, max_size=5),
    st.dictionaries(NAMES, VALUES, max_size=3),
    st.sampled_from(["jwk", "hex"]),
)
def test_any_claims_and_any_header_parameters_are_read_alike(
    claims: dict[str, Any], parameters: dict[str, Any], form: str
) -> None:
    header = {name: value for name, value in parameters.items() if name not in {"alg", "b64", "crit", "kid", "typ"}}
    parts = [b64(json.dumps(part).encode()) for part in (header | {"alg": "HS256"}, claims)]
    token = ".".join((*parts, b64(sign("HS256", ".".join(parts).encode()))))
    one = Case(token, "HS256", form, forms("HS256")[form], (), claims=claims)
    ours = engine(one)
    assert ours.accepts
    assert (header | {"alg": "HS256"}, claims) == (ours.header, json.loads(ours.payload or b""))
    for library, theirs in ask(one).items():
        assert theirs is not None
        for question in differences(ours, theirs):
            assert explanations(library, question, one, ours, theirs), (library, question, theirs.why)
