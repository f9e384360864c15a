"""The two lines of the engine: from a paste to a report, and from a report and a key to a verification."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from jwt_decoder.decode.decode import decode
from jwt_decoder.decode.inner_tokens import unfold
from jwt_decoder.decode.repairs import with_repairs
from jwt_decoder.decode.serialization import lay_out
from jwt_decoder.decode.shortened import shortened
from jwt_decoder.diagnose.diagnose import diagnose
from jwt_decoder.diagnose.diagnosis import cause
from jwt_decoder.diagnose.repaired import Damaged, repaired_text
from jwt_decoder.engine.bounded import bounded
from jwt_decoder.engine.decryption import Backends, Sealed, open_token, unopened
from jwt_decoder.engine.other_tokens import Listed, tried_on
from jwt_decoder.engine.result import NoSuchTokenError, Options, Report, Token, Verification
from jwt_decoder.engine.token_list import rows
from jwt_decoder.engine.tried import tried
from jwt_decoder.engine.unknown_end import why_it_may_end
from jwt_decoder.explain.explain import explain, parameters
from jwt_decoder.explain.profiles.recognise import recognise
from jwt_decoder.extract import extract
from jwt_decoder.findings import Context, PastedToken, compare, find
from jwt_decoder.findings.exceptions import has_no_exp
from jwt_decoder.judge import time
from jwt_decoder.judge.known import Known
from jwt_decoder.judge.signature import with_outcome
from jwt_decoder.judge.summary import NOTHING_FOUND, summary
from jwt_decoder.judge.timeline import times
from jwt_decoder.judge.verdict import verdict
from jwt_decoder.keys.header_keys import header_keys
from jwt_decoder.keys.key_addresses import pointers
from jwt_decoder.keys.key_findings import outdated
from jwt_decoder.keys.read_key import read_key
from jwt_decoder.model.verdict import NO_TOKEN
from jwt_decoder.verify.holder_signature import key_binding
from jwt_decoder.verify.token_signature import jose_header, unverified

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from jwt_decoder.decode.decode import Decoded
    from jwt_decoder.decode.inner_tokens import Unfolded
    from jwt_decoder.decrypt.backend import DecryptionBackend
    from jwt_decoder.diagnose.diagnosis import Diagnosis
    from jwt_decoder.explain.explain import Explained
    from jwt_decoder.explain.profiles.profile import Profile
    from jwt_decoder.judge.time import Span
    from jwt_decoder.keys.header_keys import HeaderKey
    from jwt_decoder.keys.key import Key
    from jwt_decoder.keys.key_addresses import Pointer
    from jwt_decoder.model.paste import TokenText
    from jwt_decoder.model.verdict import Line, Verdict
    from jwt_decoder.registry.row import Row
    from jwt_decoder.verify.backend import CryptoBackend
    from jwt_decoder.verify.outcome import SignatureOutcome, SignedInput

_MOST_HEADERS: Final = 8
_MOST_SIGNATURES: Final = 20


def report(text: str, options: Options) -> Report:
    """Return all that is known of a paste, whatever the text is.

    Raise NoSuchTokenError where the options mean a token beyond the last one.
    """
    extraction = bounded(extract(text))
    _require(options.token, len(extraction.tokens))
    tokens = tuple(read_token(source, options) for source in extraction.tokens)
    return Report(text, options.now, extraction, _compared(text, tokens), rows(text, tokens))


def _require(index: int, count: int) -> None:
    """Check that there is such a token; the first one may be meant where there is none."""
    if index and index >= count:
        raise NoSuchTokenError(count)


def _compared(text: str, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Add to each token of a paste what its others show of it."""
    found = compare(text, tuple(_pasted(token) for token in tokens))
    return tuple(
        replace(token, findings=(*token.findings, *more)) if more else token
        for token, more in zip(tokens, found, strict=True)
    )


def _pasted(token: Token) -> PastedToken:
    kind = token.profile.type.type.id if token.profile.type else ""
    keys = tuple(key.material for key in token.header_keys)
    return PastedToken(token.source.text, token.source.label, kind, token.decoded, keys)


def read_token(source: TokenText, options: Options) -> Token:
    """Give all that is known of a token before any key is tried."""
    return _read(source, _judged_whole(source, options), options)


@dataclass(frozen=True, slots=True)
class _Judged:
    """What a verification needs of a token: ``verdicts`` has one for each signature, before any key is tried."""

    inner: Unfolded[Token]
    profile: Profile
    span: Span | None
    verdicts: tuple[Verdict, ...]

    @property
    def decoded(self) -> Decoded:
        """The token taken apart, with the faults of what is in it."""
        return self.inner.decoded


def _judged_whole(source: TokenText, options: Options) -> _Judged:
    """Judge a token that stands in a paste."""
    return _judged(source, decode(lay_out(source.text)), options)


def _judged(source: TokenText, decoded: Decoded, options: Options, depth: int = 0) -> _Judged:
    """Judge a token that has ``depth`` others around it."""
    inner = unfold(
        source, decoded, lambda text, found: _read(text, _judged(text, found, options, depth + 1), options), depth
    )
    inner = replace(inner, decoded=_repairable(source, inner.decoded))
    profile = recognise(inner.decoded, inner.judged, source.label)
    span = _span(inner, profile, options)
    blank = verdict(inner.decoded, inner.judged, span, options.expect)
    carried = inner.carried
    if carried:
        blank = replace(blank, time=carried.verdicts[0].time, audience=carried.verdicts[0].audience)
    signatures = inner.decoded.signatures
    verdicts = tuple(with_outcome(blank, unverified(inner.decoded, one)) for one in signatures)
    return _Judged(inner, profile, span, verdicts)


def _span(inner: Unfolded[Token], profile: Profile, options: Options) -> Span | None:
    """Return what a token says of its time, and why a missing exp would not mean that it never expires."""
    span = time.span(inner.judged, options.now, options.skew)
    if span is None or "exp" in span.read:
        return span
    kind, missing = (profile.type.type.id, profile.type.missing) if profile.type else ("", ())
    if inner.may_hide_claims:
        return replace(span, lacking="hidden")
    if has_no_exp(kind, profile.issuer) and not any("exp" in one.names for one in missing):
        return replace(span, lacking="kind")
    return replace(span, lacking=why_it_may_end(inner.judged))


def _repairable(source: TokenText, decoded: Decoded) -> Decoded:
    """Return a token with the repairs of its faults; where an ellipsis stands for the rest, nobody can put it back."""
    if decoded.is_opened:
        return decoded
    return shortened(decoded) if source.is_shortened else with_repairs(source.text, decoded)


def _read(source: TokenText, judged: _Judged, options: Options) -> Token:
    """Explain a token that was judged, and find what is wrong with it."""
    decoded, inner, span = judged.decoded, judged.inner, judged.span
    profile = judged.profile
    rows, required, documents = profile.claims, profile.required, profile.documents
    explained = tuple(explain(decoded.claims, rows, required, documents))
    processed = inner.processed
    disclosed = () if processed is None else tuple(explain(processed.root, rows, required, documents))
    counting = explained if processed is None else disclosed
    part, length = inner.judged.payload, len(source.text)
    keys, addresses = _key_sources(decoded)
    return Token(
        source=source,
        decoded=decoded,
        claims=explained,
        parameters=tuple(parameters(decoded.signatures[0].jose, profile.parameters)),
        findings=find(Context(decoded, part, profile, counting, span, options.now, options.skew, length)),
        verdicts=judged.verdicts,
        next=_next(span, inner),
        header_keys=keys,
        pointers=addresses,
        span=span,
        times=times(span),
        summary=summary(_known(judged, judged.verdicts[0], judged.verdicts)),
        inner=inner,
        profile=profile,
        processed_claims=disclosed,
        further=tuple(_further(decoded, profile.parameters)),
    )


def _further(decoded: Decoded, rows: Mapping[str, Row]) -> Iterable[tuple[Explained, ...]]:
    """Explain the parameters of each signature after the first, at most as many as anybody looks at."""
    for place, signature in enumerate(decoded.signatures):
        yield tuple(parameters(signature.jose, rows)) if 0 < place < _MOST_SIGNATURES else ()


def _known(judged: _Judged, best: Verdict, verdicts: tuple[Verdict, ...]) -> Known:
    """Return what a summary is made of: a verdict among those of all signatures, and when the claims that count end."""
    states = tuple(verdict.signature.state for verdict in verdicts)
    carried = judged.inner.carried
    span = carried.span if carried else judged.span
    return Known(judged.decoded, best, span, states, decryption=unopened(judged.decoded))


def _next(span: Span | None, inner: Unfolded[Token]) -> float | None:
    """Give the next instant at which a line of the token changes, or one of a token within it."""
    changes = (span.next if span else None, *(token.next for token in inner.nested))
    return min((at for at in changes if at is not None), default=None)


def _key_sources(decoded: Decoded) -> tuple[tuple[HeaderKey, ...], tuple[Pointer, ...]]:
    """Give the keys that the headers carry, and the addresses that they and iss name, each of them once.

    What an issuer publishes has no shared secret in it.
    """
    issuer = decoded.claims.get("iss")
    signatures = decoded.signatures[:_MOST_HEADERS]
    headers = [jose_header(signature) for signature in signatures]
    keys = {key.text: key for header in headers for key in header_keys(header)}
    is_shared = all(one.algorithm is not None and one.algorithm.family == "hmac" for one in signatures)
    named = issuer.get("value") if issuer and not is_shared else None
    found = {one.address: one for header in headers for one in pointers(header, named)}
    return tuple(keys.values()), tuple(found.values())


async def verify(  # noqa: PLR0913 - what is asked, and who answers
    text: str,
    key_text: str,
    options: Options,
    backend: CryptoBackend,
    is_wanted: Callable[[], bool] = lambda: True,
    *,
    opener: DecryptionBackend | None = None,
) -> Verification:
    """Try a key on each signature of the token meant, and say why where one does not hold, as long as it is wanted.

    With an ``opener``, a JWE is decrypted instead, and what is in it is read like any other token.
    Raise NoSuchTokenError where the options mean a token beyond the last one.
    """
    key = read_key(key_text, options.secret_encoding)
    extraction = extract(text)
    _require(options.token, len(extraction.tokens))
    if not extraction.tokens:
        return Verification(NO_TOKEN, (), key, (), key.findings, NOTHING_FOUND)
    source = extraction.tokens[options.token]
    found = await _verify_shown(text, source, key, options, backend, is_wanted=is_wanted, opener=opener)
    listed = Listed(tuple(extraction.tokens), source, found.verdict)
    of_rows = await tried_on(listed, key, lambda one: _unverified(one, options), backend, is_wanted)
    return replace(found, rows=of_rows)


async def _verify_shown(  # noqa: PLR0913 - what is asked, and who answers
    text: str,
    source: TokenText,
    key: Key,
    options: Options,
    backend: CryptoBackend,
    *,
    is_wanted: Callable[[], bool],
    opener: DecryptionBackend | None,
) -> Verification:
    """Try a key on the token that is shown, or decrypt it."""
    judged = _judged_whole(source, options)
    decoded = judged.decoded
    if opener and decoded.format.is_encrypted:
        sealed = Sealed(text, source, decoded, judged.verdicts)
        backends = Backends(backend, opener, is_wanted)
        return await open_token(
            sealed, key, backends, lambda one: _read(source, _judged(source, one, options), options)
        )
    inputs, outcomes, verdicts = of_key = await tried(decoded, judged.verdicts, key, backend, options.payload)
    best = of_key.best
    found = [*key.findings, *outdated(key, options.now)]
    for outcome in outcomes:
        found += [finding for finding in outcome.findings if finding not in found]
    diagnosis: tuple[Diagnosis, ...] = ()
    if best.signature.state != "valid":
        damaged = Damaged(source.text, decoded, options.payload)
        mended = await repaired_text(damaged, key, backend, is_wanted)
        pairs = zip(inputs, outcomes, strict=True)
        diagnosis = (mended,) if mended else await _first_diagnosis(pairs, key, backend, is_wanted)
    binding = await _key_binding(judged.inner, best.signature.state, backend)
    found_cause = cause(diagnosis)
    known = replace(
        _known(judged, best, verdicts),
        diagnosed=found_cause.message if found_cause else None,
        has_secret=key.kind == "secret",
        change=found_cause.change.label if found_cause and found_cause.change else None,
    )
    payload = options.payload or ""
    return Verification(best, verdicts, key, diagnosis, tuple(found), summary(known), binding, text, source, payload)


def _unverified(source: TokenText, options: Options) -> tuple[Decoded, tuple[Verdict, ...]]:
    """Give a token taken apart, and a verdict for each signature before any key is tried."""
    judged = _judged_whole(source, options)
    return judged.decoded, judged.verdicts


async def _key_binding(inner: Unfolded[Token], issued: str, backend: CryptoBackend) -> Line | None:
    """Verify the Key Binding JWT where there is one, with the key that the token names for it."""
    if inner.binding is None:
        return None
    return await key_binding(inner.judged.claims, inner.nested[0].decoded, inner.binding, issued, backend)


async def _first_diagnosis(
    pairs: Iterable[tuple[SignedInput, SignatureOutcome]],
    key: Key,
    backend: CryptoBackend,
    is_wanted: Callable[[], bool],
) -> tuple[Diagnosis, ...]:
    """Return the diagnoses of the first signature that has any: one is as much as a person reads at once."""
    for jws, outcome in pairs:
        diagnoses = await diagnose(jws, key, outcome, backend, is_wanted)
        if diagnoses:
            return diagnoses
    return ()
