"""Every token of a paste under one key and one set of expectations: a table."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from jwt_decoder.engine.engine import report
from jwt_decoder.engine.given_key import given_key
from jwt_decoder.engine.reading import Judged
from jwt_decoder.engine.result import untold
from jwt_decoder.engine.token_list import with_key
from jwt_decoder.engine.verification import Trial, verification
from jwt_decoder.extract.key_reader import read_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from jwt_decoder.decode.inner_tokens import Unfolded
    from jwt_decoder.decrypt.backend import DecryptionBackend
    from jwt_decoder.engine.result import Options, Reached, Report, Token, Verification
    from jwt_decoder.engine.token_list import Row
    from jwt_decoder.verify.backend import CryptoBackend


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a report; ``verifications`` has what came of the key for each of them, and is empty without a key."""

    report: Report
    rows: tuple[Row, ...]
    verifications: tuple[Verification, ...]


async def table(  # noqa: PLR0913 - what is asked, and who answers
    text: str,
    key_text: str,
    options: Options,
    backend: CryptoBackend,
    is_wanted: Callable[[], bool] = lambda: True,
    *,
    opener: DecryptionBackend | None = None,
    reached: Reached = untold,
) -> Table:
    """Try a key on each different token of a paste. Why it isn't the right one of a token is not looked for.

    Half of the way is that they are read, the other half that the key is tried on them.
    There are fewer verifications than rows where nobody waits for them any more: those rows say what is known without.
    """
    found = report(text, options, lambda done, count: reached(done, 2 * count))
    key = given_key(key_text, options)
    inner = read_key(options.inner_key, options.inner_secret_encoding)
    if key.kind == inner.kind == "none":
        return Table(found, found.rows, ())
    trial = Trial(text, options, backend, opener, _never, given=None if inner.kind == "none" else inner)
    verifications: list[Verification] = []
    count = len(found.tokens)
    for index, row in enumerate(found.rows):
        reached(count + index * count // len(found.rows), 2 * count)
        await asyncio.sleep(0)
        if not is_wanted():
            break
        token = found.tokens[row.tokens[0]]
        verifications.append(await verification(token.source, _judged(token), key, trial))
    tried = [
        with_key(row, found.tokens[row.tokens[0]], one) for row, one in zip(found.rows, verifications, strict=False)
    ]
    return Table(found, (*tried, *found.rows[len(tried) :]), tuple(verifications))


def _never() -> bool:
    return False


def _judged(token: Token) -> Judged:
    """Return what a verification needs of a token of a report."""
    return Judged(cast("Unfolded[Token]", token.inner), token.profile, token.span, token.verdicts)
