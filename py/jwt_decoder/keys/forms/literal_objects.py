"""Keys written as objects of JavaScript, Python, Ruby and PHP, or as YAML, made into JSON."""

from __future__ import annotations

import json
import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from jwt_decoder.json import bounded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LONGEST: Final = 200_000
_KEY_TYPE: Final = re.compile(r"\bkty\b")
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
_ESCAPE: Final = re.compile(r"\\(.)", re.DOTALL)
_ESCAPED: Final = {"n": "\n", "r": "\r", "t": "\t"}
# The members of a JWK as lines of YAML, of TOML and of properties.
_LINE: Final = re.compile(
    r"^(?P<indent>[ \t]*)(?P<item>-[ \t]+)?[\"']?(?P<name>kty|kid|alg|use|crv|x|y|n|e|d|p|q|dp|dq|qi|k|pub|priv)[\"']?"
    r"[ \t]*[:=][ \t]*(?P<value>\S[^\n]*?)?[ \t,]*\r?$",
    re.MULTILINE,
)
_BLOCK: Final = re.compile(r"[|>][+-]?")


def as_json(text: str) -> str:
    """Return the JSON of the JWK, or the JWK Set, that a text has in another notation; "" where it has none."""
    if len(text) > _LONGEST or not _KEY_TYPE.search(text):
        return ""
    openings = [opening.start() for opening in islice(_OPENING.finditer(text), _MOST_TRIED)]
    if any(_is_json_at(text, start) for start in openings):
        return ""
    return next(filter(None, (_of_object(text, start) for start in openings)), "") or _of_lines(text)


def _is_json_at(text: str, start: int) -> bool:
    """Return whether JSON with a key begins at an offset: it is read as it stands."""
    try:
        end = bounded.end_of_value(text, start)
    except ValueError:
        return False
    return _KEY_TYPE.search(text, start, end) is not None


def _of_object(text: str, start: int) -> str:
    written = _written(_tokens(text, start))
    return written if _KEY_TYPE.search(written) and _is_object(written) else ""


def _written(tokens: Iterable[str]) -> str:
    """Write the first object or array of some tokens as JSON; an array of names and values is an object."""
    written: list[str] = []
    opened: list[int] = []
    for token in tokens:
        if token in _CLOSING and written[-1] == ",":
            written.pop()
        written.append(token)
        if token in _OPENED:
            opened.append(len(written) - 1)
        elif token in _CLOSING:
            written[-1] = _OPENED[written[opened.pop()]]
        elif token == _COLON:
            written[opened[-1]] = "{"
        if not opened:
            break
    return "".join(written)


def _tokens(text: str, at: int) -> Iterator[str]:
    """Yield what a notation has, as JSON writes it; what is none of them ends it."""
    while found := _TOKEN.match(text, at):
        at = found.end()
        if found["string"]:
            yield json.dumps(_ESCAPE.sub(lambda one: _ESCAPED.get(one[1], one[1]), found["string"][1:-1]))
        elif found["sign"]:
            yield _SIGNS.get(found["sign"], found["sign"])
        elif found["word"]:
            yield _WORDS.get(found["word"], json.dumps(found["word"]))


def _is_object(text: str) -> bool:
    try:
        bounded.loads(text)
    except ValueError:
        return False
    return True


def _of_lines(text: str) -> str:
    """Put together the members of each JWK: a new one begins at a dash, and at a name that it has already."""
    keys: list[dict[str, str]] = []
    is_set = "keys" in text
    for line in _LINE.finditer(text):
        is_set = is_set or bool(line["item"])
        if not keys or line["item"] or line["name"] in keys[-1]:
            keys.append({})
        keys[-1][line["name"]] = _value(text, line)
    found = [key for key in keys if "kty" in key]
    if not found:
        return ""
    return json.dumps({"keys": found} if is_set or len(found) > 1 else found[0])


def _value(text: str, line: re.Match[str]) -> str:
    """Return the value of a line, or the lines of a block that are indented more than it."""
    value = line["value"] or ""
    if value and not _BLOCK.fullmatch(value):
        return value.strip("\"'")
    deeper = len(line["indent"]) + len(line["item"] or "")
    lines = []
    for one in text[line.end() :].lstrip("\r\n").splitlines():
        if len(one) - len(one.lstrip()) <= deeper:
            break
        lines.append(one.strip())
    return "".join(lines)
