"""What a key does to a JWE: what is inside goes through the whole line again, like any other token."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from jwt_decoder.decode import content
from jwt_decoder.decode.fault_places import with_faults
from jwt_decoder.decrypt.decrypt import decrypt, no_key
from jwt_decoder.decrypt.named_algorithms import named
from jwt_decoder.decrypt.outcome import DecryptionOutcome
from jwt_decoder.decrypt.recipients import encrypted_input
from jwt_decoder.diagnose.decryption import diagnose
from jwt_decoder.diagnose.diagnosis import cause
from jwt_decoder.engine.result import Decryption, Verification
from jwt_decoder.engine.tried import tried
from jwt_decoder.judge.known import Known
from jwt_decoder.judge.summary import summary

if TYPE_CHECKING:
    from collections.abc import Callable

    from jwt_decoder.decode.decode import Decoded
    from jwt_decoder.decrypt.backend import DecryptionBackend
    from jwt_decoder.diagnose.diagnosis import Diagnosis
    from jwt_decoder.engine.result import Token
    from jwt_decoder.keys.key import Key
    from jwt_decoder.model.paste import TokenText
    from jwt_decoder.model.verdict import Verdict
    from jwt_decoder.verify.backend import CryptoBackend

_MOST_RECIPIENTS: Final = 100
_RANKS: Final = ("decrypted", "failed", "key-unusable", "not-attempted", "unsupported")
# They worry that anybody can read a payload, and this one was encrypted.
_READABLE: Final = "content-"
_SET: Final = "jwk-set"


def unopened(decoded: Decoded) -> DecryptionOutcome | None:
    """Return what can be said of a JWE before any key; None of any other token."""
    if not decoded.format.is_encrypted or decoded.is_opened:
        return None
    jwe = encrypted_input(decoded, decoded.signatures[0])
    asked = named(jwe.header, jwe)
    return asked if isinstance(asked, DecryptionOutcome) else no_key(asked)


@dataclass(frozen=True, slots=True)
class Sealed:
    """A JWE in its paste, ``text``, before any key."""

    text: str
    source: TokenText
    decoded: Decoded
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class Backends:
    """What verifies and what decrypts, and whether somebody still waits for the answer."""

    verifier: CryptoBackend
    opener: DecryptionBackend
    is_wanted: Callable[[], bool]


async def open_token(sealed: Sealed, key: Key, backends: Backends, read: Callable[[Decoded], Token]) -> Verification:
    """Try a key on each recipient of a JWE, and read what is inside; ``read`` gives all that is known of a token."""
    decoded, key, label = sealed.decoded, key.to_decrypt(), sealed.source.label
    inputs = [encrypted_input(decoded, one) for one in decoded.signatures[:_MOST_RECIPIENTS]]
    outcomes = [await decrypt(one, key, label, backends.opener) for one in inputs]
    best = min(outcomes, key=lambda one: _RANKS.index(one.state))
    if best.plaintext is not None:
        token = _without_readable(read(_opened(decoded, best.plaintext)))
        token = await _with_set(token, key, backends.verifier)
        return _verification(sealed, key, Decryption(best, tuple(outcomes), token), ())
    diagnosis: tuple[Diagnosis, ...] = ()
    for jwe, outcome in zip(inputs, outcomes, strict=True):
        diagnosis = diagnosis or await diagnose(jwe, key, outcome, backends.opener, backends.is_wanted)
    return _verification(sealed, key, Decryption(best, tuple(outcomes), None), diagnosis)


def _verification(sealed: Sealed, key: Key, found: Decryption, diagnosis: tuple[Diagnosis, ...]) -> Verification:
    token, why = found.token, cause(diagnosis)
    verdicts = token.verdicts if token else sealed.verdicts
    carried = token.inner.carried if token and token.inner else None
    decoded, span = (token.decoded, token.span) if token else (sealed.decoded, None)
    known = Known(
        decoded,
        verdicts[0],
        carried.span if carried else span,
        tuple(one.signature.state for one in verdicts),
        diagnosed=why.message if why else None,
        has_secret=key.kind == "secret",
        change=why.change.label if why and why.change else None,
        decryption=found.outcome,
    )
    findings = (*key.findings, *found.outcome.findings)
    told = summary(known)
    shown = replace(found, token=replace(token, summary=told)) if token else found
    return Verification(
        verdicts[0], verdicts, key, diagnosis, findings, told, None, sealed.text, sealed.source, decryption=shown
    )


def _opened(decoded: Decoded, plaintext: bytes) -> Decoded:
    """Return a JWE with its plaintext as its payload; its faults have the ciphertext as their place."""
    index = decoded.layout.payload
    jose = {name: node for name, node in decoded.signatures[0].jose.items() if name != "zip"}
    part, faults = content.payload(plaintext, jose)
    opened = replace(decoded, payload=part)
    if index is None:
        return opened
    segment = decoded.layout.segments[index]
    placed = [
        replace(fault, segment=index, start=segment.start, end=segment.end, data={}, repair=None) for fault in faults
    ]
    return with_faults(opened, placed)


def _without_readable(token: Token) -> Token:
    """Return a token without findings that rest on everybody being able to read it."""
    findings = tuple(one for one in token.findings if not one.id.startswith(_READABLE))
    inner = token.inner and replace(token.inner, nested=tuple(map(_without_readable, token.inner.nested)))
    return replace(token, findings=findings, inner=inner)


async def _with_set(token: Token, key: Key, backend: CryptoBackend) -> Token:
    """Verify the token within with the other keys, where a set was given: it may hold both."""
    inner = token.inner
    if inner is None or not inner.nested or key.kind != _SET:
        return token
    nested = inner.nested[-1]
    of_set = await tried(nested.decoded, nested.verdicts, key, backend)
    if not {"valid", "invalid"} & {one.state for one in of_set.outcomes}:
        return token
    states = tuple(one.signature.state for one in of_set.verdicts)
    told = summary(Known(nested.decoded, of_set.best, nested.span, states))
    verified = replace(nested, verdicts=of_set.verdicts, summary=told)
    return replace(token, inner=replace(inner, nested=(*inner.nested[:-1], verified)))
