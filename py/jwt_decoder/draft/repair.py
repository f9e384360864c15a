"""What most likely mends a JSON text where it breaks: the first small edit after which all of it can be read."""

from __future__ import annotations

import json
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
_LONGEST_NUMBER: Final = 400
# With what JSON allows in no number: a plus, zeros in front, a dot without digits on both of its sides.
_NUMBER: Final = re.compile(rb"\+?+(?P<minus>-?+)(?P<whole>\d*+)(?P<rest>(?:\.\d*+)?+)(?P<power>(?:[eE][-+]?+\d++)?+)")
_STRING_END: Final = re.compile(rb'[^"\\]*+(?:\\.[^"\\]*+)*+(?=")', re.DOTALL)
_CONTROL: Final = re.compile(rb"[\x00-\x1f]")
_FIRST_PRINTABLE: Final = 0x20
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
    yield from _numbers(octets, start)
    yield from _quotes(octets, start)
    yield from _control_characters(octets, start)
    yield from _words(octets, start)
    yield from _endings(octets, start)


def _numbers(octets: bytes, start: int) -> Iterator[Mending]:
    """Write a number as JSON does (RFC 8259 §6), with the value that it has."""
    before = octets[max(0, start - _LONGEST_NUMBER) : start]
    begun = start - len(before) + len(before.rstrip(b"0123456789-+.eE"))
    found = _NUMBER.match(octets, begun, begun + _LONGEST_NUMBER)
    if found is None or not (found["whole"] or found["rest"][1:]):
        return
    rest = found["rest"] if found["rest"] != b"." else b""
    number = b"".join((found["minus"], found["whole"].lstrip(b"0") or b"0", rest, found["power"])).decode()
    edit = Edit(begun, found.end(), number)
    yield Mending(edit, Sentence("JSON writes this number differently"), Sentence("Write {number}", number=number))


def _control_characters(octets: bytes, start: int) -> Iterator[Mending]:
    """Escape the control characters in what is left of a string (RFC 8259 §7)."""
    rest = _STRING_END.match(octets, start)
    if rest and octets[start] < _FIRST_PRINTABLE:
        text = _CONTROL.sub(lambda found: json.dumps(found[0].decode())[1:-1].encode(), rest[0]).decode()
        yield Mending(
            Edit(start, rest.end(), text), Sentence("Control character in a string"), Sentence("Write it as an escape")
        )


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
    # Without a digit or a dot it would be another number.
    if not octets[start : start + 1].isdigit() and octets[start : start + 1] != b".":
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
