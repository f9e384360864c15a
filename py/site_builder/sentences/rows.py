"""Sentences of a Python module, as an extraction method of Babel, which itself would read each token of a file.

Some are what a call of a keyword is given, others stand in rows of tables: in parameters of the type ``Phrase``.

A row is a call of a class or a function of the project, one of whose fields or parameters is a ``Phrase``. The text is
written at the call, or it is a constant of the same module. What is called is known by its module and its name: several
rooms have a class named ``Row``.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from site_builder.failure import Failure

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from typing import IO, Any

    Said = tuple[int, str | None, str | tuple[str | None, ...], list[str]]
    Definition = ast.ClassDef | ast.FunctionDef

PHRASE: Final = "Phrase"
_MOST_STEPS: Final = 3


@dataclass(frozen=True, slots=True)
class Signature:
    """What a call takes: all names in their order, and those of them that are phrases."""

    names: tuple[str, ...]
    phrases: frozenset[str]


Signatures = dict[tuple[str, str], Signature]


def signatures(modules: Mapping[str, ast.Module]) -> Signatures:
    """Return the classes and functions that take phrases, by module and name; a re-export is one, too."""
    found = {
        (module, definition.name): signature
        for module, tree in modules.items()
        for definition, signature in _taking_phrases(tree)
    }
    imports = {module: _imported(tree) for module, tree in modules.items()}
    # What a module has from another one may be from a third.
    for _ in range(_MOST_STEPS):
        for module, names in imports.items():
            for name, origin in names.items():
                if origin in found:
                    found.setdefault((module, name), found[origin])
    return found


def extract_python(
    fileobj: IO[bytes], keywords: Collection[str], _tags: Collection[str], options: Mapping[str, Any]
) -> Iterator[Said]:
    """Return what a Python module says, with the line of each; ``signatures`` of the options are all there are.

    ``module`` is the file as it was parsed before, where it was.

    Raise Failure for a phrase that is no literal, and none that was handed on either: nobody could list it.
    """
    module: ast.Module = options.get("module") or ast.parse(fileobj.read())
    everywhere: Signatures = options["signatures"]
    own = {definition.name: signature for definition, signature in _taking_phrases(module)}
    defined = {definition.name for definition in _definitions(module)}
    imported = {name: origin for name, origin in _imported(module).items() if name not in defined}
    constants = _constants(module)
    for call in (node for node in ast.walk(module) if isinstance(node, ast.Call)):
        if isinstance(call.func, ast.Name) and call.func.id in keywords and call.args:
            yield call.args[0].lineno, call.func.id, tuple(map(_literal, call.args)), []
        signature = _signature(call.func, own, imported, everywhere)
        for phrase in _phrases(call, signature) if signature else ():
            literal = constants.get(phrase.id, phrase) if isinstance(phrase, ast.Name) else phrase
            if (text := _literal(literal)) is not None:
                yield literal.lineno, None, text, []
            elif not _is_handed_on(phrase, own.values() if isinstance(phrase, ast.Name) else everywhere.values()):
                message = f"{fileobj.name}:{phrase.lineno}: this is no literal, so it cannot be listed."
                raise Failure(message)


def _literal(value: ast.expr) -> str | None:
    return value.value if isinstance(value, ast.Constant) and isinstance(value.value, str) else None


def _signature(
    called: ast.expr, own: Mapping[str, Signature], imported: Mapping[str, tuple[str, str]], everywhere: Signatures
) -> Signature | None:
    """Return what a call takes: of a name, or of a name in a module that was imported."""
    if isinstance(called, ast.Name):
        return own.get(called.id) or everywhere.get(imported.get(called.id, ("", "")))
    if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name):
        module = ".".join(filter(None, imported.get(called.value.id, ())))
        return everywhere.get((module, called.attr))
    return None


def _imported(module: ast.Module) -> dict[str, tuple[str, str]]:
    """Return what each imported name is: the module, and the name in it, which is empty of the module itself."""
    found: dict[str, tuple[str, str]] = {}
    for node in _statements(module.body):
        if isinstance(node, ast.ImportFrom):
            found |= {one.asname or one.name: (node.module or "", one.name) for one in node.names}
        elif isinstance(node, ast.Import):
            found |= {one.asname or one.name: (one.name, "") for one in node.names}
    return found


def _statements(body: Iterable[ast.AST]) -> Iterator[ast.AST]:
    """Return statements with all within them: of a module they are few beside the expressions."""
    for node in body:
        yield node
        for part in ("body", "orelse", "finalbody", "handlers", "cases"):
            yield from _statements(getattr(node, part, ()))


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


def _phrases(call: ast.Call, signature: Signature) -> Iterator[ast.expr]:
    given = [*zip(signature.names, call.args, strict=False), *((word.arg, word.value) for word in call.keywords)]
    return (value for name, value in given if name in signature.phrases)


def _is_handed_on(value: ast.expr, known: Iterable[Signature]) -> bool:
    """Check whether a value is a parameter or a field that is a phrase: it was listed where that came to be."""
    name = value.id if isinstance(value, ast.Name) else getattr(value, "attr", None)
    return any(name in signature.phrases for signature in known)
