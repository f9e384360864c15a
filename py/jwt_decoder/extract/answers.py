"""Errors outside of redirects, in WWW-Authenticate, JSON and words, and tokens of answers that are no JWT."""

from __future__ import annotations

import re
from bisect import bisect_left
from heapq import merge
from itertools import accumulate, chain, islice
from typing import TYPE_CHECKING, Final

from jwt_decoder.extract.base64_runs import hits
from jwt_decoder.model.paste import Note
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.registry.response_errors import RESPONSE_ERRORS
from jwt_decoder.registry.server_messages import SERVER_MESSAGES
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# One quick search says of most logs that there is nothing.
_IN_ERRORS: Final = "rror"
_IN_NAMES: Final = 'oken"'
_MOST: Final = 3
_MOST_LOOKED_AT: Final = 5000  # of a log that repeats itself
_LONGEST: Final = 300
_LINE: Final = 4096
# A challenge (RFC 9110 §11.6.1), up to the end of its line.
_CHALLENGE: Final = re.compile(r"uthenticate[\"']?\s*[:=]\s*(?P<parameters>[^\r\n]{1,4096})")
_BEARER: Final = re.compile(r"(?:Bearer|DPoP) (?P<parameters>[a-z_]{2,40}=\\?\"[^\r\n]{1,4096})")
_PARAMETER: Final = r"(?<![A-Za-z_]){0}\s?=\s?(?:\\?\"(?P<quoted>(?:[^\"\\\r\n]|\\[^\"])*)|(?P<token>[\w.-]+))"
_ERROR: Final = re.compile(_PARAMETER.format("error"))
_DESCRIPTION: Final = re.compile(_PARAMETER.format("error_description"))
_SCOPE: Final = re.compile(_PARAMETER.format("scope"))
_MEMBER: Final = re.compile(r"\"error\"\s{0,8}:\s{0,8}\"(?P<error>[a-z_]{3,64})\"")
_MEMBER_DESCRIPTION: Final = re.compile(r"\"error_description\"\s{0,8}:\s{0,8}\"(?P<said>(?:[^\"\\\r\n]|\\.){1,1000})")
_OPAQUE_NAMES: Final = ("access_token", "refresh_token", "accessToken", "refreshToken")
_OPAQUE_MEMBER: Final = re.compile(
    r"\"(?P<name>" + "|".join(_OPAQUE_NAMES) + r")\"\s{0,8}:\s{0,8}\"(?P<value>[^\"\s\\]{8,4096})\""
)
_OPAQUE_BEARER: Final = re.compile(r"earer (?P<value>[A-Za-z0-9._~+/:-]{16,4096}=*)(?=[\s\"'`,;]|\Z)")
_HEADER: Final = re.compile(r"(?:\A\s*|[Aa]uthorization[\"']?\s?:\s?[\"']?)[Bb]\Z")
_REACH: Final = 24
_TOKEN_LIKE: Final = re.compile(r"(?=.*[0-9])[A-Za-z0-9._~+/:-]+=*")

# In what is longer, words of an error may be those of a program or of its documentation.
_LONGEST_ANSWER: Final = 4096
_CAUSES: Final = tuple((row, re.compile("|".join(row.phrases), re.IGNORECASE)) for row in SERVER_MESSAGES)
_DESCRIBED: Final = "response-error-description"

_REJECTED: Final = Sentence("The server rejected the request: {error}.")
_ANSWERED: Final = Sentence("The authorization server answered with an error: {error}.")
_EXPLAINED: Final = Sentence("{error}: {meaning} ({source})")
_MEANS: Final = Sentence("“{said}”: {meaning}")
_SAID: Final = Sentence("The server adds: “{description}”.")
_NEEDED: Final = Sentence("The request needs this scope: “{scope}”.")
_OPAQUE: Final = Sentence(
    "The value of {name} is opaque, not a JWT: only the server that issued it can read it, for example at its"
    " introspection endpoint (RFC 7662). Some, such as Auth0, issue a JWT only if the request names an audience."
)
_OPAQUE_SENT: Final = Sentence(
    "The bearer token is opaque, not a JWT: only the server that issued it can read it, for example at"
    " its introspection endpoint (RFC 7662)."
)
_NOTHING_TO_DECODE: Final = Sentence("The token is opaque: there is nothing to decode.")


def errors(text: str) -> list[Note]:
    """Return the notes of the errors that a text tells, each with what the server says of it; at most three."""
    found: dict[str, list[Note]] = {}
    for name, said in chain(_challenges(text), _members(text)) if _IN_ERRORS in text else ():
        found.setdefault(name, said)
        if len(found) == _MOST:
            break
    told = [note for said in found.values() for note in said]
    return [*_causes(text, told), *told]


def _causes(text: str, told: Sequence[Note]) -> list[Note]:
    """Return the notes of what known words of a server mean: in a short text, else in what was told of an error."""
    spans = [(0, len(text))]
    if len(text) > _LONGEST_ANSWER:
        spans = [(note.start, note.end) for note in told if note.id == _DESCRIBED]
    found = []
    for row, phrases in _CAUSES:
        hit = next((hit for span in spans if (hit := phrases.search(text, *span))), None)
        if hit:
            message = _MEANS.about(said=quote(hit.group(), _LONGEST), meaning=row.meaning)
            found.append(Note("server-message", *hit.span(), message, {"summary": row.summary}))
    return sorted(found, key=lambda note: note.start)[:_MOST]


def _challenges(text: str) -> Iterator[tuple[str, list[Note]]]:
    of_headers = hits(text, "uthenticate", _CHALLENGE)
    of_schemes = (hit for scheme in ("Bearer ", "DPoP ") for hit in hits(text, scheme, _BEARER))
    for hit in islice(chain(of_headers, of_schemes), _MOST_LOOKED_AT):
        start, end = hit.span("parameters")
        error = _ERROR.search(text, start, end)
        if error is None:
            continue
        name = error["quoted"] or error["token"] or ""
        said = [_explained(name, *_span(error), _REJECTED)]
        for pattern, sentence, value in ((_DESCRIPTION, _SAID, "description"), (_SCOPE, _NEEDED, "scope")):
            more = pattern.search(text, start, end)
            if more and (more["quoted"] or more["token"]):
                message = sentence.about(**{value: quote(more["quoted"] or more["token"], _LONGEST)})
                said.append(Note(_DESCRIBED, *_span(more), message))
        yield name, said


def _span(hit: re.Match[str]) -> tuple[int, int]:
    return hit.span("token" if hit["quoted"] is None else "quoted")


def _members(text: str) -> Iterator[tuple[str, list[Note]]]:
    for hit in islice(hits(text, '"error"', _MEMBER), _MOST_LOOKED_AT):
        line = max(0, hit.start() - _LINE), hit.end() + _LINE
        more = _MEMBER_DESCRIPTION.search(text, *line)
        if hit["error"] not in RESPONSE_ERRORS and more is None:
            continue
        said = [_explained(hit["error"], *hit.span("error"), _ANSWERED)]
        if more:
            message = _SAID.about(description=quote(more["said"], _LONGEST))
            said.append(Note(_DESCRIBED, *more.span("said"), message))
        yield hit["error"], said


def _explained(name: str, start: int, end: int, summary: Sentence) -> Note:
    row = RESPONSE_ERRORS.get(name)
    shown = quote(name, _LONGEST)
    if row is None:
        message = Sentence(
            "“{error}” isn't a registered error: see the authorization server's documentation.", error=shown
        )
    else:
        message = _EXPLAINED.about(error=row.name, meaning=row.meaning, source=row.source)
    return Note("response-error", start, end, message, {"summary": summary.about(error=shown)})


def opaque_values(text: str, taken: Sequence[tuple[int, int]]) -> list[Note]:
    """Return the notes of tokens that are no JWT, outside of the ranges where something else was found."""
    found: dict[str, Note] = {}
    free = _Free(taken)
    for hit in islice(_opaque(text), _MOST_LOOKED_AT):
        start, end = hit.span("value")
        name = hit.groupdict().get("name")
        is_sent = name or _HEADER.search(text[max(0, hit.start() - _REACH) : hit.start()])
        is_meant = is_sent and free.holds(start, end) and not hit["value"].startswith(("ey", "EYJ"))
        if is_meant and _TOKEN_LIKE.fullmatch(hit["value"]):
            message = _OPAQUE.about(name=name) if name else _OPAQUE_SENT
            found.setdefault(
                hit["value"], Note("response-opaque", start, end, message, {"summary": _NOTHING_TO_DECODE})
            )
        if len(found) == _MOST:
            break
    return list(found.values())


def _opaque(text: str) -> Iterator[re.Match[str]]:
    """Yield the members of JSON, in their order, and then the headers."""
    names = _OPAQUE_NAMES if _IN_NAMES in text else ()
    members = merge(*(hits(text, f'"{name}"', _OPAQUE_MEMBER) for name in names), key=lambda hit: hit.start())
    return chain(members, hits(text, "earer ", _OPAQUE_BEARER))


class _Free:
    """Tells whether a range lies outside of others."""

    def __init__(self, taken: Sequence[tuple[int, int]]) -> None:
        self._taken = sorted(taken)
        self._ends = [*accumulate((end for _, end in self._taken), max)]

    def holds(self, start: int, end: int) -> bool:
        before = bisect_left(self._taken, (end, 0))
        return not before or self._ends[before - 1] <= start
