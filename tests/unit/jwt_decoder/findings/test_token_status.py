"""The status of a token by a Token Status List in the same paste."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

import pytest

from tests.unit.jwt_decoder.findings.made import CLAIMS, NOW, encoded, found, token
from tests.unit.jwt_decoder.findings.pastes import STATUSES, listed, status_list

if TYPE_CHECKING:
    from tests.unit.jwt_decoder.conftest import Reporter

IDS = ("status-valid", "status-invalid", "status-suspended", "status-of-application", "status-unreadable")


def of(report: Reporter, text: str) -> dict[str, Any]:
    """Return the findings about the status of the first token."""
    return {ident: one for ident, one in found(report, text).items() if ident in IDS}


def packed(statuses: list[int], bits: int) -> str:
    """Return the statuses as a list has them, the first in the least bits of the first octet."""
    octets = bytearray((len(statuses) * bits + 7) // 8)
    for index, status in enumerate(statuses):
        octets[index * bits // 8] |= status << index * bits % 8
    return encoded(zlib.compress(bytes(octets), 9))


@pytest.mark.untraced
def test_the_example_of_the_specification_is_read(report: Reporter) -> None:
    """Section 4.1: one bit each, in two octets."""
    expected = [1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1]
    ids = [[*of(report, f"{listed(index)} {status_list('eNrbuRgAAhcBXQ', 1)}")] for index in range(16)]

    assert [["status-invalid"] if status else ["status-valid"] for status in expected] == ids


@pytest.mark.untraced
@pytest.mark.parametrize("bits", [1, 2, 4, 8])
def test_every_size_of_a_status_is_read(report: Reporter, bits: int) -> None:
    statuses = [number % (1 << bits) for number in (0, 1, 2, 3, 5, 14, 255, 128)]
    names = {0: "status-valid", 1: "status-invalid", 2: "status-suspended"}
    for index, status in enumerate(statuses):
        answer = of(report, f"{listed(index)} {status_list(packed(statuses, bits), bits)}")
        assert [names.get(status, "status-of-application")] == [*answer]
        if status > 2:
            assert f"index {index}: {status}," in answer["status-of-application"]["message"]


def test_it_is_said_as_of_when(report: Reporter) -> None:
    message = of(report, f"{listed(2)} {status_list()}")["status-valid"]["message"]
    assert "at index 2: valid, as of 2025-12-31 23:59:00 UTC" in message
    for iat in ("soon", None):
        untimed = of(report, f"{listed(2)} {status_list(iat=iat)}")["status-valid"]["message"]
        assert "as of a time that it doesn't say" in untimed


def test_of_several_lists_the_newest_counts(report: Reporter) -> None:
    old, new = status_list(packed([0], 1), 1), status_list(packed([1], 1), 1, iat=NOW)

    assert ["status-invalid"] == [*of(report, f"{listed(0)} {old} {new}")] == [*of(report, f"{listed(0)} {new} {old}")]


@pytest.mark.parametrize(
    ("lst", "bits", "words"),
    [
        ("eNo76fITAAPfAgc", 3, "must be 1, 2, 4 or 8"),
        ("eNo76fITAAPfAgc", True, "must be 1, 2, 4 or 8"),
        ("eNo76fITAAPfAgc", "2", "must be 1, 2, 4 or 8"),
        ("eNo76fITAAPfAgc", 2.0, "must be 1, 2, 4 or 8"),
        ("eNo76fITAAPf", 2, "can't be unpacked"),
        ("AAAA", 2, "can't be unpacked"),
        ("!", 2, "can't be unpacked"),
        (5, 2, "can't be unpacked"),
        (packed([0] * 8, 1), 1, "has 8 statuses, so there is none at index 9"),
    ],
)
def test_a_list_without_the_status_is_an_error(report: Reporter, lst: object, bits: object, words: str) -> None:
    answer = of(report, f"{listed(9)} {status_list(lst, bits)}")

    assert ["status-unreadable"] == [*answer]
    assert ("error", True) == (answer["status-unreadable"]["severity"], words in answer["status-unreadable"]["message"])


def test_at_most_a_megabyte_is_unpacked(report: Reporter) -> None:
    """What is larger says nothing of the token."""
    most, more = (encoded(zlib.compress(bytes(size), 9)) for size in (1 << 20, (1 << 20) + 1))
    answer = of(report, f"{listed(2)} {status_list(more, 8)}")

    assert ["status-valid"] == [*of(report, f"{listed(2)} {status_list(most, 8)}")]
    assert "over 1 MB unpacked" in answer["status-unreadable"]["message"]
    assert "info" == answer["status-unreadable"]["severity"]


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("index", "uri"),
    [(-1, STATUSES), (True, STATUSES), ("2", STATUSES), (None, STATUSES), (10**400, STATUSES), (2, 5), (2, "")],
)
def test_a_reference_that_is_none_says_nothing(report: Reporter, index: object, uri: object) -> None:
    assert {} == of(report, f"{listed(index, uri)} {status_list()}")


@pytest.mark.parametrize("status", ["valid", {"status_list": 5}, {}])
def test_another_status_says_nothing(report: Reporter, status: object) -> None:
    assert {} == of(report, f"{token(CLAIMS | {'status': status})} {status_list()}")


def test_a_token_of_that_subject_that_is_no_list_says_nothing(report: Reporter) -> None:
    for other in (token(CLAIMS | {"sub": STATUSES}), status_list(status_list=5)):
        assert {} == of(report, f"{listed(2)} {other}")
