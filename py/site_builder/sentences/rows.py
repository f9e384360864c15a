"""Texts that stand in rows of tables, as an extraction method of Babel: those of parameters of the type ``Phrase``.

A row is a call of a class or a function of the project, one of whose fields or parameters is a ``Phrase``. The text is
written at the call, or it is a constant of the same module.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from site_builder.failure import Failure

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from typing import IO, Any

    Said = tuple[int, None, str, list[str]]
    Definition = ast.ClassDef | ast.FunctionDef

PHRASE: Final = "Phrase"


@dataclass(frozen=True, slots=True)
class Signature:
    """What a call takes: all names in their order, and those of them that are phrases."""

    names: tuple[str, ...]
    phrases: frozenset[str]


def signatures(modules: Iterable[ast.Module]) -> dict[str, Signature]:
    """Return the classes and functions that take phrases, by their names."""
    return {definition.name: found for module in modules for definition, found in _taking_phrases(module)}


def extract_rows(
    fileobj: IO[bytes], _keywords: Mapping[str, Any], _tags: Collection[str], options: Mapping[str, Any]
) -> Iterator[Said]:
    """Return the phrases of a Python module, with the line of each; ``signatures`` of the options are all there are.

    Raise Failure for a phrase that is no literal, and none that was handed on either: nobody could list it.
    """
    module = ast.parse(fileobj.read())
    own = signatures([module])
    known = options["signatures"] | {definition.name: None for definition in _definitions(module)} | own
    constants = _constants(module)
    for call in (node for node in ast.walk(module) if isinstance(node, ast.Call)):
        signature = known.get(_called(call))
        for phrase in _phrases(call, signature) if signature else ():
            literal = constants.get(phrase.id, phrase) if isinstance(phrase, ast.Name) else phrase
            if isinstance(literal, ast.Constant) and isinstance(literal.value, str):
                yield literal.lineno, None, literal.value, []
            elif not _is_handed_on(phrase, own if isinstance(phrase, ast.Name) else known):
                message = f"{fileobj.name}:{phrase.lineno}: this is no literal, so it cannot be listed."
                raise Failure(message)


def _taking_phrases(module: ast.Module) -> Iterator[tuple[Definition, Signature]]:
    for definition in _definitions(module):
        typed = _fields(definition) if isinstance(definition, ast.ClassDef) else _parameters(definition)
        phrases = frozenset(name for name, kind in typed if isinstance(kind, ast.Name) and kind.id == PHRASE)
        if phrases:
            yield definition, Signature(tuple(name for name, _ in typed), phrases)


def _definitions(module: ast.Module) -> Iterator[Definition]:
    return (node for node in module.body if isinstance(node, ast.ClassDef | ast.FunctionDef))


def _fields(definition: ast.ClassDef) -> list[tuple[str, ast.expr | None]]:
    """Return the fields of a class whose constructor is made of them, such as a dataclass."""
    lines = (node for node in definition.body if isinstance(node, ast.AnnAssign))
    return [(line.target.id, line.annotation) for line in lines if isinstance(line.target, ast.Name)]


def _parameters(definition: ast.FunctionDef) -> list[tuple[str, ast.expr | None]]:
    return [(one.arg, one.annotation) for one in (*definition.args.args, *definition.args.kwonlyargs)]


def _constants(module: ast.Module) -> dict[str, ast.expr]:
    """Return what is assigned in the module itself, by name."""
    found = {}
    for node in module.body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
            found[node.target.id] = node.value
    return found


def _called(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def _phrases(call: ast.Call, signature: Signature) -> Iterator[ast.expr]:
    given = [*zip(signature.names, call.args, strict=False), *((word.arg, word.value) for word in call.keywords)]
    return (value for name, value in given if name in signature.phrases)


def _is_handed_on(value: ast.expr, known: Mapping[str, Signature | None]) -> bool:
    """Check whether a value is a parameter or a field that is a phrase: it was listed where that came to be."""
    name = value.id if isinstance(value, ast.Name) else getattr(value, "attr", None)
    return any(signature and name in signature.phrases for signature in known.values())
