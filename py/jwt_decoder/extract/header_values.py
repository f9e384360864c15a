"""What stands in the place of a token behind an authentication scheme, or between the scheme and a token."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from jwt_decoder.extract.base64_runs import hits
from jwt_decoder.model.paste import Note
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jwt_decoder.model.paste import TokenText

UNFILLED: Final = "value-missing"
_MOST_TOKENS: Final = 20
_MOST_SAID: Final = 3
_BEGINNING: Final = 3  # characters of a token that stand there as they are
_REACH: Final = 60  # characters before a token
_MOST_LOOKED_AT: Final = 5000  # of a log that repeats itself
# Templates are right in the source of a program: only in what is short enough to be a request are they looked for.
_LONGEST_REQUEST: Final = 8192

_QUOTES: Final = "\"'`"
_WORDS: Final = frozenset({"true", "false"})
_SCHEMES: Final = frozenset({"Bearer", "bearer", "BEARER"})
_END: Final = r"(?=[\s\"'`,;&}\]<)]|\Z)"
# What languages write where there is no value: JavaScript, Python, Go, Ruby and printf.
_NOTHING: Final = (
    r"(?:undefined|null|None|nil|NaN|nan|NULL|\(null\)|<nil>|\[object (?:Undefined|Null)\]"
    r"|%!s\(<nil>\)|Optional\(nil\)|true|false)"
)
# What stands where a token was left out, and how programs print an object that has one.
_MASKED: Final = (
    r"(?:\*{3,}|[xX]{3,}|[\u2022\u25cf]{3,}|\.{3}|\u2026|[\[<(]?(?i:redacted|filtered|masked|hidden|removed|omitted|secret"
    r"|sensitive)[\]>)]?)"
)
_PRINTED: Final = (
    r"(?:\[object \w{1,30}\]|function\b[^\r\n]{0,40}|Promise \{[^}\r\n]{0,20}\}"
    r"|System\.[\w.`]{1,80}(?:\[[\w.\[\]]{0,80})?|<Response \[\d{3}\]>"
    r"|<[\w.-]{1,60} (?:object|of|at|method|function)\b[^>\r\n]{0,120}>"
    r"|\[?L?[a-z][\w.]{1,80}[;\w]{0,40}@[0-9a-f]{4,8}|(?:Optional|Some|Just)\([^\r\n]{0,80}\)"
    r"|async \([^\r\n]{0,80}|\{\s?\\?[\"'][^\r\n]{0,400}\}|Symbol\(\w{0,40}\))"
)
_NAME: Final = r"[A-Za-z_][\w.:| -]{0,60}"
_TEMPLATE: Final = (
    rf"(?:\$\{{\{{?[^{{}}\r\n]{{1,60}}\}}?\}}|\{{\{{[^{{}}\r\n]{{1,60}}\}}\}}|#\{{{_NAME}\}}|<%=?[^%\r\n]{{1,60}}%>"
    rf"|\$\([^()\r\n]{{1,60}}\)|`[a-z][^`\r\n]{{1,60}}`|\$[A-Za-z_]\w{{0,60}}|%[A-Za-z_]\w{{0,60}}%|%s|\{{{_NAME}\}}"
    rf"|<{_NAME}>|\[{_NAME}\]"
    r"|@@?\w{1,40}@?|!\w{1,40}|:\w{1,40}|\$env:\w{1,60}|%\(\w{1,60}\)s|%\{[\w.]{1,60}\}"
    r"|<\?=?[^?\r\n]{1,60}\?>|\{!\w{1,60}\}"
    r"|&lt;[\w -]{1,60}&gt;|x{3,8}\.y{3,8}\.z{3,8}"
    r"|(?i:header\.payload\.signature|(?:your|my)\.(?:jwt|token)(?:\.here)?)"
    r"|(?i:(?:insert|paste|put|enter|add)[_-](?:[a-z]{1,20}[_-]){0,3}(?:token|jwt)(?:[_-]here)?|todo|changeme)"
    r"|(?i:(?:your|my|the)[_ -]?(?:[a-z]{1,20}[_-]){0,3}(?:token|jwt)(?:[_-]here)?"
    r"|(?:access|id|jwt|bearer)?_?token(?:_here)?))"
)
_HEADER: Final = re.compile(r"[Aa]uthorization[\"'`]?\s{0,2}[:=]\s{0,2}[bfrBFR]?[\"'`]?\Z")
_BEARER: Final = re.compile(
    rf"(?:earer|EARER)(?P<blank>[ \t]++|%20|\+)?(?:(?P<nothing>{_NOTHING}){_END}|(?P<masked>{_MASKED}){_END}"
    rf"|(?P<printed>{_PRINTED}){_END}|(?P<template>{_TEMPLATE}){_END}"
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
_LEFT_OUT: Final = Sentence(
    "{scheme} is followed by “{word}”: the token was left out where this was written or copied. What was sent can't be"
    " seen here."
)
_NOT_ITS_TEXT: Final = Sentence(
    "{scheme} is followed by “{word}”: that's how a program prints an object, not the token in it. Put the text of the"
    " token into the header, for example the member access_token of an answer."
)
_PARAMETER_MISSING: Final = Sentence(
    "The value of {name} is “{word}”: the variable held no token when the request was built."
)
_NO_VALUE: Final = Sentence("There is no token: a variable was empty.")
_NO_TEXT: Final = Sentence("There is an object instead of a token.")
_HIDDEN: Final = Sentence("The token was left out of this text.")
_NO_REPLACEMENT: Final = Sentence("There is a placeholder instead of a token.")


class _Word(NamedTuple):
    """What may stand in the place of a token behind a header's scheme: the id of its note, and what the note says."""

    id: str
    message: Sentence
    summary: Sentence


_WORDS_FOR_IT: Final = {
    "nothing": _Word(UNFILLED, _MISSING, _NO_VALUE),
    "masked": _Word("value-masked", _LEFT_OUT, _HIDDEN),
    "printed": _Word("value-printed", _NOT_ITS_TEXT, _NO_TEXT),
    "template": _Word("value-unreplaced", _UNREPLACED, _NO_REPLACEMENT),
}
_NO_WORD: Final = _Word(UNFILLED, _EMPTY, _NO_VALUE)


class _Mistake(NamedTuple):
    """What stands before a token, as a pattern that ends where the token begins, and what it does."""

    id: str
    pattern: re.Pattern[str]
    message: Sentence


_SCHEME: Final = r"(?<![A-Za-z])(?i:bearer)"
_MISTAKES: Final = (
    _Mistake(
        "bytes-printed",
        re.compile(rf"{_SCHEME}\s+[bu](?:\\?[\"'])\Z"),
        Sentence(
            "b'…' is how Python prints bytes, and here it was sent as part of the header: the server gets the b and the"
            " quotation marks too. Decode the bytes before they are put into the header: token.decode()."
        ),
    ),
    _Mistake(
        "quotes-sent",
        re.compile(rf"{_SCHEME}\s+(?:\\?[\"'`\u2018\u201c]|%22|&quot;)\Z"),
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
        "scheme-missing",
        re.compile(r"(?:\A|[\r\n{,\"'])\s*[Aa]uthorization[\"']?\s*:\s*[\"']?\Z"),
        Sentence(
            "There's no scheme in front of the token. Amazon API Gateway takes it so, but a server that expects a"
            " bearer token looks for “Bearer” (RFC 6750 §2.1)."
        ),
    ),
    _Mistake(
        "scheme-other",
        re.compile(
            r"[Aa]uthorization[\"']?\s*:\s*[\"']?(?!(?i:bearer|dpop|pop)[\s\"'%+,])(?P<mark>[A-Za-z][\w-]{1,20})[\s:=,_/-]\s?[\"']?\Z"
        ),
        Sentence(
            "“{mark}” is in front of the token, but a server that expects a bearer token looks for “Bearer” and a space"
            " (RFC 6750 §2.1)."
        ),
    ),
    _Mistake(
        "object-sent",
        re.compile(rf"{_SCHEME}\s+(?:\{{[^\r\n]{{0,40}}:\s?\\?[\"']|(?:Optional|Some|Just)\(\\?[\"'])\Z"),
        Sentence(
            "A whole object was sent, with the token in it: put only the token behind the scheme, for example the"
            " member access_token of an answer."
        ),
    ),
    _Mistake(
        "word-between",
        re.compile(rf"{_SCHEME}\s*(?P<mark>(?:access|id)?_?[Tt]oken[ =:]|,|\$)\s?\Z"),
        Sentence("“{mark}” stands between the scheme and the token, where only a space belongs (RFC 6750 §2.1)."),
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
    found: dict[str, Note] = {}
    begins = len(text) - len(text.lstrip(f" \t\r\n{_QUOTES}"))
    of_schemes = (hit for scheme in ("earer", "EARER") for hit in hits(text, scheme, _BEARER))
    for hit in islice(of_schemes, _MOST_LOOKED_AT):
        said = hit.group(hit.lastgroup or 0)
        note = None if said in found else _of_scheme(text, hit, begins)
        if note:
            found[said] = note
        if len(found) == _MOST_SAID:
            return list(found.values())
    for hit in islice(hits(text, "oken", _PARAMETER), _MOST_LOOKED_AT):
        if hit["nothing"] in found:
            continue
        before = text[max(0, hit.start() + 1 - _REACH) : hit.start()]
        name = _PARAMETER_NAME.search(before if len(before) == _REACH - 1 else f"\n{before}")
        if name and (name["mark"] or not hit["joint"] or hit["nothing"] in _NEVER_MEANT):
            message = _PARAMETER_MISSING.about(name=f"{name['name']}oken", word=quote(hit["nothing"]))
            found[hit["nothing"]] = Note(UNFILLED, *hit.span("nothing"), message, {"summary": _NO_VALUE})
        if len(found) == _MOST_SAID:
            break
    return list(found.values())


def _of_scheme(text: str, hit: re.Match[str], begins: int) -> Note | None:
    """Return the note of what follows a scheme; before ``begins`` there are only blanks and quotes."""
    start = hit.start() - 1
    scheme = text[max(0, start) : hit.start() + len("earer")]
    before = text[max(0, start - _REACH) : max(0, start)]
    if scheme not in _SCHEMES or before[-1:].isalpha():
        return None
    is_header = _HEADER.search(before) is not None
    is_said = is_header or start <= begins
    kind = next((name for name in _WORDS_FOR_IT if hit[name]), None)
    if kind and not hit["blank"]:
        return None
    if kind == "nothing":
        is_meant = is_header or (not scheme.islower() and hit[kind] not in _WORDS)
        return _note(_WORDS_FOR_IT[kind], hit.span(kind), scheme, hit[kind]) if is_meant else None
    if not is_said or len(text) > _LONGEST_REQUEST or _IN_CODE.search(before):
        return None
    if kind:
        return _note(_WORDS_FOR_IT[kind], hit.span(kind), scheme, hit[kind])
    return _note(_NO_WORD, (start, start + len(scheme)), scheme, "") if is_header else None


def _note(found: _Word, span: tuple[int, int], scheme: str, word: str) -> Note:
    message = found.message.about(scheme=scheme, **({"word": quote(word)} if word else {}))
    return Note(found.id, *span, message, {"summary": found.summary})


def sent_along(text: str, tokens: Sequence[TokenText]) -> Iterator[Note]:
    """Give a note of what is sent along with each of the first tokens and does not belong to it; each kind once."""
    said: set[str] = set()
    for token in tokens[:_MOST_TOKENS]:
        if not text.startswith(token.text[:_BEGINNING], token.start):
            continue  # packed in something that has a scheme of its own
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
