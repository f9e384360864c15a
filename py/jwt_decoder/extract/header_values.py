"""What stands in the place of a token behind an authentication scheme, or between the scheme and a token."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from jwt_decoder.model.paste import Note
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jwt_decoder.model.paste import TokenText

UNFILLED: Final = "value-missing"
_MOST_TOKENS: Final = 20
_MOST_SAID: Final = 3
_REACH: Final = 60  # characters before a token
_MOST_SEARCHED: Final = 1 << 16
# Templates are right in the source of a program: only in what is short enough to be a request are they looked for.
_LONGEST_REQUEST: Final = 8192

_QUOTES: Final = "\"'`"
_WORDS: Final = frozenset({"true", "false"})
_SCHEMES: Final = frozenset({"Bearer", "bearer", "BEARER"})
_END: Final = r"(?=[\s\"'`,;&}\]<)]|\Z)"
# What languages write where there is no value: JavaScript, Python, Go, Ruby and printf.
_NOTHING: Final = (
    r"(?:undefined|null|None|nil|NaN|nan|NULL|\(null\)|<nil>|\[object (?:Object|Promise|Undefined|Null)\]"
    r"|%!s\(<nil>\)|Optional\(nil\)|function\b[^\r\n]{0,40}|Promise \{[^}\r\n]{0,20}\}|true|false)"
)
_NAME: Final = r"[A-Za-z_][\w.:| -]{0,60}"
_TEMPLATE: Final = (
    rf"(?:\$\{{\{{?[^{{}}\r\n]{{1,60}}\}}?\}}|\{{\{{[^{{}}\r\n]{{1,60}}\}}\}}|#\{{{_NAME}\}}|<%=?[^%\r\n]{{1,60}}%>"
    rf"|\$\([^()\r\n]{{1,60}}\)|\$[A-Za-z_]\w{{0,60}}|%[A-Za-z_]\w{{0,60}}%|%s|\{{{_NAME}\}}|<{_NAME}>|\[{_NAME}\]"
    r"|@@?\w{1,40}@?"
    r"|(?i:(?:your|my|the)[_ -]?(?:[a-z]{1,20}[_-]){0,3}(?:token|jwt)(?:[_-]here)?"
    r"|(?:access|id|jwt|bearer)?_?token(?:_here)?))"
)
_HEADER: Final = re.compile(r"[Aa]uthorization[\"'`]?\s{0,2}[:=]\s{0,2}[bfrBFR]?[\"'`]?\Z")
_BEARER: Final = re.compile(
    rf"(?:earer|EARER)(?P<blank>[ \t]++|%20|\+)?(?:(?P<nothing>{_NOTHING}){_END}|(?P<template>{_TEMPLATE}){_END}"
    r"|(?P<empty>(?=[\r\n]|\Z|[\"'`]\s*(?:[\r\n}\\]|-\w|https?:|\Z))))"
)
# Of a query, a form, a cookie or JSON: with blanks around the sign, or a comma or bracket behind, it is a program.
_PARAMETER: Final = re.compile(
    r"oken(?:(?P<joint>=)[\"']?|[\"']?\s{0,2}:\s{0,2}[\"'])"
    r"(?P<nothing>undefined|null|None|nil|NaN|\[object Object\])(?=[\s\"'`;&#]|\Z)"
)
_PARAMETER_NAME: Final = re.compile(
    r"(?:(?P<mark>[\n?&#]|(?:ookie:|;)\s)|(?<![A-Za-z_.-]))(?P<name>(?:(?:access|id|refresh|auth|session)_?)?[Tt])\Z"
)
# Words that no program gives to an argument.
_NEVER_MEANT: Final = frozenset({"undefined", "NaN", "[object Object]"})
_IN_CODE: Final = re.compile(r"[`]\Z|\b[fF][\"']\Z")

_MISSING: Final = Sentence(
    "{scheme} is followed by “{word}”: the variable was empty when the header was built. Check where the token is set"
    " before the request is sent."
)
_EMPTY: Final = Sentence(
    "{scheme} is followed by nothing: the variable was empty when the header was built. Check where the token is set"
    " before the request is sent."
)
_UNREPLACED: Final = Sentence(
    "{scheme} is followed by a placeholder, “{word}”. If the request was sent like this, the variable wasn't replaced:"
    " set it where the request is made."
)
_PARAMETER_MISSING: Final = Sentence(
    "The value of {name} is “{word}”: the variable was empty when the request was built."
)
_NO_VALUE: Final = Sentence("There is no token: a variable was empty.")
_NO_REPLACEMENT: Final = Sentence("There is a placeholder instead of a token.")


class _Mistake(NamedTuple):
    """What stands before a token, as a pattern that ends where the token begins, and what it does."""

    id: str
    pattern: re.Pattern[str]
    message: Sentence


_SCHEME: Final = r"(?<![A-Za-z])(?i:bearer)"
_MISTAKES: Final = (
    _Mistake(
        "bytes-printed",
        re.compile(rf"{_SCHEME}\s+b(?:\\?[\"'])\Z"),
        Sentence(
            "b'…' is how Python prints bytes, and here it was sent as part of the header: the server gets the b and the"
            " quotation marks too. Decode the bytes before they are put into the header: token.decode()."
        ),
    ),
    _Mistake(
        "quotes-sent",
        re.compile(rf"{_SCHEME}\s+(?:\\?[\"']|%22|&quot;)\Z"),
        Sentence(
            "The token is in quotation marks after the scheme, so they are sent as part of it: most servers then"
            " reject it. Leave them out; often a JSON string was used without being parsed."
        ),
    ),
    _Mistake(
        "scheme-twice",
        re.compile(rf"{_SCHEME}\s+(?i:bearer)[\s:]+\Z"),
        Sentence("The scheme is there twice: the variable already includes “Bearer”. Leave one of them out."),
    ),
    _Mistake(
        "scheme-glued",
        re.compile(rf"{_SCHEME}\Z"),
        Sentence("There's no space between the scheme and the token: RFC 6750 §2.1 asks for one."),
    ),
    _Mistake(
        "scheme-colon",
        re.compile(rf"{_SCHEME}\s*[:=]\s*\Z"),
        Sentence("“{mark}” follows the scheme, where only a space belongs (RFC 6750 §2.1): most servers reject it."),
    ),
    _Mistake(
        "scheme-token",
        re.compile(r"[Aa]uthorization[\"']?\s*[:=]\s*[\"']?(?P<mark>Token|token|TOKEN|JWT|Jwt|jwt)[\s:=]+[\"']?\Z"),
        Sentence(
            "The scheme is “{mark}”. Some frameworks use it, but a server that expects a bearer token looks "
            "for “Bearer” (RFC 6750 §2.1)."
        ),
    ),
    _Mistake(
        "brackets-sent",
        re.compile(rf"{_SCHEME}\s+(?:[<({{\[]){{1,2}}[\"']?\Z"),
        Sentence("The brackets around the token are sent as part of it: leave them out."),
    ),
    _Mistake(
        "space-encoded",
        re.compile(rf"[Aa]uthorization[\"']?:\s*[\"']?{_SCHEME}(?:%20|\+)\Z"),
        Sentence("In a header nothing is percent-encoded: put a space between the scheme and the token."),
    ),
)
_MARK: Final = re.compile(r"[:=]")


def unfilled(text: str) -> list[Note]:
    """Return the notes of words that stand where a token should be; at most three."""
    part = text[:_MOST_SEARCHED]
    found: dict[str, Note] = {}
    for hit in _BEARER.finditer(part):
        note = _of_scheme(part, hit)
        if note:
            found.setdefault(f"{hit['template']}{hit['nothing']}", note)
    lines = f"\n{part}"
    for hit in _PARAMETER.finditer(part):
        name = _PARAMETER_NAME.search(lines[max(0, hit.start() - _REACH) : hit.start() + 1])
        if name and (name["mark"] or not hit["joint"] or hit["nothing"] in _NEVER_MEANT):
            message = _PARAMETER_MISSING.about(name=f"{name['name']}oken", word=quote(hit["nothing"]))
            found.setdefault(hit["nothing"], Note(UNFILLED, *hit.span("nothing"), message, {"summary": _NO_VALUE}))
    return list(found.values())[:_MOST_SAID]


def _of_scheme(text: str, hit: re.Match[str]) -> Note | None:
    start = hit.start() - 1
    scheme = text[max(0, start) : hit.start() + len("earer")]
    before = text[max(0, start - _REACH) : max(0, start)]
    if scheme not in _SCHEMES or before[-1:].isalpha():
        return None
    is_header = _HEADER.search(before) is not None
    is_said = is_header or not text[:start].strip(f" \t\r\n{_QUOTES}")
    word = hit["nothing"] or hit["template"]
    if word and not hit["blank"]:
        return None
    if hit["nothing"]:
        is_meant = is_header or (not scheme.islower() and hit["nothing"] not in _WORDS)
        return _note(UNFILLED, hit.span("nothing"), _MISSING, scheme, word) if is_meant else None
    if not is_said or len(text) > _LONGEST_REQUEST or _IN_CODE.search(before):
        return None
    if word:
        return _note("value-unreplaced", hit.span("template"), _UNREPLACED, scheme, word)
    return _note(UNFILLED, (start, start + len(scheme)), _EMPTY, scheme, "") if is_header else None


def _note(note: str, span: tuple[int, int], message: Sentence, scheme: str, word: str) -> Note:
    summary = _NO_VALUE if note == UNFILLED else _NO_REPLACEMENT
    return Note(
        note, *span, message.about(scheme=scheme, **({"word": quote(word)} if word else {})), {"summary": summary}
    )


def sent_along(text: str, tokens: Sequence[TokenText]) -> Iterator[Note]:
    """Give a note of what is sent along with each of the first tokens and does not belong to it; each kind once."""
    said: set[str] = set()
    for token in tokens[:_MOST_TOKENS]:
        before = text[max(0, token.start - _REACH) : token.start]
        for mistake in _MISTAKES:
            hit = mistake.pattern.search(before)
            if hit and mistake.id not in said:
                said.add(mistake.id)
                start = token.start - len(before) + hit.start()
                yield Note(mistake.id, start, token.start, _message(mistake, hit), {"severity": "warning"})
            if hit:
                break


def _message(mistake: _Mistake, hit: re.Match[str]) -> Sentence:
    if "mark" in hit.re.groupindex:
        return mistake.message.about(mark=hit["mark"])
    mark = _MARK.search(hit.group())
    return mistake.message.about(mark=mark.group()) if mark and mistake.id == "scheme-colon" else mistake.message
