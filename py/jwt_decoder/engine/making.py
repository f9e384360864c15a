"""A token made of texts and a key, and what the whole line says of it: it is judged like any other."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from jwt_decoder.decode import content
from jwt_decoder.decode.decode import decode
from jwt_decoder.decode.serialization import lay_out
from jwt_decoder.engine.decryption import opened, without_readable
from jwt_decoder.engine.reading import judge, known, read
from jwt_decoder.engine.result import NoSuchTokenError, Report
from jwt_decoder.engine.token_list import rows
from jwt_decoder.extract import extract
from jwt_decoder.judge import time
from jwt_decoder.judge.known import Known, Within
from jwt_decoder.judge.signature import with_outcome
from jwt_decoder.judge.summary import summary
from jwt_decoder.judge.verdict import verdict
from jwt_decoder.make import encrypt as making_jwe
from jwt_decoder.make import present as making_presentation
from jwt_decoder.make import sign as making_jws
from jwt_decoder.make.refusal import MakingError, Refusal
from jwt_decoder.model.paste import Extraction, Piece, TokenText
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.verify.outcome import SignatureOutcome, Trust
from jwt_decoder.verify.token_signature import unverified

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from jwt_decoder.decode.decode import Decoded, Signature
    from jwt_decoder.engine.reading import Judged
    from jwt_decoder.engine.result import Options, Token
    from jwt_decoder.judge.summary import Summary
    from jwt_decoder.make.backend import Backends
    from jwt_decoder.make.outcome import MadeText, ToEncrypt, ToSign, Used
    from jwt_decoder.make.present import ToPresent

_TRUST: Final = Trust("made-here", Sentence("Nobody else vouches for it."), {})
_NO_TOKEN: Final = Sentence("There is no token in this text.")
_SIGNED: Final = Sentence("Signed here by you ({alg})")
_ENCRYPTED: Final = Sentence("Encrypted here by you ({alg}, {enc})")


@dataclass(frozen=True, slots=True)
class Made:
    """What came of making a token: its text and its report, or why there is none; ``used`` are the keys."""

    text: str | None
    report: Report | None
    used: tuple[Used, ...] = ()
    refusals: tuple[Refusal, ...] = ()


async def sign(asked: ToSign, options: Options, backends: Backends) -> Made:
    """Return a signed token with its report; ``options`` say when and by what it is judged."""
    return await _made(making_jws.sign(asked, backends), options, asked.payload if asked.is_detached else "")


async def encrypt(asked: ToEncrypt, options: Options, backends: Backends) -> Made:
    """Return an encrypted token with its report, which knows what is inside."""
    return await _made(making_jwe.encrypt(asked, backends), options)


async def present(text: str, asked: ToPresent, options: Options, backends: Backends) -> Made:
    """Return what a holder presents of an SD-JWT; its issuer signed it, so that nobody says that it was made here.

    Raise NoSuchTokenError where the options mean a token beyond the last one.
    """
    tokens = extract(text).tokens
    if options.token and options.token >= len(tokens):
        raise NoSuchTokenError(len(tokens))
    if not tokens:
        return Made(None, None, refusals=(Refusal("token-missing", "text", _NO_TOKEN),))
    try:
        made = await making_presentation.present(tokens[options.token].text, asked, math.floor(options.now), backends)
    except MakingError as error:
        return Made(None, None, refusals=error.refusals)
    source = _source(made.text)
    token = read(source, judge(source, decode(lay_out(made.text)), options), options)
    shown = _with_nested(token, is_signed=bool(made.used))
    return Made(made.text, _report(source, shown, options), made.used)


async def _made(making: Awaitable[MadeText], options: Options, detached: str = "") -> Made:
    try:
        made = await making
    except MakingError as error:
        return Made(None, None, refusals=error.refusals)
    return Made(made.text, report(made, options, detached), made.used)


def _source(text: str) -> TokenText:
    """Return a token that is all of its text: it is no paste."""
    return TokenText("", 0, len(text), text, (Piece(0, len(text), 0),))


def _report(source: TokenText, token: Token, options: Options) -> Report:
    return Report(source.text, options.now, Extraction((source,), (), ()), (token,), rows(source.text, (token,)))


def report(made: MadeText, options: Options, detached: str = "") -> Report:
    """Return the report of a token that was made here: nothing was found but the token.

    ``detached`` is the payload that was signed and left out of it.
    """
    source = _source(made.text)
    decoded = decode(lay_out(made.text))
    if made.plaintext is not None:
        decoded = opened(decoded, made.plaintext)
    judged = judge(source, decoded, options)
    verdicts = tuple(
        with_outcome(blank, _outcome(judged.decoded, signature))
        for blank, signature in zip(judged.verdicts, judged.decoded.signatures, strict=True)
    )
    judged = replace(judged, verdicts=verdicts)
    token = read(source, judged, options)
    if made.plaintext is not None:
        token = _with_nested(without_readable(token), is_signed=len(made.used) > len(verdicts))
        token = replace(token, summary=_told(judged, token))
    if detached:
        token = _timed(token, judged, detached, options)
    return _report(source, token, options)


def _told(judged: Judged, token: Token) -> Summary:
    """Return what is said first of an encrypted token, which knows whether the one within was signed here."""
    nested = token.inner.nested if token.inner else ()
    within = nested[-1].verdicts[0] if nested else None
    about = known(judged, judged.verdicts[0], judged.verdicts)
    if within and within.trust.state == _TRUST.state:
        about = replace(about, within=Within(_TRUST.state, within.signature.message, None))
    return summary(about)


def _timed(token: Token, judged: Judged, payload: str, options: Options) -> Token:
    """Return a token whose times and audience are those of the payload that was left out of it."""
    part, _ = content.payload(payload.encode(), judged.decoded.signatures[0].jose)
    whole = replace(judged.decoded, payload=part)
    span = time.span(whole, options.now, options.skew)
    lines = verdict(judged.decoded, whole, span, options.expect, judged.profile)
    verdicts = tuple(replace(one, time=lines.time, audience=lines.audience) for one in judged.verdicts)
    told = summary(known(replace(judged, span=span), verdicts[0], verdicts))
    return replace(token, verdicts=verdicts, summary=told, next=span.next if span else None)


def _outcome(decoded: Decoded, signature: Signature) -> SignatureOutcome:
    """Return what is said of a signature that was made here: nothing was verified."""
    alg, enc = (_value(signature, name) for name in ("alg", "enc"))
    if decoded.format.is_encrypted:
        about = _ENCRYPTED.about(alg=alg, enc=enc)
        return SignatureOutcome("not-attempted", about, {"alg": alg, "enc": enc, "why": "encrypted-here"}, trust=_TRUST)
    if alg == "none":
        return replace(unverified(decoded, signature), trust=_TRUST)
    return SignatureOutcome("not-attempted", _SIGNED.about(alg=alg), {"alg": alg, "why": "made-here"}, trust=_TRUST)


def _value(signature: Signature, name: str) -> str:
    node = signature.jose.get(name)
    return node.get("value", "") if node else ""


def _with_nested(token: Token, *, is_signed: bool) -> Token:
    """Return a token whose nested one was signed here, too."""
    inner = token.inner
    if not is_signed or inner is None or not inner.nested:
        return token
    nested = inner.nested[-1]
    (blank,) = nested.verdicts
    best = with_outcome(blank, _outcome(nested.decoded, nested.decoded.signatures[0]))
    told = summary(Known(nested.decoded, best, nested.span, (best.signature.state,)))
    signed = replace(nested, verdicts=(best,), summary=told)
    return replace(token, inner=replace(inner, nested=(*inner.nested[:-1], signed)))
