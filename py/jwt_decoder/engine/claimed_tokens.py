"""The key that was given, tried on the tokens that claims hold: which of their signatures hold with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.engine.tried import tried

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jwt_decoder.decode.inner_tokens import Unfolded
    from jwt_decoder.engine.result import Token
    from jwt_decoder.keys.key import Key
    from jwt_decoder.model.verdict import Line
    from jwt_decoder.verify.backend import CryptoBackend

_MOST: Final = 30

# Where a token is, as indices in the lists of the tokens within one another, the outermost first; and the line of it.
Claimed = tuple[tuple[int, ...], "Line"]


async def tried_on_claimed(
    inner: Unfolded[Token] | None, key: Key, backend: CryptoBackend, is_wanted: Callable[[], bool]
) -> tuple[Claimed, ...]:
    """Return those whose signature is valid with a key, which may be a set that has theirs; thirty are tried.

    That one isn't says little: a claim mostly holds what somebody else signed.
    """
    found: list[Claimed] = []
    for number, (at, token) in enumerate(_within(inner, ())):
        if number == _MOST or not is_wanted():
            break
        best = (await tried(token.decoded, token.verdicts, key, backend)).best
        if best.signature.state == "valid":
            found.append((at, best.signature))
    return tuple(found)


def _within(inner: Unfolded[Token] | None, at: tuple[int, ...]) -> Iterator[tuple[tuple[int, ...], Token]]:
    """Give the tokens in claims, each with its place, those in one before the next one."""
    claimed, before = (inner.claimed, len(inner.nested)) if inner else ((), 0)
    for index, (_, token) in enumerate(claimed, before):
        yield (*at, index), token
        yield from _within(token.inner, (*at, index))
