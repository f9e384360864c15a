"""What a redirect from an authorization server carries besides tokens: an error, a code, state (RFC 6749 §4.1.2)."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import unquote_plus

from jwt_decoder.model.paste import Note
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.registry.response_errors import RESPONSE_ERRORS
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from jwt_decoder.model.paste import TokenText

# The whole of a paste: an address with a query, a fragment or both, either alone, or the pairs of a form.
_REDIRECT: Final = re.compile(r"\s*+(?P<form>[^\s?#]*+)(?:\?(?P<query>[^\s#]*+))?(?:#(?P<fragment>\S*+))?\s*+")
_PAIR: Final = re.compile(r"(?:^|(?<=[&?#]))(?P<name>[^&=?#]{1,64})=(?P<value>[^&]++)")
_ROUTE: Final = re.compile(r"[!/]*+(?:[^?&=]*+\?)?")  # of an application: #/callback?code=...
_ANSWERS: Final = frozenset({"error", "code", "access_token", "id_token", "refresh_token"})
_MOST_PAIRS: Final = 100
_LONGEST: Final = 300

_CODE: Final = Sentence(
    "code is an authorization code, not a token. The application exchanges it at the token endpoint, once"
    " and within minutes, along with the code_verifier if PKCE is used (RFC 6749 §4.1.3, RFC 7636 §4.5)."
)
_CODE_ALONE: Final = Sentence("This is an authorization code, not a token.")
_CODE_IN_QUERY: Final = Sentence(
    "The code is in the query, so that server and its log have it. Never send a real code to a development"
    " page: whoever has it may be able to exchange it."
)
_STATE: Final = Sentence(
    "state must be what the application sent with its request. Only the application can compare them, and it"
    " must reject the response if they differ (RFC 6749 §10.12)."
)
_ISSUER: Final = Sentence(
    "iss says which authorization server answered; the application compares it with the one it asked (RFC 9207 §2.4)."
)
_OWN_ERROR: Final = Sentence("The authorization server answered with an error of its own.")
_ERROR_PAGE: Final = Sentence(
    "error_uri points to a page about the error. It isn't opened, and isn't turned into a link."
)
# What is said of such a token that is no JWT, and of a paste that has no other.
_OPAQUE: Final = {
    "access_token": (
        Sentence("The access token is opaque, not a JWT: only the server that issued it can read it (RFC 6749 §1.4)."),
        Sentence("The access token is opaque: there is nothing to decode."),
    ),
    "refresh_token": (
        Sentence("The refresh token is opaque, not a JWT: only the server that issued it can read it (RFC 6749 §1.4)."),
        Sentence("The refresh token is opaque: there is nothing to decode."),
    ),
}


class _Value(NamedTuple):
    """A parameter of the response: where its value stands in the paste, whether in the query, and how often."""

    start: int
    end: int
    text: str
    in_query: bool
    times: int


def response_notes(text: str, tokens: Sequence[TokenText]) -> list[Note]:
    """Explain what a redirect carries besides the tokens found in it; nothing for a paste that is no redirect."""
    found = _REDIRECT.fullmatch(text)
    values = _values(text, found) if found else {}
    if _ANSWERS.isdisjoint(values):
        return []
    return [
        *_errors(values),
        *_codes(values),
        *_opaque(values, tokens),
        *_plain(values, "state", "response-state", _STATE),
        *_plain(values, "iss", "response-issuer", _ISSUER),
        *_repeated(values),
    ]


def _values(text: str, found: re.Match[str]) -> dict[str, _Value]:
    """Return the first value of each parameter by its name."""
    values: dict[str, _Value] = {}
    for place in ("query", "fragment", "form"):
        start, end = found.span(place)
        if start < 0 or (place == "form" and (found["query"] is not None or found["fragment"] is not None)):
            continue
        route = _ROUTE.match(text, start, end) if place == "fragment" else None
        for pair in islice(_PAIR.finditer(text[:end], route.end() if route else start), _MOST_PAIRS):
            name = pair["name"]
            old = values.get(name)
            value = unquote_plus(pair["value"][: 3 * _LONGEST])[:_LONGEST]
            values[name] = (
                old._replace(times=old.times + 1)
                if old
                else _Value(*pair.span("value"), value, in_query=place == "query", times=1)
            )
    return values


def _errors(values: Mapping[str, _Value]) -> Iterator[Note]:
    error = values.get("error")
    if error is None:
        return
    row = RESPONSE_ERRORS.get(error.text)
    if row:
        summary = Sentence("The authorization server answered with an error: {error}.", error=row.name)
        message = Sentence("{error}: {meaning} ({source})", error=row.name, meaning=row.meaning, source=row.source)
        yield _note("response-error", error, message, summary)
    else:
        message = Sentence(
            "“{error}” isn't a registered error: see the authorization server's documentation.",
            error=quote(error.text, _LONGEST),
        )
        yield _note("response-error", error, message, _OWN_ERROR)
    if said := values.get("error_description"):
        message = Sentence(
            "It came with: “{description}”. That may be from the server, or from whoever made the link.",
            description=quote(said.text, _LONGEST),
        )
        yield _note("response-error-description", said, message)
    if page := values.get("error_uri"):
        yield Note("response-error-uri", page.start, page.end, _ERROR_PAGE, {"address": page.text})


def _codes(values: Mapping[str, _Value]) -> Iterator[Note]:
    code = values.get("code")
    if code is None:
        return
    yield _note("response-code", code, _CODE, _CODE_ALONE)
    if code.in_query:
        yield _note("response-code-in-query", code, _CODE_IN_QUERY)


def _opaque(values: Mapping[str, _Value], tokens: Sequence[TokenText]) -> Iterator[Note]:
    """Find a token that is no JWT."""
    for name, (message, summary) in _OPAQUE.items():
        value = values.get(name)
        if value and value.text and not any(value.start <= token.start < value.end for token in tokens):
            yield _note("response-opaque", value, message, summary)


def _plain(values: Mapping[str, _Value], name: str, note: str, message: Sentence) -> Iterator[Note]:
    value = values.get(name)
    if value:
        yield _note(note, value, message)


def _repeated(values: Mapping[str, _Value]) -> Iterator[Note]:
    for name in (*sorted(_ANSWERS), "state", "iss"):
        value = values.get(name)
        if value and value.times > 1:
            message = Sentence(
                "{name} appears more than once, but each parameter may appear only once (RFC 6749 §3.1).", name=name
            )
            yield Note("response-repeated", value.start, value.end, message, {"count": value.times})


def _note(note: str, value: _Value, message: Sentence, summary: Sentence | None = None) -> Note:
    return Note(note, value.start, value.end, message, {"summary": summary} if summary else {})
