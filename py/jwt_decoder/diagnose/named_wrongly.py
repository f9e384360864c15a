"""Which algorithm the signature holds with where the header names none that is known."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, Final

from jwt_decoder.diagnose.diagnosis import Diagnosis
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.registry.algorithms import ROWS, alike
from jwt_decoder.text.quote import quote
from jwt_decoder.verify.backend import AlgorithmUnavailableError, KeyRefusedError
from jwt_decoder.verify.key_usability import fits
from jwt_decoder.verify.signature_length import expected_octets
from jwt_decoder.verify.verify import holds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jwt_decoder.keys.key import Key
    from jwt_decoder.keys.key_material import Material
    from jwt_decoder.registry.algorithms import Algorithm
    from jwt_decoder.verify.backend import CryptoBackend
    from jwt_decoder.verify.outcome import SignatureOutcome, SignedInput

_MOST_TRIALS: Final = 64
# Why an algorithm is not known: not because a header can't be read.
_WHY: Final = frozenset({"missing", "not-a-string", "unknown", "misspelt"})
_OTHER: Final = Sentence("The signature matches as {alg}, but the header says “{named}”.")
_NONE: Final = Sentence("The signature matches as {alg}, but the header names no algorithm.")
_FIX: Final = Sentence("Have the signer name {alg} in the header: verifiers reject the token as it is.")


async def algorithm_that_holds(
    jws: SignedInput, key: Key, outcome: SignatureOutcome, backend: CryptoBackend, is_wanted: Callable[[], bool]
) -> Diagnosis | None:
    """Try the algorithms that the keys are for, first the one that the header seems to mean (RFC 7515 §4.1.1)."""
    if outcome.state != "unsupported" or outcome.data.get("why") not in _WHY or key.problem:
        return None
    named = jws.header.get("alg")
    for material, row in islice(_pairs(jws, key), _MOST_TRIALS):
        await asyncio.sleep(0)
        if not is_wanted():
            break
        with suppress(AlgorithmUnavailableError, KeyRefusedError):
            if await holds(material, row, jws.signature, jws.signing_input, backend):
                is_named = isinstance(named, str) and named
                message = _OTHER.about(alg=row.name, named=quote(str(named))) if is_named else _NONE.about(alg=row.name)
                return Diagnosis("alg-other", message, _FIX.about(alg=row.name))
    return None


def _pairs(jws: SignedInput, key: Key) -> Iterator[tuple[Material, Algorithm]]:
    named = jws.header.get("alg")
    meant = alike(named) if isinstance(named, str) else None
    rows = [row for row in ROWS if row.key_type and not row.by_curve]
    rows.sort(key=lambda row: row is not meant)
    for member in key.members:
        material = member.read()
        yield from (
            (material, row)
            for row in rows
            if fits(material, row) and expected_octets(row, material) == len(jws.signature)
        )
