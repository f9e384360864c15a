"""From a paste to the tokens and keys in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from jwt_decoder.extract import notes, wide
from jwt_decoder.extract.labels import is_next_item, label_before
from jwt_decoder.extract.objects import JsonObject, objects_in
from jwt_decoder.extract.pem import pem_blocks
from jwt_decoder.extract.response import response_notes
from jwt_decoder.extract.search import Found, bare_token, tokens_in
from jwt_decoder.extract.shape import is_unencoded_token
from jwt_decoder.model import Extraction, KeyText, Note, Piece, TokenText

if TYPE_CHECKING:
    from collections.abc import Sequence

_QUOTES = "\"'`\u2018\u2019\u201c\u201d\u00ab\u00bb"
# White space, and what is left of a byte order mark (also one read as Latin-1, or as UTF-8 that it was not).
_WHITE = " \t\r\n\v\f\u0085\u00a0\u2028\u2029\u200b\u3000\ufeff\ufffd\u00ff\u00fe\0"
_LEFT = _WHITE + _QUOTES + "\\<(["
_RIGHT = _WHITE + _QUOTES + "\\>)],;"
_SCHEME = re.compile(r"(?i:Bearer|DPoP|JWT)\s++")
_QUOTE = re.compile(f"[{_QUOTES}]")
_ESCAPED_QUOTE = re.compile(r"\\[\"']")
_LONGEST_BETWEEN = 40
# No more tokens of a paste are read, and a name takes longer to find than the token.
_MOST_NAMED = 500


class _Bounds(NamedTuple):
    """Where a paste begins and ends without white space, and where without scheme, quotes and brackets too."""

    outer_start: int
    start: int
    end: int
    outer_end: int
    scheme: tuple[int, int] | None


def extract(text: str) -> Extraction:
    """Give the tokens, keys and notes of a paste; no text raises. Offsets are code points of ``text``."""
    if not wide.is_wide(text):
        return _extract(text)
    narrow, places = wide.narrowed(text)
    whole = notes.undone("utf16-read", 0, len(text), text.count("\0"))
    return wide.widened(_extract(narrow), places, whole)


def _extract(text: str) -> Extraction:
    bounds = _bounds(text)
    inner = text[bounds.start : bounds.end]
    if is_unencoded_token(inner):
        one = TokenText("", bounds.start, bounds.end, inner, (Piece(0, len(inner), bounds.start),))
        return Extraction((one,), (), tuple(_around(text, bounds)))
    objects = objects_in(text)
    blocks = _outside(pem_blocks(text), objects)
    taken = sorted([(one.start, one.end) for one in objects] + [(block.start, block.end) for block in blocks])
    if not taken and (bare := bare_token(text, bounds.start, bounds.end)):
        return Extraction((_token(bare, ""),), (), (*_around(text, bounds), *_undone(bare)))
    found = list(tokens_in(text, taken))
    tokens = sorted([*_labelled(text, found), *_json_tokens(text, objects)], key=lambda token: token.start)
    keys = sorted([*_json_keys(objects), *blocks], key=lambda key: key.start)
    said = [note for token in found for note in _undone(token)]
    answer = response_notes(text, tokens)
    said += answer
    if not tokens and not any("summary" in note.data for note in answer) and bounds.outer_start < bounds.outer_end:
        said.append(notes.no_token(bounds.outer_start, bounds.outer_end, len(keys)))
    return Extraction(tuple(tokens), tuple(keys), tuple(said))


def _bounds(text: str) -> _Bounds:
    outer_start = len(text) - len(text.lstrip(_WHITE))
    outer_end = max(outer_start, len(text.rstrip(_WHITE)))
    start = len(text) - len(text.lstrip(_LEFT))
    end = max(start, len(text.rstrip(_RIGHT)))
    scheme = _SCHEME.match(text, start, end)
    if scheme is None:
        return _Bounds(outer_start, start, end, outer_end, None)
    inner = end - len(text[scheme.end() : end].lstrip(_LEFT))
    return _Bounds(outer_start, inner, end, outer_end, scheme.span())


def _around(text: str, bounds: _Bounds) -> list[Note]:
    """Give the notes about what stood around a token that is all of the paste."""
    said = []
    if _QUOTE.search(text, bounds.outer_start, bounds.start) or _QUOTE.search(text, bounds.end, bounds.outer_end):
        said.append(notes.undone("quotes-removed", bounds.outer_start, bounds.outer_end))
    if bounds.scheme:
        said.append(notes.undone("bearer-removed", *bounds.scheme))
    return said


def _outside(blocks: list[KeyText], objects: list[JsonObject]) -> list[KeyText]:
    """Give the blocks that stand in none of the objects; both are in the order of the text."""
    kept, at = [], 0
    for block in blocks:
        while at < len(objects) and objects[at].end <= block.start:
            at += 1
        if at == len(objects) or block.end <= objects[at].start:
            kept.append(block)
    return kept


def _labelled(text: str, found: Sequence[Found]) -> list[TokenText]:
    """Give tokens named by what stands before each; in a list all have the name of the first."""
    tokens: list[TokenText] = []
    for index, one in enumerate(found):
        label = label_before(text, one.start, one.end) if index < _MOST_NAMED else ""
        if not label and tokens and one.start - tokens[-1].end <= _LONGEST_BETWEEN:
            label = tokens[-1].label if is_next_item(text[tokens[-1].end : one.start]) else ""
        if _ESCAPED_QUOTE.match(text, max(0, one.start - 2)):
            one.undone.setdefault("json-unescaped", 1)
        tokens.append(_token(one, label))
    return tokens


def _token(found: Found, label: str) -> TokenText:
    return TokenText(label, found.start, found.end, found.text, found.pieces)


def _undone(found: Found) -> list[Note]:
    return [notes.undone(note, found.start, found.end, count) for note, count in sorted(found.undone.items())]


def _json_tokens(text: str, objects: list[JsonObject]) -> list[TokenText]:
    return [
        TokenText(one.label, one.start, one.end, text[one.start : one.end], (Piece(0, one.end - one.start, one.start),))
        for one in objects
        if one.kind in {"jws-json", "jwe-json"}
    ]


def _json_keys(objects: list[JsonObject]) -> list[KeyText]:
    return [KeyText(one.kind, one.label, one.start, one.end) for one in objects if one.kind in {"jwk", "jwk-set"}]
