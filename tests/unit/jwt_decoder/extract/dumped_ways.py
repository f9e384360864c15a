"""Dumps of bytes, as hexdump, xxd, od and network tools write them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.unit.jwt_decoder.extract.cutting import lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.unit.jwt_decoder.extract.framed_ways import Way

_ROW: Final = 16
_NAMED: Final = {0: "\\0", 9: "\\t", 10: "\\n", 13: "\\r"}


def _printed(row: bytes) -> str:
    return "".join(chr(one) if 0x20 <= one < 0x7F else "." for one in row)


def _pairs(row: bytes) -> str:
    return row.hex(" ")


def _bits(row: bytes) -> str:
    return " ".join(f"{octet:08b}" for octet in row)


def _halves(row: bytes) -> str:
    return f"{row[:8].hex(' ')}  {row[8:].hex(' ')}".rstrip()


def _grouped(row: bytes) -> str:
    return row.hex(" ", -2)


def _low_first(row: bytes) -> list[int]:
    return [int.from_bytes(row[at : at + 2], "little") for at in range(0, len(row), 2)]


def _hex_words(row: bytes) -> str:
    return " ".join(f"{word:04x}" for word in _low_first(row))


def _octal_words(row: bytes) -> str:
    return " ".join(f"{word:06o}" for word in _low_first(row))


def _octal(row: bytes) -> str:
    return " ".join(f"{one:03o}" for one in row)


def _cells(row: bytes) -> str:
    cells = (_NAMED.get(one, chr(one) if 0x20 <= one < 0x7F else f"{one:03o}") for one in row)
    return "".join(f"{cell:>4}" for cell in cells)


# The offset of a row, what it has, and what stands at the end of all.
_DUMPS: Final[dict[str, tuple[str, Callable[[bytes], str], str]]] = {
    "hexdump -C": ("{:08x}  ", lambda row: f"{_halves(row):<48}  |{_printed(row)}|", "{:08x}"),
    "xxd": ("{:08x}: ", lambda row: f"{_grouped(row):<40} {_printed(row)}", ""),
    "xxd, capitals": ("{:08x}: ", lambda row: f"{_grouped(row).upper():<40} {_printed(row)}", ""),
    "hexdump": ("{:07x} ", _hex_words, "{:07x}"),
    "hexdump -b": ("{:07x} ", _octal, "{:07x}"),
    "hexdump -c": ("{:07x}", _cells, "{:07x}"),
    "od": ("{:07o} ", _octal_words, "{:07o}"),
    "od -x": ("{:07o} ", _hex_words, "{:07o}"),
    "od -c": ("{:07o}", _cells, "{:07o}"),
    "od -t x1": ("{:07o} ", _pairs, "{:07o}"),
    "od -A d -t x1": ("{:07d} ", _pairs, "{:07d}"),
    "od -A x -t x1z": ("{:06x} ", lambda row: f"{_pairs(row):<47}  >{_printed(row)}<", "{:06x}"),
    "tcpdump -X": ("\t0x{:04x}:  ", lambda row: f"{_grouped(row):<39}  {_printed(row)}", ""),
    "tcpdump -x": ("\t0x{:04x}:  ", _grouped, ""),
    "curl --trace": ("{:04x}: ", lambda row: f"{_pairs(row):<47} {_printed(row)}", ""),
    "Wireshark": ("{:04x}   ", lambda row: f"{_halves(row):<49}   {_printed(row)}", ""),
    "certutil": ("  {:04x}  ", lambda row: f"{_halves(row):<49}  {_printed(row)}", ""),
    "xxd -b": ("{:08x}: ", lambda row: f"{_bits(row):<143} {_printed(row)}", ""),
    "Netty": ("|{:08x}| ", lambda row: f"{_pairs(row):<47} |{_printed(row):<16}|", ""),
    "Format-Hex": ("{:016X} ", lambda row: f"{_pairs(row).upper():<47} {_printed(row)}", ""),
}


def dumped(name: str, octets: bytes) -> str:
    """Return what a tool prints of octets; rows that are the same as the one before are a star, as of od."""
    before, of, end = _DUMPS[name]
    said: list[str] = []
    last = b""
    for at in range(0, len(octets), _ROW):
        row = octets[at : at + _ROW]
        if end and row == last:
            said += ["*"] * (said[-1] != "*")
        else:
            said.append(before.format(at) + of(row))
        last = row
    return "\n".join([*said, *filter(None, [end.format(len(octets))])]) + "\n"


def _of(name: str) -> Callable[[str], str]:
    return lambda token: f"$ dump token\n{dumped(name, token.encode() + b' ')}$ "


def dumped_ways() -> Iterator[Way]:
    """Return the ways by their names."""
    for name in _DUMPS:
        yield f"dumped by {name}", _of(name)
    yield (
        "dumped by od -An -c",
        lambda token: "\n".join(map(_cells, (one.encode() for one in lines(token, _ROW)))) + "\n",
    )
