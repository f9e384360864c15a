"""From a paste to the tokens and keys in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from jwt_decoder.extract import (
    ansi_colours,
    chunks,
    encoded_words,
    hex_dumps,
    interleaved,
    notes,
    page_breaks,
    spread,
    styled,
    typeset,
    utf16,
)
from jwt_decoder.extract.answers import errors, opaque_values
from jwt_decoder.extract.bare_keys import bare_keys
from jwt_decoder.extract.base64_runs import places_of
from jwt_decoder.extract.base64_text import packed_texts
from jwt_decoder.extract.compressed_texts import compressed_texts
from jwt_decoder.extract.credentials import credentials_in
from jwt_decoder.extract.decoded_json import decoded_already
from jwt_decoder.extract.decoded_layer import lifted
from jwt_decoder.extract.escaped_json import quoted_objects
from jwt_decoder.extract.find_tokens import Found, bare_token, beginnings_alone, tokens_in
from jwt_decoder.extract.header_values import sent_along, unfilled
from jwt_decoder.extract.health_cards import SIGN, cards
from jwt_decoder.extract.json_objects import framed, objects_in
from jwt_decoder.extract.keys_beside import keys_beside
from jwt_decoder.extract.labels import is_next_item, label_before
from jwt_decoder.extract.literal_keys import literal_keys
from jwt_decoder.extract.literal_tokens import literal_tokens
from jwt_decoder.extract.oauth_redirect import response_notes
from jwt_decoder.extract.octet_runs import octet_texts
from jwt_decoder.extract.pem_blocks import pem_blocks
from jwt_decoder.extract.token_shape import is_compact_token, is_one_segment, is_unencoded_token
from jwt_decoder.model.paste import Extraction, KeyText, Note, Piece, TokenText

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jwt_decoder.extract.decoded_layer import Layer

_QUOTES = "\"'`\u2018\u2019\u201c\u201d\u00ab\u00bb"
# White space, and what is left of a byte order mark (also one read as Latin-1, or as UTF-8 that it was not).
_WHITE = " \t\r\n\v\f\u0085\u00a0\u2028\u2029\u200b\u3000\ufeff\ufffd\u00ff\u00fe\0"
_LEFT = _WHITE + _QUOTES + "\\<(["
_RIGHT = _WHITE + _QUOTES + "\\>)],;"
_SCHEME = re.compile(r"(?i:Bearer|DPoP|JWT)\s++")
_EMPHASIS = re.compile(r"_{1,3}(?=e[yw])")  # of Markdown
_QUOTE = re.compile(f"[{_QUOTES}]")
_ESCAPED_QUOTE = re.compile(r"\\[\"']")
# One word as long as a secret may be: not the beginning of a token, JSON, XML or an address, no name=value, and no
# dotted name.
_SECRET = re.compile(
    r"(?!e[yw][A-Za-z0-9]|[{\[<]|[a-z]+://|[\w.-]+=[^=]|[\w-]+(?:\.[\w-]+)+\Z)[^\s\x00-\x1f\x7f]{8,1024}"
)
_LONGEST_BETWEEN = 40
_LONGEST_JOINT = 2  # characters between a word and the token that it stands before
# `eyJ`, and what follows it, with all letters of one case; two of the segments are long, and have digits as well.
_ONE_CASE = re.compile(
    r"(?<![A-Za-z0-9_-])(?:eyj(?=[a-z_-]*[0-9])[a-z0-9_-]{13,}+\.[a-z0-9_-]{2,}+\.(?=[a-z_-]*[0-9])[a-z0-9_-]{20,}+"
    r"|EYJ(?=[A-Z_-]*[0-9])[A-Z0-9_-]{13,}+\.[A-Z0-9_-]{2,}+\.(?=[A-Z_-]*[0-9])[A-Z0-9_-]{20,}+)(?![A-Za-z0-9_-])"
)
_MOST_BEGINNINGS = 100  # of shortened tokens, of which nothing can be read
# No more tokens of a paste are read, and a name takes longer to find than the token.
_MOST_NAMED = 500
_CARD = "shc"  # the scheme of the address that a card is in its code
_DEEPEST = 2  # base64 within base64
_NOTHING = Extraction((), (), ())
_TAKEN = frozenset({notes.NOT_READ, notes.OTHER_FORMAT})  # the notes of what else was found where they stand


class _Bounds(NamedTuple):
    """Where a paste begins and ends without white space, and where without scheme, quotes and brackets too."""

    outer_start: int
    start: int
    end: int
    outer_end: int
    scheme: tuple[int, int] | None


class _Peel(NamedTuple):
    """What may be spread over all of a paste: how it is told and left out, and the id of the note about it."""

    applies: Callable[[str], bool]
    off: Callable[[str], tuple[Layer, int]]
    note: str


_PEELS = (
    _Peel(utf16.is_wide, utf16.narrowed, "utf16-read"),
    _Peel(partial(ansi_colours.is_coloured, blank=_WHITE), ansi_colours.uncoloured, "colours-removed"),
    _Peel(chunks.is_chunked, chunks.joined, "chunks-joined"),
    _Peel(styled.is_styled, styled.plain, "letters-restored"),
    _Peel(interleaved.is_interleaved, interleaved.closed_up, "interleaved-removed"),
    _Peel(spread.is_spread, spread.drawn_together, "invisible-removed"),
    _Peel(hex_dumps.is_dumped, hex_dumps.undumped, "hex-dump-read"),
    _Peel(encoded_words.has_encoded_words, encoded_words.without_encoding, "words-decoded"),
    _Peel(typeset.is_typeset, typeset.unset, "typesetting-removed"),
    _Peel(page_breaks.has_page_breaks, page_breaks.without_page_breaks, "page-breaks-removed"),
)


def extract(text: str) -> Extraction:
    """Return the tokens, keys and notes of a paste; no text raises. Offsets are code points of ``text``."""
    return _peeled(text, _PEELS)


def _peeled(text: str, peels: Sequence[_Peel]) -> Extraction:
    """Return what stands in a text, once what is spread over all of it has been left out."""
    if not peels:
        return _extract(text)
    peel, *others = peels
    if not peel.applies(text):
        return _peeled(text, others)
    layer, count = peel.off(text)
    found = lifted(_peeled(layer.text, others), layer)
    said = (notes.undone(peel.note, 0, len(text), count),) if found.tokens or found.keys else ()
    return replace(found, notes=(*said, *found.notes))


def _extract(text: str, depth: int = 0) -> Extraction:
    bounds = _bounds(text)
    inner = text[bounds.start : bounds.end]
    if is_unencoded_token(inner):
        one = TokenText("", bounds.start, bounds.end, inner, (Piece(0, len(inner), bounds.start),))
        return Extraction((one,), (), tuple(_around(text, bounds)))
    framed = _NOTHING if is_compact_token(inner) else _with_credentials(text, _framed(text), depth)
    if not _ranges(framed) and (bare := bare_token(text, bounds.start, bounds.end)):
        beneath = _unpacked(text, [], depth) if is_one_segment(bare.text) else _NOTHING
        if not beneath.tokens:
            one = _token(bare, "")
            around = _around(text, bounds._replace(end=max(bounds.end, bare.end)))
            return Extraction((one,), (), (*around, *_undone(bare), *sent_along(text, (one,))))
    return _searched(text, framed, bounds, depth)


def _with_credentials(text: str, framed: Extraction, depth: int) -> Extraction:
    """Add the credentials of other formats; in base64 none are looked for."""
    others = tuple(notes.other_format(one) for one in credentials_in(text)) if depth == 0 else ()
    return _joined(framed, Extraction((), (), others))


def _searched(text: str, framed: Extraction, bounds: _Bounds, depth: int) -> Extraction:
    """Return what stands in a text beside the objects and PEM blocks that are known already."""
    found = tokens_in(text, _ranges(framed))
    compact = Extraction(tuple(_labelled(text, found)), (), tuple(note for one in found for note in _undone(one)))
    seen = _joined(framed, compact)
    seen = _joined(seen, _unpacked(text, _ranges(seen), depth))
    seen = _joined(seen, Extraction((), tuple(bare_keys(text, _ranges(seen))), ()))
    if depth == 0:
        seen = _with_surroundings(text, seen)
    said = seen.notes
    if not seen.tokens:
        alone = islice(beginnings_alone(text), _MOST_BEGINNINGS)
        said = (*said, *(notes.beginning_alone(start, end, text[start:end]) for start, end in alone))
        places = (place for needle in ("eyj", "EYJ") for place in places_of(text, needle))
        one_case = None if said else next(filter(None, (_ONE_CASE.match(text, place) for place in places)), None)
        said = (*said, notes.case_lost(*one_case.span(), one_case.group())) if one_case else said
    is_told = any("summary" in note.data or note.id == notes.NOT_READ for note in said)
    if not seen.tokens and not is_told and bounds.outer_start < bounds.outer_end:
        kinds = tuple(key.kind for key in seen.keys)
        said = (*said, notes.no_token(bounds.outer_start, bounds.outer_end, kinds))
        if not seen.keys and _SECRET.fullmatch(text, bounds.outer_start, bounds.outer_end):
            said = (*said, notes.secret_alone(bounds.outer_start, bounds.outer_end))
    return replace(seen, notes=said)


def _with_surroundings(text: str, seen: Extraction) -> Extraction:
    """Add what a text says around its tokens, and in their place: errors, empty variables, secrets by their names."""
    if seen.tokens:
        seen = _joined(seen, Extraction((), tuple(literal_keys(text, _ranges(seen))), ()))
        seen = _joined(seen, Extraction((), tuple(keys_beside(text)), ()))
    empty = [note for note in unfilled(text) if not any(map(partial(_is_before, note), seen.tokens))]
    places = {(note.start, note.end) for note in empty}
    answer = [note for note in response_notes(text, seen.tokens) if (note.start, note.end) not in places]
    taken = [*places, *_ranges(seen)]
    said = answer or (*errors(text), *opaque_values(text, taken))
    if not (said or taken):
        said = tuple(decoded_already(text))
    return replace(seen, notes=(*seen.notes, *said, *empty, *sent_along(text, seen.tokens)))


def _is_before(note: Note, token: TokenText) -> bool:
    """Check whether what a note is about has a token in it, or right behind it."""
    return note.start < token.end and token.start <= note.end + _LONGEST_JOINT


def _framed(text: str) -> Extraction:
    """Return the tokens and keys that are JSON objects, also those that stand escaped, and the PEM blocks outside."""
    objects_too = _joined(framed(text, objects_in(text)), quoted_objects(text))
    objects_too = _joined(literal_tokens(text, objects_too), objects_too)
    return _joined(objects_too, Extraction((), tuple(pem_blocks(text)), ()))


def _unpacked(text: str, taken: Sequence[tuple[int, int]], depth: int) -> Extraction:
    """Return what stands in runs of base64, named by what stands before the run where nothing in it names it."""
    seen = _NOTHING
    packed = (("base64-decoded", layer) for layer in packed_texts(text, taken))
    spelled = (("digits-decoded", layer) for layer in (cards(text) if SIGN in text else ()))
    octets = (("octets-read", layer) for layer in octet_texts(text, taken))
    for note, layer in chain(spelled, packed, octets, compressed_texts(text)) if depth < _DEEPEST else ():
        inner = lifted(_extract(layer.text, depth + 1), layer)
        start, end = layer.begins[0], layer.stop(len(layer.text) - 1)
        label = _CARD if note == "digits-decoded" else label_before(text, start, end)
        tokens = tuple(replace(token, label=token.label or label) for token in inner.tokens)
        keys = tuple(replace(key, label=key.label or label) for key in inner.keys)
        if tokens or keys:
            said = [one for one in inner.notes if one.id not in {"no-token", note}]
            seen = _joined(seen, Extraction(tokens, keys, (notes.undone(note, start, end), *said)))
    return seen


def _joined(one: Extraction, other: Extraction) -> Extraction:
    """Add what stands outside of what is known already, in the order of the paste; notes stay with their tokens."""
    free = _outside(other, _ranges(one))
    return Extraction(
        tuple(sorted((*one.tokens, *free.tokens), key=lambda token: token.start)),
        tuple(sorted((*one.keys, *free.keys), key=lambda key: key.start)),
        (*one.notes, *free.notes),
    )


def _ranges(found: Extraction) -> list[tuple[int, int]]:
    """Return where tokens and keys stand, and what was passed over, in the order of the paste."""
    tokens = [(token.start, token.end) for token in found.tokens]
    keys = [(key.start, key.end) for key in found.keys]
    return sorted(tokens + keys + [(note.start, note.end) for note in found.notes if note.id in _TAKEN])


def _outside(found: Extraction, taken: Sequence[tuple[int, int]]) -> Extraction:
    """Return what overlaps with none of the ranges, which are in order."""
    if not taken:
        return found
    starts = [start for start, _ in taken]

    def is_free(one: TokenText | KeyText | Note) -> bool:
        before = bisect_left(starts, one.end) - 1
        return before < 0 or taken[before][1] <= one.start

    return Extraction(
        tuple(token for token in found.tokens if is_free(token)),
        tuple(key for key in found.keys if is_free(key)),
        tuple(note for note in found.notes if is_free(note)),
    )


def _bounds(text: str) -> _Bounds:
    outer_start = len(text) - len(text.lstrip(_WHITE))
    outer_end = max(outer_start, len(text.rstrip(_WHITE)))
    start = len(text) - len(text.lstrip(_LEFT))
    end = max(start, len(text.rstrip(_RIGHT)))
    emphasis = _EMPHASIS.match(text, start, end)
    if emphasis and text.endswith(emphasis.group(), start, end):
        start, end = emphasis.end(), end - len(emphasis.group())
    scheme = _SCHEME.match(text, start, end)
    if scheme is None:
        return _Bounds(outer_start, start, end, outer_end, None)
    inner = end - len(text[scheme.end() : end].lstrip(_LEFT))
    return _Bounds(outer_start, inner, end, outer_end, scheme.span())


def _around(text: str, bounds: _Bounds) -> list[Note]:
    """Return the notes about what stood around a token that is all of the paste."""
    said = []
    if _QUOTE.search(text, bounds.outer_start, bounds.start) or _QUOTE.search(text, bounds.end, bounds.outer_end):
        said.append(notes.undone("quotes-removed", bounds.outer_start, bounds.outer_end))
    if bounds.scheme:
        said.append(notes.undone("bearer-removed", *bounds.scheme))
    return said


def _labelled(text: str, found: Sequence[Found]) -> list[TokenText]:
    """Return tokens named by what stands before each; in a list all have the name of the first."""
    tokens: list[TokenText] = []
    for index, one in enumerate(found):
        label = label_before(text, one.start, one.end) if index < _MOST_NAMED else ""
        if not label and tokens and one.start - tokens[-1].end <= _LONGEST_BETWEEN:
            label = tokens[-1].label if is_next_item(text[tokens[-1].end : one.start]) else ""
        if _ESCAPED_QUOTE.match(text, max(0, one.start - 2)):
            one.undone.setdefault("json-unescaped", 1)
        tokens.append(_token(one, "" if "segments-joined" in one.undone else label))
    return tokens


def _token(found: Found, label: str) -> TokenText:
    is_shortened = found.shortening is not None
    return TokenText(label, found.start, found.end, found.text, found.pieces, is_shortened=is_shortened)


def _undone(found: Found) -> list[Note]:
    said = [notes.undone(note, found.start, found.end, count) for note, count in sorted(found.undone.items())]
    if found.shortening:
        said.append(notes.shortened(found.start, found.reach, found.shortening.mark, found.shortening.rest))
    return said
