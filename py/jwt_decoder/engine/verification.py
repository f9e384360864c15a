"""What a key does to a token, and another one to the token within it, at most three deep."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, Final

from jwt_decoder.diagnose.diagnose import diagnose
from jwt_decoder.diagnose.diagnosis import RULED_OUT
from jwt_decoder.diagnose.repaired import Damaged, repaired_text
from jwt_decoder.engine.claimed_tokens import tried_on_claimed
from jwt_decoder.engine.decryption import Opening, Sealed, open_token, with_inner
from jwt_decoder.engine.reading import Judged, judge, known, read, with_key
from jwt_decoder.engine.result import Verification
from jwt_decoder.engine.tried import tried
from jwt_decoder.engine.unused import why_unused
from jwt_decoder.judge.known import Within
from jwt_decoder.judge.summary import NOTHING_FOUND, summary
from jwt_decoder.keys.key_findings import outdated
from jwt_decoder.keys.read_key import as_private
from jwt_decoder.registry.curves import CURVES
from jwt_decoder.registry.encryption import KEY_MANAGEMENT
from jwt_decoder.verify.holder_signature import key_binding
from jwt_decoder.verify.token_signature import jose_header

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jwt_decoder.decode.decode import Decoded
    from jwt_decoder.decode.inner_tokens import Unfolded
    from jwt_decoder.decrypt.backend import DecryptionBackend
    from jwt_decoder.diagnose.diagnosis import Diagnosis
    from jwt_decoder.engine.result import Options, Token
    from jwt_decoder.judge.known import Known
    from jwt_decoder.keys.key import Key
    from jwt_decoder.model.paste import TokenText
    from jwt_decoder.model.verdict import Line
    from jwt_decoder.verify.backend import CryptoBackend
    from jwt_decoder.verify.outcome import SignatureOutcome, SignedInput

_SETTLED: Final = frozenset({"valid", "invalid", "decrypted", "failed"})


@dataclass(frozen=True, slots=True)
class Trial:
    """What tries keys: ``text`` is the paste, ``opener`` what decrypts, None where a JWE is left as it is.

    ``given`` is the key that was given for the token within, ``spare`` what a set of keys has left for it, each None
    where there is none. ``depth`` is how many tokens are around the one that is tried.
    """

    text: str
    options: Options
    verifier: CryptoBackend
    opener: DecryptionBackend | None
    is_wanted: Callable[[], bool]
    given: Key | None = None
    spare: Key | None = None
    depth: int = 0


async def verification(source: TokenText, judged: Judged, key: Key, trial: Trial) -> Verification:
    """Try a key on a token, or decrypt it, and then on the token within it what may be a key for that."""
    key = _of_pair(key, judged.decoded) if _has_key_pair(judged.decoded) else key
    if trial.opener and judged.decoded.format.is_encrypted:
        sealed = Sealed(source, judged.decoded, judged.verdicts)
        opening = Opening(trial.opener, trial.options.anyway, trial.is_wanted)
        found, about = await open_token(sealed, key, opening, lambda one: _read(source, one, trial))
    else:
        found, about = await _signed(source, judged, key, trial)
    token = found.decryption.token if found.decryption else None
    if token and token.inner and token.inner.carried:
        about = replace(about, carries=True)
    unfolded = token.inner if token else judged.inner
    claimed = await tried_on_claimed(unfolded, key, trial.verifier, trial.is_wanted)
    found = replace(found, claimed=claimed)
    within = await _within(unfolded, found, trial)
    if trial.given and within is None:
        is_closed = judged.decoded.format.is_encrypted and token is None
        found = replace(found, unused=why_unused(unfolded, is_closed=is_closed))
    if within:
        found, about = replace(with_inner(found, within), inner=within), replace(about, within=_about(within))
    return _summed_up(replace(found, text=trial.text, source=source), about)


def _of_pair(key: Key, decoded: Decoded) -> Key:
    """Return the key as it is where a key pair is needed: octets alone are a private key of the curve of the epk."""
    epk = jose_header(decoded.signatures[0]).get("epk") if decoded.format.is_encrypted else None
    curve = CURVES.get(str(epk.get("crv"))) if isinstance(epk, dict) else None
    signing = (one.algorithm.curves for one in decoded.signatures if one.algorithm)
    return as_private(key, (curve,) if curve else ()).for_key_pair(chain.from_iterable(signing))


def _has_key_pair(decoded: Decoded) -> bool:
    """Return whether all algorithms of a token have a key pair, as far as they are known."""
    if decoded.format.is_encrypted:
        managed = (KEY_MANAGEMENT.get(str(jose_header(one).get("alg"))) for one in decoded.signatures)
        return all(row is not None and row.has_key_pair for row in managed)
    return all(one.algorithm is not None and one.algorithm.has_key_pair for one in decoded.signatures)


def _read(source: TokenText, decoded: Decoded, trial: Trial) -> Token:
    """Read a token whose payload was decrypted."""
    return read(source, judge(source, decoded, trial.options, trial.depth), trial.options)


def _summed_up(found: Verification, about: Known) -> Verification:
    told = summary(about)
    if found.decryption and found.decryption.token:
        token = replace(found.decryption.token, summary=told)
        found = replace(found, decryption=replace(found.decryption, token=token))
    return replace(found, summary=told)


async def _within(inner: Unfolded[Token] | None, found: Verification, trial: Trial) -> Verification | None:
    """Try on the token within the key that was given for it, else the others of a set; None where there is neither."""
    carried = inner.carried if inner else None
    spare = _others(found) or trial.spare
    key = trial.given or spare
    if carried is None or carried.inner is None or key is None:
        return None
    judged = Judged(carried.inner, carried.profile, carried.span, carried.verdicts)
    of_inner = replace(trial, given=None, spare=spare, depth=trial.depth + 1)
    within = await verification(carried.source, judged, key, of_inner)
    return within if trial.given or _state(within) in _SETTLED else None


def _others(found: Verification) -> Key | None:
    """Return the keys of a set without the one that decrypted; None where there are no more."""
    key, outcome = found.key, found.decryption.outcome if found.decryption else None
    served = outcome.data.get("place") if outcome and outcome.state == "decrypted" else None
    others = tuple(one for one in key.members if one.place != served)
    return replace(key, members=others, findings=()) if others and len(key.members) > 1 else None


def _state(found: Verification) -> str:
    return found.decryption.outcome.state if found.decryption else found.verdict.signature.state


def _about(found: Verification) -> Within:
    """Return what a summary says of the token within: of the innermost one that a key was tried on."""
    if found.inner:
        return _about(found.inner)
    outcome = found.decryption.outcome if found.decryption else None
    message = outcome.message if outcome else found.verdict.signature.message
    return Within(_state(found), message, found.diagnosed.message if found.diagnosed else None)


async def _signed(source: TokenText, judged: Judged, key: Key, trial: Trial) -> tuple[Verification, Known]:
    """Try a key on each signature of a token, and say why where one does not hold."""
    decoded, payload = judged.decoded, trial.options.payload if trial.depth == 0 else None
    inputs, outcomes, verdicts = done = await tried(decoded, judged.verdicts, key, trial.verifier, payload)
    best = done.best
    found = [*key.findings, *outdated(key, trial.options.now)]
    for outcome in outcomes:
        found += [finding for finding in outcome.findings if finding not in found]
    diagnosis: tuple[Diagnosis, ...] = ()
    if best.signature.state != "valid":
        damaged = Damaged(source.text, decoded, payload)
        mended = await repaired_text(damaged, key, trial.verifier, trial.is_wanted)
        pairs = zip(inputs, outcomes, strict=True)
        diagnosis = (mended,) if mended else await _first_diagnosis(pairs, key, trial)
        if decoded.layout.unread:
            # It may well be for one of the others.
            diagnosis = tuple(one for one in diagnosis if one.id != RULED_OUT)
    binding = await _key_binding(judged.inner, best.signature.state, trial.verifier)
    about = with_key(known(judged, best, verdicts), key, diagnosis)
    return Verification(
        best, verdicts, key, diagnosis, tuple(found), NOTHING_FOUND, binding, payload=payload or ""
    ), about


async def _key_binding(inner: Unfolded[Token], issued: str, backend: CryptoBackend) -> Line | None:
    """Verify the Key Binding JWT where there is one, with the key that the token names for it."""
    if inner.binding is None:
        return None
    return await key_binding(inner.judged.claims, inner.nested[0].decoded, inner.binding, issued, backend)


async def _first_diagnosis(
    pairs: Iterable[tuple[SignedInput, SignatureOutcome]], key: Key, trial: Trial
) -> tuple[Diagnosis, ...]:
    """Return the diagnoses of the first signature that has any: one is as much as a person reads at once."""
    for jws, outcome in pairs:
        diagnoses = await diagnose(jws, key, outcome, trial.verifier, trial.is_wanted)
        if diagnoses:
            return diagnoses
    return ()
