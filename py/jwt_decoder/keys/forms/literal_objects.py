"""Keys written as objects of JavaScript, Python, Ruby and PHP, as YAML, or as arguments of a call, made into JSON."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Final, NamedTuple, get_args

from jwt_decoder.json import bounded
from jwt_decoder.registry.curves import KeyType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_LONGEST: Final = 200_000
_KEY_TYPE: Final = re.compile(r"\bkty\b")
# And one that has the value of a key that is read.
TYPED: Final = re.compile(rf"\bkty\b[^A-Za-z0-9]{{1,20}}(?:{'|'.join(get_args(KeyType))})\b")
_TOKEN: Final = re.compile(
    r"(?P<comment>//[^\n]*|/\*.*?\*/|#[^\n]*)"
    r"|[bBrRuUfF]{0,2}(?P<string>'(?:[^'\\]|\\.)*+'|\"(?:[^\"\\]|\\.)*+\"|`(?:[^`\\]|\\.)*+`)"
    r"|(?P<sign>[{}\[\],]|=>|:(?![A-Za-z_])|=(?!>))"
    r"|:?(?P<word>[A-Za-z_$][\w$#-]*|[-+]?\d[\w.+-]*)"
    r"|(?P<blank>\s+)",
    re.DOTALL,
)
_WORDS: Final = {
    **dict.fromkeys(("true", "True"), "true"),
    **dict.fromkeys(("false", "False"), "false"),
    **dict.fromkeys(("null", "None", "nil", "undefined", "NULL"), "null"),
}
_COLON: Final = ":"
_SIGNS: Final = {"=>": _COLON, "=": _COLON}
_OPENING: Final = re.compile(r"[{\[]")
_OPENED: Final = {"{": "}", "[": "]"}
_CLOSING: Final = frozenset("]}")
_MOST_TRIED: Final = 16
_MOST_READ: Final = 4 * _LONGEST
_MOST_BEFORE: Final = 4
_MOST_WRITTEN: Final = 1 << 15  # characters of what may be objects
_MOST_LINES: Final = 400
_ESCAPE: Final = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|(.))", re.DOTALL)
_ESCAPED: Final = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
# Where a string is wrapped, which may be said by a backslash.
BREAK: Final = re.compile(r"(?<![ \t])[ \t]*+\\?\r?\n[ \t]*+")
# The members of a JWK as lines of YAML, of TOML and of properties.
_LINE: Final = re.compile(
    r"^(?P<indent>[ \t]*)(?P<item>-[ \t]+)?[\"']?(?P<name>kty|kid|alg|use|crv|x|y|n|e|d|p|q|dp|dq|qi|k|pub|priv)[\"']?"
    r"[ \t]*[:=](?!>)[ \t]*(?P<value>\S[^\n]*?)?[ \t,]*\r?$",
    re.MULTILINE,
)
_BLOCK: Final = re.compile(r"[|>][+-]?")
_INDENTED: Final = re.compile(r"(?:\r?\n)++(?P<indent>[ \t]*+)(?P<rest>[^\r\n]*+)")
# A name and a value in quotes, whatever joins them: `Kty: "RSA"`, `kty="RSA"`, `"kty", "RSA"`, `"kty" to "RSA"`.
_PAIR: Final = re.compile(
    r"(?<![\w$.-])(?P<name>kty|kid|alg|use|crv|x|y|n|e|d|p|q|dp|dq|qi|k|pub|priv)(?![\w$.-])[\"'>]{0,3}\s{0,8}"
    r"(?:[=:]>|:=|[:=,]|to\b)?\s{0,8}(?:<<)?(?P<quote>[\"'])(?P<value>[^\"'\s]{1,4096})(?P=quote)",
    re.IGNORECASE,
)
# The same without quotes: in a query, in elements of XML, in the cells of a table, in columns.
_BARE_PAIR: Final = re.compile(
    r"(?<![\w$.-])(?P<name>kty|kid|alg|use|crv|x|y|n|e|d|p|q|dp|dq|qi|k|pub|priv)(?![\w$.-])"
    r"(?:</t[dh]>\s{0,40}<t[dh][^<>]{0,80}>|</dt>\s{0,40}<dd[^<>]{0,80}>|[ \t]{0,40}[=:|>,][ \t]{0,40}|[ \t]{1,40})"
    r"(?P<value>[A-Za-z0-9_+/=-]{1,4096})",
    re.IGNORECASE,
)
_NAMED: Final = re.compile(r"\bkty\b", re.IGNORECASE)
_LONGEST_GAP: Final = 4096
_KIND: Final = re.compile(r"[\w -]{1,20}")
_WORD: Final = re.compile(r"[A-Za-z0-9_-]+\s*")


class Written(NamedTuple):
    """A name, value or sign as JSON writes it, and where a text has it."""

    text: str
    start: int
    end: int


def as_json(text: str) -> str:
    """Return the JSON of the JWK, or the JWK Set, that a text has in another notation; "" where it has none."""
    if len(text) > _LONGEST or not _NAMED.search(text):
        return ""
    left = _MOST_READ
    for opening in islice(_OPENING.finditer(text), _MOST_TRIED):
        start = opening.start()
        if _is_json_at(text, start):
            return ""
        written, end = _object_at(text[: start + left], start)
        if _KEY_TYPE.search(written) and bounded.is_json(written):
            return written
        # Objects in one another are read a few times in all.
        left = max(0, left - (end - start))
    return _of_lines(text) or _of_pairs(text, _PAIR) or _of_pairs(text, _BARE_PAIR)


def literals_in(text: str, places: Iterable[int]) -> Iterator[tuple[int, int, str]]:
    """Yield where a text has a JWK in another notation than JSON, and its JSON, in no order; no more than a few.

    ``places`` are where types of keys are named.
    """
    openings = [opening.start() for opening in _OPENING.finditer(text)]
    first, left = 0, _MOST_WRITTEN
    for place in islice(places, _MOST_TRIED):
        last = bisect_left(openings, place)
        # What was tried for another name, or is in a key, need not be tried again.
        for at in range(max(first, last - _MOST_BEFORE), last):
            start, first = openings[at], at + 1
            written, end = _object_at(text[: start + left], start)
            if end > place and _is_key(written):
                yield start, end, written
                first = bisect_left(openings, end)
                break
            left = max(0, left - (end - start))
    yield from _blocks_of_lines(text)


def _is_json_at(text: str, start: int) -> bool:
    """Return whether JSON with a key begins at an offset: it is read as it stands."""
    try:
        end = bounded.end_of_value(text, start)
    except ValueError:
        return False
    return _KEY_TYPE.search(text, start, end) is not None


def _object_at(text: str, start: int) -> tuple[str, int]:
    """Write the object or array that begins at an offset as JSON, and say where it ends."""
    written, end = object_at(text, start)
    return "".join(one.text for one in written), end


def object_at(text: str, start: int) -> tuple[list[Written], int]:
    """Return what an object or array that begins at an offset has in it, and where it ends.

    An array of names and values is an object.
    """
    written: list[Written] = []
    opened: list[int] = []
    end = start
    for one in _tokens(text, start):
        token, end = one.text, one.end
        if token in _CLOSING and written[-1].text == ",":
            written.pop()
        written.append(one)
        if token in _OPENED:
            opened.append(len(written) - 1)
        elif token in _CLOSING:
            written[-1] = one._replace(text=_OPENED[written[opened.pop()].text])
        elif token == _COLON:
            written[opened[-1]] = written[opened[-1]]._replace(text="{")
        if not opened:
            break
    return written, end


def _tokens(text: str, at: int) -> Iterator[Written]:
    """Yield what a notation has, as JSON writes it; what is none of them ends it."""
    while found := _TOKEN.match(text, at):
        start, at = found.span()
        if found["string"]:
            yield Written(json.dumps(_ESCAPE.sub(_unescaped, BREAK.sub("", found["string"][1:-1]))), start, at)
        elif found["sign"]:
            yield Written(_SIGNS.get(found["sign"], found["sign"]), start, at)
        elif found["word"]:
            yield Written(_WORDS.get(found["word"], json.dumps(found["word"])), start, at)


def _unescaped(escape: re.Match[str]) -> str:
    code, other = escape[1] or escape[2], escape[3]
    return chr(int(code, 16)) if code else _ESCAPED.get(other, other)


def _wrapped(text: str, line: re.Match[str]) -> Iterator[re.Match[str]]:
    """Return the lines in which a value goes on that was broken at the width of a screen, below where it begins."""
    column = line.start("value") - line.start()
    lines = takewhile(lambda one: len(one["indent"]) == column, _INDENTED.finditer(text, line.end()))
    return takewhile(lambda one: _WORD.fullmatch(one["rest"]), lines)


def _is_key(text: str) -> bool:
    """Return whether a JSON text is a JWK, a JWK Set or an array of JWKs, not something that has one in it."""
    try:
        value = bounded.loads(text)
    except ValueError:
        return False
    keys = value.get("keys", [value]) if isinstance(value, dict) else value
    kinds = {str(one.get("kty")) for one in keys if isinstance(one, dict)} if isinstance(keys, list) else set()
    return not kinds.isdisjoint(get_args(KeyType))


def _of_lines(text: str) -> str:
    """Put together the members of each JWK: a new one begins at a dash, and at a name that it has already."""
    keys: list[dict[str, str]] = []
    is_set = "keys" in text
    for line in _LINE.finditer(text):
        is_set = is_set or bool(line["item"])
        if not keys or line["item"] or line["name"] in keys[-1]:
            keys.append({})
        keys[-1][line["name"]] = _value(text, line)
    found = [key for key in keys if _has_kind(key)]
    if not found:
        return ""
    return json.dumps({"keys": found} if is_set or len(found) > 1 else found[0])


def _blocks_of_lines(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the lines that stand together and are those of a JWK: where they begin and end, and their JSON."""
    lines = list(islice(_LINE.finditer(text), _MOST_LINES))
    first = 0
    for at, line in enumerate(lines, 1):
        if at < len(lines) and _goes_on(line, text[line.end() : lines[at].start()]):
            continue
        start, end = lines[first].start(), line.end() + _deeper(line, text[line.end() : line.end() + _LONGEST_GAP])
        first = at
        found = _of_lines(text[start:end])
        if found and _is_key(found):
            yield start, end, found


def _goes_on(line: re.Match[str], gap: str) -> bool:
    """Return whether what is between two lines belongs to the first one."""
    return len(gap) <= _LONGEST_GAP and not gap[_deeper(line, gap) :].strip()


def _deeper(line: re.Match[str], rest: str) -> int:
    """Return how much of what follows a line is the block that is its value."""
    indent = len(line["indent"]) + len(line["item"] or "")
    end = 0
    for one in rest.splitlines(keepends=True):
        if one.strip() and len(one) - len(one.lstrip()) <= indent:
            break
        end += len(one)
    return len(rest[:end].rstrip())


def _of_pairs(text: str, pairs: re.Pattern[str]) -> str:
    """Put together the members of one JWK, whatever joins their names and values: the first one of each name."""
    found: dict[str, str] = {}
    for pair in pairs.finditer(text):
        found.setdefault(pair["name"].lower(), pair["value"])
    is_key = _has_kind(found) if pairs is _PAIR else found.get("kty") in get_args(KeyType)
    return json.dumps(found) if is_key else ""


def _has_kind(jwk: Mapping[str, str]) -> bool:
    """Return whether a kind is named, though perhaps misspelt."""
    return _KIND.fullmatch(jwk.get("kty", "")) is not None


def _value(text: str, line: re.Match[str]) -> str:
    """Return the value of a line, or the lines of a block that are indented more than it."""
    value = line["value"] or ""
    if value and not _BLOCK.fullmatch(value):
        return value.strip("\"'") + "".join(one["rest"] for one in _wrapped(text, line))
    deeper = len(line["indent"]) + len(line["item"] or "")
    lines = takewhile(lambda one: len(one["indent"]) > deeper, _INDENTED.finditer(text, line.end()))
    return "".join(one["rest"].strip() for one in lines)
