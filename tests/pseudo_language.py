"""A language that nobody speaks, made of the list of all sentences: what is still English with it was never listed.

Each template stands in brackets, its letters are other ones, and the last value comes first.
"""

from __future__ import annotations

import re
from functools import cache
from string import Formatter, ascii_lowercase, ascii_uppercase
from typing import Final

from site_builder.sentences.template import template

_CYRILLIC: Final = "абвгдежзийклмнопрстуфхцчшщ"
_LETTERS: Final = str.maketrans(ascii_lowercase + ascii_uppercase, _CYRILLIC + _CYRILLIC.upper())
_WORD: Final = re.compile(r"[A-Za-z]{3,}")
# What says a value and nothing else is no sentence of a list.
_ALONE: Final = "{value}"


def translated(text: str) -> str:
    """Return a template in the language."""
    parts = [(literal, name) for literal, name, _, _ in Formatter().parse(text)]
    names = [name for _, name in parts if name is not None]
    said = [_escaped(literal) + (f"{{{names.pop()}}}" if name is not None else "") for literal, name in parts]
    return f"⟦{''.join(said)}⟧"


def _escaped(literal: str) -> str:
    return literal.translate(_LETTERS).replace("{", "{{").replace("}", "}}")


@cache
def templates() -> dict[str, str]:
    """Return each template of the Python sources with its translation."""
    sources = [message for message in template() if any(name.startswith("py/") for name, _ in message.locations)]
    texts = [text for message in sources for text in ([message.id] if isinstance(message.id, str) else message.id)]
    return {_ALONE: _ALONE, **{text: translated(text) for text in texts}}


class PseudoLanguage:
    """The catalogue of the language; a template that is not in the list raises KeyError."""

    def gettext(self, message: str) -> str:
        """Return the template in the language."""
        return templates()[message]

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the template for that number of things: for those that end in 1 it is the first."""
        return templates()[msgid1 if n % 10 == 1 else msgid2]


def words_of(*texts: str) -> frozenset[str]:
    """Return the words of Latin letters in texts, in small ones."""
    return frozenset(word.lower() for text in texts for word in _WORD.findall(text))


@cache
def _vocabulary() -> frozenset[str]:
    """Return the English words of all templates."""
    return words_of(*(literal for text in templates() for literal, _, _, _ in Formatter().parse(text)))


def english_in(text: str, known: frozenset[str]) -> frozenset[str]:
    """Return the words of a text that are English ones of the list, but for those that are known to be no English."""
    return (words_of(text) & _vocabulary()) - known
