"""The types for Python of what crosses the bridge, ``output/report/shape.py``, from ``report.schema.json``."""

from __future__ import annotations

import keyword
import textwrap
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

Json = dict[str, Any]

_HEAD: Final = '''"""What crosses the bridge, as report.schema.json describes it. `build.py types` makes this of it."""

from __future__ import annotations

from typing import NotRequired, TypeAlias, TypedDict

'''
_REFERENCE: Final = "#/$defs/"
_SCALARS: Final = {
    "string": "str",
    "integer": "int",
    "number": "float",
    "boolean": "bool",
    "null": "None",
}
_WIDTH: Final = 112


def python_types(schema: Json) -> str:
    """Return the module with a type for each definition of a schema: as much of JSON Schema 2020-12 as is used."""
    definitions = sorted(schema["$defs"].items(), key=lambda one: "$ref" in one[1])
    return _HEAD + "\n\n".join(_definition(_title(name), value) for name, value in definitions) + "\n"


def _definition(title: str, value: Json) -> str:
    base = _title(value["$ref"].removeprefix(_REFERENCE)) if "$ref" in value else "TypedDict"
    properties: Json | None = value.get("properties")
    if properties is None:
        return f"{title}: TypeAlias = {_type(value)!r}\n"
    required = frozenset(value.get("required", ()))
    if base != "TypedDict":
        # What is said of a member of the base only narrows it.
        properties = {name: one for name, one in properties.items() if name in required}
    if any(keyword.iskeyword(name) for name in properties):
        return _functional(title, properties, required)
    return "\n".join([f"class {title}({base}):", *_docstring(value, title), *_members(properties, required)]) + "\n"


def _docstring(value: Json, title: str) -> Iterator[str]:
    said = value.get("description", f"The members of {title}.")
    first, _, rest = said.partition(". ")
    yield f'    """{first.rstrip(".")}.' + ("" if rest else '"""')
    if rest:
        yield from ("", *(f"    {line}" for line in textwrap.wrap(rest, _WIDTH)), '    """')
    yield ""


def _members(properties: Mapping[str, Json], required: frozenset[str]) -> Iterator[str]:
    return (f"    {name}: {_member(value, needed=name in required)}" for name, value in properties.items())


def _member(value: Json, *, needed: bool) -> str:
    return _type(value) if needed else f"NotRequired[{_type(value)}]"


def _functional(title: str, properties: Mapping[str, Json], required: frozenset[str]) -> str:
    """Return a type some of whose members have names that are words of Python, such as ``from``."""
    members = (f'    "{name}": {_member(value, needed=name in required)!r},' for name, value in properties.items())
    return "\n".join([f"{title} = TypedDict(", f'    "{title}",', "    {", *members, "    },", ")"]) + "\n"


def _type(value: Json) -> str:
    kind = next(name for name in _KINDS if name in value)
    return _KINDS[kind](value)


def _union(types: Iterable[str]) -> str:
    return " | ".join(sorted(types, key=lambda one: one == "None"))


def _of_type(value: Json) -> str:
    match value["type"]:
        case list(kinds):
            return _union(_type({**value, "type": kind}) for kind in kinds)
        case "array":
            return f"list[{_type(value['items'])}]"
        case "object":
            return f"dict[str, {_type(value['additionalProperties'])}]"
        case kind:
            return _SCALARS[kind]


_KINDS: Final[Mapping[str, Callable[[Json], str]]] = {
    "$ref": lambda value: _title(value["$ref"].removeprefix(_REFERENCE)),
    "anyOf": lambda value: _union(map(_type, value["anyOf"])),
    # Which texts they are, the schema says and the tests check; the records of the engine hold plain text, too.
    "enum": lambda value: type(value["enum"][0]).__name__,
    "const": lambda value: type(value["const"]).__name__,
    "type": _of_type,
}


def _title(name: str) -> str:
    return name[0].upper() + name[1:]
