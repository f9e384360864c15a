"""The tokens of a paste as a list to choose from: one row for each different one."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from jwt_decoder.engine.reading import counting_span
from jwt_decoder.judge.worst import Worst, worst
from jwt_decoder.model.sentence import term
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.engine.result import Token, Verification
    from jwt_decoder.extract.requests import Requests
    from jwt_decoder.model.finding import Finding, KeyFinding
    from jwt_decoder.model.part import Node
    from jwt_decoder.model.sentence import Sentence
    from jwt_decoder.model.verdict import Verdict
    from jwt_decoder.text.numeric_date import Instant

_LONGEST: Final = 80  # characters of an issuer, a subject or a kid
_SEVERITIES: Final = ("error", "warning", "info")
_BREAK: Final = re.compile(r"\r\n?|\n")
_SCHEME: Final = "https://"


@dataclass(frozen=True, slots=True)
class Said:
    """What a list says of a token, wherever it stands.

    ``issuer`` is its iss without the scheme of https, "" where nothing says so. ``expires`` is the exp of the claims
    that count, None without a readable one, ``finding`` the first of the gravest.
    """

    kind: Sentence
    algorithm: str
    issuer: str
    worst: Worst
    subject: str
    kid: str
    expires: Instant | None
    verdict: Verdict
    headline: Sentence
    finding: Finding | KeyFinding | None


@dataclass(frozen=True, slots=True)
class Row:
    """A token in a list; ``tokens`` are the indices of all that are equal, ``lines`` where they stand.

    Lines count from 1. ``request`` is method and path of the request of HTTP that it came with, ``label`` what the
    paste calls it: each "" where nothing says so.
    """

    tokens: tuple[int, ...]
    lines: tuple[int, ...]
    request: str
    label: str
    said: Said


def rows(text: str, tokens: tuple[Token, ...], requests: Requests | None = None) -> tuple[Row, ...]:
    """Return a row for each different token, in the order of the paste, with the request that it came with."""
    equal: dict[str, list[int]] = {}
    for index, token in enumerate(tokens):
        equal.setdefault(token.source.text, []).append(index)
    breaks = [found.end() for found in _BREAK.finditer(text)]
    # Of a single token it need not be said which one it is.
    sought = requests if len(tokens) > 1 else None
    return tuple(_row(indices, tokens, breaks, sought) for indices in equal.values())


def _row(indices: list[int], tokens: tuple[Token, ...], breaks: list[int], requests: Requests | None) -> Row:
    first = tokens[indices[0]]
    starts = [tokens[index].source.start for index in indices]
    return Row(
        tokens=tuple(indices),
        lines=tuple(bisect_right(breaks, start) + 1 for start in starts),
        request=_first([requests.name_at(start) for start in starts] if requests else []),
        label=_first([tokens[index].source.label for index in indices]),
        said=_said(first, None),
    )


def with_key(row: Row, token: Token, found: Verification) -> Row:
    """Return the row of a token once a key was tried on it; of one that was decrypted, with what is in it."""
    opened = found.decryption.token if found.decryption else None
    return replace(row, said=_said(opened or token, found))


def _said(token: Token, found: Verification | None) -> Said:
    verdict = found.verdict if found else token.verdicts[0]
    span = counting_span(token)
    findings: tuple[Finding | KeyFinding, ...] = (*token.findings, *(found.findings if found else ()))
    return Said(
        kind=_kind(token),
        algorithm=quote(_text(token.decoded.signatures[0].jose, "alg")),
        issuer=quote(_claim(token, "iss").removeprefix(_SCHEME).removesuffix("/"), _LONGEST),
        worst=worst(verdict),
        subject=quote(_claim(token, "sub"), _LONGEST),
        kid=quote(_text(token.decoded.signatures[0].jose, "kid"), _LONGEST),
        expires=span.known("exp") if span else None,
        verdict=verdict,
        headline=(found or token).summary.headline,
        finding=min(findings, key=lambda one: _SEVERITIES.index(one.severity), default=None),
    )


def _first(names: list[str]) -> str:
    return next((name for name in names if name), "")


def _kind(token: Token) -> Sentence:
    known = token.profile.type
    return term(known.type.label) if known else term(token.decoded.format.name)


def _claim(token: Token, name: str) -> str:
    """Return a claim of those that count; of a token that carries another one, those of that."""
    carried = token.inner.carried if token.inner else None
    if carried:
        return _claim(carried, name)
    judged = token.inner.judged if token.inner else token.decoded
    return _text(judged.claims, name)


def _text(members: Mapping[str, Node], name: str) -> str:
    """Return a member that is a string, "" where it is missing or something else."""
    named = members.get(name)
    return named.get("value", "") if named else ""
