"""The registry of header parameters, held against IANA's list both ways."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from jwt_decoder.registry.headers import HEADERS, ROWS
from jwt_decoder.registry.row import KINDS

from tests.unit.jwt_decoder.registry_lists import cited, listed

if TYPE_CHECKING:
    from pathlib import Path

    from jwt_decoder.registry.row import Row

# Registered since the list was written, by OpenID Federation 1.0.
LATER = {"peer_trust_chain"}


def test_each_listed_name_has_a_row_and_each_row_is_listed(shared: Path) -> None:
    names = set(listed(shared / "iana" / "jose-headers.csv"))

    assert 29 == len(names)
    assert names | LATER == set(HEADERS)
    assert set() == names & LATER


def test_rows_cite_the_documents_and_sections_of_the_list(shared: Path) -> None:
    for name, sources in listed(shared / "iana" / "jose-headers.csv").items():
        found = cited(HEADERS[name].source)
        for document, sections in sources:
            assert sections <= found[document], name


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row.name))
def test_a_row_says_in_one_sentence_what_the_parameter_is(row: Row) -> None:
    assert row.text.endswith(".")
    assert 0 == row.text.count(". ")
    assert row.text[0].isupper()
    assert 20 <= len(row.text) <= 125
    assert row.kind in KINDS
    assert row.label
    assert row.source
    assert row.text.rstrip(".").lower() != row.label.lower()


def test_no_row_no_sentence_and_no_label_stands_twice() -> None:
    for told in ([row.name for row in ROWS], [row.text for row in ROWS], [row.label for row in ROWS]):
        assert [] == [one for one, count in Counter(told).items() if count > 1]


def test_no_claim_is_looked_up_as_a_parameter() -> None:
    assert [None, None] == [HEADERS.get(name) for name in ("exp", "__class__")]
