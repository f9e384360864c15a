"""base64url without padding (RFC 4648 §5, RFC 7515 §2): strict in judging, lenient in reading."""

from __future__ import annotations

import binascii
import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from jwt_decoder.model.records import Flaw, Repair
from jwt_decoder.text import utf8

if TYPE_CHECKING:
    from collections.abc import Iterable

ALPHABET: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

_STRICT: Final = re.compile(r"[A-Za-z0-9_-]*+")
_DROPPED: Final = re.compile(r"[^A-Za-z0-9_+/-]++")
_STANDARD: Final = re.compile(r"[+/]")
_SPACE: Final = re.compile(r"[ \t\r\n]++")
_FOREIGN: Final = re.compile(r"[^A-Za-z0-9_+/ \t\r\n-]++")
_FOREIGN_CHARACTER: Final = re.compile(r"[^A-Za-z0-9_+/-]")
_TO_STANDARD: Final = str.maketrans("-_", "+/")
_TO_URL: Final = str.maketrans("+/", "-_")

# Bits of the last character that carry nothing, by the number of characters modulo 4 (RFC 4648 §3.5).
_UNUSED_BITS: Final = {2: 0b1111, 3: 0b11}
_MOST_PLACES: Final = 8
_MOST_SHOWN: Final = 16

_INVISIBLE: Final = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_DASHES: Final = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
# What programs put in the place of a hyphen, and where there was nothing, put back.
_MENDED: Final = str.maketrans(dict.fromkeys(_INVISIBLE, "") | dict.fromkeys(_DASHES, "-") | {"\u2014": "--"})
_MENDABLE: Final = re.compile(f"[{_INVISIBLE}{_DASHES}]+")

_CAUSES: Final = {
    "=": "padding, which has no place inside a segment",
    "\u2026": "the text was shortened where it was copied",
    "*": "the text was masked where it was copied",
    "%": "percent-encoding that was undone in part",
    "\\": "the escape of another format",
    "&": "the escape of another format",
    "\N{REPLACEMENT CHARACTER}": "the text went through a program that could not read it",
    **dict.fromkeys(_INVISIBLE, "an invisible character that came along when it was copied"),
    **dict.fromkeys(_DASHES, "a dash that a program made of a hyphen, where the text was written or copied"),
    "\N{NO-BREAK SPACE}": "a space that came along when it was copied",
    '"': "a quote that came along when it was copied",
    "'": "a quote that came along when it was copied",
}


@dataclass(frozen=True, slots=True)
class Decoded:
    """The octets of an encoded text, what is wrong with the text, and how octets map to its characters.

    ``gaps`` are the runs of characters that carry nothing: for each, the number of characters that do before it, and
    how many characters have been passed over up to its end. ``length`` is the number of characters that count.
    ``counted`` says that foreign characters do, each for one that was lost. ``encoded`` is False of literal text.
    """

    octets: bytes
    flaws: tuple[Flaw, ...]
    gaps: tuple[tuple[int, int], ...]
    length: int
    counted: bool = False
    encoded: bool = True


def encode(octets: bytes) -> str:
    """Give the base64url of octets, without padding."""
    return binascii.b2a_base64(octets, newline=False).decode().rstrip("=").translate(_TO_URL)


def decode(text: str) -> Decoded:
    """Give the octets of an encoded text, and a flaw for each leniency that was needed; no text raises."""
    if _STRICT.fullmatch(text):
        return Decoded(_octets(text), tuple(_ending(text, len(text))), (), len(text))
    clean, gaps, counted = _lenient(text)
    end = characters(gaps, len(clean) - 1) + 1
    flaws = [*_padding(text), *_standard(text), *_spaces(text), *_foreign(text), *_ending(clean, end)]
    flaws.sort(key=lambda flaw: flaw.start)
    return Decoded(_octets(clean), tuple(flaws), gaps, len(clean), counted)


def _lenient(text: str) -> tuple[str, tuple[tuple[int, int], ...], bool]:
    """Choose a reading: a foreign character stands between others or, if only so there is text, in another's place."""
    clean = _DROPPED.sub("", text)
    if _FOREIGN.search(text) and not _is_text(clean):
        body = text.rstrip("= \t\r\n")
        instead = _FOREIGN_CHARACTER.sub("A", _SPACE.sub("", body))
        if _is_text(instead):
            return instead, _gaps(_SPACE, body), True
    return clean, _gaps(_DROPPED, text), False


def _is_text(clean: str) -> bool:
    """Say whether characters decode to text, as a header or a payload does."""
    octets = _octets(clean)
    try:
        octets.decode()
    except UnicodeDecodeError:
        return False
    return b"\0" not in octets


def verbatim(text: str) -> Decoded:
    """Take a text that is not encoded (RFC 7797 §3) for one whose every character carries what its place says."""
    octets = utf8.encode(text)
    return Decoded(octets, (), (), len(text), encoded=False)


def span(decoded: Decoded, start: int, end: int) -> tuple[int, int]:
    """Give the characters that carry the octets from ``start`` to ``end``; past the last octet, the end."""
    if not decoded.encoded:
        begin, stop = (utf8.code_points(decoded.octets[:octet]) for octet in (start, end))
        return begin, stop
    first = decoded.length if start >= len(decoded.octets) else start * 4 // 3
    last = min(decoded.length, max(first, -(-end * 4 // 3)))
    begin = characters(decoded.gaps, first) if first < decoded.length else characters(decoded.gaps, first - 1) + 1
    return begin, max(begin, characters(decoded.gaps, last - 1) + 1)


def characters(gaps: tuple[tuple[int, int], ...], index: int) -> int:
    """Give the place in the text of the character that counts as number ``index``; before the first one, -1."""
    if index < 0:
        return -1
    found = bisect_right(gaps, index, key=lambda gap: gap[0])
    return index + (gaps[found - 1][1] if found else 0)


def _octets(clean: str) -> bytes:
    """Decode characters of either alphabet; a last one that makes no octet is left out."""
    usable = clean[:-1] if len(clean) % 4 == 1 else clean
    return binascii.a2b_base64(usable.translate(_TO_STANDARD) + "=" * (-len(usable) % 4))


def _gaps(dropped: re.Pattern[str], text: str) -> tuple[tuple[int, int], ...]:
    gaps = []
    passed = 0
    for run in dropped.finditer(text):
        start = run.start() - passed
        passed += run.end() - run.start()
        gaps.append((start, passed))
    return tuple(gaps)


def _ending(clean: str, end: int) -> Iterable[Flaw]:
    """Judge the length and the last character, which ends at ``end`` in the text."""
    count = len(clean)
    if count % 4 == 1:
        message = f"{_count(count)}: no octets encode to that many. One is missing, or one is too many."
        yield Flaw("base64url-length", end - 1, end, message, {"character": end, "count": count})
        return
    unused = _UNUSED_BITS.get(count % 4, 0)
    value = ALPHABET.index(clean[-1].translate(_TO_URL)) if unused else 0
    if value & unused:
        last, canonical = clean[-1], ALPHABET[value & ~unused]
        message = (
            f"The last character, “{last}”, carries bits that must be zero: “{canonical}” spells the same octets."
            " Either it was changed, or the text is cut here."
        )
        repair = Repair(end - 1, end, canonical, f"Write “{canonical}”")
        data: dict[str, str | int] = {"character": end, "found": last, "canonical": canonical}
        yield Flaw("base64url-trailing-bits", end - 1, end, message, data, repair)


def _padding(text: str) -> Iterable[Flaw]:
    tail = len(text.rstrip("= \t\r\n"))
    start = text.find("=", tail)
    if start < 0:
        return
    end = text.rindex("=") + 1
    count = text.count("=", start)
    message = f"Padding (“{'=' * min(count, 4)}”) at the end: base64url in a token has none. Some servers add it."
    repair = Repair(start, end, text[start:end].replace("=", ""), "Remove the padding")
    yield Flaw("base64url-padded", start, end, message, {"character": start + 1, "count": count}, repair)


def _standard(text: str) -> Iterable[Flaw]:
    found = _STANDARD.search(text)
    if not found:
        return
    start = found.start()
    end = max(text.rfind("+"), text.rfind("/")) + 1
    count = text.count("+") + text.count("/")
    more = f" ({count} such characters)" if count > 1 else ""
    message = (
        f"“{found[0]}” is of the standard base64 alphabet{more}; base64url writes “-” for “+” and “_” for “/”."
        " An ordinary base64 encoder was used."
    )
    repair = Repair(start, end, text[start:end].translate(_TO_URL), "Write it in base64url")
    data: dict[str, str | int] = {"character": start + 1, "count": count, "found": found[0]}
    yield Flaw("base64url-standard-alphabet", start, start + 1, message, data, repair)


def _spaces(text: str) -> Iterable[Flaw]:
    runs = _SPACE.finditer(text)
    first = next(runs, None)
    if not first:
        return
    start, end = first.span()
    count, last = len(first[0]), end
    for run in runs:
        count, last = count + len(run[0]), run.end()
    message = f"{_count(count, 'white space ')} inside the segment: the text was wrapped or edited."
    repair = Repair(start, last, _SPACE.sub("", text[start:last]), "Remove it")
    yield Flaw("base64url-whitespace", start, end, message, {"character": start + 1, "count": count}, repair)


def _foreign(text: str) -> Iterable[Flaw]:
    """Give a flaw for each run of foreign characters; beyond the first few, one for all the others."""
    body = text[: len(text.rstrip("= \t\r\n"))]
    runs = _FOREIGN.finditer(body)
    together = _mended_together(body)
    for _, run in zip(range(_MOST_PLACES), runs, strict=False):
        flaw = _run(run.start(), run.end(), run[0])
        yield replace(flaw, repair=together) if together else flaw
    first = next(runs, None)
    if first:
        count, last = len(first[0]), first.end()
        for run in runs:
            count, last = count + len(run[0]), run.end()
        message = f"{_count(count, 'more ')} from here on are not base64url: this is probably not an encoded segment."
        repair = Repair(first.start(), last, _FOREIGN.sub("", body[first.start() : last]), "Remove them")
        data: dict[str, str | int] = {"character": first.start() + 1, "count": count}
        yield Flaw("base64url-foreign", first.start(), first.end(), message, data, repair)


def _mended_together(body: str) -> Repair | None:
    """Give one repair of all foreign characters where all of them are hyphens or nothing, changed by a program."""
    runs = list(_FOREIGN.finditer(body))
    if len(runs) < 2 or not all(_MENDABLE.fullmatch(run[0]) for run in runs):  # noqa: PLR2004 - one is mended alone
        return None
    start, end = runs[0].start(), runs[-1].end()
    return Repair(start, end, body[start:end].translate(_MENDED), f"Mend all {len(runs)} places")


def _run(start: int, end: int, found: str) -> Flaw:
    shown = visible(found[:_MOST_SHOWN]) + ("…" if len(found) > _MOST_SHOWN else "")
    what = "is not a base64url character" if len(found) == 1 else "are not base64url characters"
    cause = _CAUSES.get(found[0])
    message = f"{shown} {what}: {cause}." if cause else f"{shown} {what}."
    repair = Repair(start, end, "", "Remove it" if len(found) == 1 else "Remove them")
    hyphens = found.translate(_MENDED) if _MENDABLE.fullmatch(found) else ""
    if hyphens:
        repair = Repair(start, end, hyphens, f"Write “{hyphens}”")
    data: dict[str, str | int] = {"character": start + 1, "count": len(found), "found": found[:_MOST_SHOWN]}
    return Flaw("base64url-foreign", start, end, message, data, repair)


def visible(text: str) -> str:
    """Quote characters for a sentence: what cannot be seen, or moves other text, as its code point."""
    return f"“{''.join(one if one.isprintable() else f'U+{ord(one):04X}' for one in text)}”"


def _count(count: int, what: str = "") -> str:
    return f"{count:,} {what}character{'' if count == 1 else 's'}"
