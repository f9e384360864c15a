"""Every row that explains an issuer's claim is well formed."""

from __future__ import annotations

import importlib
import pkgutil
from types import MappingProxyType
from typing import Final

import pytest
from jwt_decoder.registry import credential_claims, issuers, type_claims
from jwt_decoder.registry.issuers import ISSUERS, Issuer
from jwt_decoder.registry.row import KINDS, Row
from jwt_decoder.registry.token_types import TOKEN_TYPES, TokenType


def _is_table(value: object) -> bool:
    return isinstance(value, MappingProxyType) and all(isinstance(row, Row) for row in value.values())


MODULES: Final = tuple(
    importlib.import_module(f"{issuers.__name__}.{one.name}") for one in pkgutil.iter_modules(issuers.__path__)
)
TUPLES: Final = {
    f"{module.__name__.rpartition('.')[2]}.{name}": value
    for module in MODULES
    for name, value in vars(module).items()
    if isinstance(value, tuple) and value and isinstance(value[0], Row)
}
OF_FORMATS: Final = [
    value for module in (credential_claims, type_claims) for value in vars(module).values() if _is_table(value)
]
ROWS: Final = [
    *(row for issuer in ISSUERS for row in (*issuer.claims.values(), *issuer.parameters.values(), *issuer.prefixes)),
    *(row for kind in TOKEN_TYPES for row in kind.claims.values()),
]


@pytest.mark.each
@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row.name))
def test_a_row_is_well_formed(row: Row) -> None:
    assert row.name
    assert 3 <= len(row.label) <= 40
    assert row.label[0].isupper()
    assert not row.label.endswith(".")
    assert 10 <= len(row.text) <= 240
    assert row.text.endswith(".")
    assert row.text == row.text.strip()
    assert "  " not in row.text
    assert row.kind in KINDS
    assert len(row.source) > 5


@pytest.mark.each
@pytest.mark.parametrize("name", sorted(TUPLES))
def test_no_name_stands_twice_in_a_table(name: str) -> None:
    names = [row.name for row in TUPLES[name]]

    assert sorted(set(names)) == sorted(names)


def test_there_is_a_module_for_each_family() -> None:
    assert len(MODULES) >= 16
    assert len(ROWS) > 300


def test_every_table_of_a_format_belongs_to_a_type() -> None:
    used = {id(kind.claims) for kind in TOKEN_TYPES}

    assert set() == {id(table) for table in OF_FORMATS} - used
    assert len(OF_FORMATS) == 18


def test_claims_and_parameters_are_never_one_table() -> None:
    for issuer in ISSUERS:
        assert issuer.claims is not issuer.parameters
        assert issuer.claims


@pytest.mark.each
@pytest.mark.parametrize("issuer", ISSUERS, ids=lambda issuer: str(issuer.id))
def test_an_issuer_is_well_formed(issuer: Issuer) -> None:
    assert issuer.id.replace("-", "").isalnum()
    assert issuer.id == issuer.id.lower()
    assert 4 <= len(issuer.label) <= 50
    assert issuer.source


@pytest.mark.each
@pytest.mark.parametrize("kind", TOKEN_TYPES, ids=lambda kind: str(kind.id))
def test_a_type_is_well_formed(kind: TokenType) -> None:
    assert kind.id.replace("-", "").isalnum()
    assert 4 <= len(kind.label) <= 50
    assert kind.source
    for one in kind.required:
        assert one.names
        assert one.source


def test_no_id_is_given_twice() -> None:
    assert len(ISSUERS) == len({issuer.id for issuer in ISSUERS})
    assert len(TOKEN_TYPES) == len({kind.id for kind in TOKEN_TYPES})


def test_no_row_can_be_changed() -> None:
    for issuer in ISSUERS:
        assert not hasattr(issuer.claims, "__setitem__")
        assert not hasattr(issuer.parameters, "__setitem__")


def test_no_two_ways_to_recognise_an_issuer_have_the_same_rank() -> None:
    ranks = [one.rank for issuer in ISSUERS for one in issuer.recognised]

    assert len(ranks) == len({*ranks})


def test_every_issuer_is_recognised_somehow() -> None:
    assert [] == [issuer.id for issuer in ISSUERS if not issuer.recognised]
