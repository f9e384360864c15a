"""Times at t-1, t and t+1, lengths and counts at their bounds, and what the skew allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.jwt_decoder.conftest import NOW
from tests.unit.jwt_decoder.findings.made import CLAIMS, HEADER, OCTETS, found, having, token
from tests.unit.jwt_decoder.findings.tokens import ENTRA, OKTA, long

if TYPE_CHECKING:
    from tests.unit.jwt_decoder.conftest import Reporter

pytestmark = pytest.mark.untraced

HOUR, DAY, YEAR = 3600, 86_400, 31_536_000
LIFETIMES = ("lifetime-over-an-hour", "lifetime-over-a-day", "lifetime-over-a-year")


@pytest.mark.parametrize(("offset", "fires"), [(-1, True), (0, True), (1, False)])
def test_a_token_is_over_on_and_after_exp(report: Reporter, offset: int, fires: bool) -> None:  # noqa: FBT001 - a table
    assert fires == ("exp-past" in found(report, having(exp=NOW + offset)))
    assert fires == ("exp-past" in found(report, having(exp=NOW + offset - 30), skew=30))


@pytest.mark.parametrize("name", ["iat", "nbf"])
@pytest.mark.parametrize(("offset", "fires"), [(-1, False), (0, False), (1, True)])
def test_a_time_is_ahead_after_now(report: Reporter, name: str, offset: int, fires: bool) -> None:  # noqa: FBT001 - a table
    assert fires == (f"{name}-future" in found(report, having(**{name: NOW + offset})))
    assert fires == (f"{name}-future" in found(report, having(**{name: NOW + offset + 30}), skew=30))


@pytest.mark.parametrize(
    ("offset", "before_iat", "before_nbf"), [(-1, True, True), (0, False, True), (1, False, False)]
)
def test_an_end_is_held_against_both_beginnings(
    report: Reporter,
    offset: int,
    before_iat: bool,  # noqa: FBT001 - a table
    before_nbf: bool,  # noqa: FBT001 - a table
) -> None:
    assert before_iat == ("exp-before-iat" in found(report, having(iat=NOW, exp=NOW + offset)))
    assert before_nbf == ("exp-before-nbf" in found(report, having(nbf=NOW, exp=NOW + offset)))


def test_the_page_asks_again_when_iat_is_no_longer_ahead(report: Reporter) -> None:
    assert NOW + 5 == report(having(iat=NOW + 5, exp=NOW + 60))["tokens"][0]["next"]
    assert NOW + 3 == report(having(iat=NOW + 5, exp=NOW + 60), skew=2)["tokens"][0]["next"]
    assert NOW + 60 == report(having(iat=NOW, exp=NOW + 60))["tokens"][0]["next"]


@pytest.mark.parametrize(
    ("lifetime", "name"),
    [
        (HOUR - 1, None),
        (HOUR, None),
        (HOUR + 1, LIFETIMES[0]),
        (DAY - 1, LIFETIMES[0]),
        (DAY, LIFETIMES[0]),
        (DAY + 1, LIFETIMES[1]),
        (YEAR, LIFETIMES[1]),
        (YEAR + 1, LIFETIMES[2]),
    ],
)
def test_an_access_token_has_one_finding_by_its_lifetime(report: Reporter, lifetime: int, name: str | None) -> None:
    text = token(CLAIMS | OKTA | {"iat": NOW, "exp": NOW + lifetime})

    assert ([name] if name else []) == [one for one in found(report, text) if one in LIFETIMES]


@pytest.mark.parametrize(
    ("lifetime", "name"), [(DAY + 300, LIFETIMES[0]), (28 * HOUR + 300, LIFETIMES[0]), (28 * HOUR + 301, LIFETIMES[1])]
)
def test_what_entra_can_revoke_lives_for_28_hours(report: Reporter, lifetime: int, name: str) -> None:
    entra = token(CLAIMS | ENTRA | {"iat": NOW, "exp": NOW + lifetime})
    okta = token(CLAIMS | OKTA | {"iat": NOW, "exp": NOW + lifetime})

    assert [name] == [one for one in found(report, entra) if one in LIFETIMES]
    assert [LIFETIMES[1]] == [one for one in found(report, okta) if one in LIFETIMES]


def test_a_lifetime_begins_with_nbf_where_there_is_no_iat(report: Reporter) -> None:
    claims = {"sub": "1", "nbf": NOW, "exp": NOW + YEAR + 1}

    assert "lifetime-over-a-year" in found(report, token(claims))
    assert "lifetime-over-a-year" not in found(report, token({"sub": "1", "exp": NOW + YEAR + 1}))


@pytest.mark.parametrize("times", [{"nbf": 0}, {"nbf": 1}, {"iat": 0}, {"iat": 0, "nbf": NOW}, {"nbf": -1}])
def test_a_time_before_there_were_tokens_begins_no_lifetime(report: Reporter, times: dict[str, int]) -> None:
    assert "lifetime-over-a-year" not in found(report, token({"sub": "1", "exp": NOW + 60, **times}))


@pytest.mark.parametrize(
    ("number", "fires"),
    [
        ("946684799999", False),
        ("946684800000", True),
        ("4102444799999", True),
        ("4102444800000", False),
        ("946684800e6", True),
        ("4102444799e9", True),
        ("4102444800e9", False),
        ("253402300799", False),
        ("253402300800", False),
        ("639159000000000000", True),
        ("134400000000000000", True),
    ],
)
def test_only_numbers_that_are_dates_of_these_days_in_another_unit_are_such(
    report: Reporter,
    number: str,
    fires: bool,  # noqa: FBT001 - a table
) -> None:
    assert fires == ("time-not-in-seconds" in found(report, token(f'{{"sub":"1","exp":{number}}}'.encode())))


@pytest.mark.parametrize(
    ("octets", "name", "fires"),
    [
        (bytes(255) + b"\x01", "signature-zeros", False),
        (b"\x00", "signature-zeros", True),
        (b"", "signature-zeros", False),
        (OCTETS[:1], "signature-rsa-short", True),
        (b"", "signature-rsa-short", False),
        (OCTETS[:255], "signature-rsa-short", True),
        (OCTETS[:256], "signature-rsa-short", False),
    ],
)
def test_a_signature_is_judged_by_its_last_octet(
    report: Reporter,
    octets: bytes,
    name: str,
    fires: bool,  # noqa: FBT001 - a table
) -> None:
    assert fires == (name in found(report, token(CLAIMS, HEADER, octets)))


@pytest.mark.parametrize(("octets", "fires"), [(63, True), (64, False), (65, True)])
def test_an_ecdsa_signature_is_of_one_length(report: Reporter, octets: int, fires: bool) -> None:  # noqa: FBT001 - a table
    assert fires == ("signature-length" in found(report, token(CLAIMS, {"alg": "ES256"}, OCTETS[:octets])))


@pytest.mark.parametrize(("count", "fires"), [(10, False), (11, True)])
def test_audiences_are_many_beyond_ten(report: Reporter, count: int, fires: bool) -> None:  # noqa: FBT001 - a table
    assert fires == ("audiences-many" in found(report, having(aud=["a"] * count)))


@pytest.mark.parametrize(
    ("length", "ids"),
    [(4096, set()), (4097, {"size-cookie"}), (8192, {"size-cookie"}), (8193, {"size-header"})],
)
def test_a_length_is_held_against_cookie_and_header(report: Reporter, length: int, ids: set[str]) -> None:
    assert ids == {"size-cookie", "size-header"} & found(report, long(length)).keys()


def test_what_repeats_is_one_finding_with_its_count_at_the_first_place(report: Reporter) -> None:
    finding = found(report, having(a=[f"a{index}@b.example" for index in range(12)]))["content-email"]

    assert 12 == finding["data"]["count"]
    assert finding["message"].endswith("Same in 11 more places.")


def test_every_signature_of_a_token_is_looked_at(report: Reporter) -> None:
    one = token(CLAIMS, HEADER | {"jku": "https://a.example"}).split(".")
    signatures = [{"protected": one[0], "signature": one[2]}] * 2
    text = f'{{"payload":"{one[1]}","signatures":{signatures}}}'.replace("'", '"')

    assert 2 == found(report, text)["jku-present"]["data"]["count"]
