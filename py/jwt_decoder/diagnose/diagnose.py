"""Why a signature does not hold: a bounded list of hypotheses, tried one after another."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from jwt_decoder.diagnose.diagnosis import RULED_OUT, Diagnosis, all_tried
from jwt_decoder.diagnose.hypotheses import HYPOTHESES, MOST_KEYS, Case
from jwt_decoder.diagnose.named_wrongly import algorithm_that_holds
from jwt_decoder.model.sentence import Sentence, plural
from jwt_decoder.verify.outcome import SignatureOutcome
from jwt_decoder.verify.verify import named_algorithm

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jwt_decoder.diagnose.diagnosis import Tried
    from jwt_decoder.diagnose.hypotheses import Hypothesis
    from jwt_decoder.keys.key import Key
    from jwt_decoder.verify.backend import CryptoBackend
    from jwt_decoder.verify.outcome import SignedInput

_TOO_LARGE: Final = Sentence(
    "The token or the key is too large to try all {asked} variations; none of those tried matched."
)
_LATE: Final = plural(
    "Time ran out after {asked} variation of key, encoding and signature format; it didn't match.",
    "Time ran out after {asked} variations of key, encoding and signature format; none matched.",
    count=0,
)
_STATES: Final = {"invalid", "key-unusable"}
_COMPLETE: Final = Sentence("Check that the secret is complete, and that it's the one this issuer uses.")
_COMPARE: Final = Sentence("Compare the token's issuer with where the key comes from.")
_COMPARE_KID: Final = Sentence("Compare the token's kid and issuer with where the key comes from.")


async def diagnose(
    jws: SignedInput,
    key: Key,
    outcome: SignatureOutcome,
    backend: CryptoBackend,
    is_wanted: Callable[[], bool] = lambda: True,
) -> tuple[Diagnosis, ...]:
    """Return the first hypothesis that is true, or what was ruled out when there is none.

    Nothing is tried unless ``outcome`` is invalid or key-unusable, and of a key that cannot be used nothing is ruled
    out: why it cannot is all there is to say. Where the header names no algorithm that is known, those of the key are
    tried. Between two hypotheses others get their turn, and
    the rest is left out when ``is_wanted`` says that nobody waits for the answer any more.
    """
    algorithm = named_algorithm(jws.header)
    if isinstance(algorithm, SignatureOutcome):
        found = await algorithm_that_holds(jws, key, outcome, backend, is_wanted)
        return (found,) if found else ()
    if outcome.state not in _STATES or algorithm.family == "none":
        return ()
    case = Case(jws, key, outcome, algorithm, backend, is_wanted)
    tried: list[Hypothesis] = []
    for hypothesis in HYPOTHESES:
        await asyncio.sleep(0)
        if not is_wanted():
            return ()
        made, case.broken_off = case.made, False
        diagnosis = await hypothesis.test(case) if hypothesis.when(case) else None
        if diagnosis:
            return (replace(diagnosis, tried=_names(outcome, tried, hypothesis)),)
        tried += [hypothesis.tried(case)] if case.made > made else []
    if not tried or outcome.state != "invalid":
        return ()
    return (replace(_ruled_out(case, len(tried)), tried=_names(outcome, tried)),)


def _names(outcome: SignatureOutcome, tried: Sequence[Hypothesis], held: Hypothesis | None = None) -> tuple[Tried, ...]:
    """Return what was tried; a key that cannot be used was not."""
    names = all_tried((one.varies for one in tried), held.varies if held else None)
    return names if outcome.state == "invalid" else names[1:]


def _advice(case: Case) -> Sentence:
    if case.key.kind == "secret":
        return _COMPLETE
    return _COMPARE_KID if "kid" in case.jws.header else _COMPARE


def _ruled_out(case: Case, asked: int) -> Diagnosis:
    fix = _advice(case)
    if case.spent:
        message = (_TOO_LARGE if case.octets_left <= 0 else _LATE).about(count=asked, asked=asked)
        return Diagnosis(RULED_OUT, message, fix)
    if len(case.chosen) > MOST_KEYS:
        message = Sentence(
            "Tried {asked} variations with the first {tried} of {keys} keys; none matched.",
            asked=asked,
            tried=MOST_KEYS,
            keys=len(case.chosen),
        )
        return Diagnosis(RULED_OUT, message, fix)
    message = plural(
        "Tried {asked} variation of key, encoding and signature format; it didn't match.",
        "Tried {asked} variations of key, encoding and signature format; none matched.",
        count=asked,
        asked=asked,
    )
    return Diagnosis(RULED_OUT, message, fix)
