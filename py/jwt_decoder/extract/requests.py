"""The requests of HTTP that a paste tells of: each token in it came with one of them, or with none."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST: Final = 80  # characters of a path that is shown
_LINE: Final = 4096  # characters in which a line that holds a request begins
_METHODS: Final = "(?P<method>GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)"
_URL: Final = r"(?P<url>https?:\\?/\\?/[^\s\"'`<>^]{1,2048})"

# `"request": {"method": "GET", "url": "https://…"}` of a HAR file, `"url": {"raw": "…"}` of a Postman collection.
_MEMBER: Final = re.compile(r"\"request\"\s{0,20}:\s{0,20}\{")
_MEMBER_URL: Final = re.compile(
    r"\"url\"\s{0,20}:\s{0,20}(?:\{\s{0,200}\"raw\"\s{0,20}:\s{0,20})?\"(?P<url>[^\"\s]{1,2048})"
)
_MEMBER_METHOD: Final = re.compile(r"\"method\"\s{0,20}:\s{0,20}\"" + _METHODS + '"')
# `curl -X POST 'https://…'`, also as a browser copies it for cmd; an address behind a colon is that of a header.
_CURL: Final = re.compile(r"(?<![A-Za-z0-9_./-])curl(?:\.exe)?[ \t]")
_CURL_URL: Final = re.compile(r"(?<!:)[ \t\n=]\^?[\"']?" + _URL)
_CURL_METHOD: Final = re.compile(r"(?:-X|--request)[ =]?\^?[\"']?" + _METHODS)
# `fetch("https://…", {"method": "POST"})`.
_FETCH: Final = re.compile(r"(?<![A-Za-z0-9_$])fetch\(\s{0,20}[\"'`]" + _URL)
_FETCH_METHOD: Final = re.compile(r"method[\"']?\s{0,20}:\s{0,20}[\"'`]" + _METHODS)
# The line with which a request begins, and the same within a line of a log.
_REQUEST_LINE: Final = re.compile(r"[ \t>]{0,8}" + _METHODS + r" (?P<url>\S{1,2048})\Z")
_LOGGED: Final = re.compile(r"[\"' \[]" + _METHODS + r" (?P<url>\S{1,2048})\Z")

_BLANK_LINE: Final = re.compile(r"\n[ \t\r]*\n")
_ORIGIN: Final = re.compile(r"(?:https?:)?//[^/?#]*")
_BEHIND_PATH: Final = re.compile(r"[?#]")


@dataclass(frozen=True, slots=True)
class Request:
    """A request, and what of the paste belongs to it: code points; ``name`` is its method and path, "GET /orders".

    ``method`` is empty where nothing says it. ``address`` is the target as the paste has it: a URL, or a path alone.
    """

    start: int
    end: int
    name: str
    method: str = ""
    address: str = ""


class Requests:
    """The requests of a paste, in its order; they are looked for once somebody asks for one."""

    def __init__(self, text: str) -> None:
        """Take the paste, wherever in it they stand."""
        self._text = text

    @cached_property
    def _found(self) -> list[Request]:
        finders = (_members, _commands, _calls, _lines)
        return [*_apart(sorted((one for find in finders for one in find(self._text)), key=lambda one: one.start))]

    @cached_property
    def _starts(self) -> list[int]:
        return [one.start for one in self._found]

    def name_at(self, place: int) -> str:
        """Return the name of the request to which a place belongs, "" where it belongs to none."""
        found = self.at(place)
        return found.name if found else ""

    def at(self, place: int) -> Request | None:
        """Return the request to which a place belongs."""
        index = bisect_right(self._starts, place) - 1
        return self._found[index] if index >= 0 and place < self._found[index].end else None


def _apart(found: list[Request]) -> Iterator[Request]:
    """Give each request up to where the next one begins."""
    for one, following in pairwise(found):
        yield replace(one, end=min(one.end, following.start))
    yield from found[-1:]


def _places(text: str, needle: str) -> Iterator[int]:
    """Give the places of a text; to search for it alone takes a tenth of the time of a pattern that looks behind."""
    at = text.find(needle)
    while at != -1:
        yield at
        at = text.find(needle, at + 1)


def _members(text: str) -> Iterator[Request]:
    starts = [at for at in _places(text, '"request"') if _MEMBER.match(text, at)]
    for start, end in pairwise([*starts, len(text)]):
        address, method = _MEMBER_URL.search(text, start, end), _MEMBER_METHOD.search(text, start, end)
        if address:
            yield _request(start, end, method, address["url"])


def _commands(text: str) -> Iterator[Request]:
    for start, end in _paragraphs(text, [at for at in _places(text, "curl") if _CURL.match(text, at)]):
        address, method = _CURL_URL.search(text, start, end), _CURL_METHOD.search(text, start, end)
        if address:
            yield _request(start, end, method, address["url"])


def _calls(text: str) -> Iterator[Request]:
    found = {at: call["url"] for at in _places(text, "fetch(") if (call := _FETCH.match(text, at))}
    for start, end in _paragraphs(text, [*found]):
        yield _request(start, end, _FETCH_METHOD.search(text, start, end), found[start])


def _paragraphs(text: str, starts: list[int]) -> Iterator[tuple[int, int]]:
    """Give what begins at each place and ends before the next one, or at a blank line."""
    blank = [found.start() for found in _BLANK_LINE.finditer(text)] if starts else []
    for start, following in pairwise([*starts, len(text)]):
        yield start, min([following, *blank[(at := bisect_right(blank, start)) : at + 1]])


def _lines(text: str) -> Iterator[Request]:
    for at in _places(text, " HTTP/"):
        start = text.rfind("\n", max(0, at - _LINE), at) + 1
        line = text[max(start, at - _LINE) : at]
        if found := _REQUEST_LINE.match(line):
            yield _request(start, len(text), found, found["url"])
        elif found := _LOGGED.search(line):
            end = text.find("\n", at)
            yield _request(start, len(text) if end == -1 else end, found, found["url"])


def _request(start: int, end: int, method: re.Match[str] | None, address: str) -> Request:
    """Return a request, named by method and path, without what a query carries; no method where nothing says it."""
    plain = address.replace("\\/", "/")
    path = _BEHIND_PATH.split(_ORIGIN.sub("", plain, count=1), maxsplit=1)[0] or "/"
    shown, verb = quote(path, _LONGEST), method["method"] if method else ""
    return Request(start, end, f"{verb} {shown}".lstrip(), verb, plain)
