"""Where runs of base64 begin and end in a text, also over the lines at which programs wrap them."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

GROUP = 4  # characters that three octets make
LONGEST = 1 << 20  # characters of a run that are looked at

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_"
_RUN = re.compile(r"[A-Za-z0-9+/_-]*+")
_NEXT_LINE = re.compile(
    r"(?:\r?\n|\\n)[ \t]*+(?=(?!--)(?P<run>[A-Za-z0-9+/_-]++)(?P<padding>=*+)(?P<more>[^\s\"'`<\\,;)\]}|])?)"
)
_SHORTEST_LINE = 40  # of base64 that was wrapped, which also is a multiple of four
_LONGEST_LINE = 160
_SHORTEST_WORD = 12  # that tells base64 from a word
_STEP = 4096
_MOST_PLACES = 20_000


def places_of(text: str, needle: str) -> Iterator[int]:
    """Return the places at which ``needle`` stands, in their order."""
    at = text.find(needle)
    while at >= 0:
        yield at
        at = text.find(needle, at + 1)


def hits(text: str, needle: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Return where a pattern matches that begins with ``needle``, in their order: far faster than a search for it.

    In a log that repeats itself the first 20,000 places are looked at.
    """
    matches = (pattern.match(text, at) for at in islice(places_of(text, needle), _MOST_PLACES))
    return (hit for hit in matches if hit)


def beginning(text: str, least: int, place: int, alphabet: str = _ALPHABET) -> int:
    """Return where the run around ``place`` begins, ``least`` at the least."""
    while place > least:
        before = text[max(least, place - _STEP) : place]
        run = len(before) - len(before.rstrip(alphabet))
        place -= run
        if run < len(before):
            break
    return place


def lines_of(text: str, begin: int, limit: int) -> list[tuple[int, int]]:
    """Return the lines of a run of base64, more than one where it was wrapped."""
    lines: list[tuple[int, int]] = []
    at: int | None = begin
    while at is not None:
        run = _RUN.match(text, at, limit)
        end = run.end() if run else at
        lines.append((at, end))
        is_full = end - at >= _SHORTEST_LINE and (end - at) % GROUP == 0
        more = _NEXT_LINE.match(text, end, limit) if is_full and end - begin < LONGEST else None
        at = more.end() if more and _is_wrapped(more, lines) else None
    return lines


def _is_wrapped(more: re.Match[str], lines: list[tuple[int, int]]) -> bool:
    """Check whether a line is more of base64, lines of which have been read: a word or a name may follow it too."""
    widths = [end - start for start, end in lines[-2:]]
    run = len(more["run"])
    if run > widths[-1] or more["more"]:
        return False
    is_even = len(widths) > 1 and widths[0] == widths[1]
    is_whole = (is_even or more["padding"] != "") and (run + len(more["padding"])) % GROUP == 0
    return run == widths[-1] or is_whole or (widths[-1] <= _LONGEST_LINE and run >= _SHORTEST_WORD)
