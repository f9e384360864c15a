"""Hypotheses about the key: read otherwise, hashed, or another one of its set."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from jwt_decoder.decrypt.content import wrong_length
from jwt_decoder.decrypt.key_usability import needed_octets, refusal
from jwt_decoder.diagnose.change import Change, kept, member, reading
from jwt_decoder.diagnose.diagnosis import Diagnosis
from jwt_decoder.keys.key_material import Limits, secret_key
from jwt_decoder.keys.secret import ENCODINGS, Secret, read_secret
from jwt_decoder.model.sentence import Digits, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jwt_decoder.diagnose.decryption.case import Case

OTHER_ENCODING: Final = "decryption-key-encoding"
SIZE: Final = "decryption-key-size"
TRIMMED: Final = "decryption-key-trimmed"
HASHED: Final = "decryption-key-hashed"
FITTED: Final = "decryption-key-fitted"
OTHER_KEY: Final = "decryption-other-key"
CONTENT_KEY: Final = "decryption-content-key"
FORBIDS: Final = "decryption-key-forbids"
_OF_THAT_SIZE: Final = Sentence(
    "Read as {encoding}, the key has the {needed} bytes that are needed, but it doesn't decrypt the token."
)
_READ_IT: Final = Sentence(
    "Most likely that's how it is meant, and the key is wrong or the token was changed in transit."
)
_BYTES: Final = Sentence("the {hash} hash of this text")
_HEX: Final = Sentence("the hex digits of the {hash} hash of this text")
_BASE64: Final = Sentence("the base64 of the {hash} hash of this text")
_HASHED: Final = Sentence("It decrypts with the first {octets} bytes of {part} as the key.")
_SENDERS_HASH: Final = Sentence(
    "The sender made the key from {hash}: enter that in hex. Random bytes make a better key than a hash."
)
_CUT: Final = Sentence("It decrypts with the key cut to its first {needed} bytes.")
_FILLED: Final = Sentence("It decrypts with the key padded with zeros to {needed} bytes.")
_CUT_IT: Final = Sentence("Cut it to {needed} bytes")
_RANDOM: Final = Sentence("Use a key of exactly {needed} random bytes: one that a library has to cut or pad is weaker.")
_KEY_OF_KEYS: Final = Sentence(
    "Have the sender wrap the content key, or set alg to dir and leave the encrypted key empty."
)
_FORBIDDEN: Final = Sentence("This key would decrypt it, but the key itself forbids this use.")
_CORRECT: Final = Sentence("Fix the key's use, key_ops or alg, or encrypt for a key that is meant for this.")


class Around(NamedTuple):
    """What may stand around a secret: its form with the secret as ``meant``, and what is left out of that, too."""

    what: Sentence
    form: re.Pattern[str]
    label: Sentence
    fix: Sentence
    rest: re.Pattern[str] = re.compile(r"(?!)")


_AROUND: Final = (
    Around(
        Sentence("the white space around it"),
        re.compile(r"\s*+(?P<meant>.*\S)\s*+", re.DOTALL),
        Sentence("Remove the white space around it"),
        Sentence("Remove the white space: a line break at the end often comes from a file or a shell."),
    ),
    Around(
        Sentence("the quotation marks around it"),
        re.compile(r"\s*+([\"'`])(?P<meant>.*)\1\s*+", re.DOTALL),
        Sentence("Remove the quotation marks"),
        Sentence("Remove the quotation marks: they come from JSON, or from an .env file."),
    ),
    Around(
        Sentence("the name before it"),
        re.compile(r"\s*+(?:export )?[A-Za-z_][A-Za-z0-9_]{0,60}=[\"']?(?P<meant>[^\"']*[^\"'\s])[\"']?\s*+"),
        Sentence("Remove the name before it"),
        Sentence("Enter only the value: the name comes from an .env file."),
    ),
    Around(
        Sentence("0x before it"),
        re.compile(r"\s*+0[xX](?P<meant>[0-9A-Fa-f]+)\s*+"),
        Sentence("Remove 0x"),
        Sentence("Write hex without 0x."),
    ),
    Around(
        Sentence("the separators between its bytes"),
        re.compile(r"\s*+(?P<meant>[0-9A-Fa-f]{2}(?:[\s:,-]{1,2}[0-9A-Fa-f]{2})+)\s*+"),
        Sentence("Remove the separators"),
        Sentence("Write hex without colons or spaces."),
        re.compile(r"[^0-9A-Fa-f]"),
    ),
)
_TRIMMED: Final = Sentence("It decrypts with the key without {what}.")
_TRIMMED_AND_READ: Final = Sentence("It decrypts with the key without {what}, read as {encoding}.")


async def other_encoding(case: Case) -> Diagnosis | None:
    """Read a secret in another encoding."""
    for encoding in ENCODINGS:
        found = read_secret(case.key.text, encoding)
        if encoding == case.key.encoding or not isinstance(found, Secret):
            continue
        if await case.opens_by(found.octets):
            message = Sentence("It decrypts if the key is read as {encoding}.", encoding=encoding)
            fix = Sentence("Read the key as {encoding}, here and where the token is received.", encoding=encoding)
            return Diagnosis(OTHER_ENCODING, message, fix, change=reading(case.key.text, found.octets, encoding))
    return None


async def size_in_another_encoding(case: Case) -> Diagnosis | None:
    """Say in which encoding a secret that doesn't decrypt has the size that the algorithm needs."""
    needed = needed_octets(case.asked.alg, case.asked.enc)
    for encoding in ENCODINGS if case.outcome.state == "key-unusable" else ():
        found = read_secret(case.key.text, encoding)
        if encoding != case.key.encoding and isinstance(found, Secret) and len(found.octets) == needed:
            message = _OF_THAT_SIZE.about(encoding=encoding, needed=Digits(needed))
            return Diagnosis(SIZE, message, _READ_IT, change=reading(case.key.text, found.octets, encoding))
    return None


async def trimmed(case: Case) -> Diagnosis | None:
    """Leave out what stands around a secret, and read the rest in any encoding."""
    for around, text in _spellings(case.key.text):
        for encoding in dict.fromkeys((case.key.encoding, *ENCODINGS)):
            found = read_secret(text, encoding)
            if isinstance(found, Secret) and await case.opens_by(found.octets):
                return _without(case, around, text, encoding)
    return None


def _spellings(text: str) -> Iterable[tuple[Around, str]]:
    """Return what a person may have meant with the text of a secret, each spelling once."""
    seen = {text}
    for around in _AROUND:
        found = around.form.fullmatch(text)
        meant = around.rest.sub("", found["meant"]) if found else text
        if meant not in seen:
            seen.add(meant)
            yield around, meant


def _without(case: Case, around: Around, text: str, encoding: str) -> Diagnosis:
    """Say what does not belong to the key; one click removes it, and reads the rest as it was meant."""
    change = kept(around.label, case.key.text, text)
    if encoding == case.key.encoding:
        return Diagnosis(TRIMMED, _TRIMMED.about(what=around.what), around.fix, change=change)
    message = _TRIMMED_AND_READ.about(what=around.what, encoding=encoding)
    change = replace(change, encoding=encoding) if change else None
    return Diagnosis(TRIMMED, message, around.fix, change=change)


async def hashed(case: Case) -> Diagnosis | None:
    """Take a hash of a secret for the key, or as much of it as the algorithm needs."""
    needed = needed_octets(case.asked.alg, case.asked.enc)
    for name in ("MD5", "SHA-1", "SHA-256", "SHA-512") if needed else ():
        digest = hashlib.new(name.replace("-", "").lower(), case.key.text.encode("utf-8", "replace")).digest()
        for form, octets in _forms(digest):
            if await case.opens(secret_key(octets[:needed])):
                part = form.about(hash=name)
                return Diagnosis(HASHED, _HASHED.about(part=part, octets=needed), _SENDERS_HASH.about(hash=name))
    return None


def _forms(digest: bytes) -> Iterable[tuple[Sentence, bytes]]:
    yield _BYTES, digest
    yield _HEX, digest.hex().encode()
    yield _BASE64, base64.b64encode(digest)


async def fitted(case: Case) -> Diagnosis | None:
    """Cut a secret to the length that the algorithm needs, or fill it up with zeros."""
    needed, secret = needed_octets(case.asked.alg, case.asked.enc), case.key.secret
    if not needed or secret is None or len(secret) == needed:
        return None
    if not await case.opens(secret_key(secret[:needed].ljust(needed, b"\0"))):
        return None
    if len(secret) < needed:
        return Diagnosis(FITTED, _FILLED.about(needed=Digits(needed)), _RANDOM.about(needed=Digits(needed)))
    start = case.key.text[:needed] if case.key.encoding == "text" and secret.isascii() else ""
    change = kept(_CUT_IT.about(needed=Digits(needed)), case.key.text, start)
    return Diagnosis(FITTED, _CUT.about(needed=Digits(needed)), _RANDOM.about(needed=Digits(needed)), change=change)


async def other_key(case: Case) -> Diagnosis | None:
    """Try the keys of a set that kid and use did not choose."""
    for place, material in case.others:
        if await case.opens(material):
            message = Sentence(
                "It decrypts with key {place} of the set, although its kid or use rules it out.", place=Digits(place)
            )
            fix = Sentence("Compare kid and use in the set with the token's header.")
            return Diagnosis(OTHER_KEY, message, fix, change=_member(case, place))
    return None


async def content_key(case: Case) -> Diagnosis | None:
    """Take a shared key for the content key itself, which nothing has to unwrap."""
    enc = case.asked.enc
    for _, material in case.materials:
        if len(material.octets) != enc.key_octets or wrong_length(case.asked.jwe, enc):
            continue
        case.made += 1
        if await case.opens_with(case.asked, material.octets):
            message = Sentence(
                "It decrypts with this key as the content key itself; with {alg}, the key should unwrap that one.",
                alg=case.asked.alg.name,
            )
            return Diagnosis(CONTENT_KEY, message, _KEY_OF_KEYS)
    return None


async def against_its_word(case: Case) -> Diagnosis | None:
    """Use a key although its use, key_ops or alg forbid it (RFC 7517 §4.2-4.4)."""
    for _, material in case.materials:
        free = replace(material, limits=Limits())
        if refusal(material, case.asked.alg, case.asked.enc) and await case.opens(free):
            return Diagnosis(FORBIDS, _FORBIDDEN, _CORRECT)
    return None


def _member(case: Case, place: int) -> Change | None:
    return member(place) if case.key.kind == "jwk-set" else None
