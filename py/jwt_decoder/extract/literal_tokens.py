"""Tokens that are objects in another notation than JSON: in source code, with comments, in lines that have marks."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from itertools import chain, islice, pairwise
from typing import TYPE_CHECKING

from jwt_decoder.extract import notes
from jwt_decoder.extract.decoded_layer import Layer, lifted
from jwt_decoder.extract.json_objects import framed, objects_in
from jwt_decoder.extract.left_out import without_spans
from jwt_decoder.extract.line_breaks import line_before
from jwt_decoder.extract.line_marks import marks_behind
from jwt_decoder.json.bounded import is_json
from jwt_decoder.keys.forms.literal_objects import BREAK, object_at
from jwt_decoder.model.paste import Extraction

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jwt_decoder.keys.forms.literal_objects import Written

# The brace of a token, the name of its first member, and what stands before that in a line of its own.
_NAMES = "payload|protected|unprotected|header|signatures?|recipients|encrypted_key|ciphertext|iv|tag|aad"
_QUOTE = "\"'`\u201c\u2018"
_OPENING = re.compile(
    rf"\{{(?:[^{{}}\r\n]{{0,80}}\r?\n(?P<mark>[^{{}}\n{_QUOTE}]{{0,120}}?)|[^{{}}\w]{{0,40}}?)(?P<quote>[{_QUOTE}]?)"
    rf"\b(?:{_NAMES})\b"
)
_STRAIGHT = str.maketrans(dict.fromkeys("\u201c\u201d\u201e\u201f", '"') | dict.fromkeys("\u2018\u2019", "'"))
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
_ENCODED = re.compile(r"\"[A-Za-z0-9_-]{16}")
_MOST_TRIED = 16
_LONGEST = 200_000
_NOTHING = Extraction((), (), ())


def literal_tokens(text: str, seen: Extraction) -> Extraction:
    """Return the tokens of a text in another notation where no JSON was seen.

    A few are tried, and in all not more of the text than the longest may have.
    """
    # Where a token is no JSON, it's read again from where it begins.
    taken = [(one.start + (not is_json(one.text)), one.end) for one in seen.tokens]
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
    mark = (opening["mark"] or line_before(text, start)).rstrip(" \t,")
    marks = list(marks_behind(text, mark, start, limit))
    plain, _ = without_spans(text[start:limit], ((at - start, end - start) for at, end in marks))
    source = plain.text if opening["quote"] in {'"', "'", "`"} else plain.text.translate(_STRAIGHT)
    read, length = object_at(source, 0)
    written = [one._replace(text=one.text[1:-1]) if _NUMBER.fullmatch(source, *one[1:]) else one for one in read]
    json = "".join(one.text for one in written)
    # With something behind it: only one with a header is a token, since there is more in most such texts.
    found = framed(json, objects_in(f"{json},")) if _is_token(json, source, written) else _NOTHING
    if not found.tokens:
        return _NOTHING, length
    layer = _layer(written, source, [start + plain.begins[at] for at in range(length)])
    undone = {
        "line-marks-removed": sum(at < layer.stop(len(json) - 1) for at, _ in marks),
        "line-breaks-removed": sum(len(BREAK.findall(source, one.start, one.end)) for one in written),
        "notation-read": not is_json(BREAK.sub("", plain.text[:length])),
    }
    said = (notes.undone(note, 0, len(json), count) for note, count in undone.items() if count)
    return lifted(Extraction(found.tokens, (), (*found.notes, *said)), layer), length


def _is_token(json: str, source: str, written: Sequence[Written]) -> bool:
    """Check whether what was written is JSON with something encoded in it, all of whose values are spelled out."""
    values = (one for one, behind in pairwise(written) if one.text[0] == '"' and behind.text != ":")
    is_spelled = all(
        BREAK.sub("", source[one.start : one.end]).isprintable() and source[one.end - 1] in "\"'`" for one in values
    )
    return is_spelled and _ENCODED.search(json) is not None and is_json(json)


def _layer(written: Sequence[Written], source: str, places: Sequence[int]) -> Layer:
    """Return what was written with its places: character for character what is as long there, all else as a whole."""
    begins, stops = array("L"), array("L")
    for one in written:
        kept = _kept(source, one)
        count = len(one.text)
        if len(kept) == count:
            begins.extend(places[at] for at in kept)
            stops.extend(places[at] + 1 for at in kept)
        else:
            begins.extend([places[one.start]] * count)
            stops.extend([places[one.end - 1] + 1] * count)
    return Layer("".join(one.text for one in written), begins, stops)


def _kept(source: str, one: Written) -> list[int]:
    """Return the places of what was written but of the line breaks in it."""
    edges = [one.start, *chain.from_iterable(gap.span() for gap in BREAK.finditer(source, *one[1:])), one.end]
    return [at for start, end in zip(edges[::2], edges[1::2], strict=True) for at in range(start, end)]
