"""The key that was given, tried on each different token of a paste: what came of it stands in the list of tokens."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Final, NamedTuple

from jwt_decoder.engine.tried import tried
from jwt_decoder.judge.worst import Worst, worst

if TYPE_CHECKING:
    from collections.abc import Callable

    from jwt_decoder.decode.decode import Decoded
    from jwt_decoder.keys.key import Key
    from jwt_decoder.model.paste import TokenText
    from jwt_decoder.model.verdict import Verdict
    from jwt_decoder.verify.backend import CryptoBackend

    # What gives a token taken apart, with a verdict for each signature before any key is tried.
    Judge = Callable[[TokenText], tuple[Decoded, tuple[Verdict, ...]]]

_MOST_TOKENS: Final = 100
_MOST_SECONDS: Final = 0.3
_TOGETHER: Final = 8


class Listed(NamedTuple):
    """The tokens of a paste, and the one that is shown with the verdict on it, which is known already."""

    tokens: tuple[TokenText, ...]
    shown: TokenText
    verdict: Verdict


async def tried_on(
    listed: Listed, key: Key, judge: Judge, backend: CryptoBackend, is_wanted: Callable[[], bool]
) -> tuple[Worst, ...]:
    """Return for the rows of the list, in their order, the line of the verdict that each shows.

    There are none where there is one row, or no key; fewer than rows where a hundred tokens, or a third of a second,
    are too few for all, or where nobody wants them any more.
    """
    different: dict[str, TokenText] = {}
    for source in listed.tokens:
        different.setdefault(source.text, source)
    if len(different) == 1 or key.kind == "none":
        return ()
    found: list[Worst] = []
    ends = time.monotonic() + _MOST_SECONDS
    for source in [*different.values()][:_MOST_TOKENS]:
        if len(found) % _TOGETHER == 0:
            await asyncio.sleep(0)
        if not is_wanted() or time.monotonic() > ends:
            break
        is_shown = source.text == listed.shown.text
        found.append(worst(listed.verdict if is_shown else await _verdict(source, key, judge, backend)))
    return tuple(found)


async def _verdict(source: TokenText, key: Key, judge: Judge, backend: CryptoBackend) -> Verdict:
    decoded, blank = judge(source)
    return (await tried(decoded, blank, key, backend)).best
