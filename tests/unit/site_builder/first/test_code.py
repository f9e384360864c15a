"""The code of a WebAssembly is read whole, counted as it runs, and cut to what ran."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pytest
from site_builder.failure import output
from site_builder.fetch import node
from site_builder.runtime import slim_pyodide

_CHECK: Final = Path(__file__).with_name("check_code.mjs")


@pytest.fixture(scope="module")
def found() -> dict[str, Any]:
    """Return what the script says."""
    said: dict[str, Any] = json.loads(output([node(), _CHECK, slim_pyodide.PYODIDE / "pyodide.asm.wasm"]))
    return said


def test_every_function_of_pyodide_is_read_to_its_end(found: dict[str, Any]) -> None:
    assert found["pyodide"]
    assert found["imported"] == 1


def test_a_function_that_was_called_is_noted(found: dict[str, Any]) -> None:
    assert found["functions"] == [1, 1, 1, 0]


def test_lines_of_data_that_were_read_or_copied_are_noted_and_those_written_are_not(found: dict[str, Any]) -> None:
    read = {4096 // 64, 8256 // 64}
    copied = set(range(20_000 // 64, 20_200 // 64 + 1))
    assert read | copied <= set(found["lines"])
    assert 30_000 // 64 not in found["lines"]
    assert len(found["lines"]) <= len(read | copied) + 3


def test_data_is_needed_that_was_read_or_that_follows_what_code_names(found: dict[str, Any]) -> None:
    assert found["needed"] == [True, True, True, True, False, True, True, False]


def test_what_was_called_is_left_without_its_data_and_all_else_ends_the_program(found: dict[str, Any]) -> None:
    assert found["copied"] == list(b"data")
    assert found["left"] == [0, "RuntimeError"]


def test_numbers_are_written_as_webassembly_has_them(found: dict[str, Any]) -> None:
    assert found["numbers"] == [[172, 2], [64], [192, 0], [128, 128, 192, 48]]
