"""Which signature may have stood in a token whose own has one character that is wrong, too many or too few."""

from __future__ import annotations

import binascii
from typing import TYPE_CHECKING, Final

from jwt_decoder.decode.repairs.candidates import Edit, edited
from jwt_decoder.decode.repairs.one_character import alike, inserted, removed, replaced
from jwt_decoder.text import base64url
from jwt_decoder.text.base64url_faults import ALPHABET

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jwt_decoder.verify.outcome import SignedInput

    # An edit of the encoded signature, the octets that it makes, and the signing input.
    Near = tuple[Edit, bytes, bytes]

_TO_STANDARD: Final = str.maketrans("-_", "+/")
_CHARACTERS: Final = frozenset(ALPHABET)


def likely_signatures(jws: SignedInput, needed: int) -> Iterator[Near]:
    """Return signatures of the octets needed, after what people and programs do most: few of them."""
    yield from _each(jws, needed, _likely)


def other_signatures(jws: SignedInput, needed: int) -> Iterator[Near]:
    """Return the others in which one character is another, or was lost: many of them."""
    yield from _each(jws, needed, _others)


def _each(jws: SignedInput, needed: int, edits: Callable[[str, int], Iterator[Edit]]) -> Iterator[Near]:
    encoded = jws.encoded_signature
    if not _CHARACTERS.issuperset(encoded):
        return
    seen = {jws.signature}
    for edit in edits(encoded, len(encoded) - base64url.encoded_length(needed)):
        octets = _octets(edited(encoded, edit))
        if octets not in seen:
            seen.add(octets)
            yield edit, octets, jws.signing_input


def _likely(encoded: str, excess: int) -> Iterator[Edit]:
    """Return what looks alike, letters in the other case, and neighbours that changed places; or one left out."""
    if excess == 1:
        yield from removed(encoded)
    if excess:
        return
    yield from alike(encoded)
    for at, one in enumerate(encoded):
        yield Edit(at, at + 1, one.swapcase())
        yield Edit(at, at + 2, encoded[at : at + 2][::-1])


def _others(encoded: str, excess: int) -> Iterator[Edit]:
    if excess == 0:
        yield from replaced(encoded)
    if excess == -1:
        yield from inserted(encoded)


def _octets(text: str) -> bytes:
    return binascii.a2b_base64(text.translate(_TO_STANDARD) + "=" * (-len(text) % 4))
