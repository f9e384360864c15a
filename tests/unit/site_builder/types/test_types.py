"""The types that follow from the schema are those that stand in the tree."""

from __future__ import annotations

from typing import Final

from site_builder.types.python_types import python_types
from site_builder.types.write_types import FOR_PYTHON, FOR_SCRIPTS, for_python, for_scripts

EXPECTED: Final = """\
Count: TypeAlias = 'int'


class Line(TypedDict):
    \"\"\"A line.

    It is one of five.
    \"\"\"

    state: str
    version: NotRequired[int]
    at: NotRequired[Count | None]
    text: NotRequired[str | None]
    data: NotRequired[dict[str, float]]


Span = TypedDict(
    "Span",
    {
    "from": 'str',
    "to": 'NotRequired[str]',
    },
)


class More(Line):
    \"\"\"The members of More.\"\"\"

    checks: list[Line]

"""


def test_the_types_for_python_follow_from_the_schema() -> None:
    assert for_python() == FOR_PYTHON.read_text(), "python3 build.py types writes them anew"


def test_the_types_for_scripts_follow_from_the_schema() -> None:
    assert for_scripts() == FOR_SCRIPTS.read_text(), "python3 build.py types writes them anew"


def test_each_sort_of_definition_has_its_type() -> None:
    made = python_types(
        {
            "$defs": {
                "more": {
                    "$ref": "#/$defs/line",
                    "required": ["checks"],
                    "properties": {
                        "state": {"enum": ["a"]},
                        "checks": {"type": "array", "items": {"$ref": "#/$defs/line"}},
                    },
                },
                "count": {"type": "integer"},
                "line": {
                    "description": "A line. It is one of five.",
                    "required": ["state"],
                    "properties": {
                        "state": {"enum": ["a", "b"]},
                        "version": {"const": 1},
                        "at": {"anyOf": [{"type": "null"}, {"$ref": "#/$defs/count"}]},
                        "text": {"type": ["string", "null"]},
                        "data": {"type": "object", "additionalProperties": {"type": "number"}},
                    },
                },
                "span": {"required": ["from"], "properties": {"from": {"type": "string"}, "to": {"type": "string"}}},
            }
        }
    )

    assert EXPECTED == made.partition("TypedDict\n\n")[2]
