"""Tokens and keys that are JSON objects and stand escaped: in a string, an address, markup, a cell of CSV."""

from __future__ import annotations

import re
from dataclasses import replace
from operator import itemgetter
from typing import TYPE_CHECKING

from jwt_decoder.extract import notes
from jwt_decoder.extract.decoded_layer import lifted, rewritten
from jwt_decoder.extract.escapes import reference
from jwt_decoder.extract.json_objects import framed, objects_in
from jwt_decoder.model.paste import Extraction

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jwt_decoder.extract.json_objects import JsonObject

# Without a member by which such an object is told there is none, and most pastes cost three quick searches.
_NAMES = ("kty", "signature", "ciphertext")
_NAMED_MEMBER = re.compile(
    r'(?:[\\"^]"|\\(?:u00|x)22|%(?:25)*+22|&(?:quot|#34|#[xX]22|amp);)(?:#?\w{1,4};)?(?:kty|signatures?|ciphertext)\b'
)
# From an opening brace to where what it is escaped for ends: the string, the parameter, the text of an element.
_JOINT = r'"\s*+(?:[+.&]\s*+)?"'
_IN_STRING = re.compile(
    rf'\{{(?:\s|\\(?:[nrt]|(?:u00|x)0[9aAdD])|{_JOINT})*+\\++(?:"|u0022|x22)(?:[^"\\]|\\.|{_JOINT})*+', re.DOTALL
)
_IN_CELL = re.compile(r'\{\s*+""(?:[^"]|"")*+')
_IN_COMMAND = re.compile(r'\{\s*+\^\\?\^?"[^\r\n]*+')
_IN_ADDRESS = re.compile(r"%(?:25)*+7[Bb][A-Za-z0-9_.~%!*'()/+-]++")
_IN_MARKUP = re.compile(r"\{\s*+&(?:amp;)*+(?:quot|#34|#[xX]22);[^<>\"]++")

_STRING_ESCAPE = re.compile(rf"\\(?:u[0-9a-fA-F]{{4}}|x[0-9a-fA-F]{{2}}|.)|{_JOINT}", re.DOTALL)
_QUOTES = re.compile('""')
_CARET = re.compile(r"\^(?:\\\^)?.")  # of the command line of Windows
_PERCENT = re.compile(r"%[0-9A-Fa-f]{2}|\+")
_REFERENCE = re.compile(r"&(?:[a-z]{2,8}|#[0-9]{1,5}|#[xX][0-9A-Fa-f]{1,4});")
_CONTROLS = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
_DEEPEST = 4
# In all, since what may be escaped in each of these ways at each depth is eighty times as much.
_MOST_TIMES = 8


def quoted_objects(text: str) -> Extraction:
    """Return the objects that stand in a text escaped, at most four times; what stands there as it is, is left out."""
    return _beneath(text, _DEEPEST, [_MOST_TIMES * len(text)])


def _beneath(text: str, depth: int, left: list[int]) -> Extraction:
    """Return the objects that stand in a text escaped; no more than is ``left`` is looked through in all."""
    found: list[Extraction] = []
    is_named = depth and any(name in text for name in _NAMES) and _NAMED_MEMBER.search(text)
    for begins, escape, character in _FORMS if is_named else ():
        for run in begins.finditer(text):
            left[0] -= len(run.group())
            if left[0] < 0:
                break
            plain = _unescaped(run.group(), escape, character)
            objects = objects_in(plain)
            one = _as_they_are(plain, objects) if objects else _beneath(plain, depth - 1, left)
            if one.tokens or one.keys or one.notes:
                changes = ((*each.span(), character(each.group())) for each in escape.finditer(text, *run.span()))
                found.append(lifted(one, rewritten(text, *run.span(), changes)))
    return Extraction(
        tuple(token for one in found for token in one.tokens),
        tuple(key for one in found for key in one.keys),
        tuple(note for one in found for note in one.notes),
    )


def _as_they_are(text: str, objects: Sequence[JsonObject]) -> Extraction:
    """Return the objects of a text, and that they were escaped."""
    found = framed(text, objects)
    said = [notes.undone("json-unescaped", one.start, one.end, one.text.count('"')) for one in found.tokens]
    return replace(found, notes=(*found.notes, *said))


def _unescaped(run: str, escape: re.Pattern[str], character: Callable[[str], str]) -> str:
    return escape.sub(lambda one: character(one.group()), run)


def _of_string(escape: str) -> str:
    if escape[0] == '"':
        return ""
    kind, digits = escape[1], escape[len("\\u") :]
    return chr(int(digits, 16)) if digits else _CONTROLS.get(kind, kind)


def _of_address(escape: str) -> str:
    return " " if escape == "+" else chr(int(escape[1:], 16))


def _of_markup(escape: str) -> str:
    return reference(escape[1:-1]) or escape


_FORMS = (
    (_IN_STRING, _STRING_ESCAPE, _of_string),
    (_IN_CELL, _QUOTES, itemgetter(-1)),
    (_IN_COMMAND, _CARET, itemgetter(-1)),
    (_IN_ADDRESS, _PERCENT, _of_address),
    (_IN_MARKUP, _REFERENCE, _of_markup),
)
