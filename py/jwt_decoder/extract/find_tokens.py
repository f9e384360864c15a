"""Where in a text tokens begin, and how they are taken out of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from jwt_decoder.extract import token_shape
from jwt_decoder.extract.base64_runs import places_of
from jwt_decoder.extract.escapes import BEGINNING, beginnings, unescaped_run
from jwt_decoder.extract.header_end import end_of
from jwt_decoder.extract.run_together import end_of_first, has_all, last_lengths, without_full_stop
from jwt_decoder.extract.shortening import Shortening, shortening_at
from jwt_decoder.extract.token_reader import Walk
from jwt_decoder.model.paste import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# The beginnings of `shape.OPENING` with a little more of the segment, so that words are passed over at once.
# And those of a header with white space or byte order marks in front of its brace, which must name an algorithm. Each
# way begins with a character of its own: such a pattern skips what begins none.
_TWO = r"[A-Za-z0-9_-]{2}"
# What follows the first character of a group of three octets that are white space, or end in a brace or in what is
# behind it; and groups of white space as far as a brace.
_SPACE = r"(?:[AQg][ko0]|[CSi]A)[gJKN]"
_BRACE = r"(?:[HXn]s[giJKN]|(?:[AQg][lp1]|[CSi]B)7[CDI])"
_TO_BRACE = rf"(?:[CDI]{_SPACE}){{0,8}}(?:e[yw]|[CDI]{_BRACE})"
_SPACED = rf"(?:{_BRACE}|{_SPACE}{_TO_BRACE}){_TWO}"
_CANDIDATE = re.compile(
    rf"e(?:y(?:[IJL]|A[gJiKN]){_TWO}|w(?:o[gJiKN]|0[KN]|k[gJiKN]){_TWO}|30(?=[.%&\\]))"
    rf"|I{_SPACED}|C{_SPACED}|D{_SPACED}|77u_(?:77u_)?{_TO_BRACE}{_TWO}"
)
# Those of a header that lost its first character or two; searched one by one, since a pattern of all is slow.
_LOST = ("yJ", "woi", "wog", "w0K", "w0N", "JhbGci", "J0eXAi", "JraWQi", "JlbmMi")
_SEGMENT = re.compile(r"[A-Za-z0-9_-]++")
_LONG = re.compile(r"[A-Za-z0-9_-]{13}")  # as long as the shortest header with an algorithm that lost two characters
# A segment with foreign characters in it.
_LOOSE_SEGMENT = re.compile(r"[^\s\"'`.<>&,;:|(){}\[\]\\?#]++")
_DOT = re.compile(r"\.|%(?:25)*+2[Ee]")
# What may stand right before a token and ends in a character of its alphabet: an escape, or a quoted-printable `=`.
_ESCAPE_BEFORE = re.compile(r"(?:%[0-9A-Fa-f]{2}|=3D|\\[nrtbf]|\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2})\Z")
# The mark of a line that was removed, or of a comment, also of HTML.
_MARK_BEFORE = re.compile(r"(?:(?:\A|[\r\n])[ \t]{0,4}-{1,2}|<!--)\Z")
_LONGEST_ESCAPE = 6
_ELLIPSIS = "..."
_DOTS = ".."
_BEGINNINGS = ("eyJ", "ewo", "ew0")
_BEGINNING = re.compile(r"[A-Za-z0-9_-]{3,9}+(?=\.\.|\.?[\u2026\[(<{*•●█]|\Z)")
# Of Markdown, which strikes out and fences by tildes; and the mark of a comment of HTML.
_EMPHASIS = re.compile(r"(?<!\w)_{1,3}\Z|(?<!~)~{2,}+\Z|(?<=<!)--\Z")
# The beginning of a header, which was pasted twice.
_DOUBLED = re.compile(r"(?P<once>e[yw][A-Za-z0-9_-]{0,60}?)(?=(?P=once))")
# The mark of a line, in front of a header; both are characters of the alphabet.
_MARKED = re.compile(r"[-_]++e[yw3]")
_LONGEST_EMPHASIS = 4
_COOKIE = re.compile(r"(?<![A-Za-z0-9])s(?::|%(?:25)*3[Aa])\Z")
_LONGEST_SCHEME = 12
_LONGEST_USER = 32
_PROMPT = re.compile(
    r"[a-z_][a-z0-9_-]{0,31}@[\w.-]{1,64}[: ][^\r\n]{0,200}?[#$%](?=\s|\Z)|PS [A-Z]:\\[^\r\n]{0,200}?>"
)
# So many tokens are read generously, more than anybody is shown; of further ones it is enough where they stand.
_MOST_WALKED = 1000
_PLAIN = re.compile(r"[A-Za-z0-9_-]++(?:\.[A-Za-z0-9_-]*+){1,4}+(?:~[A-Za-z0-9_.-]*+)*+")
# A segment in front of another one.
_BEFORE = re.compile(r"(?<![A-Za-z0-9_.-])([A-Za-z0-9_-]++)\.\Z")
_LONGEST_HEADER = 2000
_LEAST_WORD = 2
_LONGEST_WORD = 24


class Found(NamedTuple):
    """A token in the paste: clean text, pieces, its place, and what was undone, counted by the id of its note."""

    text: str
    start: int
    end: int
    pieces: tuple[Piece, ...]
    undone: dict[str, int]
    shortening: Shortening | None = None

    @property
    def reach(self) -> int:
        """Where what belongs to it ends, also what was left out behind the mark of a shortening."""
        return max(self.end, self.shortening.end if self.shortening else 0)


class _Opening(NamedTuple):
    """What the beginning of a candidate says: whether a token may begin here, where to go on if none does.

    ``lost`` are the characters that its header lacks.
    """

    header: bytes
    accepted: bool
    resume: int
    lost: str = ""


class _Places:
    """Where tokens may begin in a text."""

    def __init__(self, text: str) -> None:
        self._text = text
        may_lack = any(named in text for named in token_shape.ALGORITHM_ENCODED)
        lost = (place for needle in _LOST if may_lack for place in places_of(text, needle))
        self._lost = sorted(place for place in lost if _LONG.match(text, place) and not _is_glued(text, place))
        self._spelled = beginnings(text)

    def behind(self, at: int, limit: int) -> int:
        """Return the first one from an offset on, ``limit`` if there is none before that."""
        first = min(limit, _first(self._lost, at, limit), _first(self._spelled, at, limit))
        candidate = _CANDIDATE.search(self._text, at, first)
        return candidate.start() if candidate else first


def _first(places: Sequence[int], at: int, limit: int) -> int:
    """Return the first of some places from an offset on, ``limit`` if there is none."""
    index = bisect_left(places, at)
    return places[index] if index < len(places) else limit


def bare_token(text: str, start: int, end: int) -> Found | None:
    """Return the token that reaches from ``start`` to ``end``, read generously, or None if that is no single token."""
    if BEGINNING.match(text, len(text[:start].rstrip("\\")), end):
        return None
    if _MARKED.match(text, start, end) or not _header(text, start, end) or _begins_with_word(text, start, end):
        return None
    walk = Walk(text, start, end, bare=True, lost=_lost(text, start, end))
    clean = walk.read()
    if walk.clean.at < end or not token_shape.is_bare_token(clean):
        return None
    if end_of_first(clean, walk.expected) < len(clean):
        return None
    if _DOTS in clean or has_all(clean.removesuffix("."), walk.expected):
        one = _trimmed(text, start, clean, walk)
        return None if _is_unreadable(one.text) else one
    return Found(clean, start, max(end, walk.clean.at), tuple(walk.clean.pieces), walk.clean.undone())


def _begins_with_word(text: str, start: int, end: int) -> bool:
    """Check whether a word is glued to the front of the header, as in `BearereyJ…`: more than a stray character.

    A byte order mark, `77u_`, is no word, nor is another character that nobody sees.
    """
    segment = _SEGMENT.match(text, start, end)
    first = segment.group() if segment else ""
    found = token_shape.OPENING.search(first, _LEAST_WORD, _LONGEST_WORD)
    word = first[: found.start()] if found else ""
    if found is None or not re.sub("[-_]", "", word).isalnum() or _is_unseen(word):
        return False
    header = token_shape.head(first[found.start() :])
    return token_shape.names_algorithm(header) and not token_shape.begins_object(token_shape.head(first))


def _is_unseen(segment: str) -> bool:
    """Check whether whole groups of base64url encode only characters of UTF-8 that nobody sees."""
    try:
        text = token_shape.head(segment).decode()
    except UnicodeDecodeError:
        return False
    return len(segment) % 4 == 0 and not any(map(str.isprintable, text.strip()))


def tokens_in(text: str, taken: Sequence[tuple[int, int]]) -> list[Found]:
    """Return the tokens that stand in ``text`` in their order, none in the ranges ``taken``, which are in order too.

    No place is looked at twice: where a token ends or a candidate fails, the search goes on behind it.
    """
    found: list[Found] = []
    places = _Places(text)
    at = 0
    for start, end in (*taken, (len(text), len(text))):
        first = at
        while (place := places.behind(at, start)) < start:
            if len(found) >= _MOST_WALKED:
                plain = _PLAIN.match(text, place, start)
                found += [_as_it_stands(plain)] if plain else []
                at = plain.end() if plain else _end(_SEGMENT, text, place + 1, start)
                continue
            opening = _judge(text, place, start)
            at = opening.resume
            if opening.accepted:
                walk = Walk(text, place, start, lost=opening.lost)
                one = _trimmed(text, place, walk.read(), walk)
                one = _in_order(walk, found, first, start) or one
                one = _with_header_end(text, max(first, found[-1].reach if found else 0), one, opening)
                at = max(at, one.reach)
                if "." in one.text or one.shortening or token_shape.names_algorithm(opening.header):
                    found.append(one)
        at = end
    return found


def _with_header_end(text: str, first: int, one: Found, opening: _Opening) -> Found:
    """Return a token that begins with its payload with the end of its header, where that is in front of it."""
    before = _BEFORE.search(text, max(first, one.start - _LONGEST_HEADER), one.start)
    if before is None or opening.lost or token_shape.names_algorithm(opening.header) or one.text.count(".") != 1:
        return one
    if end_of(before[1]) is None:
        return one
    start, more = before.start(), len(before[0])
    pieces = (replace(piece, start=piece.start + more, end=piece.end + more) for piece in one.pieces)
    return one._replace(text=before[0] + one.text, start=start, pieces=(Piece(0, more, start), *pieces))


def _as_it_stands(plain: re.Match[str]) -> Found:
    """Return a token without a character between those of its alphabet."""
    return Found(plain.group(), *plain.span(), (Piece(0, len(plain.group()), plain.start()),), {})


def _in_order(walk: Walk, before: list[Found], first: int, limit: int) -> Found | None:
    """Return a token whose numbered pieces stand in another order than their numbers say, spelled as a whole.

    What was taken for tokens ``before`` and stands in its pieces is removed from there.
    """
    joined = None if walk.is_complete else walk.pieces.in_order(limit)
    if joined is None or joined.start < first:
        return None
    among = [one for one in before if one.end > joined.start]
    if not all(joined.holds(one.start, one.end) for one in among):
        return None
    del before[len(before) - len(among) :]
    piece = Piece(0, len(joined.text), joined.start)
    return Found(joined.text, joined.start, joined.end, (piece,), {"pieces-ordered": 1})


def beginnings_alone(text: str) -> Iterator[tuple[int, int]]:
    """Return where nothing but a token's first characters stand before the mark of a shortening."""
    for place in sorted(place for needle in _BEGINNINGS for place in places_of(text, needle)):
        stub = _BEGINNING.match(text, place)
        if stub and token_shape.head(stub.group()).isascii() and not _is_glued(text, place):
            shortening = shortening_at(text, stub.end(), place)
            if shortening and _is_unreadable(stub.group()):
                yield place, shortening.end


def _is_unreadable(text: str) -> bool:
    """Check whether a text is too short for the name of a member of a header."""
    return _BEGINNING.fullmatch(text) is not None and not token_shape.begins_object(token_shape.head(text))


def _header(text: str, start: int, end: int) -> bytes:
    segment = _SEGMENT.match(text, start, end)
    return token_shape.head(segment.group()) if segment else b""


def _lost(text: str, start: int, limit: int) -> str:
    """Return the characters that the header lacks which begins at an offset."""
    segment = _SEGMENT.match(text, start, limit) if text[start] in "yJw" else None
    return token_shape.lost_beginning(segment.group()) if segment else ""


def _end(pattern: re.Pattern[str], text: str, at: int, limit: int) -> int:
    """Return where the match of a pattern at an offset ends, the offset itself if there is none."""
    found = pattern.match(text, at, limit)
    return found.end() if found else at


def _judge(text: str, start: int, limit: int) -> _Opening:
    """Check whether a token begins at ``start``: its first segment begins like a JSON object, or the second does."""
    if BEGINNING.match(text, start, limit):
        return _judge_spelled(text, start, limit)
    header = _header(text, start, limit)
    resume = _end(_SEGMENT, text, start, limit)
    accepted = token_shape.begins_object(header)
    if lost := _lost(text, start, limit):
        return _Opening(b"", not _is_glued(text, start), resume, lost)
    if _is_glued(text, start) or not token_shape.OPENING.match(text, start):
        accepted = accepted and token_shape.may_name_algorithm(header)
    elif not accepted and (doubled := _DOUBLED.match(text, start, limit)):
        resume = doubled.end()
    elif not accepted:
        resume = _end(_LOOSE_SEGMENT, text, start, limit)
        accepted = _payload_begins(text, resume, limit)
    return _Opening(header, accepted, resume)


def _judge_spelled(text: str, start: int, limit: int) -> _Opening:
    """Check whether a header that names its algorithm begins at an escape."""
    run, resume = unescaped_run(text, start, limit)
    header = _header(run, 0, len(run))
    return _Opening(header, token_shape.begins_object(header) and token_shape.may_name_algorithm(header), resume)


def _is_glued(text: str, start: int) -> bool:
    """Check whether a character of the alphabet that ends no escape or mark of a line stands right before ``start``."""
    if start == 0 or not _SEGMENT.match(text, start - 1, start):
        return False
    before = text[max(0, start - _LONGEST_ESCAPE) : start]
    return _ESCAPE_BEFORE.search(before) is None and _MARK_BEFORE.search(before) is None


def _payload_begins(text: str, at: int, limit: int) -> bool:
    """Check whether a dot and then a segment that begins like a JSON object stand at ``at``."""
    dot = _DOT.match(text, at, limit)
    return dot is not None and token_shape.begins_any_object(_header(text, dot.end(), limit))


def _without_cookie_signature(text: str, start: int, clean: str, walk: Walk) -> Found | None:
    """Return a token without the signature of its cookie, which Express puts behind a value that begins with "s:"."""
    if clean.count(".") != walk.expected.dots + 1 or not _COOKIE.search(text[max(0, start - _LONGEST_SCHEME) : start]):
        return None
    kept = clean.rindex(".")
    walk.clean.give_back(kept)
    undone = {**walk.clean.undone(), "cookie-signature": 1}
    return Found(clean[:kept], start, walk.clean.at, tuple(walk.clean.pieces), undone)


def _without_prompt(text: str, start: int, clean: str, walk: Walk) -> Found | None:
    """Return a token without the prompt that a shell writes right behind a file without a line feed."""
    for length in last_lengths(clean, walk.expected):
        over = len(clean) - 1 - max(clean.rfind("."), clean.rfind("~")) - length
        if 0 < over <= _LONGEST_USER and _PROMPT.match(text, walk.clean.at - over):
            walk.clean.give_back(len(clean) - over)
            undone = {**walk.clean.undone(), "prompt-removed": over}
            return Found(clean[:-over], start, walk.clean.at, tuple(walk.clean.pieces), undone)
    return None


def _trimmed(text: str, start: int, clean: str, walk: Walk) -> Found:
    """Return the first token of what was read, without the full stop, ellipsis and emphasis of the sentence around."""
    first = end_of_first(clean, walk.expected)
    signed = _without_cookie_signature(text, start, clean, walk) or _without_prompt(text, start, clean, walk)
    if signed:
        return signed
    kept, is_shortened = without_full_stop(clean[:first], walk.expected)
    emphasis = _EMPHASIS.search(text[max(0, start - _LONGEST_EMPHASIS) : start])
    if emphasis and clean[:kept].endswith(emphasis.group()):
        kept -= len(emphasis.group())
    walk.clean.give_back(kept)
    at = walk.clean.at
    shortening = None if has_all(clean[:kept], walk.expected) else shortening_at(text, at, start)
    if is_shortened and not shortening:
        shortening = Shortening(_ELLIPSIS, "", at)
    undone = walk.clean.undone()
    if first < len(clean):
        undone["tokens-separated"] = 1
    return Found(clean[:kept], start, at, tuple(walk.clean.pieces), undone, shortening)
