"""Hypothesis about a JWE that was damaged: one character of it is another, is missing or is one too many."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.decode.repairs.candidates import edited
from jwt_decoder.decode.repairs.offer import repair_of
from jwt_decoder.decode.repairs.one_character import alike, inserted, removed, replaced
from jwt_decoder.decrypt.content import wrong_length
from jwt_decoder.diagnose.repair_diagnosis import repair_diagnosis
from jwt_decoder.registry.look_alikes import meant
from jwt_decoder.text import base64url

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from jwt_decoder.decode.repairs.candidates import Edit
    from jwt_decoder.decrypt.outcome import Asked, EncryptedInput
    from jwt_decoder.diagnose.decryption.case import Case
    from jwt_decoder.diagnose.diagnosis import Diagnosis
    from jwt_decoder.keys.key_material import Material
    from jwt_decoder.model.layout import Segment

# Of a processor: a token of ordinary length has all of its characters tried where a trial costs some microseconds.
_MOST_SECONDS: Final = 0.6
_TOGETHER: Final = 32
# A trial costs as much as the ciphertext is long.
_LONGEST: Final = 4096
_BLOCK: Final = 16
_HEADER: Final = "header"
_KEY: Final = "encrypted-key"
_WITH: Final[Mapping[str, Callable[[EncryptedInput, bytes], EncryptedInput]]] = MappingProxyType(
    {
        "initialization-vector": lambda jwe, octets: replace(jwe, iv=octets),
        "ciphertext": lambda jwe, octets: replace(jwe, ciphertext=octets),
        "authentication-tag": lambda jwe, octets: replace(jwe, tag=octets),
        _KEY: lambda jwe, octets: replace(jwe, encrypted_key=octets),
    }
)


async def one_character(case: Case) -> Diagnosis | None:
    """Write, remove or insert another character in each place, the likeliest first, until the tag agrees.

    Source: RFC 7516 §5.2: the tag covers the header, the initialization vector and the ciphertext as they stand.
    """
    if len(case.asked.jwe.ciphertext) > _LONGEST:
        return None
    ends = time.process_time() + _MOST_SECONDS
    for _, material in case.materials:
        key = await case.content_key(_in_shape(case), material)
        for tried, (segment, edit, jwe) in enumerate(_changes(case, is_wrapped=key is None)):
            if tried % _TOGETHER == 0:
                await asyncio.sleep(0)
                if not case.is_wanted() or time.process_time() > ends:
                    case.broken_off = True
                    return None
            if not wrong_length(jwe, case.asked.enc) and await _opens(case, jwe, material, key):
                found = segment.text[edit.start : edit.end]
                return repair_diagnosis(found, repair_of(edit, segment.start), opens=True)
    return None


def _in_shape(case: Case) -> Asked:
    """Return what is asked with parts of the lengths that they must have: the content key depends on none of them."""
    jwe, enc = case.asked.jwe, case.asked.enc
    shaped = replace(jwe, iv=bytes(enc.iv_octets), tag=bytes(enc.tag_octets), ciphertext=bytes(_BLOCK))
    return replace(case.asked, jwe=shaped)


async def _opens(case: Case, jwe: EncryptedInput, material: Material, key: bytes | None) -> bool:
    asked, made = replace(case.asked, jwe=jwe), case.made
    opened = key or await case.content_key(asked, material)
    is_open = opened is not None and await case.opens_with(asked, opened)
    case.made = made  # all of them are one variation
    return is_open


def _changes(case: Case, *, is_wrapped: bool) -> Iterator[tuple[Segment, Edit, EncryptedInput]]:
    """Return what may have been there, in a part beside which the others have the lengths that they must have.

    Of a content key that ``is_wrapped`` yet, the encrypted one is what may be damaged.
    """
    segments = [
        one
        for one in case.segments
        if one.literal and len(one.text) <= _LONGEST and (one.role == _KEY) is is_wrapped
        if not wrong_length(case.asked.jwe, case.asked.enc, but=one.role)
    ]
    for edits in (removed, alike, _unlike, inserted):
        for segment in segments:
            for edit in edits(segment.text):
                jwe = _changed(case.asked.jwe, segment.role, edited(segment.text, edit))
                if jwe != case.asked.jwe:
                    yield segment, edit, jwe


def _changed(jwe: EncryptedInput, role: str, text: str) -> EncryptedInput:
    if role == _HEADER:
        return replace(jwe, protected=text)
    return _WITH[role](jwe, base64url.decode(text).octets)


def _unlike(text: str) -> Iterator[Edit]:
    """Return what is left to put in the place of a character where it is nothing that looks like it."""
    return (edit for edit in replaced(text) if edit.text not in meant(text[edit.start]))
