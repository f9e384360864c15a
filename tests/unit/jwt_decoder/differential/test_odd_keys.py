"""The engine beside joserfc, jwcrypto, PyJWT, jose and OpenSSL, on keys and signatures that libraries judge apart.

A fixed sample is asked, and all of them with ``--all``.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Final

import pytest

from tests.unit.jwt_decoder.differential.answers import engine
from tests.unit.jwt_decoder.differential.jose import jose, openssl
from tests.unit.jwt_decoder.differential.known import ALL, JOSE, JWCRYPTO, KNOWN, PYTHON, Difference
from tests.unit.jwt_decoder.differential.libraries import ask
from tests.unit.jwt_decoder.differential.odd_keys import der_cases, number_cases, pss_cases, small_order_cases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.unit.jwt_decoder.conftest import Verifier
    from tests.unit.jwt_decoder.differential.answers import Answer
    from tests.unit.jwt_decoder.differential.cases import Case

pytestmark = pytest.mark.untraced

SEED: Final = 20261128
SAMPLE: Final = 40
OPENSSL: Final = "OpenSSL"
Compared = list[tuple["Case", "Answer", dict[str, "Answer | None"]]]
OF_SMALL_ORDER: Final = (
    Difference(
        (*ALL, OPENSSL), "accepts", "they", "It computes with a point of small order, under which anyone can sign.",
        "RFC 8032 §5.1.7", ours=("key-unusable",),
    ),
)  # fmt: skip
OF_NUMBERS: Final = (
    Difference(
        (JWCRYPTO,), "accepts", "they", "It takes R and S of any length, if only they are of one length.",
        "RFC 7518 §3.4", ours=("signature-length",),
    ),
)  # fmt: skip
OF_PSS: Final = (
    Difference(
        PYTHON, "accepts", "they", "It takes the numbers of an RSA key, and passes over what the key allows.",
        "RFC 4055 §1.2", ours=("key-unusable",), when=lambda case: case.form == "spki",
    ),
    Difference(
        PYTHON, "accepts", "we", "It does not read parameters in which a default is written out.",
        "RFC 4055 §3.1", when=lambda case: case.made[-1] == "20",
    ),
    Difference(
        (JOSE,), "accepts", "we", "WebCrypto reads no key with the identifier of RSASSA-PSS.",
        "W3C Web Cryptography API §21.4", theirs="Invalid key type",
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def compared(request: pytest.FixtureRequest) -> Callable[[Callable[[], Iterator[Case]]], Compared]:
    """Return a function that compares the answers to some cases."""
    done: dict[object, Compared] = {}

    def compare(make: Callable[[], Iterator[Case]]) -> Compared:
        if make not in done:
            cases = list(make())
            if not request.config.option.whole:
                cases = random.Random(SEED).sample(cases, min(SAMPLE, len(cases)))  # noqa: S311 - it makes tests
            told = zip(cases, jose(cases), openssl(cases), strict=True)
            done[make] = [(one, engine(one), ask(one) | {JOSE: first, OPENSSL: second}) for one, first, second in told]
        return done[make]

    return compare


RUNS: Final = [
    pytest.param(small_order_cases, OF_SMALL_ORDER, id="small order"),
    pytest.param(der_cases, (), id="DER"),
    pytest.param(number_cases, OF_NUMBERS, id="numbers of signatures"),
    pytest.param(pss_cases, OF_PSS, id="RSASSA-PSS"),
]


@pytest.mark.untraced
@pytest.mark.parametrize(("make", "rows"), RUNS)
def test_all_readers_agree_but_where_a_row_says_why(
    make: Callable[[], Iterator[Case]], rows: tuple[Difference, ...], compared: Callable[..., Compared]
) -> None:
    assert [] == [
        (library, one.made, one.alg, one.form, ours.why, theirs.why)
        for one, ours, others in compared(make)
        for library, theirs in others.items()
        if theirs and theirs.accepts != ours.accepts
        if not any(row.explains(library, "accepts", one, ours, theirs) for row in (*rows, *KNOWN))
    ]


@pytest.mark.parametrize(("make", "rows"), RUNS)
def test_every_row_is_needed(
    make: Callable[[], Iterator[Case]], rows: tuple[Difference, ...], compared: Callable[..., Compared]
) -> None:
    needed = {
        row.why
        for one, ours, others in compared(make)
        for library, theirs in others.items()
        if theirs and theirs.accepts != ours.accepts
        for row in rows
        if row.explains(library, "accepts", one, ours, theirs)
    }
    assert {row.why for row in rows} == needed


@pytest.mark.parametrize(("make", "rows"), RUNS)
def test_what_every_library_refuses_is_never_valid(
    make: Callable[[], Iterator[Case]], rows: tuple[Difference, ...], compared: Callable[..., Compared]
) -> None:
    del rows
    assert [] == [
        (one.made, one.alg)
        for one, ours, others in compared(make)
        if ours.accepts and not any(theirs.accepts for theirs in others.values() if theirs)
    ]


def test_a_key_for_pss_is_held_to_what_it_allows_as_openssl_does(compared: Callable[..., Compared]) -> None:
    assert [] == [
        (one.made, one.alg)
        for one, ours, others in compared(pss_cases)
        if (theirs := others[OPENSSL]) and theirs.accepts != ours.accepts
    ]


def test_of_every_key_of_small_order_it_is_said(compared: Callable[..., Compared], verify: Verifier) -> None:
    for one, _, _ in compared(small_order_cases):
        found = verify(one.token, one.key)
        assert "key-small-order" in [finding["id"] for finding in found["findings"]]
        assert "key-unusable" == found["verdict"]["signature"]["state"]
