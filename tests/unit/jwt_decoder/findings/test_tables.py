"""What the rules are made of: each table as it was, and the ids in one that are those of another."""

from __future__ import annotations

import ast
import pkgutil
import re
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from jwt_decoder import findings
from jwt_decoder.findings import ENTRIES, RULES, algorithm, claims, header, paste_context
from jwt_decoder.findings.exceptions import SILENCED
from jwt_decoder.keys import key_findings
from jwt_decoder.keys.key_rules import KEY_RULES
from jwt_decoder.output.wording import render
from jwt_decoder.registry.issuers import ISSUERS
from jwt_decoder.registry.token_types import TOKEN_TYPES

from tests import snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

RULE_IDS: Final = {rule.id for rule in RULES}
TYPE_IDS: Final = {kind.id for kind in TOKEN_TYPES}
NAMED: Final = {
    "rules that are silent on types": (RULE_IDS, {ident for row in SILENCED for ident in row.rules}),
    "types on which rules are silent": (TYPE_IDS, {ident for row in SILENCED for ident in row.types}),
    "rules that are silent on issuers": (
        RULE_IDS,
        {ident for issuer in ISSUERS for row in issuer.exceptions for ident in row.rules},
    ),
    "types that rule shared secrets out": (TYPE_IDS, algorithm.PUBLIC_TYPES),
    "types that must be in typ": (TYPE_IDS, header.TYPES),
    "types of access tokens": (TYPE_IDS, paste_context.ACCESS),
    "types of ID Tokens": (TYPE_IDS, paste_context.ID_TOKENS),
}


@pytest.mark.parametrize("name", NAMED)
def test_what_a_table_names_is_there(name: str) -> None:
    known, named = NAMED[name]

    assert named
    assert set() == set(named) - known


def test_no_id_is_that_of_two_rules() -> None:
    ids = [rule.id for rule in (*RULES, *KEY_RULES)]

    assert sorted(set(ids)) == sorted(ids)


def test_every_rule_has_a_short_name() -> None:
    named = [render(row.name) for row in ENTRIES.values()]
    assert named
    assert [] == [name for name in named if len(name) > 40 or name.endswith(".")]


def test_an_exception_names_rules_and_types_and_has_its_reason() -> None:
    assert [] == [row for row in SILENCED if not row.rules or not row.types or not row.reason.endswith(".")]


def test_an_address_of_keys_is_silent_at_a_documented_place_alone() -> None:
    addresses = {"jku-present", "x5u-present", "jku-insecure", "x5u-insecure"}

    assert {"jku-present"} == {rule for row in SILENCED if row.keys for rule in row.rules}
    assert [] == [row for row in SILENCED if row.keys is None and addresses & row.rules]
    assert [] == [row for issuer in ISSUERS for row in issuer.exceptions if addresses & set(row.rules)]


def test_the_rules_are_as_they_were(request: pytest.FixtureRequest) -> None:
    rows = [
        {
            "id": rule.id,
            "severity": rule.severity,
            "section": rule.section,
            "scope": render(rule.scope),
            "why": render(rule.why),
            "remedy": render(rule.remedy),
        }
        for rule in ENTRIES.values()
    ]

    snapshot.hold("rules", rows, write=request.config.getoption("--write-tables"))


def test_what_the_rules_look_for_is_as_it_was(request: pytest.FixtureRequest) -> None:
    tables = {
        f"{module.__name__.removeprefix('jwt_decoder.')}.{name}": vars(module)[name]
        for module in (*_modules(findings), key_findings)
        for name in _tables(module)
    }

    snapshot.hold("findings", tables, write=request.config.getoption("--write-tables"))


def _modules(package: ModuleType) -> Iterator[ModuleType]:
    """Return the files of a package, but the one that collects the rules, which have a test of their own."""
    for module in pkgutil.iter_modules(package.__path__):
        if module.name != "rules":
            yield import_module(f"{package.__name__}.{module.name}")


def _tables(module: ModuleType) -> Iterator[str]:
    """Return the names in capitals that a file gives to its tables, patterns and bounds."""
    for statement in ast.parse(Path(str(module.__file__)).read_text()).body:
        targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
        names = [name.id for target in targets if target for name in ast.walk(target) if isinstance(name, ast.Name)]
        yield from (name for name in names if name == name.upper() and _is_table(vars(module)[name]))


def _is_table(value: object) -> bool:
    """Say whether a value is one of rows, a pattern or a bound; what is made of the registry of claims is none."""
    is_of_claims = value is vars(claims)["_BY_LOOK"]
    return not is_of_claims and isinstance(value, tuple | frozenset | Mapping | re.Pattern | int | float)
