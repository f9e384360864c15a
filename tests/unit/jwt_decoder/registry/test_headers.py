"""The registry of header parameters, held against IANA's list both ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from jwt_decoder.registry.headers import HEADERS, ROWS

from tests.unit.jwt_decoder.registry.registry_lists import HEADERS_LIST, cited, listed, told_once, well_said

if TYPE_CHECKING:
    from jwt_decoder.registry.row import Row

# Registered since the list was written, by OpenID Federation 1.0.
LATER = {"peer_trust_chain"}


def test_each_listed_name_has_a_row_and_each_row_is_listed() -> None:
    names = set(listed(HEADERS_LIST))

    assert 29 == len(names)
    assert names | LATER == set(HEADERS)
    assert set() == names & LATER


def test_rows_cite_the_documents_and_sections_of_the_list() -> None:
    for name, sources in listed(HEADERS_LIST).items():
        found = cited(HEADERS[name].source)
        for document, sections in sources:
            assert sections <= found[document], name


@pytest.mark.each
@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row.name))
def test_a_row_says_in_one_sentence_what_the_parameter_is(row: Row) -> None:
    well_said(row)


def test_no_row_no_sentence_and_no_label_stands_twice() -> None:
    told_once(ROWS)


def test_no_claim_is_looked_up_as_a_parameter() -> None:
    assert [None, None] == [HEADERS.get(name) for name in ("exp", "__class__")]
