"""Why a signature does not hold: a bounded list of readings, tried one after another."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from jwt_decoder.diagnose.diagnosis import Diagnosis
from jwt_decoder.diagnose.hypotheses import RULES, Case
from jwt_decoder.verify.outcome import SignatureOutcome
from jwt_decoder.verify.verify import named_algorithm

if TYPE_CHECKING:
    from collections.abc import Callable

    from jwt_decoder.keys.key import Key
    from jwt_decoder.verify.backend import CryptoBackend
    from jwt_decoder.verify.outcome import SignedInput

_STATES: Final = {"invalid", "key-unusable"}
# These say something certain, but explain nothing: the readings that were ruled out are still worth a sentence.
_NO_READING: Final = {"signature-length", "signature-of-sample"}


async def diagnose(
    jws: SignedInput,
    key: Key,
    outcome: SignatureOutcome,
    backend: CryptoBackend,
    is_wanted: Callable[[], bool] = lambda: True,
) -> tuple[Diagnosis, ...]:
    """Give every reading under which the signature holds, and what was ruled out when there is none.

    Nothing is tried unless ``outcome`` is invalid or key-unusable. Between two rules others get their turn, and the
    rest is left out when ``is_wanted`` says that nobody waits for the answer any more.
    """
    algorithm = named_algorithm(jws.header)
    if outcome.state not in _STATES or isinstance(algorithm, SignatureOutcome) or algorithm.family == "none":
        return ()
    case = Case(jws, key, algorithm, backend, is_wanted)
    found: list[Diagnosis] = []
    asked = 0
    for rule in RULES:
        await asyncio.sleep(0)
        if not is_wanted():
            return tuple(found)
        if rule.when(case):
            asked += 1
            answer = await rule.ask(case)
            found += [answer] if answer else []
    if all(answer.id in _NO_READING for answer in found):
        found.append(_ruled_out(case, asked))
    return tuple(found)


def _ruled_out(case: Case, asked: int) -> Diagnosis:
    what = ["another hash", "other octets as the signing input", "another spelling of the signature"]
    if case.is_hmac:
        what = ["another encoding of the secret", "white space, quotes or escapes in it", "published secrets", *what]
    else:
        what = ["other keys of the set", *what]
    message = f"None of {asked} readings makes the signature hold. Ruled out: {', '.join(what)}."
    if case.spent:
        message = (
            f"The token or the key is too large to try every reading; none of those tried of {asked} makes it hold."
        )
    fix = "Then it is another key, or header or payload were changed after signing: compare the kid and the issuer."
    return Diagnosis("ruled-out", message, fix, {"asked": asked})
