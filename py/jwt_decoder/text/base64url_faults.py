"""What is wrong with a text that should be base64url without padding (RFC 4648 §5, RFC 7515 §2), and how to mend it.

Offsets are characters of the text.
"""

from __future__ import annotations

import re
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.model.fault import Fault, Repair
from jwt_decoder.model.sentence import Sentence, plural
from jwt_decoder.text.quote import named

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SPACE: Final = re.compile(r"[ \t\r\n]++")
FOREIGN: Final = re.compile(r"[^A-Za-z0-9_+/ \t\r\n-]++")
ALPHABET: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_STANDARD: Final = re.compile(r"[+/]")
_TO_URL: Final = str.maketrans("+/", "-_")

# Bits of the last character that carry nothing, by the number of characters modulo 4 (RFC 4648 §3.5).
_UNUSED_BITS: Final = {2: 0b1111, 3: 0b11}
_MOST_PLACES: Final = 8
_MOST_SHOWN: Final = 16
_MOST_PADDING: Final = 4

_INVISIBLE: Final = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
# What is left out there, nobody can put back.
_SHORTENED: Final = "\u2026"
_DASHES: Final = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
# What programs put in the place of a hyphen, and where there was nothing, put back.
MENDED: Final = str.maketrans(dict.fromkeys(_INVISIBLE, "") | dict.fromkeys(_DASHES, "-") | {"\u2014": "--"})
# What was copied along, and stands for no character.
_EXTRA: Final = re.compile(f"[{_INVISIBLE}\"'=\u00a0]+")
_MENDABLE: Final = re.compile(f"[{_INVISIBLE}{_DASHES}]+")

_OTHER_FORMAT: Final = Sentence("an escape from another format")
_COPIED_QUOTE: Final = Sentence("a quote that was copied along")
_COPIED_UNSEEN: Final = Sentence("an invisible character that was copied along")
_DASH: Final = Sentence("a hyphen that some program turned into a dash")
# By the first of the foreign characters.
_CAUSES: Final[Mapping[str, Sentence]] = MappingProxyType(
    {
        "=": Sentence("padding, which doesn't belong inside a segment"),
        "\u2026": Sentence("the text was already shortened where it was copied"),
        **dict.fromkeys("*•●█", Sentence("the text was already masked where it was copied")),
        "%": Sentence("percent-encoding that was only partly decoded"),
        "\\": _OTHER_FORMAT,
        "&": _OTHER_FORMAT,
        "\N{REPLACEMENT CHARACTER}": Sentence("the text went through a program that couldn't read it"),
        **dict.fromkeys(_INVISIBLE, _COPIED_UNSEEN),
        **dict.fromkeys(_DASHES, _DASH),
        "\N{NO-BREAK SPACE}": Sentence("a space that was copied along"),
        '"': _COPIED_QUOTE,
        "'": _COPIED_QUOTE,
    }
)

_REMOVE_PADDING: Final = Sentence("Remove the padding")
_REMOVE_IT: Final = Sentence("Remove it")
_REMOVE_THEM: Final = Sentence("Remove them")
_IN_BASE64URL: Final = Sentence("Write it in base64url")


def replaced(text: str) -> int:
    """Return how many foreign characters of a text may stand for ones that were lost; dashes stand for hyphens."""
    return sum(len(_EXTRA.sub("", run[0]).translate(MENDED)) for run in FOREIGN.finditer(text.rstrip("= \t\r\n")))


def ending(clean: str, end: int) -> Iterable[Fault]:
    """Judge the number of characters that count, and the last of them, which ends at ``end`` in the text."""
    count = len(clean)
    if count % 4 == 1:
        message = plural(
            "{count} character: base64url never has that length. One is missing or extra.",
            "{count} characters: base64url never has that length. One is missing or extra.",
            count,
        )
        yield Fault("base64url-length", end - 1, end, message)
        return
    unused = _UNUSED_BITS.get(count % 4, 0)
    value = ALPHABET.index(clean[-1].translate(_TO_URL)) if unused else 0
    if value & unused:
        canonical = ALPHABET[value & ~unused]
        message = Sentence(
            "The last character, “{found}”, has leftover bits that should be zero; “{canonical}” decodes to"
            " the same bytes. Either it was changed, or the text is cut off here.",
            found=clean[-1],
            canonical=canonical,
        )
        repair = Repair(end - 1, end, canonical, Sentence("Replace with “{text}”", text=canonical))
        yield Fault("base64url-trailing-bits", end - 1, end, message, repair=repair)


def padding(text: str) -> Iterable[Fault]:
    """Find the padding at the end of a text, with the white space in it."""
    tail = len(text.rstrip("= \t\r\n"))
    start = text.find("=", tail)
    if start < 0:
        return
    end = text.rindex("=") + 1
    count = text.count("=", start)
    message = plural(
        "Padding (“{found}”) at the end, which base64url in a token doesn't have. Some servers add it.",
        "Padding (“{found}”) at the end, which base64url in a token doesn't have. Some servers add it.",
        count,
        found="=" * min(count, _MOST_PADDING),
    )
    repair = Repair(start, end, text[start:end].replace("=", ""), _REMOVE_PADDING)
    yield Fault("base64url-padded", start, end, message, repair=repair)


def standard_alphabet(text: str) -> Iterable[Fault]:
    """Find characters that the other alphabet of RFC 4648 has (§4)."""
    found = _STANDARD.search(text)
    if not found:
        return
    start = found.start()
    end = max(text.rfind("+"), text.rfind("/")) + 1
    message = plural(
        "“{found}” is from the standard base64 alphabet; base64url uses “-” for “+” and “_” for “/”. An"
        " ordinary base64 encoder was used.",
        "“{found}” is from the standard base64 alphabet ({count} such characters); base64url uses “-” for"
        " “+” and “_” for “/”. An ordinary base64 encoder was used.",
        text.count("+") + text.count("/"),
        found=found[0],
    )
    repair = Repair(start, end, text[start:end].translate(_TO_URL), _IN_BASE64URL)
    yield Fault("base64url-standard-alphabet", start, start + 1, message, repair=repair)


def white_space(text: str) -> Iterable[Fault]:
    """Find white space: its first run is the place, and all of it is counted."""
    first, count, last = _runs(SPACE.finditer(text))
    if first is None:
        return
    start, end = first.span()
    message = plural(
        "{count} white space character inside the segment: the text was wrapped or edited.",
        "{count} white space characters inside the segment: the text was wrapped or edited.",
        count,
    )
    repair = Repair(start, last, SPACE.sub("", text[start:last]), _REMOVE_IT)
    yield Fault("base64url-whitespace", start, end, message, repair=repair)


def foreign_characters(text: str) -> Iterable[Fault]:
    """Find each run of characters of neither alphabet; beyond the first few, one fault is for all the others."""
    body = text[: len(text.rstrip("= \t\r\n"))]
    runs = FOREIGN.finditer(body)
    together = _mended_together(body)
    for _, run in zip(range(_MOST_PLACES), runs, strict=False):
        fault = _foreign(run.start(), run.end(), run[0])
        yield replace(fault, repair=together) if together else fault
    first, count, last = _runs(runs)
    if first:
        message = plural(
            "{count} more character from here on isn't base64url: this probably isn't an encoded segment.",
            "{count} more characters from here on aren't base64url: this probably isn't an encoded segment.",
            count,
        )
        repair = Repair(first.start(), last, FOREIGN.sub("", body[first.start() : last]), _REMOVE_THEM)
        yield Fault("base64url-foreign", first.start(), first.end(), message, repair=repair)


def _runs(runs: Iterable[re.Match[str]]) -> tuple[re.Match[str] | None, int, int]:
    """Return the first of some runs, the number of characters in all of them, and the end of the last."""
    first: re.Match[str] | None = None
    count = last = 0
    for run in runs:
        first = first or run
        count, last = count + len(run[0]), run.end()
    return first, count, last


def _mended_together(body: str) -> Repair | None:
    """Return one repair of all foreign characters where all of them are hyphens or nothing, changed by a program."""
    runs = list(FOREIGN.finditer(body))
    if len(runs) < 2 or not all(_MENDABLE.fullmatch(run[0]) for run in runs):  # noqa: PLR2004 - one is mended alone
        return None
    start, end = runs[0].start(), runs[-1].end()
    label = plural("Fix all {count} places", "Fix all {count} places", len(runs))
    return Repair(start, end, body[start:end].translate(MENDED), label)


def _foreign(start: int, end: int, found: str) -> Fault:
    repair = None if _SHORTENED in found else Repair(start, end, "", _REMOVE_IT if len(found) == 1 else _REMOVE_THEM)
    hyphens = found.translate(MENDED) if _MENDABLE.fullmatch(found) else ""
    if hyphens:
        repair = Repair(start, end, hyphens, Sentence("Replace with “{text}”", text=hyphens))
    shown = named(found[:_MOST_SHOWN])
    describe = _not_base64url if len(found) <= _MOST_SHOWN else _not_base64url_and_more
    message = describe(shown, len(found), _CAUSES.get(found[0]))
    return Fault("base64url-foreign", start, end, message, repair=repair)


def _not_base64url(found: str, count: int, cause: Sentence | None) -> Sentence:
    if cause is None:
        return plural(
            "“{found}” isn't a base64url character.",
            "“{found}” aren't base64url characters.",
            count,
            found=found,
        )
    return plural(
        "“{found}” isn't a base64url character: {cause}.",
        "“{found}” aren't base64url characters: {cause}.",
        count,
        found=found,
        cause=cause,
    )


def _not_base64url_and_more(found: str, count: int, cause: Sentence | None) -> Sentence:
    """Return the same of a run that is shown in part; the number is for languages with several plurals."""
    if cause is None:
        return plural(
            "“{found}”… aren't base64url characters.",
            "“{found}”… aren't base64url characters.",
            count,
            found=found,
        )
    return plural(
        "“{found}”… aren't base64url characters: {cause}.",
        "“{found}”… aren't base64url characters: {cause}.",
        count,
        found=found,
        cause=cause,
    )
