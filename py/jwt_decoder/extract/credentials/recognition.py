"""Where credentials that are no JWT stand in a text."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, partial
from itertools import chain, islice
from typing import TYPE_CHECKING, Final, NamedTuple

from jwt_decoder.extract.credentials.compressed_documents import COMPRESSED_DOCUMENTS
from jwt_decoder.extract.credentials.plain import Plain
from jwt_decoder.extract.credentials.schemes import SCHEMES
from jwt_decoder.extract.credentials.sealed_tokens import SEALED_TOKENS
from jwt_decoder.extract.credentials.signed_values import SIGNED_VALUES
from jwt_decoder.registry.credential_formats import FORMATS_OF_CREDENTIALS, CredentialFormat
from jwt_decoder.registry.service_secrets import SERVICE_SECRETS, ServiceSecret

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_READERS: Final = {**SIGNED_VALUES, **SEALED_TOKENS, **COMPRESSED_DOCUMENTS, **SCHEMES}
_LONGEST: Final = 1 << 16
_MOST: Final = 20
_MOST_OF_ONE_ROW: Final = 100  # more than are told: those of other rows may stand around some
# Matches of one row that turn out to be something else: each takes as long as it is.
_MOST_UNREAD: Final = 50
_WORD: Final = r"(?![A-Za-z0-9_-])"
# All that `\s` stands for, written out: a set of characters is looked up in a third less time than a category in it.
_SPACES: Final = r" \t-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_SEPARATOR: Final = rf"[{_SPACES}\"'=:(<>,/;|?&`{{\[]"
_PADDING: Final = re.compile(r"(?:=|%3[Dd]){1,2}\Z")
_GLUED: Final = re.compile(r"[A-Za-z0-9_]")
# All of a paste but a name, a scheme and quotes around it.
_ALONE: Final = re.compile(
    r"\s*(?P<name>[\w.-]{1,64}\s?[:=]\s?)?[\"'`]?(?:[Bb]earer\s+)?(?P<word>[^\s\"'`]{16,65536}|(?:[^\s\"'`]{60,80}\r?\n){2,}[^\s\"'`]+)[\"'`;,]?\s*"
)


class Credential(NamedTuple):
    """A credential: where it stands, its row in a table, and what can be read in it."""

    start: int
    end: int
    row: CredentialFormat | ServiceSecret
    plain: Plain


class _Row(NamedTuple):
    """A row, and the pattern of all of one: it is compiled once it is needed, for compiled ones take much room."""

    row: CredentialFormat | ServiceSecret
    pattern: str


_compiled: Final = cache(partial(re.compile, flags=re.ASCII))


def _by_beginning() -> dict[str, list[_Row]]:
    found: dict[str, list[_Row]] = {}
    for secret in SERVICE_SECRETS:
        found[secret.prefix] = [_Row(secret, re.escape(secret.prefix) + secret.rest + _WORD)]
    for row in FORMATS_OF_CREDENTIALS.values():
        for text in row.begins:
            found.setdefault(text, []).append(_Row(row, row.pattern))
    return found


def _class_of(place: int) -> str:
    """Return the characters that stand at a place of some beginning."""
    return f"[{re.escape(''.join(sorted({text[place] for text in _BY_BEGINNING})))}]"


def _tree(texts: Iterable[str]) -> str:
    """Return a pattern of the texts that compares no character twice: in a flat one each of them is tried."""
    by_first: dict[str, list[str]] = {}
    for text in texts:
        by_first.setdefault(text[:1], []).append(text[1:])
    rest = "" in by_first
    by_first.pop("", None)
    branches = [re.escape(first) + _tree(more) for first, more in sorted(by_first.items())]
    return f"(?:{'|'.join(branches)}){'?' if rest else ''}" if branches else ""


_BY_BEGINNING: Final = _by_beginning()
# Three characters tell in a fraction of the time that nothing begins.
_FIRST: Final = re.compile(f"(?P<begins>{_tree(_BY_BEGINNING)})")
_BEGINNING: Final = re.compile(f"{_SEPARATOR}(?={_class_of(0)}{_class_of(1)}{_class_of(2)}){_FIRST.pattern}")
_WITHIN: Final = tuple(
    (row, re.compile(row.within, re.ASCII), row.pattern) for row in FORMATS_OF_CREDENTIALS.values() if row.within
)
_WHOLE: Final = tuple(
    _Row(FORMATS_OF_CREDENTIALS[name], FORMATS_OF_CREDENTIALS[name].pattern)
    for name in (
        "biscuit",
        "branca",
        "cwt",
        "cose-encrypted",
        "saml",
        "view-state",
        "uuid",
        "ulid",
        "sanctum",
        "session-id",
        "shc-part",
        "disclosure",
        "base64-json",
    )
)


def credentials_in(text: str) -> list[Credential]:
    """Return the credentials in a text, in their order; at most twenty.

    It takes time in proportion to the text: what a pattern runs over has none of the separators behind which the next
    place is tried, each row gives up after some matches that are something else, and none is longer than 64 K.
    """
    found: list[Credential] = []
    around = (islice(_around(text, *row), _MOST_OF_ONE_ROW) for row in _WITHIN)
    beginning = islice(_beginning(text), _MOST_OF_ONE_ROW)
    for one in sorted(chain(beginning, *around), key=lambda one: (one.start, -one.end)):
        if len(found) < _MOST and (not found or one.start >= found[-1].end):
            found.append(one)
    return found or list(_alone(text) if len(text) <= _LONGEST else ())


def _beginning(text: str) -> Iterator[Credential]:
    """Give those that begin with one of the texts of a table."""
    at = 0
    unread: Counter[str] = Counter()
    first = _FIRST.match(text)
    for hit in chain((first,) if first else (), _BEGINNING.finditer(text)):
        start, begins = hit.start("begins"), hit["begins"]
        if start < at or unread[begins] > _MOST_UNREAD:
            continue
        one = _read(text, start, _BY_BEGINNING[begins])
        if isinstance(one, Credential):
            at = one.end
            yield one
        elif one:
            unread[begins] += 1


def _around(text: str, row: CredentialFormat, within: re.Pattern[str], pattern: str) -> Iterator[Credential]:
    """Give those of a row that are told by a place within them."""
    at = before = start = unread = 0
    for hit in within.finditer(text):
        last, start = start, _start(text, before, hit.start(), row.behind, start)
        is_tried = start < at or (before and start == last)
        before = hit.start()
        one = not is_tried and _read(text, start, [_Row(row, pattern)])
        if isinstance(one, Credential):
            at = one.end
            yield one
        elif one:
            unread += 1
            if unread > _MOST_UNREAD:
                return


def _start(text: str, least: int, at: int, behind: str, last: int) -> int:
    """Return where what stands before a place begins: padding, and before it characters that may stand there.

    ``last`` is where it begins for an earlier place, ``least``: nothing before that one is looked at twice.
    """
    if not behind:
        return at
    rest = _PADDING.sub("", text[least:at]).rstrip(behind)
    return least + len(rest) if rest or not least else last


def _alone(text: str) -> Iterator[Credential]:
    """Give the one that is all of a text, of those that nothing but all of it tells."""
    word = _ALONE.fullmatch(text)
    for start in (word.start("word"), max(0, word.start("name"))) if word else ():
        one = _read(text, start, _WHOLE)
        if word and isinstance(one, Credential) and one.end == word.end("word"):
            yield one
            return


def _read(text: str, start: int, rows: Iterable[_Row]) -> Credential | bool:
    """Return what stands at a place, read; else whether a pattern matched there."""
    is_glued = start and _GLUED.match(text, start - 1)
    is_within = text[start - 1 : start] == "/"  # of base64, at each place of which all of the rest would be matched
    is_matched = False
    for row, pattern in () if is_glued else rows:
        if is_within and not isinstance(row, ServiceSecret):
            continue
        match = _compiled(pattern).match(text, start, start + _LONGEST)
        plain = _plain(row, match) if match else None
        if match and plain:
            return Credential(start, match.end(), row, plain)
        is_matched = is_matched or match is not None
    return is_matched


def _plain(row: CredentialFormat | ServiceSecret, match: re.Match[str]) -> Plain | None:
    return Plain() if isinstance(row, ServiceSecret) else _READERS[row.id](match)
