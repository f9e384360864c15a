"""Texts of tables are found by the type of their fields."""

from __future__ import annotations

import ast
from tempfile import NamedTemporaryFile

import pytest
from site_builder.failure import Failure
from site_builder.sentences.rows import extract_python, signatures

ROWS = """
@dataclass
class Row:
    name: str
    label: Phrase
    kind: Kind = "any"
    text: Phrase = ""

def row(name: str, *, label: Phrase) -> Row:
    return Row(name, label)
"""


IMPORTS = "from registry.row import Row, row; from registry import row as registry; import registry.row as rows\n"
# Another room's: neither hides the other.
OTHER = "class Row:\n code: str\n about: Phrase\n"


def listed(module: str, rows: str = ROWS) -> list[tuple[int, object]]:
    """Return the phrases of a module, each with its line, where other modules have ``rows`` and those of their own."""
    modules = {"registry.row": rows, "registry": "from registry.row import Row as Again", "other.row": OTHER}
    options = {"signatures": signatures({name: ast.parse(text) for name, text in modules.items()})}
    with NamedTemporaryFile(suffix="module.py") as file:
        file.write(module.encode())
        file.seek(0)
        return [(line, message) for line, _, message, _ in extract_python(file, {}, (), options)]


@pytest.mark.parametrize(
    ("module", "phrases"),
    [
        ("Row('iss', 'Issuer')", [(1, "Issuer")]),
        ("Row('iss',\n 'Who '\n 'issued it')", [(2, "Who issued it")]),
        ("Row('iss', label='Issuer', text='Who issued it.')", [(1, "Issuer"), (1, "Who issued it.")]),
        ("registry.Row('iss', 'Issuer')", [(1, "Issuer")]),
        ("row('iss', label='Issuer')", [(1, "Issuer")]),
        ("NAME: Final = 'Issuer'\nTABLE = (Row('iss', NAME),)", [(1, "Issuer")]),
        ("rows.Row('iss', 'Issuer')", [(1, "Issuer")]),
        ("other('iss', 'Issuer')", []),
        ("self.found.Row('iss', 'Issuer')", []),
        ("from other.row import Row\nRow('1', 'First')", [(2, "First")]),
        ("from other.row import Row as Code\nCode('1', 'First'), Row('iss', 'Issuer')", [(2, "First"), (2, "Issuer")]),
        ("from registry import Again\nAgain('iss', 'Issuer')", [(2, "Issuer")]),
        ("from elsewhere import Row\nRow('iss', name)", []),
        ("copy = Row(old.name, old.label)", []),
        ("def made(label: Phrase):\n return Row('iss', label)\nmade('Issuer')", [(3, "Issuer")]),
        ("class Row:\n name: str\n label: str\nRow('iss', name)", []),
    ],
)
def test_phrases_are_what_stands_at_the_call(module: str, phrases: list[tuple[int, str]]) -> None:
    assert phrases == [(line - 1, phrase) for line, phrase in listed(f"{IMPORTS}{module}")]


def test_a_table_and_its_rows_may_be_in_one_module() -> None:
    assert [(11, "Issuer")] == listed(f"{ROWS}Row('iss', 'Issuer')", rows="")


@pytest.mark.parametrize(
    "module",
    ["Row('iss', f'{name} of it')", "Row('iss', label)", "def made(label: str):\n return Row('iss', label)"],
)
def test_a_phrase_that_cannot_be_listed_is_refused_with_its_place(module: str) -> None:
    with pytest.raises(Failure, match=r"module\.py:[23]: this is no literal, so it cannot be listed\."):
        listed(f"{IMPORTS}{module}")


def test_what_a_call_of_a_keyword_is_given_is_listed_with_its_line() -> None:
    module = 'Sentence(\n "One {name}.",\n name=Sentence("two" " and more"),\n)\nplural("{count} a", "{count} as", 2)\n'
    with NamedTemporaryFile(suffix="module.py") as file:
        file.write(f"{module}Sentence()".encode())
        file.seek(0)
        said = [*extract_python(file, {"Sentence", "plural"}, (), {"signatures": {}})]

    assert [
        (2, "Sentence", ("One {name}.",), []),
        (3, "Sentence", ("two and more",), []),
        (5, "plural", ("{count} a", "{count} as", None), []),
    ] == sorted(said, key=lambda one: one[0])
