"""Whether the signature holds, or a JWE is decrypted, once the token's text is repaired: tried before all else."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Final, NamedTuple

from jwt_decoder.decode.decode import decode
from jwt_decoder.decode.repairs import alternatives, repaired
from jwt_decoder.decode.serialization import lay_out
from jwt_decoder.diagnose.repair_diagnosis import repair_diagnosis
from jwt_decoder.verify.token_signature import outcome_of, signed_input

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from jwt_decoder.decode.decode import Decoded
    from jwt_decoder.diagnose.diagnosis import Diagnosis
    from jwt_decoder.keys.key import Key
    from jwt_decoder.verify.backend import CryptoBackend

_MOST_TEXTS: Final = 1500
# Of a processor, and far below the deadline of a verification.
_MOST_SECONDS: Final = 1.0
_TOGETHER: Final = 8
_MOST_KIDS: Final = 8


class Damaged(NamedTuple):
    """A token's clean text, what it is with its repairs, and the payload that was given where it has none."""

    text: str
    decoded: Decoded
    payload: str | None


async def repaired_text(
    token: Damaged, key: Key, backend: CryptoBackend, is_wanted: Callable[[], bool]
) -> Diagnosis | None:
    """Return the repair with which a signature of the token holds; None where no such is found in a second."""

    async def holds(text: str) -> bool:
        return await _holds(text, token.payload, key, backend)

    kids = key.kids[:_MOST_KIDS]
    return None if key.problem else await _search(token, holds, is_wanted, opens=False, kids=kids)


async def repaired_jwe(
    token: Damaged, holds: Callable[[Decoded], Awaitable[bool]], is_wanted: Callable[[], bool]
) -> Diagnosis | None:
    """Return the repair with which a JWE is decrypted, as ``holds`` tries; None where no such is found in a second."""

    async def opens(text: str) -> bool:
        return await holds(decode(lay_out(text)))

    return await _search(token, opens, is_wanted, opens=True) if token.decoded.faults else None


async def _search(
    token: Damaged,
    holds: Callable[[str], Awaitable[bool]],
    is_wanted: Callable[[], bool],
    *,
    opens: bool,
    kids: Sequence[str] = (),
) -> Diagnosis | None:
    text, decoded, _ = token
    ends = time.process_time() + _MOST_SECONDS
    for tried, repair in zip(range(_MOST_TEXTS), alternatives(text, decoded, kids), strict=False):
        if tried % _TOGETHER == 0:
            await asyncio.sleep(0)
            if not is_wanted() or time.process_time() > ends:
                return None
        if await holds(repaired(text, repair)):
            return repair_diagnosis(text[repair.start : repair.end], repair, opens=opens)
    return None


async def _holds(text: str, payload: str | None, key: Key, backend: CryptoBackend) -> bool:
    decoded = decode(lay_out(text))
    for signature in decoded.signatures:
        jws = signed_input(decoded, signature, payload)
        outcome = await outcome_of(decoded, signature, jws, key, backend)
        if outcome.state == "valid":
            return True
    return False
