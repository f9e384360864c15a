"""Runs of base64 that hold what was compressed, by gzip, by zlib or bare, and text in ASCII85."""

from __future__ import annotations

import base64
import binascii
import re
from array import array
from itertools import islice
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from jwt_decoder.extract.base64_runs import GROUP, hits, lines_of
from jwt_decoder.extract.decoded_layer import Layer
from jwt_decoder.text.inflate import BARE, EITHER, MOST, InflateError, inflate

if TYPE_CHECKING:
    from collections.abc import Iterator

# How base64 of gzip (RFC 1952 §2.3.1) and of zlib (RFC 1950 §2.2) begins, with no character of a run before it.
_SIGNS: Final = tuple(
    (sign[:2], re.compile(rf"(?<![A-Za-z0-9+/_-]){sign}"))
    for sign in ("H4sI", "eJ[w-z]", "eN[o-r]", "eA[E-H]", "eF[4-7]")
)
_ALONE: Final = re.compile(r"\s*+(?P<run>(?!ey)(?:[A-Za-z0-9+/_-]|%2[BF]){40,}+(?:=|%3D){0,2}+)\s*+")
_ASCII85: Final = re.compile(r"<~(?P<run>[!-uz\s]{40,}+)~>")
_TO_STANDARD: Final = str.maketrans("-_", "+/")
_SHORTEST: Final = 40
_MOST_TRIED: Final = 100
_OF_HEADERS: Final = (b"ey", b"ew")


def compressed_texts(text: str) -> Iterator[tuple[str, Layer]]:
    """Return what comes out of what was compressed, at most a megabyte in all; all of a run is the place of each.

    Before each is the id of the note about it.
    """
    left = MOST
    for start, end, octets in islice(_uncompressed(text), _MOST_TRIED):
        left -= len(octets)
        if left < 0:
            return
        if any(beginning in octets for beginning in _OF_HEADERS):
            places = (array("L", [at]) * len(octets) for at in (start, end))
            note = "ascii85-decoded" if text.startswith("<~", start) else "decompressed"
            yield note, Layer(octets.decode("latin-1"), *places)


def _uncompressed(text: str) -> Iterator[tuple[int, int, bytes]]:
    """Return where runs stand, with what is in them; nothing in place of what turns out to be no such thing."""
    for needle, sign in _SIGNS:
        at = 0
        for found in hits(text, needle, sign):
            if found.start() < at:
                continue
            lines = lines_of(text, found.start(), len(text))
            at = lines[-1][1]
            run = "".join(text[start:end] for start, end in lines)
            if len(run) >= _SHORTEST:
                yield lines[0][0], lines[-1][1], _inflated(run, EITHER)
    if alone := _ALONE.fullmatch(text):
        yield *alone.span("run"), _inflated(unquote(alone["run"]).rstrip("="), BARE)
    for found in hits(text, "<~", _ASCII85):
        yield *found.span(), _of_ascii85(found["run"])


def _inflated(run: str, window: int) -> bytes:
    """Return what a run of base64 holds compressed, nothing where it does not."""
    usable = run[: len(run) - (len(run) % GROUP == 1)]
    octets = binascii.a2b_base64(usable.translate(_TO_STANDARD) + "=" * (-len(usable) % GROUP))
    try:
        return inflate(octets, window)
    except InflateError:
        return b""


def _of_ascii85(run: str) -> bytes:
    try:
        return base64.a85decode(run)
    except ValueError:
        return b""
