"""Dumps of bytes, as hexdump, xxd, od and network tools write them: the text that was dumped, in place of its lines."""

from __future__ import annotations

import re
from array import array
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from jwt_decoder.extract.decoded_layer import Layer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# A line of a dump begins with an offset; `od -An` leaves it out.
_LINE: Final = re.compile(
    r"^[ \t]*+\|?(?:0[xX])?+(?P<offset>[0-9A-Fa-f]{4,16})(?P<colon>[:|]?)(?P<rest>[ \t][^\r\n]*+)\r?$"
    r"|^(?P<bare>(?: {3}[!-~]| {2}\\[0abfnrtv]| [0-7]{3})(?: {3}[ -~]| {2}\\[0abfnrtv]| [0-7]{3}){1,31}+)[ \t]*+\r?$",
    re.MULTILINE,
)
_LIKELY: Final = re.compile(r"\n[ \t]*+\|?(?:0[xX])?+[0-9A-Fa-f]{4,16}[:|]?[ \t]")
_LIKELY_BARE: Final = ("   e   y   J", "   e   w   o", "   e   w   0")
# Octets in hex; words in hex or octal, the low octet first, and octets in octal.
_GROUP: Final = re.compile(r"[ \t]*+(?:0[xX])?+(?P<digits>(?:[0-9A-Fa-f]{2}){1,8})(?![^ \t|>])")
_WORDS: Final = re.compile(
    r"(?:[ \t]+[0-9A-Fa-f]{4})+[ \t]*|(?:[ \t]+[01][0-7]{5})+[ \t]*|(?:[ \t]+[0-3][0-7]{2})+[ \t]*"
)
# Octets in binary, as `xxd -b` writes them; what they are as characters stands beside them.
_BITS: Final = re.compile(r"[ \t](?P<bits>[01]{8}(?:[ \t][01]{8})*+)(?=[ \t]|\Z)")
_ONE_OF_BITS: Final = re.compile("[01]{8}")
_WORD: Final = re.compile("[0-9A-Fa-f]+")
_WORD_OF_DIGITS: Final = {3: (8, 1), 4: (16, 2), 6: (8, 2)}  # base and octets
_NOT_ASCII: Final = re.compile("[^ -~]")
# Rows that are the same as the one before, and the offset behind them.
_REPEATED: Final = re.compile(r"\r?\n(?P<star>\*)\r?\n(?:0[xX])?(?P<offset>[0-9A-Fa-f]{4,16})(?=[\s:]|\Z)")
_MOST_REPEATED: Final = 1 << 16  # octets, in all
# od and hexdump end with how much it was.
_END: Final = re.compile(r"\r?\n(?:(?:0[xX])?(?P<offset>[0-9A-Fa-f]{4,16})(?=\r?\n|\Z))?")
_BASES: Final = (16, 8, 10)  # of offsets
_FEWEST: Final = 2
_MOST_GROUPS: Final = 32
_PRINTED: Final = range(0x20, 0x7F)
_WIDTH: Final = 4  # of a cell with a character, its name, or its number in octal digits
_CELLS: Final = {
    **{f" {octet:03o}": octet for octet in range(256)},
    **{f"   {chr(octet)}": octet for octet in _PRINTED},
    **dict(zip(("  sp", "  nl", "  cr", "  ht"), b" \n\r\t", strict=True)),
    **{f"  \\{name}": octet for name, octet in zip("0abfnrtv", b"\0\a\b\f\n\r\t\v", strict=True)},
}


class _Row(NamedTuple):
    """A line of a dump: its octets, and where each stands. ``is_shown`` says that characters beside them agree."""

    start: int
    end: int
    offset: str
    octets: bytes
    places: Sequence[tuple[int, int]]
    is_shown: bool

    def leads_to(self, offset: str) -> bool:
        """Check whether an offset is the one behind these octets; any is where this line has none."""
        return not self.offset or self.base_to(offset) > 0

    def base_to(self, offset: str) -> int:
        """Return the base in which an offset is the one behind these octets, 0 if it isn't."""
        return next((base for base in _BASES if self.distance(offset, base) == len(self.octets)), 0)

    def distance(self, offset: str, base: int) -> int:
        """Return how many octets stand before an offset from here on, 0 where it is no number in this base."""
        try:
            return int(offset, base) - int(self.offset, base)
        except ValueError:
            return 0


def is_dumped(text: str) -> bool:
    """Check whether lines of a dump stand in a text."""
    if not _LIKELY.search(text) and not any(one in text for one in _LIKELY_BARE):
        return False
    return len(list(islice(_rows(text), _FEWEST))) == _FEWEST


def undumped(text: str) -> tuple[Layer, int]:
    """Return a text with what was dumped in place of the lines of dumps, and how many lines these were.

    The place of an octet is its character in the dump, or what spells it.
    """
    parts: list[str] = []
    begins, stops = array("L"), array("L")
    at = count = 0
    for row in _rows(text):
        parts += text[at : row.start], row.octets.decode("latin-1")
        begins.extend(range(at, row.start))
        stops.extend(range(at + 1, row.start + 1))
        begins.extend(start for start, _ in row.places)
        stops.extend(end for _, end in row.places)
        end = _END.match(text, row.end)
        is_own = end and (not end["offset"] or row.leads_to(end["offset"]))
        at = end.end() if end and is_own else row.end
        count += 1
    parts.append(text[at:])
    begins.extend(range(at, len(text)))
    stops.extend(range(at + 1, len(text) + 1))
    return Layer("".join(parts), begins, stops), count


def _rows(text: str) -> Iterator[_Row]:
    """Give the lines of dumps: what shows its octets as characters too, or has its offset from the line before."""
    rows = filter(None, map(_row, _LINE.finditer(text)))
    row, was_led_to, left, base = next(rows, None), False, _MOST_REPEATED, _BASES[0]
    while row:
        behind = next(rows, None)
        follows = _follows(row, behind)
        base = row.base_to(behind.offset) if behind and follows and row.offset else base
        same = _same(text, row, base, left)
        leads = same is not None or follows
        if row.is_shown or leads or was_led_to:
            yield row
            if same:
                left -= len(same.octets)
                yield same
        row, was_led_to = behind, leads


def _follows(row: _Row, behind: _Row | None) -> bool:
    """Check whether the next row stands in the next line, and has the offset behind this one."""
    return behind is not None and behind.start - row.end <= len("\r\n") and row.leads_to(behind.offset)


def _same(text: str, row: _Row, base: int, left: int) -> _Row | None:
    """Return the rows for which there is a star behind a row as one; they have ``left`` octets at most."""
    found = _REPEATED.match(text, row.end)
    length = row.distance(found["offset"], base) - len(row.octets) if found and row.offset else 0
    if not found or not 0 < length <= left:
        return None
    octets = (row.octets * (length // len(row.octets) + 1))[:length]
    return _Row(*found.span("star"), "", octets, [found.span("star")] * len(octets), row.is_shown)


def _row(line: re.Match[str]) -> _Row | None:
    """Return what a line of a dump has, if it is one."""
    if line["bare"]:
        return _of_cells(line, "bare")
    rest = line["rest"]
    if not line["colon"] and _WORDS.fullmatch(rest):
        return _of_words(line)
    if bits := _BITS.match(rest):
        return _of_bits(line, bits)
    groups = list(islice(_groups(rest), _MOST_GROUPS))
    if not groups:
        return _of_cells(line, "rest")
    octets = bytes.fromhex("".join(group["digits"] for group in groups))
    shown = _shown(line, groups, octets)
    if shown or rest[groups[-1].end() :].strip():
        return shown or _of_cells(line, "rest")
    begin = line.start("rest")
    starts = (begin + at for group in groups for at in range(*group.span("digits"), 2))
    return _Row(line.start(), line.end(), line["offset"], octets, [(at, at + 2) for at in starts], is_shown=False)


def _groups(rest: str) -> Iterator[re.Match[str]]:
    at = 0
    while group := _GROUP.match(rest, at):
        yield group
        at = group.end()


def _shown(line: re.Match[str], groups: Sequence[re.Match[str]], octets: bytes) -> _Row | None:
    """Return the row of the first groups behind which the same octets stand as characters, which may look like more."""
    rest = _NOT_ASCII.sub(".", line["rest"].rstrip())
    printed = "".join(chr(octet) if octet in _PRINTED else "." for octet in octets)
    cell = f"{rest.rstrip('|').rstrip()}|" if rest.endswith(" |") else rest  # the last one is as wide as all
    count = len(octets)
    for group in reversed(groups):
        for column, before, said, behind in (
            (rest, " ", printed[:count].rstrip(), ""),
            (rest, "|", printed[:count], "|"),
            (rest, ">", printed[:count], "<"),
            (cell, "|", printed[:count].rstrip(), "|"),
        ):
            if said and column.endswith(before + said + behind):
                begin = len(column) - len(said + behind)
                if rest[group.end() : begin].strip() == before.strip():
                    begin += line.start("rest")
                    places = [(at, at + 1) for at in range(begin, begin + count)]
                    return _Row(line.start(), line.end(), line["offset"], octets[:count], places, is_shown=True)
        count -= len(group["digits"]) // 2
    return None


def _of_bits(line: re.Match[str], bits: re.Match[str]) -> _Row:
    """Return the row of octets that are written in binary."""
    begin = line.start("rest") + bits.start("bits")
    places = [(begin + one.start(), begin + one.end()) for one in _ONE_OF_BITS.finditer(bits["bits"])]
    octets = bytes(int(line.string[start:end], 2) for start, end in places)
    return _Row(line.start(), line.end(), line["offset"], octets, places, is_shown=False)


def _of_words(line: re.Match[str]) -> _Row:
    """Return the row of words, as od and hexdump write them where they aren't asked for anything else."""
    words = list(_WORD.finditer(line["rest"]))
    base, size = _WORD_OF_DIGITS[len(words[0].group())]
    octets = b"".join(int(word.group(), base).to_bytes(size, "little") for word in words)
    begin = line.start("rest")
    places = [(begin + word.start(), begin + word.end()) for word in words for _ in range(size)]
    return _Row(line.start(), line.end(), line["offset"], octets, places, is_shown=False)


def _of_cells(line: re.Match[str], column: str) -> _Row | None:
    """Return the row of cells with a character each, as `od -c` writes them."""
    text = line[column] if len(line[column]) % _WIDTH == 0 else line[column].rstrip()
    cells = [text[at : at + _WIDTH] for at in range(0, len(text), _WIDTH)]
    if not 0 < len(cells) <= _MOST_GROUPS or not _CELLS.keys() >= set(cells):
        return None
    begin = line.start(column)
    places = [(at, at + _WIDTH) for at in range(begin, begin + len(text), _WIDTH)]
    octets = bytes(map(_CELLS.__getitem__, cells))
    return _Row(line.start(), line.end(), line["offset"] or "", octets, places, is_shown=column == "bare")
