"""The two lines of the engine: from a paste to a report, and from a report and a key to a verification."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from jwt_decoder.engine.bounded import bounded
from jwt_decoder.engine.given_key import given_key
from jwt_decoder.engine.other_tokens import Listed, tried_on
from jwt_decoder.engine.reading import judge_whole, read_token, unverified_whole
from jwt_decoder.engine.relations import speaks
from jwt_decoder.engine.result import NoSuchTokenError, Options, Report, Token, Verification, untold
from jwt_decoder.engine.token_list import rows
from jwt_decoder.engine.verification import Trial, verification
from jwt_decoder.extract import extract
from jwt_decoder.extract.key_reader import read_key, with_whole_key
from jwt_decoder.extract.requests import Requests
from jwt_decoder.findings import PastedToken, compare
from jwt_decoder.judge.summary import NOTHING_FOUND
from jwt_decoder.model.verdict import NO_TOKEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from jwt_decoder.decrypt.backend import DecryptionBackend
    from jwt_decoder.engine.result import Reached
    from jwt_decoder.model.paste import TokenText
    from jwt_decoder.verify.backend import CryptoBackend


# A search for repairs takes up to a twentieth of a second, and in a log hundreds of tokens may be cut.
_MOST_MENDED: Final = 20
# Of so many tokens of a paste it is asked whether a published secret signed them.
_MOST_GUESSED: Final = 20


def report(text: str, options: Options, reached: Reached = untold) -> Report:
    """Return all that is known of a paste, whatever the text is, and tell after each token how far that is.

    Raise NoSuchTokenError where the options mean a token beyond the last one.
    """
    extraction = with_whole_key(text, bounded(extract(text)))
    _require(options.token, len(extraction.tokens))
    tokens = tuple(_read_all(extraction.tokens, options, reached))
    requests = Requests(text)
    compared = _compared(text, tokens, requests)
    return Report(text, options.now, extraction, compared, rows(text, tokens, requests), speaks(tokens))


def _read_all(sources: Sequence[TokenText], options: Options, reached: Reached) -> Iterator[Token]:
    """Read the tokens of a paste; repairs are looked for in the one that is meant, and in the first few with faults.

    A log may have one token many times: it is read once, but where others within it have places of their own.
    """
    damaged = 0
    known: dict[object, Token] = {}
    for index, source in enumerate(sources):
        mends = index == options.token or damaged < _MOST_MENDED
        guesses = index < _MOST_GUESSED
        asked = (replace(source, start=0, end=0, pieces=()), mends, guesses)
        same = known.get(asked)
        token = replace(same, source=source) if same else read_token(source, options, mends=mends, guesses=guesses)
        if token.inner and not token.inner.nested and not token.inner.claimed:
            known[asked] = token
        damaged += bool(token.decoded.faults)
        reached(index + 1, len(sources))
        yield token


def _require(index: int, count: int) -> None:
    """Check that there is such a token; the first one may be meant where there is none."""
    if index and index >= count:
        raise NoSuchTokenError(count)


def _compared(text: str, tokens: tuple[Token, ...], requests: Requests) -> tuple[Token, ...]:
    """Add to each token of a paste what its others show of it."""
    found = compare(text, tuple(_pasted(token) for token in tokens), requests)
    return tuple(
        replace(token, findings=(*token.findings, *more)) if more else token
        for token, more in zip(tokens, found, strict=True)
    )


def _pasted(token: Token) -> PastedToken:
    kind = token.profile.type.type.id if token.profile.type else ""
    keys = tuple(key.material for key in token.header_keys)
    return PastedToken(token.source.text, token.source.label, kind, token.decoded, keys, token.source.start)


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

    With an ``opener``, a JWE is decrypted instead, and what is in it is read like any other token; of that, and of what
    any other token carries, the ``inner_key`` of the options is tried on the signature, or decrypts it.
    Raise NoSuchTokenError where the options mean a token beyond the last one.
    """
    key = given_key(key_text, options)
    inner = read_key(options.inner_key, options.inner_secret_encoding)
    extraction = extract(text)
    _require(options.token, len(extraction.tokens))
    if not extraction.tokens:
        return Verification(NO_TOKEN, (), key, (), key.findings, NOTHING_FOUND)
    source = extraction.tokens[options.token]
    trial = Trial(text, options, backend, opener, is_wanted, given=None if inner.kind == "none" else inner)
    found = await verification(source, judge_whole(source, options), key, trial)
    listed = Listed(tuple(extraction.tokens), source, found.verdict)
    of_rows = await tried_on(listed, key, lambda one: unverified_whole(one, options), backend, is_wanted)
    return replace(found, rows=of_rows)
