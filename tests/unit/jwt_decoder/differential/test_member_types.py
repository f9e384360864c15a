"""The engine beside joserfc, jwcrypto and jose, on JWS and JWE in JSON whose members have other types.

A fixed sample is asked, and all of them with ``--all``.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Final

import pytest

from tests.unit.jwt_decoder.differential.answers import engine, structure
from tests.unit.jwt_decoder.differential.jose import jose
from tests.unit.jwt_decoder.differential.known import ALL, JOSE, JOSERFC, JWCRYPTO, KNOWN, Difference
from tests.unit.jwt_decoder.differential.libraries import ask, decrypted
from tests.unit.jwt_decoder.differential.member_types import VALUES, jwe_cases, jws_cases

if TYPE_CHECKING:
    from tests.unit.jwt_decoder.differential.answers import Answer
    from tests.unit.jwt_decoder.differential.cases import Case

pytestmark = pytest.mark.untraced

SEED: Final = 20261128
SAMPLE: Final = 250
Compared = list[tuple["Case", "Answer", dict[str, "Answer | None"]]]


def _of_payload(case: Case) -> bool:
    return case.made[0].startswith("payload") and case.made[1] == "left out"


# Where a library says something else of a JWS.
OF_JWS: Final = (
    Difference(
        ALL, "accepts", "we", "It wants a payload: one that is left out is elsewhere, and may be empty.",
        "RFC 7515 appendix F", when=_of_payload,
    ),
    Difference(
        (JOSERFC, JWCRYPTO), "accepts", "they", "It takes a member that is empty, null or false for one left out, and "
        "an array with a signature for that.",
        "RFC 7515 §7.2", ours=("member-type",),
    ),
    Difference(
        (JOSE,), "accepts", "they", "It is content with one signature, whatever stands beside it.",
        "RFC 7515 §7.2.1", ours=("member-missing",),
    ),
    Difference(
        ALL, "accepts", "they", "It reads one of two serializations that stand in one object.",
        "RFC 7515 §7.2.2", ours=("member-misplaced",),
    ),
)  # fmt: skip
# Of a JWE the engine says whether it is sound; only who decrypts what is not is to be explained.
OF_JWE: Final = (
    Difference(
        (JWCRYPTO,), "accepts", "they", "It takes an empty header of another type for an empty header, and skips a "
        "recipient that is none.",
        "RFC 7516 §7.2", ours=("member-type",),
    ),
    Difference(
        ALL, "accepts", "they", "It reads one of two serializations that stand in one object.",
        "RFC 7516 §7.2.2", ours=("member-misplaced",),
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def signed(request: pytest.FixtureRequest) -> Compared:
    """Return JWSs with all answers."""
    cases = list(jws_cases())
    if not request.config.option.whole:
        cases = random.Random(SEED).sample(cases, SAMPLE)  # noqa: S311 - it makes tests, and must be the same each time
    return [(one, engine(one), ask(one) | {"jose": answer}) for one, answer in zip(cases, jose(cases), strict=True)]


@pytest.fixture(scope="module")
def encrypted() -> Compared:
    """Return JWEs with all answers."""
    cases = list(jwe_cases())
    return [
        (one, structure(one), {**decrypted(one), "jose": answer})
        for one, answer in zip(cases, jose(cases), strict=True)
    ]


def _explained(rows: tuple[Difference, ...], library: str, one: Case, ours: Answer, theirs: Answer) -> list[str]:
    return [row.why for row in rows if row.explains(library, "accepts", one, ours, theirs)]


@pytest.mark.untraced
def test_all_readers_of_a_jws_agree_but_where_a_row_says_why(signed: Compared) -> None:
    assert [] == [
        (library, one.kind, one.made, one.alg, ours.why, theirs.why)
        for one, ours, others in signed
        for library, theirs in others.items()
        if theirs and theirs.accepts != ours.accepts and not _explained((*OF_JWS, *KNOWN), library, one, ours, theirs)
    ]


def test_what_every_library_refuses_is_never_valid(signed: Compared) -> None:
    assert [] == [
        (one.kind, one.made, one.alg, ours.why)
        for one, ours, others in signed
        if not _of_payload(one) and ours.accepts and not any(theirs.accepts for theirs in others.values() if theirs)
    ]


def test_a_member_of_another_type_makes_no_signature_valid(signed: Compared) -> None:
    changed = [(one, ours) for one, ours, _ in signed if one.made[0] != "signatures"]
    assert [] == [(one.kind, one.made, one.alg) for one, ours in changed if {"valid", "member-type"} <= {*ours.why}]


def test_all_who_decrypt_a_jwe_find_it_sound_but_where_a_row_says_why(encrypted: Compared) -> None:
    assert [] == [
        (library, one.kind, one.made, ours.why)
        for one, ours, others in encrypted
        for library, theirs in others.items()
        if theirs and theirs.accepts and not ours.accepts and not _explained(OF_JWE, library, one, ours, theirs)
    ]


def test_a_jwe_is_whole_whatever_the_types_of_its_members_and_faulty_where_one_is_wrong(encrypted: Compared) -> None:
    texts = {"protected", "encrypted_key", "iv", "ciphertext", "tag", "aad"}
    for one, ours, _ in encrypted:
        member, words = one.made
        of_text = words in {"no text", "a text"} and member in texts
        if words in VALUES and words != "left out" and not of_text and (member in texts or words != "an object"):
            assert {"member-type"} & {*ours.why} or (member, words) == ("recipients", "an array"), one.made


def test_what_is_as_it_should_be_is_taken_by_all(signed: Compared, encrypted: Compared) -> None:
    sound = {("payload", "as it should be"), ("signature", "as it should be"), ("header", "as it should be")}
    asked = [(ours, others) for one, ours, others in signed if one.made in sound]
    asked += [(ours, others) for one, ours, others in encrypted if one.made[1] == "as it should be"]
    assert len(asked) > 20
    assert all(ours.accepts for ours, _ in asked)
    assert all(any(theirs.accepts for theirs in others.values() if theirs) for _, others in asked)


@pytest.mark.parametrize("rows", [OF_JWS, OF_JWE], ids=["JWS", "JWE"])
def test_every_row_is_needed(rows: tuple[Difference, ...], signed: Compared, encrypted: Compared) -> None:
    needed = {
        why
        for one, ours, others in (signed if rows is OF_JWS else encrypted)
        for library, theirs in others.items()
        if theirs and theirs.accepts != ours.accepts
        for why in _explained(rows, library, one, ours, theirs)
    }
    assert {row.why for row in rows} == needed
