"""Every sentence is a template that a translator sees whole, and all of them are listed."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Final

import pytest
from site_builder.sentences.template import modules, template

if TYPE_CHECKING:
    from collections.abc import Iterator

TEMPLATES_OF: Final = {"Sentence": 1, "plural": 2}
MODULES: Final = modules()


@dataclass(frozen=True, slots=True)
class Call:
    """A place where a sentence is made: what stands in the place of templates, and the names of its values.

    ``is_whole`` says that all its values are there; a sentence of a table may wait for those of the case at hand.
    """

    line: int
    templates: tuple[ast.expr, ...]
    values: frozenset[str]
    is_whole: bool

    @property
    def literals(self) -> tuple[str, ...]:
        """The templates that are literals."""
        found = [one.value for one in self.templates if isinstance(one, ast.Constant)]
        return tuple(one for one in found if isinstance(one, str))


def calls(source: str) -> Iterator[Call]:
    """Return where a module makes sentences."""
    module = ast.parse(source)
    waiting = {id(node) for one in module.body if isinstance(one, ast.Assign | ast.AnnAssign) for node in ast.walk(one)}
    waiting -= {id(node) for one in ast.walk(module) if isinstance(one, ast.Lambda) for node in ast.walk(one)}
    for node in ast.walk(module):
        if isinstance(node, ast.Attribute) and node.attr == "about":
            waiting.add(id(node.value))
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TEMPLATES_OF:
            yield _call(node, TEMPLATES_OF[node.func.id], is_waiting=id(node) in waiting)


def _call(node: ast.Call, count: int, *, is_waiting: bool) -> Call:
    values = {one.arg for one in node.keywords if one.arg} | ({"count"} if count > 1 else set())
    is_open = any(one.arg is None for one in node.keywords)
    return Call(node.lineno, tuple(node.args[:count]), frozenset(values), not is_waiting and not is_open)


def names(text: str) -> set[str]:
    """Return the names of what is put into a template."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def wrong(call: Call) -> list[str]:
    """Return what is wrong with the templates of a call."""
    if len(call.literals) != len(call.templates):
        return ["no literal"]
    problems = [problem for one in call.literals for problem in wrong_template(one)]
    return problems or list(_wrong_values(call))


def _wrong_values(call: Call) -> Iterator[str]:
    asked = [names(one) - {"count"} for one in call.literals]
    said = asked[0]
    if any(one != said for one in asked):
        yield "the forms of a plural have other names"
    if call.is_whole and not said <= call.values:
        yield f"no value for {', '.join(sorted(said - call.values))}"
    if not call.values - {"count"} <= said:
        yield f"no place for {', '.join(sorted(call.values - said))}"


def wrong_template(text: str) -> list[str]:
    """Return what is wrong with a template."""
    fields = [(name, spec, conversion) for _, name, spec, conversion in Formatter().parse(text) if name is not None]
    if "${" in text or any(not name.isidentifier() or spec or conversion for name, spec, conversion in fields):
        return [f"what is put in must have a name and nothing else: {text}"]
    if text != text.strip() or not text:
        return [f"white space at an end: {text!r}"]
    return [f"only a placeholder: {text}"] if re.fullmatch(r"\{\w+\}", text) else []


@cache
def listed() -> dict[str, set[str]]:
    """Return all templates of the list, each with the kinds of files that say it, such as ".py"."""
    found: dict[str, set[str]] = {}
    for message in template():
        for text in [message.id] if isinstance(message.id, str) else message.id:
            found.setdefault(text, set()).update(Path(name).suffix for name, _ in message.locations)
    return found


def test_a_sentence_is_a_literal_whose_names_have_values() -> None:
    made = [(path, call) for path in MODULES for call in calls(path.read_text())]

    assert [] == [f"{path}, line {call.line}: {problem}" for path, call in made for problem in wrong(call)]


def test_every_sentence_of_python_is_in_the_list() -> None:
    written = {(path.name, text) for path in MODULES for call in calls(path.read_text()) for text in call.literals}

    assert set() == {(name, text) for name, text in written if text not in listed()}


def test_no_sentence_of_the_list_is_a_rest_of_a_format() -> None:
    """Texts of pages are told as they are; nothing is put into them by name."""
    said = [text for text, kinds in listed().items() if kinds & {".py", ".js"}]

    assert [] == [problem for text in said for problem in wrong_template(text)]


@pytest.mark.parametrize(
    "text",
    [
        "How the token is signed, or how its content key is encrypted; never let it decide on its own how you verify.",
        "Access token (RFC 9068)",
        "A token, or anything that contains one",
        "Page not found",
        "Three parts and two dots",
    ],
    ids=["row", "token type", "page", "another page", "article"],
)
def test_texts_of_tables_and_of_pages_are_in_the_list(text: str) -> None:
    assert text in listed()


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("Sentence(text)", "no literal"),
        ("Sentence(f'It has {count} parts.')", "no literal"),
        ("Sentence('It has ' + 'parts.')", "no literal"),
        ("Sentence('It is {name}.')", "no value for name"),
        ("Sentence('It is it.', name=name)", "no place for name"),
        ("Sentence('It is {name:,}.', name=name)", "what is put in must have a name and nothing else: It is {name:,}."),
        ("Sentence('It is ${name}.', name=name)", "what is put in must have a name and nothing else: It is ${name}."),
        ("Sentence('It is {}.', name=name)", "what is put in must have a name and nothing else: It is {}."),
        ("Sentence('{name}', name=name)", "only a placeholder: {name}"),
        ("Sentence(' and more')", "white space at an end: ' and more'"),
        ("plural('One {name}.', '{count} things.', 2, name=name)", "the forms of a plural have other names"),
        ("x = [lambda: Sentence('It is {name}.')]", "no value for name"),
    ],
)
def test_what_is_wrong_with_a_sentence_is_found(source: str, problem: str) -> None:
    assert [problem] == [one for call in calls(source) for one in wrong(call)]


@pytest.mark.parametrize(
    "source",
    [
        "Sentence('It is ' 'it.')",
        "Sentence('It is {name}.', name=name)",
        "Sentence('It is {name}.', **values)",
        "Sentence('It is {name}.').about(name=name)",
        "TABLE = {'name': Sentence('It is {name}.')}",
        "plural('A thing.', '{count} things.', 2)",
    ],
)
def test_nothing_is_wrong_with_a_sentence_that_is_whole(source: str) -> None:
    assert [] == [one for call in calls(source) for one in wrong(call)]
