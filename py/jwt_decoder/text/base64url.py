"""base64url without padding (RFC 4648 §5, RFC 7515 §2): strict in judging, lenient in reading."""

from __future__ import annotations

import binascii
import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jwt_decoder.text import base64url_faults, utf8
from jwt_decoder.text.base64url_faults import FOREIGN, SPACE

if TYPE_CHECKING:
    from jwt_decoder.model.fault import Fault

_STRICT: Final = re.compile(r"[A-Za-z0-9_-]*+")
_DROPPED: Final = re.compile(r"[^A-Za-z0-9_+/-]++")
_FOREIGN_CHARACTER: Final = re.compile(r"[^A-Za-z0-9_+/-]")
_TO_STANDARD: Final = str.maketrans("-_", "+/")
_TO_URL: Final = str.maketrans("+/", "-_")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The octets of an encoded text, what is wrong with the text, and how octets map to its characters.

    ``gaps`` are the runs of characters that carry nothing: for each, the number of characters that do before it, and
    how many characters have been passed over up to its end. ``length`` is the number of characters that count.
    ``counted`` says that foreign characters do, each for one that was lost. ``encoded`` is False of literal text.
    """

    octets: bytes
    faults: tuple[Fault, ...]
    gaps: tuple[tuple[int, int], ...]
    length: int
    counted: bool = False
    encoded: bool = True


def encode(octets: bytes) -> str:
    """Return the base64url of octets, without padding."""
    return binascii.b2a_base64(octets, newline=False).decode().rstrip("=").translate(_TO_URL)


def encoded_length(octets: int) -> int:
    """Return how many characters encode so many octets, without padding."""
    return -(-octets * 4 // 3)


def decode(text: str) -> Decoded:
    """Return the octets of an encoded text, and a fault for each leniency that was needed; no text raises."""
    if _STRICT.fullmatch(text):
        return Decoded(_octets(text), tuple(base64url_faults.ending(text, len(text))), (), len(text))
    clean, gaps, counted = _lenient(text)
    end = characters(gaps, len(clean) - 1) + 1
    # Which characters are the last ones is not known where some were lost.
    ending = () if not counted and base64url_faults.replaced(text) else base64url_faults.ending(clean, end)
    faults = [
        *base64url_faults.padding(text),
        *base64url_faults.standard_alphabet(text),
        *base64url_faults.white_space(text),
        *base64url_faults.foreign_characters(text),
        *ending,
    ]
    faults.sort(key=lambda fault: fault.start)
    return Decoded(_octets(clean), tuple(faults), gaps, len(clean), counted)


def _lenient(text: str) -> tuple[str, tuple[tuple[int, int], ...], bool]:
    """Choose a reading: a foreign character stands between others or, if only so there is text, in another's place."""
    clean = _DROPPED.sub("", text)
    if FOREIGN.search(text) and not _is_text(clean):
        body = text.rstrip("= \t\r\n")
        instead = _FOREIGN_CHARACTER.sub("A", SPACE.sub("", body))
        if _is_text(instead):
            return instead, _gaps(SPACE, body), True
    return clean, _gaps(_DROPPED, text), False


def _is_text(clean: str) -> bool:
    """Check whether characters decode to text, as a header or a payload does."""
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
    """Return the characters that carry the octets from ``start`` to ``end``; past the last octet, the end."""
    if not decoded.encoded:
        begin, stop = (utf8.code_points(decoded.octets[:octet]) for octet in (start, end))
        return begin, stop
    first = decoded.length if start >= len(decoded.octets) else start * 4 // 3
    last = min(decoded.length, max(first, encoded_length(end)))
    begin = characters(decoded.gaps, first) if first < decoded.length else characters(decoded.gaps, first - 1) + 1
    return begin, max(begin, characters(decoded.gaps, last - 1) + 1)


def characters(gaps: tuple[tuple[int, int], ...], index: int) -> int:
    """Return the place in the text of the character that counts as number ``index``; before the first one, -1."""
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
