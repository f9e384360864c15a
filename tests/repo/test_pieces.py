"""No sentence is put together from pieces: what Python sticks to each other holds no English."""

from __future__ import annotations

import ast
import re
from functools import cache
from typing import TYPE_CHECKING, Final

import pytest
from site_builder.sentences.template import modules

from tests.repo.test_boundaries import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

PYTHON: Final = ROOT / "py"
# A word that stands for itself, beside a space somewhere: an end, a hole, white space or punctuation is around it.
_WORD: Final = re.compile(r"(?=.* )(?:.*[\s(“\0])?[A-Za-z][a-z\u2019']+(?:[\s,.:;)”\0?!]|$)", re.DOTALL)
# What is made of pieces and is no English, with the reason.
ALLOWED: Final = {
    re.compile(r"curl --globoff --proto '=https' \0"): "a command to be copied",
    re.compile(r"(?:aws|az keyvault|gcloud kms|kms get-public-key|op read) .*\0.*"): "a command to be copied",
    re.compile(r"\(\?<!\[\\w\.\]\)\(\?i:.*public [xy] coord\)\0\0"): "a regular expression",
    re.compile(r"\(\?P<nothing>.*\(\?P<template>\0\)"): "a regular expression",
    re.compile(r"complete -c jwt-decoder -n .*\0.*"): "a command of a shell",
    re.compile(r"bold \0"): "a style of the terminal's text",
}
# Titles of chapters are as they are in the documentation of the issuer.
_TITLE: Final = re.compile(r"\0, [\w. ,-]+")
TITLES: Final = PYTHON / "jwt_decoder" / "registry" / "issuers"
# Source code to be copied, whose words are its language's.
_CODE: Final = re.compile(
    r".*[({\[.:;].*|import \0|from joserfc\.jwk import \0|// npm install \w+\0|require .\0.", re.DOTALL
)
CODE: Final = PYTHON / "jwt_decoder" / "output" / "snippets"


def pieces(source: str) -> Iterator[tuple[int, str]]:
    """Return what a module puts together of texts, with its line; NUL is where something is put in."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.JoinedStr):
            yield node.lineno, "".join(map(_literal, node.values))
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Mod | ast.Mult):
            yield node.lineno, f"{_literal(node.left)}{_literal(node.right)}"
        elif isinstance(node, ast.Attribute) and node.attr in {"format", "format_map", "join"}:
            yield node.lineno, f"\0{_literal(node.value)}\0"


def _literal(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else "\0"


@cache
def pieces_of(path: Path) -> list[tuple[int, str]]:
    """Return what a module of the project puts together; it is the same for each test."""
    return list(pieces(path.read_text()))


def english(found: Iterable[tuple[int, str]], *allowed: re.Pattern[str]) -> list[tuple[int, str]]:
    """Return what of the pieces that a module puts together has words of English."""
    words = [(line, text) for line, text in found if _WORD.match(text)]
    return [(line, text) for line, text in words if not any(one.fullmatch(text) for one in (*ALLOWED, *allowed))]


def test_no_english_is_put_together() -> None:
    named = {TITLES: _TITLE, CODE: _CODE}
    allowed = {path: [named[folder] for folder in named if path.is_relative_to(folder)] for path in modules()}

    assert [] == [(path, found) for path in allowed for found in english(pieces_of(path), *allowed[path])]


@pytest.mark.parametrize("pattern", ALLOWED, ids=lambda pattern: pattern.pattern)
def test_what_is_allowed_is_there(pattern: re.Pattern[str]) -> None:
    texts = [text for path in modules() for _, text in pieces_of(path)]

    assert [text for text in texts if pattern.fullmatch(text)]


@pytest.mark.parametrize(
    "source",
    [
        'f"{count} bytes"',
        "f\"{count} byte{'s' if count > 1 else ''}\"",
        'f"It is {name}."',
        'f"({name} is missing)"',
        '"It is " + name',
        'name + " and more"',
        '"It is %s." % name',
        '"It is {}.".format(name)',
        '" and ".join(names)',
        'text.replace("it", "is") + f" is {name}"',
    ],
)
def test_english_in_pieces_is_found(source: str) -> None:
    assert [1] == [line for line, _ in english(pieces(source))]


@pytest.mark.parametrize(
    "source",
    [
        'f"{name}: {value}"',
        'f"[{ident}] "',
        "f'{name}=\"{value}\"'",
        '", ".join(names)',
        'f"HS{bits}"',
        'f"{line:>3}  "',
        'Sentence("It is {name}.", name=name)',
    ],
)
def test_what_is_no_english_is_not_found(source: str) -> None:
    assert [] == english(pieces(source))
