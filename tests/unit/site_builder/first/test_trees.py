"""Which names a statement binds: one that is left out by mistake ends the making of the first engine."""

from __future__ import annotations

import ast
import importlib
from typing import Any

import pytest

trees: Any = importlib.import_module("site_builder.first.inside.trees")


@pytest.mark.parametrize(
    ("statement", "names"),
    [
        ("_A = 1", ["_A"]),
        ("_A, (_B, [_C]) = x", ["_A", "_B", "_C"]),
        ("_A, *_B = x", ["_A", "_B"]),
        ("[*_A, _B] = x", ["_A", "_B"]),
        ("_A: int = 1", ["_A"]),
        ("_A: int", []),
        ("import a.b, c as d", ["a", "d"]),
        ("from a import b as c", ["c"]),
        ("def a(): pass", ["a"]),
        ("a.b = 1", []),
    ],
)
def test_a_statement_binds_these_names(statement: str, names: list[str]) -> None:
    assert names == trees.bound(ast.parse(statement).body[0])
