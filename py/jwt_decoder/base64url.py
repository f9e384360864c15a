"""base64url as a JWS has it (RFC 7515 §2, RFC 4648 §5): strict, and where that fails lenient with a flaw for each."""

from __future__ import annotations

import binascii
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jwt_decoder.model import Flaw, Repair

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ALPHABET: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
MOST_FLAWS: Final = 20

_STRICT: Final = re.compile(r"[A-Za-z0-9_-]*+")
_STRAY: Final = re.compile(r"(?P<space>\s++)|(?P<foreign>[^A-Za-z0-9_+/\s-]++)")
_PADDING: Final = re.compile(r"=++\s*+\Z")
_STANDARD: Final = str.maketrans("+/", "-_")
_URL: Final = str.maketrans("-_", "+/")
# The bits of the last character that no octet takes, by the count of characters modulo 4.
_SPARE_BITS: Final = {2: 0b1111, 3: 0b11}


@dataclass(frozen=True, slots=True)
class Octets:
    """What a text decodes to; ``places`` has the offset in the text of each character read, None if all were."""

    octets: bytes
    flaws: tuple[Flaw, ...]
    places: Sequence[int] | None
    length: int

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the characters that carry the octets from ``start`` to ``end``; behind the last octet is the end."""
        if start >= len(self.octets):
            return self.length, self.length
        first, last = 4 * start // 3, -(-4 * end // 3)
        if self.places is None:
            return first, last
        return self.places[first], self.places[max(first, min(last, len(self.places)) - 1)] + 1

    @property
    def is_garbled(self) -> bool:
        """True if a character was foreign or one is missing, so that what follows may be read wrongly."""
        return any(flaw.id in {"base64url-foreign", "base64url-length"} for flaw in self.flaws)


def encode(octets: bytes) -> str:
    """Give the octets as base64url without padding."""
    return binascii.b2a_base64(octets, newline=False).decode().translate(_STANDARD).rstrip("=")


def decode(text: str) -> Octets:
    """Give the octets of the text and a flaw for each rule of RFC 7515 §2 that it breaks; never raises.

    Offsets in the flaws count code points of ``text``.
    """
    if _STRICT.fullmatch(text) and len(text) % 4 != 1:
        return Octets(_octets(text), tuple(_trailing_bits(text, None)), None, len(text))
    return _lenient(text)


def _octets(clean: str) -> bytes:
    whole = clean[: len(clean) - 1] if len(clean) % 4 == 1 else clean
    return binascii.a2b_base64(whole.translate(_URL) + "=" * (-len(whole) % 4))


def _lenient(text: str) -> Octets:
    flaws: list[Flaw] = []
    body = text
    if padding := _PADDING.search(text):
        body = text[: padding.start()]
        flaws.append(_padded(padding))
    flaws += _standard_alphabet(body)
    strays = list(_STRAY.finditer(body))
    flaws += _strays(strays)
    kept = _kept(body, strays)
    clean = "".join([body[at] for at in kept]).translate(_STANDARD)
    if any(match["foreign"] for match in strays):
        kept, clean = _more_readable(body, kept, clean, strays)
    flaws += _length(kept, len(text))
    flaws += _trailing_bits(clean, kept)
    return Octets(_octets(clean), tuple(sorted(flaws, key=lambda flaw: flaw.start)), kept, len(text))


def _kept(body: str, strays: Sequence[re.Match[str]]) -> list[int]:
    kept: list[int] = []
    at = 0
    for stray in strays:
        kept += range(at, stray.start())
        at = stray.end()
    return [*kept, *range(at, len(body))]


def _more_readable(body: str, kept: list[int], clean: str, strays: Sequence[re.Match[str]]) -> tuple[list[int], str]:
    """Take the reading that gives text: a foreign character stands between others, or in the place of one."""
    if _is_text(clean):
        return kept, clean
    spaces = [stray for stray in strays if stray["space"]]
    places = _kept(body, spaces)
    instead = "".join([body[at] if body[at] in _READ else "A" for at in places]).translate(_STANDARD)
    return (places, instead) if _is_text(instead) else (kept, clean)


_READ: Final = frozenset(ALPHABET + "+/")


def _is_text(clean: str) -> bool:
    try:
        _octets(clean).decode()
    except UnicodeDecodeError:
        return False
    return True


def _padded(padding: re.Match[str]) -> Flaw:
    start, end = padding.span()
    message = "This segment ends in “=” padding. JWS leaves padding out (RFC 7515 §2)."
    return Flaw("base64url-padded", start, end, message, {}, Repair(start, end, "", "Remove the padding"))


def _standard_alphabet(body: str) -> Iterator[Flaw]:
    found = [at for at in (body.find("+"), body.find("/")) if at >= 0]
    if not found:
        return
    start, end = min(found), max(body.rfind("+"), body.rfind("/")) + 1
    character = body[start]
    instead = character.translate(_STANDARD)
    message = (
        f"“{character}” is of the standard base64 alphabet. JWS uses base64url, where it is “{instead}” (RFC 4648 §5)."
    )
    repair = Repair(start, end, body[start:end].translate(_STANDARD), "Change it to base64url")
    count = body.count("+") + body.count("/")
    yield Flaw("base64url-standard-alphabet", start, start + 1, message, {"count": count}, repair)


def _strays(strays: Sequence[re.Match[str]]) -> Iterator[Flaw]:
    for stray in strays[:MOST_FLAWS]:
        yield _white_space(stray) if stray["space"] else _foreign(stray)
    if len(strays) > MOST_FLAWS:
        rest = len(strays) - MOST_FLAWS
        start, end = strays[MOST_FLAWS].start(), strays[-1].end()
        message = f"{rest} more places in this segment hold characters that are not base64url."
        yield Flaw("base64url-more", start, end, message, {"count": rest})


def _white_space(stray: re.Match[str]) -> Flaw:
    start, end = stray.span()
    message = "There is white space inside this segment. It may have come with a line break."
    return Flaw("base64url-whitespace", start, end, message, {}, Repair(start, end, "", "Remove it"))


def _foreign(stray: re.Match[str]) -> Flaw:
    start, end = stray.span()
    shown = stray.group() if end - start == 1 else stray.group()[0]
    name = f"“{shown}”" if shown.isprintable() else f"U+{ord(shown):04X}"
    what = f"{name} is not a base64url character."
    if end - start > 1:
        what = f"{end - start} characters from {name} on are not base64url."
    return Flaw("base64url-foreign", start, end, what, {"count": end - start}, Repair(start, end, "", "Remove it"))


def _length(kept: Sequence[int], length: int) -> Iterator[Flaw]:
    if len(kept) % 4 != 1:
        return
    start = kept[-1]
    count = len(kept)
    message = (
        f"{count} base64url {'character is' if count == 1 else 'characters are'} a length that no octets give: "
        "at least one is missing, or one is too many."
    )
    yield Flaw("base64url-length", start, min(start + 1, length), message, {"count": count})


def _trailing_bits(clean: str, places: Sequence[int] | None) -> Iterator[Flaw]:
    spare = _SPARE_BITS.get(len(clean) % 4)
    if spare is None:
        return
    value = ALPHABET.index(clean[-1])
    if value & spare:
        start = len(clean) - 1 if places is None else places[-1]
        canonical = ALPHABET[value & ~spare]
        message = (
            f"The last character “{clean[-1]}” carries bits that must be zero: it is another spelling of “{canonical}” "
            "for the same octets (RFC 4648 §3.5)."
        )
        repair = Repair(start, start + 1, canonical, f"Change it to “{canonical}”")
        yield Flaw("base64url-trailing-bits", start, start + 1, message, {"canonical": canonical}, repair)
