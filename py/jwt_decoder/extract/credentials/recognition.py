"""Where credentials that are no JWT stand in a text."""

from __future__ import annotations

import re
from itertools import islice
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
# Of a text no more is searched: what is longer is a log, which is searched for tokens.
_MOST_SEARCHED: Final = 1 << 16
_LONGEST_BEHIND: Final = 8192
_MOST: Final = 20
_MOST_TRIED: Final = 200  # places of one row
_WORD: Final = r"(?![A-Za-z0-9_-])"
_SEPARATOR: Final = r"[\s\"'=:(>,/;|?&`{\[]"
_PADDING: Final = re.compile(r"(?:=|%3[Dd]){1,2}\Z")
_GLUED: Final = re.compile(r"[A-Za-z0-9_]")
# All of a paste but a name, a scheme and quotes around it.
_ALONE: Final = re.compile(
    r"\s*(?:[\w.-]{1,64}\s?[:=]\s?)?[\"'`]?(?:[Bb]earer\s+)?(?P<word>[^\s\"'`]{40,65536}|(?:[^\s\"'`]{60,80}\r?\n){2,}[^\s\"'`]+)[\"'`;,]?\s*"
)


class Credential(NamedTuple):
    """A credential: where it stands, its row in a table, and what can be read in it."""

    start: int
    end: int
    row: CredentialFormat | ServiceSecret
    plain: Plain


class _Row(NamedTuple):
    row: CredentialFormat | ServiceSecret
    pattern: re.Pattern[str]


def _by_beginning() -> dict[str, list[_Row]]:
    found: dict[str, list[_Row]] = {}
    for secret in SERVICE_SECRETS:
        found[secret.prefix] = [_Row(secret, re.compile(re.escape(secret.prefix) + secret.rest + _WORD))]
    for row in FORMATS_OF_CREDENTIALS.values():
        for text in row.begins:
            found.setdefault(text, []).append(_Row(row, re.compile(row.pattern, re.ASCII)))
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
_BEGINNING: Final = re.compile(
    f"{_SEPARATOR}(?={_class_of(0)}{_class_of(1)}{_class_of(2)})(?P<begins>{_tree(_BY_BEGINNING)})"
)
_WITHIN: Final = tuple(
    (row, re.compile(row.within, re.ASCII), re.compile(row.pattern, re.ASCII))
    for row in FORMATS_OF_CREDENTIALS.values()
    if row.within
)
_WHOLE: Final = tuple(
    _Row(FORMATS_OF_CREDENTIALS[name], re.compile(FORMATS_OF_CREDENTIALS[name].pattern, re.ASCII))
    for name in ("biscuit", "branca", "cwt", "saml")
)


def credentials_in(text: str) -> list[Credential]:
    """Return the credentials in the first 64 K characters of a text, in their order; at most twenty."""
    part = text[:_MOST_SEARCHED]
    found: list[Credential] = []
    for one in sorted((*_beginning(part), *_around(part)), key=lambda one: (one.start, -one.end)):
        if len(found) < _MOST and (not found or one.start >= found[-1].end):
            found.append(one)
    return found or list(_alone(part))


def _beginning(text: str) -> Iterator[Credential]:
    """Give those that begin with one of the texts of a table."""
    at = 0
    for hit in _BEGINNING.finditer(f"\n{text}"):
        start = hit.start("begins") - 1
        one = next(_read(text, start, _BY_BEGINNING[hit["begins"]]), None) if start >= at else None
        if one:
            at = one.end
            yield one


def _around(text: str) -> Iterator[Credential]:
    """Give those that are told by a place within them."""
    for row, within, pattern in _WITHIN:
        at = 0
        for hit in islice(within.finditer(text), _MOST_TRIED):
            start = _start(text, hit.start(), row.behind)
            one = next(_read(text, start, [_Row(row, pattern)]), None) if start >= at else None
            if one and one.end > hit.start():
                at = one.end
                yield one


def _start(text: str, at: int, behind: str) -> int:
    """Return where what stands before a place begins: padding, and before it characters that may stand there."""
    least = max(0, at - _LONGEST_BEHIND)
    before = _PADDING.sub("", text[least:at])
    return least + len(before.rstrip(behind)) if behind else at


def _alone(text: str) -> Iterator[Credential]:
    """Give the one that is all of a text, of those that nothing but all of it tells."""
    word = _ALONE.fullmatch(text)
    if word:
        yield from (one for one in _read(text, word.start("word"), _WHOLE) if one.end == word.end("word"))


def _read(text: str, start: int, rows: Iterable[_Row]) -> Iterator[Credential]:
    """Give what stands at a place, read."""
    if start and _GLUED.match(text, start - 1):
        return
    for row, pattern in rows:
        if text[start - 1 : start] == "/" and not isinstance(row, ServiceSecret):
            continue  # a place within base64, at each of which all of the rest would be matched
        match = pattern.match(text, start)
        plain = _plain(row, match) if match else None
        if match and plain:
            yield Credential(start, match.end(), row, plain)


def _plain(row: CredentialFormat | ServiceSecret, match: re.Match[str]) -> Plain | None:
    return Plain() if isinstance(row, ServiceSecret) else _READERS[row.id](match)
