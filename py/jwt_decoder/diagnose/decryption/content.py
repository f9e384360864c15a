"""Hypotheses about the content: what the tag covers, the halves of the key, and the tag itself."""

from __future__ import annotations

import hmac
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from jwt_decoder.decrypt.content import whole_mac
from jwt_decoder.diagnose.diagnosis import Diagnosis
from jwt_decoder.json import parse
from jwt_decoder.model.sentence import Sentence, plural
from jwt_decoder.text import base64url

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jwt_decoder.diagnose.decryption.case import Case

HALVES: Final = "decryption-key-halves"
OTHER_AAD: Final = "decryption-other-aad"
TAG_CHANGED: Final = "decryption-tag-changed"
TAG_LENGTH: Final = "decryption-tag-length"
TAG_PLACE: Final = "decryption-tag-place"
IV_LENGTH: Final = "decryption-iv-length"
_SENDER: Final = Sentence(
    "The tag must cover the protected header exactly as it is in the token (RFC 7516 §5.1): fix the sender, "
    "or whatever rewrites the header in transit."
)
# With fewer octets, it might agree by accident.
_LEAST_TAG: Final = 8
# The lengths with which libraries deal at all.
_IVS: Final = range(8, 129)
_OTHER_IV: Final = plural(
    "It decrypts with its initialization vector of {count} byte, but the specification requires {needed}.",
    "It decrypts with its initialization vector of {count} bytes, but the specification requires {needed}.",
    count=0,
)
_MAKE_IV: Final = Sentence("Have the sender use an initialization vector of {needed} bytes for {enc}.")
_CUT_TAG: Final = {
    True: Sentence("The key is right, but the tag is the whole HMAC; only its first {needed} bytes belong here."),
    False: Sentence("The key is right, but the tag is cut short: the full one has {needed} bytes."),
}
_WHOLE_TAG: Final = Sentence("Have the sender write a tag of exactly that length (RFC 7518 §5.2.2.1).")
_TAG_BEHIND: Final = Sentence("It decrypts if the tag is taken from the end of the ciphertext.")
_SPLIT: Final = Sentence(
    "Have the sender split it off: in a JWE, the tag is a part of its own (RFC 7516 §5.1 step 15)."
)
_SWAPPED: Final = Sentence(
    "It decrypts with the two halves of the key swapped: the first is for HMAC, the second for AES."
)
_EXCHANGE: Final = Sentence("Swap the two halves of the key (RFC 7518 §5.2.2.1) on the side that has them wrong.")
_CHANGED: Final = Sentence(
    "The key is right: ignoring the tag, the content decrypts to JSON. So the header or the tag was changed."
)
_FETCH: Final = Sentence("Get the token again and compare the two: what's inside this one can't be trusted.")


async def other_iv(case: Case) -> Diagnosis | None:
    """Take an Initialization Vector of any length for what it is, as GCM can (SP 800-38D §5.2.1.1)."""
    asked, needed = case.asked, case.asked.enc.iv_octets
    octets = len(asked.jwe.iv)
    if octets == needed or octets not in _IVS:
        return None
    for _, material in case.materials:
        key = await case.content_key(replace(asked, jwe=replace(asked.jwe, iv=bytes(needed))), material)
        if key is not None and await case.opens_with(asked, key):
            message = _OTHER_IV.about(count=octets, needed=needed)
            return Diagnosis(IV_LENGTH, message, _MAKE_IV.about(enc=asked.enc.name, needed=needed))
    return None


async def tag_length(case: Case) -> Diagnosis | None:
    """Compare a tag of another length with the HMAC that it is a part of (RFC 7518 §5.2.2.1 step 5)."""
    asked, jwe, needed = case.asked, case.asked.jwe, case.asked.enc.tag_octets
    if len(jwe.tag) == needed or len(jwe.tag) < _LEAST_TAG:
        return None
    for _, material in case.materials:
        key = await case.content_key(replace(asked, jwe=replace(jwe, tag=bytes(needed))), material)
        if key is not None and hmac.compare_digest(whole_mac(jwe, asked.enc, key)[: len(jwe.tag)], jwe.tag):
            return Diagnosis(TAG_LENGTH, _CUT_TAG[len(jwe.tag) > needed].about(needed=needed), _WHOLE_TAG)
    return None


async def tag_in_ciphertext(case: Case) -> Diagnosis | None:
    """Take the tag from the end of the ciphertext, where many libraries give it."""
    jwe, needed = case.asked.jwe, case.asked.enc.tag_octets
    text, tag = jwe.ciphertext[:-needed], jwe.ciphertext[-needed:]
    if jwe.tag not in {b"", tag}:
        return None
    for _, material in case.materials:
        if await case.opens(material, jwe=replace(jwe, ciphertext=text, tag=tag)):
            return Diagnosis(TAG_PLACE, _TAG_BEHIND, _SPLIT)
    return None


async def swapped_halves(case: Case) -> Diagnosis | None:
    """Exchange the halves of the content key (RFC 7518 §5.2.2.1)."""
    for _, material in case.materials:
        key = await case.content_key(case.asked, material)
        if key is not None:
            half = len(key) // 2
            if await case.opens_with(case.asked, key[half:] + key[:half]):
                return Diagnosis(HALVES, _SWAPPED, _EXCHANGE)
    return None


async def other_aad(case: Case) -> Diagnosis | None:
    """Take other octets for what the tag covers than the header as it is written (RFC 7516 §5.1 step 14)."""
    jwe = case.asked.jwe
    for text, message in _covered(case):
        for _, material in case.materials:
            if await case.opens(material, jwe=replace(jwe, protected=text, aad=None)):
                return Diagnosis(OTHER_AAD, message, _SENDER)
    return None


def _covered(case: Case) -> Iterable[tuple[str, Sentence]]:
    jwe = case.asked.jwe
    octets = base64url.decode(jwe.protected).octets
    found = parse.parse(octets)
    yield "", Sentence("It decrypts if the tag covers no header at all: the sender left the header out.")
    yield (
        octets.decode("utf-8", "replace"),
        Sentence("It decrypts if the tag covers the header's JSON: the sender didn't base64url-encode it first."),
    )
    bare = jwe.protected.rstrip("=")
    padded = bare + "=" * (-len(bare) % 4)
    if padded != jwe.protected:
        yield (
            padded,
            Sentence("It decrypts if the tag covers the header with padding: the padding was removed afterwards."),
        )
    if bare != jwe.protected:
        yield (
            bare,
            Sentence("It decrypts if the tag covers the header without its padding: the padding was added afterwards."),
        )
    if found.valid and found.tree:
        compact = json.dumps(parse.plain(found.tree), separators=(",", ":"), ensure_ascii=False)
        written = base64url.encode(compact.encode("utf-8", "replace"))
        yield written, Sentence("It decrypts if the header's JSON has no spaces: it was reformatted afterwards.")
    if jwe.aad is not None:
        raw = base64url.decode(jwe.aad).octets.decode("utf-8", "replace")
        yield (
            f"{jwe.protected}.{raw}",
            Sentence("It decrypts if the tag covers aad as it is: the sender didn't base64url-encode it first."),
        )
        yield jwe.protected, Sentence("It decrypts without the member aad: it was added or changed afterwards.")


async def changed_tag(case: Case) -> Diagnosis | None:
    """Look at what CBC decrypts to without its tag: only whether it is JSON, never what it says."""
    asked = case.asked
    for _, material in case.materials:
        key = await case.content_key(asked, material)
        if key is None:
            continue
        sealed = asked.jwe.iv, asked.jwe.ciphertext
        plaintext = await case.plaintext(case.backend.decrypt_cbc(key[len(key) // 2 :], *sealed))
        if plaintext and plaintext[:1] == b"{" and parse.parse(plaintext).valid:
            return Diagnosis(TAG_CHANGED, _CHANGED, _FETCH)
    return None
