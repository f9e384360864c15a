"""Dots of a token that a text writes another way: in brackets, as a word, or as the name of the segment behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from jwt_decoder.extract.line_breaks import NEW_LINE
from jwt_decoder.extract.token_shape import OPENING, begins_object, head, looks_encoded, names_algorithm

if TYPE_CHECKING:
    from jwt_decoder.extract.token_shape import Expected

# In brackets, so that a mail or chat makes no link of it, and the dots of other scripts; or the word alone.
_DEFANGED: Final = re.compile(
    r"[ \t]?(?:[\[({<](?:\.|(?i:dot|period|point))(?:[\])}>]|\Z)|[\u2024\u3002\uff0e\uff61])[ \t]?"
    r"(?=[A-Za-z0-9_\[({<\u2024\u3002\uff0e\uff61,;:!?\"'-]|\Z)"
)
# A segment that Python printed as bytes, or Swift as an optional string, and the dot between two of them.
OPENED: Final = re.compile(r"(?:b|Optional\()[\"'](?=[A-Za-z0-9_-])")
_QUOTED: Final = re.compile(r"[\"']\)?\.(?:(?:b|Optional\()[\"'](?=[A-Za-z0-9_-])|(?=ey[A-Za-z0-9_-]))")
# Two behind a header with nothing between them, and a segment behind both.
_TWICE: Final = re.compile(r"(?:[ \t]++[\[({<]?(?:\.|(?i:dot|period|point))[\])}>]?){2}[ \t]++(?=[A-Za-z0-9_-]{16})")
_ALWAYS: Final = ((_DEFANGED, "dots-restored", 1), (OPENED, "quotes-between", 1), (_QUOTED, "quotes-between", 1))
_BEHIND_HEADER: Final = ((_TWICE, "dots-restored", 2), *_ALWAYS)
_SAID: Final = re.compile(r"[ \t]++(?i:dot|period|point)(?:[ \t]++|\Z)")
_RUN: Final = re.compile(r"[A-Za-z0-9_-]++")
_JWS_DOTS: Final = 2
_JWE_REST: Final = 3  # vector, ciphertext and tag
_VECTORS: Final = (16, 22)  # characters of 12 and 16 octets (RFC 7518 §5)
_RUN_BEFORE: Final = re.compile(r"(?<![A-Za-z0-9_-])[A-Za-z0-9_-]++\Z")
_LONGEST: Final = 2000
# Another sign or a break in place of a dot, also one between two strings, and what stands between these.
_QUOTES: Final = frozenset("\"'`")
_SIGN: Final = re.compile(
    r"(?P<quote>[\"'`])?[ \t\r\n]{0,8}(?P<sign>[:;,|/\u00b7\u2022\s])[ \t\r\n]{0,8}[\"'`]?"
    r"(?=[A-Za-z0-9_.-]|(?P=quote)|(?P=sign))"
)

# What is said of a segment, and its names, by how many dots stand before it (RFC 7515 §7.1, RFC 7516 §7.1).
_KIND: Final = (
    "jws|jwt|jwe|jose|encoded|encrypted|base64(?:url)?|b64|raw|the|unverified|protected|token|verify|const|let|var"
    "|final|string|str|my"
)
_VECTOR: Final = r"iv|initiali[sz]ation[ _-]?vector|nonce"
_NAMES: Final = (
    r"payload|claims?(?:[ _-]?set)?|body|(?:encrypted[ _-]?)?key|cek",
    rf"signature|sig|h?mac|{_VECTOR}",
    r"ciphertext|(?:encrypted[ _-]?)?(?:payload|content|data|text)",
    r"(?:auth(?:entication)?[ _-]?)?tag",
)
_NUMBERED: Final = r"(?:part|piece|segment)s?[ _#\[(-]{{0,2}}[{}{}][\])]?"
_FRAME: Final = "(?:[\"'`\u201c\u201d*]|<[^<>\\s]{1,40}>){0,6}+"
_ENDS: Final = rf"[ \t]*+(?:{NEW_LINE}[ \t>]*+){{1,4}}+"
_BEHIND: Final = rf"{_FRAME}[ \t]*+[,;|]?[ \t]*+(?:{_ENDS}|[ \t]*+[/|][ \t]*+|(?<=[,;> \t])){_FRAME}"
_MARKED: Final = r"(?:(?:[#*>+|-]{1,4}|[0-9]{1,2}[.)])[ \t]*+)?"
_VALUE: Final = (
    rf"(?:[ \t]*+\([^()\r\n]{{1,60}}\)|:?[ \t]?(?i:data)(?=\s))?{_FRAME}[ \t]*+(?:=>|->|\||[:=]{{1,2}})?{_FRAME}"
    rf"(?:[ \t]++|{NEW_LINE}[ \t>]*+){{0,4}}+{_FRAME}(?<=[\s:=>|\"'`\u201c\u201d*])\.?"
)
_ENDED: Final = re.compile(rf"=*+\.?{_FRAME}[ \t]*+[,;|]?[ \t]*+(?:\\?[\r\n]|[/|}}\])]|\Z|(?<=[,;>]))")
_PAIRS: Final = re.compile(r"(?:(?::[ \t\r\n]*+|[ \t]++)[0-9A-Fa-f]{2}(?![A-Za-z0-9_-])){15,4700}+")
_PAIR: Final = re.compile(r"[0-9A-Fa-f]{2}")
_OF_PAIR: Final = 2
# What pages say of a signature, under its name.
_VERDICT: Final = re.compile(r"(?i:(?:in)?valid|(?:un)?verified|verification|verify|algorithm|failed|matches|ok)")
_NO_WORD: Final = 16  # no word of a sentence is that long


def _label(names: str) -> re.Pattern[str]:
    """Return what stands between the end of a segment and the next one, which has one of these names."""
    return re.compile(rf"{_BEHIND}{_MARKED}{_FRAME}(?:(?i:{_KIND})[ _-]?){{0,4}}(?i:{names}){_VALUE}")


_LABELS: Final = tuple(_label(names) for names in _NAMES)
_NUMBERS: Final = tuple(_label(_NUMBERED.format(index, index + 1)) for index in (1, 2))
_NO_KEY: Final = _label(_VECTOR)  # right behind the header of a JWE, whose encrypted key is empty


class Written(NamedTuple):
    """Dots that are written another way: how far that reaches, the id of the note about it, and how many."""

    end: int
    note: str
    dots: int = 1


def dot_at(text: str, at: int, limit: int, dots: int) -> Written | None:
    """Return the dot that is written at an offset behind a segment before which ``dots`` stand; None if none is."""
    for pattern, note, count in _ALWAYS if dots else _BEHIND_HEADER:
        found = pattern.match(text, at, limit)
        if found:
            return Written(found.end(), note, count)
    said = _SAID.match(text, at, limit)
    run = _run(text, said.end(), limit) if said else ""
    if said and (said.end() == limit or len(run) >= _NO_WORD or _is_segment(run)):
        return Written(said.end(), "dots-restored")
    named = _LABELS[dots].match(text, at, limit) if dots < len(_LABELS) else None
    if named and _is_value(text, named.end(), limit):
        return Written(named.end(), "segments-joined")
    numbered = _NUMBERS[dots].match(text, at, limit) if dots < len(_NUMBERS) else None
    if numbered and _is_object_before(text, at) and _is_value(text, numbered.end(), limit):
        return Written(numbered.end(), "segments-joined")
    vector = None if dots else _NO_KEY.match(text, at, limit)
    if vector and _is_value(text, vector.end(), limit):
        return Written(vector.end(), "segments-joined", 2)
    return None


def doubled_at(text: str, at: int, limit: int) -> Written | None:
    """Return the second of two dots that are both written another way: the segment between them is empty."""
    found = _DEFANGED.match(text, at, limit)
    return Written(found.end(), "dots-restored") if found else None


def other_sign(text: str, at: int, limit: int, known: Expected) -> str:
    """Return the sign in place of the dots behind a header, of which some may be dots; "" where none is.

    ``known`` is what the header leads to expect: all its segments are there, and look as they should. The encrypted key
    of a JWE may be empty, with two signs in front of the vector, and so may the payload that is detached from a JWS.
    In a list of strings, where nothing else stands between the segments, the payload may be any.
    """
    found = _SIGN.match(text, at, limit)
    sign = found.group() if found else ""
    half = sign[: len(sign) // 2]
    if known.dots == _JWS_DOTS:
        runs = _runs(text, at, limit, sign, known.dots)
        if _ends(runs, known.dots, known):
            is_listed = sign[:1] in _QUOTES and sign[:1] == sign[-1:]
            return sign if is_listed or not runs[0] or _is_payload(runs[0]) else ""
        is_detached = half * 2 == sign and len(runs) == 1 and len(runs[0]) in known.lengths
        return half if is_detached and not _is_payload(runs[0]) else ""
    is_single = _ends(_runs(text, at, limit, sign, known.dots), known.dots, known)
    is_double = half * 2 == sign and _ends(_runs(text, at + len(half), limit, half, known.dots - 1), _JWE_REST, known)
    return sign if is_single else half if is_double else ""


def sign_at(text: str, at: int, limit: int, known: Expected, dots: int) -> str:
    """Return the sign in place of one dot behind a payload, or behind a later segment of a JWE; "" where none is.

    ``dots`` are those before it; behind the last one the segment is as long as it should be.
    """
    found = _SIGN.match(text, at, limit)
    sign = found.group() if found else ""
    runs = _runs(text, at, limit, sign, known.dots - dots) if sign.strip() else []
    is_whole = known.dots > _JWS_DOTS or text[at - 1] == "." or _is_object_before(text, at)
    is_all = len(runs) == known.dots - dots and len(runs[-1]) in known.lengths
    return sign if is_whole and is_all else ""


def _runs(text: str, at: int, limit: int, sign: str, most: int) -> list[str]:
    """Return at most so many runs, each behind a sign or a dot; none is empty where breaks alone stand between them."""
    runs: list[str] = []
    while sign and len(runs) < most and text.startswith((sign, "."), at):
        at += 1 if text[at] == "." else len(sign)
        run = _run(text, at, limit)
        if not run and not sign.strip():
            return runs  # two breaks are a blank line
        runs.append(run)
        at += len(run)
    return runs


def _ends(runs: list[str], count: int, known: Expected) -> bool:
    """Check whether there are so many runs, the last as long as it should be, and so is the vector of a JWE."""
    if len(runs) != count or len(runs[-1]) not in known.lengths:
        return False
    return count == _JWS_DOTS or len(runs[-3]) in _VECTORS


def _is_payload(run: str) -> bool:
    octets = head(run, len(run))
    return begins_object(octets) and octets.rstrip().endswith(b"}") and not names_algorithm(octets)


def pairs_at(text: str, at: int, limit: int) -> list[int]:
    """Return where the other octets of a signature begin whose first one, two hexadecimal digits, ends at an offset."""
    first = _PAIR.fullmatch(text, max(0, at - _OF_PAIR), at)
    found = _PAIRS.match(text, at, limit) if first else None
    return [pair.start() for pair in _PAIR.finditer(text, at, found.end())] if found else []


def _run(text: str, at: int, limit: int) -> str:
    found = _RUN.match(text, at, limit)
    return found.group() if found else ""


def _is_object_before(text: str, at: int) -> bool:
    """Check whether a whole object ends at an offset, and no piece of one."""
    found = _RUN_BEFORE.search(text, max(0, at - _LONGEST), at)
    octets = head(found.group(), _LONGEST) if found else b""
    return begins_object(octets) and octets.rstrip().endswith(b"}")


def _is_segment(run: str) -> bool:
    return OPENING.match(run) is not None or looks_encoded(run)


def _is_value(text: str, at: int, limit: int) -> bool:
    """Check whether all that stands behind a name is a segment; its first line may be one of several."""
    run = _run(text, at, limit)
    if _VERDICT.fullmatch(run):
        return False
    return _is_segment(run) or (run != "" and _ENDED.match(text, at + len(run), limit) is not None)
