"""What a key does to a JWE: what is inside goes through the whole line again, like any other token."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from jwt_decoder.decode import content
from jwt_decoder.decode.fault_places import with_faults
from jwt_decoder.decrypt.decrypt import decrypt
from jwt_decoder.decrypt.outcome import OF_RECIPIENTS, DecryptionOutcome
from jwt_decoder.decrypt.recipients import encrypted_input, segments_of
from jwt_decoder.decrypt.rounds import Rounds
from jwt_decoder.diagnose.decryption import diagnose
from jwt_decoder.diagnose.decryption.case import Attempt
from jwt_decoder.diagnose.decryption.key import SIZE
from jwt_decoder.diagnose.decryption.recipient import OTHER_RECIPIENT
from jwt_decoder.diagnose.diagnosis import RULED_OUT
from jwt_decoder.diagnose.repaired import Damaged, repaired_jwe
from jwt_decoder.engine.reading import counting_span, with_key
from jwt_decoder.engine.result import Decryption, Verification
from jwt_decoder.judge.known import Known
from jwt_decoder.judge.summary import NOTHING_FOUND
from jwt_decoder.model.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from jwt_decoder.decode.decode import Decoded, Signature
    from jwt_decoder.decrypt.backend import DecryptionBackend
    from jwt_decoder.decrypt.outcome import EncryptedInput
    from jwt_decoder.diagnose.diagnosis import Diagnosis
    from jwt_decoder.engine.result import Token
    from jwt_decoder.keys.key import Key
    from jwt_decoder.model.paste import TokenText
    from jwt_decoder.model.verdict import Verdict

_MOST_DIAGNOSED: Final = 8
_MOST_SECONDS: Final = 0.1
_MAY_BE_DAMAGED: Final = frozenset({"failed", "unsupported"})
# What is as true of a recipient to whom the key doesn't belong; the first says more.
_ANOTHERS: Final = (SIZE, OTHER_RECIPIENT, RULED_OUT)
_FIRST: Final = Sentence("Only the first {most} of its {recipients} recipients were tried.")
_STOPPED: Final = DecryptionOutcome("not-attempted", Sentence("Decryption was stopped."), {"why": "stopped"})
# They worry that anybody can read a payload, and this one was encrypted.
_READABLE: Final = "content-"
# By what came of a key: why there is nothing to verify, and how that was found.
_NOT_OPENED: Final = {
    "failed": ("not-decrypted", Sentence("Decryption was tried with this key, and failed (RFC 7516 §5.2).")),
    "key-unusable": ("key-unusable", Sentence("Nothing was computed: the token can't be decrypted with this key.")),
}


@dataclass(frozen=True, slots=True)
class Sealed:
    """A JWE in its paste before any key."""

    source: TokenText
    decoded: Decoded
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class Opening:
    """What decrypts: whether it computes as many rounds as are asked for, and whether somebody waits for the answer."""

    opener: DecryptionBackend
    anyway: bool
    is_wanted: Callable[[], bool]


async def open_token(
    sealed: Sealed, key: Key, opening: Opening, read: Callable[[Decoded], Token]
) -> tuple[Verification, Known]:
    """Try a key on each recipient of a JWE, and read what is inside; ``read`` gives all that is known of a token."""
    decoded, key, label = sealed.decoded, key.to_decrypt(), sealed.source.label
    rounds = Rounds(anyway=opening.anyway)
    inputs = [encrypted_input(decoded, one, rounds) for one in decoded.signatures]
    outcomes = [await _while_wanted(decrypt(one, key, label, opening.opener), opening) for one in inputs]
    best = min(outcomes, key=OF_RECIPIENTS)
    if best.plaintext is not None:
        token = without_readable(read(opened(decoded, best.plaintext)))
        return _verification(sealed, key, Decryption(best, tuple(outcomes), token), ())
    # Why the others don't decrypt says less.
    each = zip(decoded.signatures, inputs, outcomes, strict=True)
    nearest = [(one, jwe, outcome) for one, jwe, outcome in each if outcome.state == best.state]
    mended = await _repaired(sealed, key, opening) if best.state in _MAY_BE_DAMAGED else None
    diagnosis = (mended,) if mended else await _why(sealed, nearest[:_MOST_DIAGNOSED], key, opening)
    if decoded.layout.unread:
        # It may well be for one of the others.
        diagnosis = tuple(one for one in diagnosis if one.id not in _ANOTHERS)
        count = len(inputs) + decoded.layout.unread
        best = replace(best, message=best.message.then(_FIRST.about(most=len(inputs), recipients=count)))
    return _verification(sealed, key, Decryption(best, tuple(outcomes), None), diagnosis)


async def _repaired(sealed: Sealed, key: Key, opening: Opening) -> Diagnosis | None:
    """Return the repair of a damaged JWE with which it is decrypted; no rounds are computed again for each."""
    rounds, label = Rounds(), sealed.source.label

    async def holds(decoded: Decoded) -> bool:
        for one in decoded.signatures:
            outcome = await decrypt(encrypted_input(decoded, one, rounds), key, label, opening.opener)
            if outcome.state == "decrypted":
                return True
        return False

    return await repaired_jwe(Damaged(sealed.source.text, sealed.decoded, None), holds, opening.is_wanted)


async def _why(
    sealed: Sealed, recipients: list[tuple[Signature, EncryptedInput, DecryptionOutcome]], key: Key, opening: Opening
) -> tuple[Diagnosis, ...]:
    """Return why it does not decrypt: of the first recipient to whom the key may belong, where there is one."""
    found = []
    for recipient, jwe, outcome in recipients:
        attempt = Attempt(jwe, key, outcome, sealed.source.label, segments_of(sealed.decoded, recipient))
        diagnosis = await diagnose(attempt, opening.opener, opening.is_wanted)
        if diagnosis and diagnosis[0].id not in _ANOTHERS:
            return diagnosis
        found += [diagnosis] if diagnosis else []
    return min(found, key=lambda one: _ANOTHERS.index(one[0].id), default=())


async def _while_wanted(work: Coroutine[None, None, DecryptionOutcome], opening: Opening) -> DecryptionOutcome:
    """Return what comes of a decryption; of one that may take long, only as long as somebody waits for it."""
    if not opening.anyway:
        return await work
    task = asyncio.ensure_future(work)
    while not task.done():
        await asyncio.wait({task}, timeout=_MOST_SECONDS)
        if not opening.is_wanted():
            task.cancel()
            return _STOPPED
    return task.result()


def _verification(
    sealed: Sealed, key: Key, found: Decryption, diagnosis: tuple[Diagnosis, ...]
) -> tuple[Verification, Known]:
    token = found.token
    verdicts = token.verdicts if token else tuple(_unopened(one, found.outcome) for one in sealed.verdicts)
    about = Known(
        token.decoded if token else sealed.decoded,
        verdicts[0],
        counting_span(token) if token else None,
        tuple(one.signature.state for one in verdicts),
        decryption=found.outcome,
    )
    findings = (*key.findings, *found.outcome.findings)
    return Verification(verdicts[0], verdicts, key, diagnosis, findings, NOTHING_FOUND, decryption=found), with_key(
        about, key, diagnosis
    )


def _unopened(verdict: Verdict, outcome: DecryptionOutcome) -> Verdict:
    """Return a verdict that says what came of a key, in the place of the signature that a JWE doesn't have."""
    if outcome.state not in _NOT_OPENED:
        return verdict
    why, how = _NOT_OPENED[outcome.state]
    return replace(verdict, signature=replace(verdict.signature, data={"why": why}, how=how))


def opened(decoded: Decoded, plaintext: bytes) -> Decoded:
    """Return a JWE with its plaintext as its payload; its faults have the ciphertext as their place."""
    index = decoded.layout.payload
    jose = {name: node for name, node in decoded.signatures[0].jose.items() if name != "zip"}
    part, faults = content.payload(plaintext, jose)
    made = replace(decoded, payload=part)
    if index is None:
        return made
    segment = decoded.layout.segments[index]
    placed = [
        replace(fault, segment=index, start=segment.start, end=segment.end, data={}, repair=None) for fault in faults
    ]
    return with_faults(made, placed)


def without_readable(token: Token) -> Token:
    """Return a token without findings that rest on everybody being able to read it."""
    findings = tuple(one for one in token.findings if not one.id.startswith(_READABLE))
    inner = token.inner and replace(
        token.inner,
        nested=tuple(map(without_readable, token.inner.nested)),
        claimed=tuple((path, without_readable(one)) for path, one in token.inner.claimed),
    )
    return replace(token, findings=findings, inner=inner)


def with_inner(found: Verification, within: Verification) -> Verification:
    """Put into a token that was decrypted what came of a key for the token in it: its claims are those that count."""
    token = found.decryption.token if found.decryption else None
    if found.decryption is None or token is None or token.inner is None:
        return found
    sealed = token.inner.nested[-1]
    found_within = within.decryption.token if within.decryption else None
    inner = found_within or replace(sealed, verdicts=within.verdicts, summary=within.summary)
    of_claims = {"time": inner.verdicts[0].time, "audience": inner.verdicts[0].audience}
    verdicts = tuple(replace(one, **of_claims) for one in token.verdicts)
    nested = replace(token.inner, nested=(*token.inner.nested[:-1], inner))
    token = replace(token, inner=nested, verdicts=verdicts)
    decryption = replace(found.decryption, token=token)
    return replace(found, decryption=decryption, verdict=verdicts[0], verdicts=verdicts)
