"""Why a signature does not hold: a bounded list of hypotheses, tried one after another."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from jwt_decoder.diagnose.diagnosis import RULED_OUT, Diagnosis
from jwt_decoder.diagnose.hypotheses import HYPOTHESES, Case
from jwt_decoder.model.sentence import Listing, Sentence, plural
from jwt_decoder.verify.outcome import SignatureOutcome
from jwt_decoder.verify.verify import named_algorithm

if TYPE_CHECKING:
    from collections.abc import Callable

    from jwt_decoder.keys.key import Key
    from jwt_decoder.verify.backend import CryptoBackend
    from jwt_decoder.verify.outcome import SignedInput

_STATES: Final = {"invalid", "key-unusable"}
# These say something certain, but explain nothing: what was ruled out is still worth a sentence.
_NO_EXPLANATION: Final = {"signature-length", "signature-of-sample"}
_OF_ANY_KEY: Final = (
    Sentence("another hash"),
    Sentence("other octets as the signing input"),
    Sentence("another spelling of the signature"),
)
_OF_HMAC: Final = Listing(
    (
        Sentence("another encoding of the secret"),
        Sentence("white space, quotes or escapes in it"),
        Sentence("published secrets"),
        *_OF_ANY_KEY,
    )
)
_OF_KEY_PAIR: Final = Listing((Sentence("other keys of the set"), *_OF_ANY_KEY))
_ANOTHER_KEY: Final = Sentence(
    "Then it is another key, or header or payload were changed after signing: compare the kid and the issuer."
)


async def diagnose(
    jws: SignedInput,
    key: Key,
    outcome: SignatureOutcome,
    backend: CryptoBackend,
    is_wanted: Callable[[], bool] = lambda: True,
) -> tuple[Diagnosis, ...]:
    """Return every hypothesis under which the signature holds, and what was ruled out when there is none.

    Nothing is tried unless ``outcome`` is invalid or key-unusable. Between two hypotheses others get their turn, and
    the rest is left out when ``is_wanted`` says that nobody waits for the answer any more.
    """
    algorithm = named_algorithm(jws.header)
    if outcome.state not in _STATES or isinstance(algorithm, SignatureOutcome) or algorithm.family == "none":
        return ()
    case = Case(jws, key, algorithm, backend, is_wanted)
    diagnoses: list[Diagnosis] = []
    tried = 0
    for hypothesis in HYPOTHESES:
        await asyncio.sleep(0)
        if not is_wanted():
            return tuple(diagnoses)
        if hypothesis.when(case):
            tried += 1
            diagnosis = await hypothesis.test(case)
            diagnoses += [diagnosis] if diagnosis else []
    if all(diagnosis.id in _NO_EXPLANATION for diagnosis in diagnoses):
        diagnoses.append(Diagnosis(RULED_OUT, _ruled_out(case, tried), _ANOTHER_KEY))
    return tuple(diagnoses)


def _ruled_out(case: Case, tried: int) -> Sentence:
    if case.spent:
        return Sentence(
            "The token or the key is too large to try every reading; none of those tried of {asked} makes it hold.",
            asked=tried,
        )
    return plural(
        "None of {asked} reading makes the signature hold.",
        "None of {asked} readings makes the signature hold.",
        count=tried,
        asked=tried,
    ).then(Sentence("Ruled out: {ruled_out}.", ruled_out=_OF_HMAC if case.is_hmac else _OF_KEY_PAIR))
