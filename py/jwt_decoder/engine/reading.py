"""What is known of a token before any key: judged, explained, and with what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from jwt_decoder.decode.decode import decode
from jwt_decoder.decode.inner_tokens import unfold
from jwt_decoder.decode.repairs import with_repairs
from jwt_decoder.decode.serialization import lay_out
from jwt_decoder.decode.shortened import shortened
from jwt_decoder.decrypt.decrypt import unopened
from jwt_decoder.diagnose.diagnosis import cause
from jwt_decoder.engine.result import Token
from jwt_decoder.engine.unknown_end import why_it_may_end
from jwt_decoder.explain.explain import explain, parameters
from jwt_decoder.explain.profiles.recognise import recognise
from jwt_decoder.findings import Context, find
from jwt_decoder.findings.exceptions import has_no_exp
from jwt_decoder.judge import time
from jwt_decoder.judge.known import Known
from jwt_decoder.judge.signature import with_outcome
from jwt_decoder.judge.summary import summary
from jwt_decoder.judge.timeline import times
from jwt_decoder.judge.verdict import verdict
from jwt_decoder.keys.header_keys import header_keys
from jwt_decoder.keys.key_addresses import pointers
from jwt_decoder.verify.token_signature import jose_header, unverified

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jwt_decoder.decode.decode import Decoded
    from jwt_decoder.decode.inner_tokens import Unfolded
    from jwt_decoder.diagnose.diagnosis import Diagnosis
    from jwt_decoder.engine.result import Options
    from jwt_decoder.explain.explain import Explained
    from jwt_decoder.explain.profiles.profile import Profile
    from jwt_decoder.judge.time import Span
    from jwt_decoder.keys.header_keys import HeaderKey
    from jwt_decoder.keys.key import Key
    from jwt_decoder.keys.key_addresses import Pointer
    from jwt_decoder.model.paste import TokenText
    from jwt_decoder.model.verdict import Verdict
    from jwt_decoder.registry.row import Row

_MOST_HEADERS: Final = 8
_MOST_SIGNATURES: Final = 20


def read_token(source: TokenText, options: Options, *, mends: bool = True, guesses: bool = True) -> Token:
    """Give all that is known of a token before any key is tried.

    With ``mends``, repairs are looked for; with ``guesses``, published secrets are tried.
    """
    return read(source, judge_whole(source, options, mends=mends), options, guesses=guesses)


@dataclass(frozen=True, slots=True)
class Judged:
    """What a verification needs of a token: ``verdicts`` has one for each signature, before any key is tried."""

    inner: Unfolded[Token]
    profile: Profile
    span: Span | None
    verdicts: tuple[Verdict, ...]

    @property
    def decoded(self) -> Decoded:
        """The token taken apart, with the faults of what is in it."""
        return self.inner.decoded


def judge_whole(source: TokenText, options: Options, *, mends: bool = True) -> Judged:
    """Judge a token that stands in a paste."""
    return judge(source, decode(lay_out(source.text)), options, mends=mends)


def judge(source: TokenText, decoded: Decoded, options: Options, depth: int = 0, *, mends: bool = True) -> Judged:
    """Judge a token that has ``depth`` others around it."""
    inner = unfold(
        source, decoded, lambda text, found: read(text, judge(text, found, options, depth + 1), options), depth
    )
    inner = replace(inner, decoded=_repairable(source, inner.decoded, mends=mends))
    profile = recognise(inner.decoded, inner.judged, source.label)
    span = _span(inner, profile, options)
    bound = inner.nested[-1].decoded.claims if inner.binding else {}
    blank = verdict(inner.decoded, inner.judged, span, options.expect, profile, bound=bound)
    carried = inner.carried
    if carried:
        blank = replace(blank, time=carried.verdicts[0].time, audience=carried.verdicts[0].audience)
    signatures = inner.decoded.signatures
    verdicts = tuple(with_outcome(blank, unverified(inner.decoded, one)) for one in signatures)
    return Judged(inner, profile, span, verdicts)


def _span(inner: Unfolded[Token], profile: Profile, options: Options) -> Span | None:
    """Return what a token says of its time, and why a missing exp would not mean that it never expires."""
    kind, missing = (profile.type.type.id, profile.type.missing) if profile.type else ("", ())
    owns_exp, endless = "exp" in profile.parameters, profile.issuer.issuer.endless if profile.issuer else frozenset()
    span = time.span(inner.judged, options.now, options.skew, ends_in_header=owns_exp, zero_is_endless=kind in endless)
    if span is None or span.lacking or "exp" in span.read:
        return span
    if inner.may_hide_claims:
        return replace(span, lacking="hidden")
    if has_no_exp(kind, profile.issuer) and not any("exp" in one.names for one in missing):
        return replace(span, lacking="kind")
    return replace(span, lacking=why_it_may_end(inner.judged))


def _repairable(source: TokenText, decoded: Decoded, *, mends: bool) -> Decoded:
    """Return a token with the repairs of its faults; where an ellipsis stands for the rest, nobody can put it back."""
    if decoded.is_opened:
        return decoded
    if source.is_shortened:
        return shortened(decoded)
    return with_repairs(source.text, decoded) if mends else _without_repairs(decoded)


def _without_repairs(decoded: Decoded) -> Decoded:
    """Return a token without repairs, since none of them was tried."""
    return replace(decoded, faults=tuple(replace(fault, repair=None) for fault in decoded.faults))


def read(source: TokenText, judged: Judged, options: Options, *, guesses: bool = True) -> Token:
    """Explain a token that was judged, and find what is wrong with it."""
    decoded, inner, span = judged.decoded, judged.inner, judged.span
    profile = judged.profile
    rows, required, documents = profile.claims, profile.required, profile.documents
    explained = tuple(explain(decoded.claims, rows, required, documents))
    processed = inner.processed
    disclosed = () if processed is None else tuple(explain(processed.root, rows, required, documents))
    counting = explained if processed is None else disclosed
    part, length = inner.judged.payload, len(source.text)
    keys, addresses = _key_sources(decoded, profile)
    return Token(
        source=source,
        decoded=decoded,
        claims=explained,
        parameters=tuple(parameters(decoded.signatures[0].jose, profile.parameters)),
        findings=find(
            Context(decoded, part, profile, counting, span, options.now, options.skew, length, guesses=guesses)
        ),
        verdicts=judged.verdicts,
        next=_next(span, inner),
        header_keys=keys,
        pointers=addresses,
        span=span,
        times=times(span),
        summary=summary(known(judged, _first_open(judged.verdicts), judged.verdicts)),
        inner=inner,
        profile=profile,
        processed_claims=disclosed,
        further=tuple(_further(decoded, profile.parameters)),
    )


def _further(decoded: Decoded, rows: Mapping[str, Row]) -> Iterable[tuple[Explained, ...]]:
    """Explain the parameters of each signature after the first, at most as many as anybody looks at."""
    for place, signature in enumerate(decoded.signatures):
        yield tuple(parameters(signature.jose, rows)) if 0 < place < _MOST_SIGNATURES else ()


def _first_open(verdicts: tuple[Verdict, ...]) -> Verdict:
    """Return the verdict of the first signature that a key may verify, else of the first."""
    return next((one for one in verdicts if one.signature.data.get("why") == "no-key"), verdicts[0])


def known(judged: Judged, best: Verdict, verdicts: tuple[Verdict, ...]) -> Known:
    """Return what a summary is made of: a verdict among those of all signatures, and when the claims that count end."""
    states = tuple(verdict.signature.state for verdict in verdicts)
    span = counting_span(judged)
    return Known(judged.decoded, best, span, states, decryption=unopened(judged.decoded))


def with_key(about: Known, key: Key, diagnosis: tuple[Diagnosis, ...]) -> Known:
    """Add to what is known of a token which kind of key was tried, and why it did no better."""
    why = cause(diagnosis)
    return replace(
        about,
        diagnosed=why.message if why else None,
        has_secret=key.kind == "secret",
        change=why.change.label if why and why.change else None,
    )


def counting_span(token: Judged | Token) -> Span | None:
    """Return what the claims that count say of their time: those of the innermost token that can be read."""
    carried = token.inner.carried if token.inner else None
    return counting_span(carried) if carried else token.span


def _next(span: Span | None, inner: Unfolded[Token]) -> float | None:
    """Give the next instant at which a line of the token changes, or one of a token within it."""
    changes = (span.next if span else None, *(token.next for token in inner.nested))
    return min((at for at in changes if at is not None), default=None)


def _key_sources(decoded: Decoded, profile: Profile) -> tuple[tuple[HeaderKey, ...], tuple[Pointer, ...]]:
    """Give the keys that the headers carry, and the addresses that they and iss name, each of them once.

    What an issuer publishes has no shared secret in it; what a JWE names is the key it was encrypted with.
    """
    if decoded.format.is_encrypted:
        return (), ()
    issuer = decoded.claims.get("iss")
    signatures = decoded.signatures[:_MOST_HEADERS]
    headers = [jose_header(signature) for signature in signatures]
    keys = {key.text: key for header in headers for key in header_keys(header)}
    is_shared = all(one.algorithm is not None and one.algorithm.family == "hmac" for one in signatures)
    named, published = (None, None) if is_shared else (issuer and issuer.get("value"), profile.published)
    found = {one.address: one for header in headers for one in pointers(header, named, published)}
    return tuple(keys.values()), tuple(found.values())


def unverified_whole(source: TokenText, options: Options) -> tuple[Decoded, tuple[Verdict, ...]]:
    """Give a token taken apart, and a verdict for each signature before any key is tried."""
    judged = judge_whole(source, options, mends=False)
    return judged.decoded, judged.verdicts
