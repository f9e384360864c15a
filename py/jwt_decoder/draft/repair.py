"""What most likely mends a JSON text where it breaks: the first small edit after which all of it can be read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jwt_decoder.draft.edits import Edit
from jwt_decoder.json.parse import parse
from jwt_decoder.model.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jwt_decoder.model.fault import Fault
    from jwt_decoder.model.part import Node

_SPACE: Final = b" \t\r\n"
_SINGLE: Final = re.compile(rb"'([^'\"\\\r\n]*)'")
# What a word processor makes of them: U+201C to U+201F.
_TYPOGRAPHIC: Final = re.compile(rb"\xe2\x80[\x9c-\x9f]([^\"\\\r\n\xe2]*)\xe2\x80[\x9c-\x9f]")
_WORD: Final = re.compile(rb"[A-Za-z_$][\w$]*")
_LITERALS: Final = {b"true": "true", b"false": "false", b"null": "null", b"none": "null"}
_CLOSING: Final = {"object": "}", "array": "]"}


@dataclass(frozen=True, slots=True)
class Mending:
    """An edit that mends a text, what is wrong there in a few words, and what its button says."""

    edit: Edit
    message: Sentence
    label: Sentence


def mending(octets: bytes, fault: Fault) -> Mending | None:
    """Return what mends a text that breaks at a fault; None where nothing so small does."""
    return next((one for one in _candidates(octets, fault) if _mends(octets, one.edit)), None)


def _mends(octets: bytes, edit: Edit) -> bool:
    return parse(octets[: edit.start] + edit.text.encode() + octets[edit.end :]).valid


def _candidates(octets: bytes, fault: Fault) -> Iterator[Mending]:
    start = fault.start
    before = len(octets[:start].rstrip(_SPACE))
    yield Mending(Edit(before, before, ","), Sentence("Missing comma"), Sentence("Add the comma"))
    yield Mending(Edit(before, before, ":"), Sentence("Missing colon"), Sentence("Add the colon"))
    if octets[start : start + 1] == b",":
        yield Mending(Edit(start, start + 1, ""), Sentence("Extra comma"), Sentence("Remove the comma"))
    yield from _quotes(octets, start)
    yield from _words(octets, start)
    yield from _endings(octets, start)


def _quotes(octets: bytes, start: int) -> Iterator[Mending]:
    for pattern in (_SINGLE, _TYPOGRAPHIC):
        found = pattern.match(octets, start)
        if found:
            edit = Edit(start, found.end(), f'"{found[1].decode()}"')
            yield Mending(edit, Sentence("JSON needs double quotes"), Sentence("Use double quotes"))
    line = octets[: start + 1].rstrip(_SPACE)
    for end in (len(line), len(line.rstrip(b",}] "))):
        edit = Edit(end, end, '"')
        yield Mending(edit, Sentence("Missing closing quote"), Sentence("Add the quote"))


def _words(octets: bytes, start: int) -> Iterator[Mending]:
    word = _WORD.match(octets, start)
    if word is None:
        return
    literal = _LITERALS.get(word[0].lower())
    if literal:
        edit = Edit(start, word.end(), literal)
        yield Mending(edit, Sentence("JSON writes this in lowercase"), Sentence("Write {word}", word=literal))
    edit = Edit(start, word.end(), f'"{word[0].decode()}"')
    yield Mending(edit, Sentence("Missing double quotes"), Sentence("Add the quotes"))


def _endings(octets: bytes, start: int) -> Iterator[Mending]:
    end = len(octets.rstrip(_SPACE))
    missing = "".join(_CLOSING[kind] for kind in _open(parse(octets).tree))
    if missing:
        label = Sentence("Add {brackets}", brackets=missing)
        yield Mending(Edit(end, end, missing), Sentence("The text ends too early"), label)
    edit = Edit(start, start + 1, "")
    yield Mending(edit, Sentence("Extra character"), Sentence("Remove it"))


def _open(tree: Node | None) -> list[str]:
    """Return the containers that were not closed, the innermost first."""
    kinds: list[str] = []
    node = tree
    while node and node.get("cut") and node["type"] in _CLOSING:
        kinds.append(node["type"])
        entries = [one["node"] for one in node.get("members", ())] or node.get("items", [])
        node = entries[-1] if entries else None
    return kinds[::-1]
