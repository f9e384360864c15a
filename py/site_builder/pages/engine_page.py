"""What the page about the engine says from its types and its schema: options, and the shape of the answers."""

from __future__ import annotations

import html
import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from site_builder.bundle.declarations import declarations
from site_builder.project import ENGINE

if TYPE_CHECKING:
    from collections.abc import Iterator

OPTIONS: Final = (
    *("ReportOptions", "Expectations", "KeyOptions", "ReadKeyOptions", "GenerateKeyOptions"),
    *(
        "Texts",
        "SignOptions",
        "EncryptOptions",
        "PresentOptions",
        "TestSetOptions",
        "TableOptions",
        "CompareOptions",
        "SnippetOptions",
    ),
    *("ChecklistOptions", "ChainOptions", "RelationsOptions"),
)
_MEMBER: Final = re.compile(r"    /\*\*\n(.*?)\*/\n    (\w+)\??: (.*?);\n", re.DOTALL)
# What engine.d.ts calls them; all others by their own name, with a capital.
_NAMES: Final = {"node": "JsonNode", "help": "RuleHelp"}


def answers() -> dict[str, str]:
    """Return, by its mark in ``docs/engine.md``, what the build knows of the options and of the answers."""
    options = {f"options {name}": _options(name) for name in OPTIONS}
    return {**options, "about": f"<p>{_said(_schema()['description'])}</p>", "shapes": "\n".join(_shapes())}


def _options(name: str) -> str:
    """Return the members of a type as engine.d.ts has them, each with what it is."""
    (block,) = re.findall(rf"^export type {name} = \{{\n(.*?)^\}};", declarations(), re.MULTILINE | re.DOTALL)
    return _listed((option, kind, _sentence(said)) for said, option, kind in _MEMBER.findall(block))


def _sentence(comment: str) -> str:
    text = " ".join(line.strip(" *") for line in comment.splitlines()).strip()
    return f"{text[:1].upper()}{text[1:]}."


def _shapes() -> Iterator[str]:
    """Return each shape of the report with its members, as the schema describes them."""
    for name, shape in _schema()["$defs"].items():
        if "properties" not in shape:
            continue
        said = [_said(shape["description"])] if "description" in shape else []
        said += [f"Beside the members of {_linked(_kind(shape))}:"] if "$ref" in shape else []
        about = f"<p>{' '.join(said)}</p>\n" if said else ""
        yield f'<h3 id="{_called(name)}">{_called(name)}</h3>\n{about}{_listed(_members(shape))}'


@cache
def _schema() -> dict[str, Any]:
    schema: dict[str, Any] = json.loads((ENGINE / "bridge" / "report.schema.json").read_text())
    return schema


def _members(shape: dict[str, Any], before: str = "") -> Iterator[tuple[str, str, str]]:
    """Return the name, the type and the description of each member, those of a shape without a name after their own."""
    for name, member in shape["properties"].items():
        optional = "" if name in shape.get("required", ()) else "?"
        yield f"{before}{name}{optional}", _kind(member), member.get("description", "")
        for inner in filter(_is_shape, (member, member.get("items", {}), *member.get("anyOf", ()))):
            yield from _members(inner, f"{before}{name}{'[]' if 'items' in member else ''}.")


def _is_shape(member: dict[str, Any]) -> bool:
    return "properties" in member and "$ref" not in member


def _kind(member: dict[str, Any]) -> str:
    """Return a type as TypeScript writes it."""
    if "$ref" in member:
        shape = _called(member["$ref"].rpartition("/")[2])
        states = member.get("properties", {}).get("state", {}).get("enum")
        return f"{shape}, {_choice(states)}" if states else shape
    if "anyOf" in member:
        return " | ".join(sorted(map(_kind, member["anyOf"]), key=lambda kind: kind == "null"))
    if member.get("type") == "array":
        kind = _kind(member["items"])
        return f"({kind})[]" if "|" in kind else f"{kind}[]"
    return _choice(member["enum"]) if "enum" in member else _plain(member)


def _plain(member: dict[str, Any]) -> str:
    if "const" in member:
        return json.dumps(member["const"])
    kinds = member["type"] if isinstance(member["type"], list) else [member["type"]]
    return " | ".join("number" if kind == "integer" else kind for kind in kinds)


def _choice(values: list[str]) -> str:
    return " | ".join(json.dumps(value) for value in values)


def _called(name: str) -> str:
    return _NAMES.get(name, name[0].upper() + name[1:])


def _listed(members: Iterator[tuple[str, str, str]]) -> str:
    rows = (
        f'<div><dt><code>{name}</code> <code class="kind">{_linked(kind)}</code></dt><dd>{_said(text)}</dd></div>'
        for name, kind, text in members
    )
    return f'<dl class="members" translate="no">{"".join(rows)}</dl>'


def _linked(kind: str) -> str:
    """Return a type with links to the shapes that it names."""
    shapes = {_called(name) for name, shape in _schema()["$defs"].items() if "properties" in shape}

    def link(word: re.Match[str]) -> str:
        return f'<a href="#{word[0]}">{word[0]}</a>' if word[0] in shapes else word[0]

    return re.sub(r"\w+", link, html.escape(kind, quote=False))


def _said(text: str) -> str:
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", html.escape(text, quote=False))
