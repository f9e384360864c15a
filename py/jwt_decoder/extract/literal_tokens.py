"""Tokens that are objects in another notation than JSON: in source code, with comments, in lines that have marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from jwt_decoder.extract import notes
from jwt_decoder.extract.decoded_layer import lifted, rewritten
from jwt_decoder.extract.json_objects import framed, objects_in
from jwt_decoder.extract.left_out import without_spans
from jwt_decoder.extract.line_breaks import line_before
from jwt_decoder.extract.line_marks import marks_behind
from jwt_decoder.json.bounded import is_json
from jwt_decoder.keys.forms.literal_objects import BREAK, Written, object_at
from jwt_decoder.model.paste import Extraction

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# The brace of a token, the name of its first member, and what stands before that in a line of its own.
_NAMES = "payload|protected|unprotected|header|signatures?|recipients|encrypted_key|ciphertext|iv|tag|aad"
_QUOTE = "\"'`\u201c\u2018"
_OPENING = re.compile(
    rf"\{{(?:[^{{}}\r\n]{{0,80}}\r?\n(?P<mark>[^{{}}\n{_QUOTE}]{{0,120}}?)|[^{{}}\w]{{0,40}}?)(?P<quote>[{_QUOTE}]?)"
    rf"\b(?i:{_NAMES})\b"
)
_NAME = re.compile(rf'"(?i:{_NAMES})"(?=\s*+:|\Z)')
_STRAIGHT = str.maketrans(dict.fromkeys("\u201c\u201d\u201e\u201f", '"') | dict.fromkeys("\u2018\u2019", "'"))
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
_ENCODED = re.compile(r"\"[A-Za-z0-9_-]{16}")
# Between two parts of a string that a program joins.
_JOINT = re.compile(r"([\"'`])[ \t]*+(?:[+.]\s*+|\\?\r?\n\s*+(?:[+.]\s*+)?)\1")
_MOST_TRIED = 16
_LONGEST = 150_000
_NOTHING = Extraction((), (), ())


def literal_tokens(text: str, seen: Extraction) -> Extraction:
    """Return the tokens of a text in another notation where no JSON was seen.

    A few are tried, and in all not more of the text than the longest may have.
    """
    # Where a token is no JSON, or a name is not in lower case, it's read again from where it begins.
    taken = [(one.start + (not is_json(one.text) or _has_other_names(one.text)), one.end) for one in seen.tokens]
    found: list[Extraction] = []
    end, left = 0, _LONGEST
    for opening in islice(_openings(text, taken), _MOST_TRIED):
        if opening.start() >= end and left > 0:
            one, length = _token_at(text, opening, opening.start() + left)
            left -= length
            end = one.tokens[-1].end if one.tokens else end
            found.append(one)
    return Extraction(
        tuple(token for one in found for token in one.tokens), (), tuple(note for one in found for note in one.notes)
    )


def _openings(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """Return where a token may begin outside of the ranges ``taken``."""
    for opening in _OPENING.finditer(text):
        before = bisect_right(taken, (opening.start(), len(text))) - 1
        if before < 0 or taken[before][1] <= opening.start():
            yield opening


def _token_at(text: str, opening: re.Match[str], limit: int) -> tuple[Extraction, int]:
    """Return the token that begins at a brace, if it is one, and how much was read for that."""
    start = opening.start()
    marks = list(marks_behind(text, (opening["mark"] or line_before(text, start)).rstrip(" \t,"), start, limit))
    joints = [] if marks else [one.span() for one in _JOINT.finditer(text, start, limit)]
    plain, _ = without_spans(text[:limit], [(0, start), *marks, *joints])
    source = plain.text if opening["quote"] in {'"', "'", "`"} else plain.text.translate(_STRAIGHT)
    broken, length = object_at(source, 0)
    gaps = [gap.span() for one in broken for gap in BREAK.finditer(source, *one[1:])]
    whole, breaks = without_spans(source[:length], gaps)
    source = whole.text
    read = object_at(source, 0)[0] if breaks else broken
    written = [one._replace(text=one.text[1:-1]) if _NUMBER.fullmatch(source, *one[1:]) else one for one in read]
    written, spelled = _with_names(written)
    json = "".join(one.text for one in written)
    # With something behind it: only one with a header is a token, since there is more in most such texts.
    found = framed(json, objects_in(f"{json},")) if _is_token(json, source, written) else _NOTHING
    if not found.tokens:
        return _NOTHING, length
    changes = [
        change
        for before, one in pairwise((Written("", 0, 0), *written))
        for change in ((before.end, one.start, ""), (one.start, one.end, one.text))
    ]
    for layer in (rewritten(source, 0, len(source), changes), whole, plain):
        found = lifted(found, layer)
    end = found.tokens[-1].end
    undone = {
        "line-marks-removed": sum(at < end for at, _ in marks),
        "strings-joined": sum(at < end for at, _ in joints),
        "line-breaks-removed": breaks,
        "names-restored": spelled,
        "notation-read": not is_json(BREAK.sub("", plain.text[:length])),
    }
    said = (notes.undone(note, start, end, count) for note, count in undone.items() if count)
    return Extraction(found.tokens, (), (*found.notes, *said)), length


def _has_other_names(text: str) -> bool:
    return any(not name.group().islower() for name in _NAME.finditer(text))


def _with_names(written: Sequence[Written]) -> tuple[list[Written], int]:
    """Return what was written with the names of a token's members in lower case, and how many were in another."""
    lower = [
        one._replace(text=one.text.lower()) if behind.text == ":" and _NAME.fullmatch(one.text) else one
        for one, behind in pairwise((*written, Written("", 0, 0)))
    ]
    return lower, sum(one != other for one, other in zip(lower, written, strict=True))


def _is_token(json: str, source: str, written: Sequence[Written]) -> bool:
    """Check whether what was written is JSON with something encoded in it, all of whose values are spelled out."""
    values = (one for one, behind in pairwise(written) if one.text[0] == '"' and behind.text != ":")
    is_spelled = all(source[one.start : one.end].isprintable() and source[one.end - 1] in "\"'`" for one in values)
    return is_spelled and _ENCODED.search(json) is not None and is_json(json)
