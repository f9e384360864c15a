"""The registry of claims, held against IANA's list both ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from jwt_decoder.registry.claims import CLAIMS, ROWS

from tests.unit.jwt_decoder.registry.registry_lists import CLAIMS_LIST, cited, listed, told_once, well_said

if TYPE_CHECKING:
    from jwt_decoder.registry.row import Row

# Registered since the list was written: by 3GPP, by the working group RATS, and by OpenID Federation 1.0.
LATER = {
    *("consumerPlmnId", "consumerSnpnId", "producerPlmnId", "producerSnpnId", "producerSnssaiList", "producerNsiList"),
    *("producerNfSetId", "producerNfServiceSetId", "sourceNfInstanceId", "analyticsIdList", "resOwnerId", "cmw"),
    *("jwks", "metadata", "constraints", "crit", "ref", "delegation", "logo_uri", "authority_hints"),
    *("trust_anchor_hints", "trust_marks", "trust_mark_issuers", "trust_mark_owners", "metadata_policy"),
    *("metadata_policy_crit", "source_endpoint", "keys", "trust_mark_type", "trust_chain", "trust_anchor"),
}
# The list says Identity Assurance of three documents that have parted since.
PARTED = "OpenID Connect for Identity Assurance 1.0"


def test_each_listed_name_has_a_row_and_each_row_is_listed() -> None:
    names = set(listed(CLAIMS_LIST))

    assert 128 == len(names)
    assert names | LATER == set(CLAIMS)
    assert set() == names & LATER


def test_rows_cite_the_documents_and_sections_of_the_list() -> None:
    for name, sources in listed(CLAIMS_LIST).items():
        found = cited(CLAIMS[name].source)
        for document, sections in sources:
            name_now = next(one for one in found if "Identity Assurance" in one) if document == PARTED else document
            assert sections <= found[name_now], name


@pytest.mark.each
@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row.name))
def test_a_row_says_in_one_sentence_what_the_claim_is(row: Row) -> None:
    well_said(row)


def test_no_row_no_sentence_and_no_label_stands_twice() -> None:
    told_once(ROWS)


def test_the_names_of_python_reach_no_row() -> None:
    assert [None, None] == [CLAIMS.get(name) for name in ("__class__", "constructor")]
