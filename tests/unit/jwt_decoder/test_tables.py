"""Each table of the engine is held by a snapshot, so that an entry that changes is seen."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Final

import jwt_decoder
import pytest

from tests.snapshot import FOLDER, hold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

pytestmark = pytest.mark.untraced

# It cannot be imported without a browser; the one that starts the command line has none; and the rules have tests of
# their own.
_WITHOUT: Final = (
    "jwt_decoder.bridge.webcrypto",
    "jwt_decoder.__main__",
    "jwt_decoder.keys.key_rules",
    "jwt_decoder.keys.key_findings",
)
_RULES: Final = "jwt_decoder.findings."
# What is made of other tables, or only gathers them.
_DERIVED: Final = frozenset(
    [
        "ALGORITHMS",
        "CURVES",
        "FORMATS",
        "HEADERS",
        "CLAIMS",
        "PARAMETERS",
        "ISSUERS",
        "BY_OID",
        "BY_SSH",
        "OF_THE_KEY",
        "PRIVATE",
        "PRIVATE_WITHIN",
        "SECRET",
        "_BY_TYP",
        "_OF_ANY",
        "_OF_ISSUER",
    ]
)
_FEWEST_ROWS: Final = 3


def is_table(name: str, value: object) -> bool:
    """Return whether a name of a module holds rows: a constant, and several of them."""
    holds_rows = isinstance(value, tuple | Mapping | AbstractSet)
    return name.isupper() and name not in _DERIVED and holds_rows and len(value) >= _FEWEST_ROWS  # type: ignore[arg-type] # it has a length


def own_tables(module: ModuleType) -> dict[str, object]:
    """Return the tables that a module states, and not those that it imports."""
    stated = vars(module).get("__annotations__", {})
    return {name: value for name, value in vars(module).items() if name in stated and is_table(name, value)}


MODULES: Final = [
    importlib.import_module(one.name)
    for one in pkgutil.walk_packages(jwt_decoder.__path__, "jwt_decoder.")
    if one.name not in _WITHOUT and not one.name.startswith(_RULES)
]
TABLES: Final = {module.__name__: tables for module in MODULES if (tables := own_tables(module))}


@pytest.mark.each
@pytest.mark.parametrize("module", TABLES)
def test_the_tables_of_a_module_are_as_they_were(module: str, request: pytest.FixtureRequest) -> None:
    rows = [[name, *entry] for name, table in TABLES[module].items() for entry in entries(table)]

    hold(module.removeprefix("jwt_decoder."), rows, write=request.config.option.write_tables)


def entries(table: object) -> Iterator[tuple[object, ...]]:
    """Return the entries of a table, with their names where it is a mapping; of a set all of it is one."""
    if isinstance(table, Mapping):
        return iter(sorted(table.items(), key=order))
    return iter([(table,)] if isinstance(table, AbstractSet) else [(row,) for row in table])  # type: ignore[attr-defined] # a tuple


def order(entry: tuple[object, object]) -> str:
    """Return by what an entry is sorted: a set has another order in each process."""
    name, _ = entry
    return str(sorted(name)) if isinstance(name, AbstractSet) else str(entry)


def test_every_snapshot_is_of_a_module_or_of_the_rules() -> None:
    names = {module.removeprefix("jwt_decoder.") for module in TABLES} | {"findings", "rules"}

    assert sorted(names) == sorted(path.stem for path in FOLDER.glob("*.json"))
