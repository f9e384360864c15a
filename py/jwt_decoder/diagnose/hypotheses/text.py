"""One character of the token that is another than the one that was signed, where nothing else shows it."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import time
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from jwt_decoder.decode.repairs.candidates import Edit
from jwt_decoder.decode.repairs.offer import repair_of
from jwt_decoder.diagnose.hypotheses.damaged_signature import likely_signatures, other_signatures
from jwt_decoder.diagnose.hypotheses.recovered_digest import signed_digest
from jwt_decoder.diagnose.hypotheses.substitutions import substitutions
from jwt_decoder.diagnose.repair_diagnosis import repair_diagnosis
from jwt_decoder.model.fault import Repair
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.registry.look_alikes import meant
from jwt_decoder.text import base64url
from jwt_decoder.text.base64url_faults import ALPHABET
from jwt_decoder.verify.select_key import row_for
from jwt_decoder.verify.signature_length import expected_octets
from jwt_decoder.verify.verify import HASHES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jwt_decoder.diagnose.diagnosis import Diagnosis
    from jwt_decoder.diagnose.hypotheses.case import Case
    from jwt_decoder.diagnose.hypotheses.damaged_signature import Near
    from jwt_decoder.keys.key_material import Material
    from jwt_decoder.verify.outcome import SignedInput

# An HMAC costs a microsecond or two: a token of ordinary length has all of its characters tried in a tenth of that.
_MOST_SECONDS: Final = 0.5
_TOGETHER: Final = 16
# Two characters may have been taken for one, or one for two.
_MOST_OF_SIGNATURE: Final = 2
_LABEL: Final = Sentence("Replace with “{text}”")


async def one_character(case: Case) -> Diagnosis | None:
    """Write another character in each place of the token: of the signature, the header and the payload.

    Source: RFC 7515 §5.2: the signing input and the signature are what stands in the token, character for character.
    """
    starts = _starts(case.jws)
    return None if starts is None else await _of_hmac(case, starts)


async def likely_character(case: Case) -> Diagnosis | None:
    """Write another character in the places of the header and payload, the likeliest first, and of the signature.

    Source: RFC 7515 §5.2: the signing input and the signature are what stands in the token, character for character.
    """
    starts = _starts(case.jws)
    return None if starts is None else await _of_key_pair(case, starts)


def _starts(jws: SignedInput) -> tuple[int, int, int] | None:
    """Return where header, payload and signature begin, where they are what was signed; None where they are not."""
    plain = f"{jws.encoded_header}.{jws.encoded_payload}".encode(errors="replace")
    return jws.starts if plain == jws.signing_input else None


async def _of_hmac(case: Case, starts: tuple[int, int, int]) -> Diagnosis | None:
    name = HASHES[str(case.algorithm.hash)]
    for whole in case.keys:
        material = replace(whole, octets=_hashed_once(whole.octets, name))
        edit = _in_signature(case, material)
        if edit:
            return _diagnosis(case.jws.encoded_signature, edit, starts[2])
        found = await _place_of(case, partial(hmac.digest, material.octets, digest=name), case.jws.signature)
        if found:
            return _in_input(case, starts, *found)
    return None


async def _place_of(case: Case, digest: Callable[[bytearray], bytes], expected: bytes) -> tuple[int, str] | None:
    """Return the place in the signing input and the character with which its digest is the one expected."""
    ends, message = time.process_time() + _MOST_SECONDS, bytearray(case.jws.signing_input)
    for tried, (place, characters) in enumerate(_places(case.jws.signing_input)):
        if tried % _TOGETHER == 0:
            await asyncio.sleep(0)
            if time.process_time() > ends or case.spent:
                case.broken_off = True
                return None
        found = message[place]
        for character in characters:
            message[place] = character
            if hmac.compare_digest(digest(message), expected):
                return place, chr(character)
        message[place] = found
    return None


def _hashed_once(secret: bytes, name: str) -> bytes:
    """Return what HMAC makes of a secret that is longer than a block (RFC 2104 §2), so that no trial makes it again."""
    return hashlib.new(name, secret).digest() if len(secret) > hashlib.new(name).block_size else secret


def _in_signature(case: Case, material: Material) -> Repair | None:
    """Compare the text of the signature with that of the right one, from both ends."""
    octets = hmac.digest(material.octets, case.jws.signing_input, HASHES[str(case.algorithm.hash)])
    right, found = base64url.encode(octets), case.jws.encoded_signature
    before = in_common(right, found)
    behind = min(in_common(right[::-1], found[::-1]), len(right) - before, len(found) - before)
    text, end = right[before : len(right) - behind], len(found) - behind
    if max(len(text), end - before) > _MOST_OF_SIGNATURE:
        return None
    return repair_of(Edit(before, end, text), 0)


def in_common(one: str, other: str) -> int:
    """Return how many characters two texts have in common before they differ."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (first, second) in enumerate(pairs) if first != second), min(len(one), len(other)))


def _places(signing_input: bytes) -> Iterator[tuple[int, bytes]]:
    """Return each place with the characters that look like what stands there, and then each with all the others."""
    dot = signing_input.index(b".")
    alphabet = ALPHABET.encode()
    for place, found in enumerate(signing_input):
        if place != dot:
            yield place, meant(chr(found)).encode()
    for place in range(len(signing_input)):
        if place != dot:
            yield place, alphabet


async def _of_key_pair(case: Case, starts: tuple[int, int, int]) -> Diagnosis | None:
    """Try what is likely of the signature, then header and payload, then whatever else its characters may have been."""
    found = await _of_signature(case, likely_signatures)
    if found is None:
        in_input = await (_of_digest(case) if case.algorithm.family == "rsassa-pkcs1" else _of_text(case))
        if in_input:
            return _in_input(case, starts, *in_input)
        found = await _of_signature(case, other_signatures)
    return _diagnosis(case.jws.encoded_signature, repair_of(found, 0), starts[2]) if found else None


async def _of_signature(case: Case, near: Callable[[SignedInput, int], Iterator[Near]]) -> Edit | None:
    """Return the edit of the signature with which it holds, of those that are near it for the keys at hand."""
    for needed in dict.fromkeys(expected_octets(row_for(case.algorithm, one), one) for one in case.keys):
        found = await case.first_trial(near(case.jws, needed), needed)
        if found:
            return found
    return None


async def _of_digest(case: Case) -> tuple[int, str] | None:
    """Look for the message whose digest an RSA signature holds; one of another key holds none, and nothing is tried."""
    name = HASHES[str(case.algorithm.hash)]
    case.made += 1
    for material in case.keys:
        expected = signed_digest(material, case.jws.signature, name)
        found = (
            await _place_of(case, lambda message: hashlib.new(name, message).digest(), expected) if expected else None
        )
        if found and await case.holds(material, message=_with(case.jws.signing_input, *found)):
            return found
    return None


async def _of_text(case: Case) -> tuple[int, str] | None:
    jws = case.jws
    messages = (
        ((one.place, one.text), jws.signature, _with(jws.signing_input, one.place, one.text))
        for one in substitutions(jws)
    )
    return await case.first_trial(messages)


def _with(message: bytes, place: int, text: str) -> bytes:
    return message[:place] + text.encode() + message[place + 1 :]


def _in_input(case: Case, starts: tuple[int, int, int], place: int, text: str) -> Diagnosis:
    """Return what is said of a character of the signing input."""
    header, payload = case.jws.encoded_header, case.jws.encoded_payload
    edit = _LABEL.about(text=text)
    if place < len(header):
        return _diagnosis(header, Repair(place, place + 1, text, edit), starts[0])
    place -= len(header) + 1
    return _diagnosis(payload, Repair(place, place + 1, text, edit), starts[1])


def _diagnosis(segment: str, edit: Repair, at: int) -> Diagnosis:
    found = segment[edit.start : edit.end]
    return repair_diagnosis(found, Repair(at + edit.start, at + edit.end, edit.text, edit.label))
