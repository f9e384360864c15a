"""Why a JWE does not decrypt: a bounded list of hypotheses, tried one after another."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from jwt_decoder.decrypt.decrypt import MOST_TRIED, chosen
from jwt_decoder.decrypt.named_algorithms import named
from jwt_decoder.decrypt.outcome import DecryptionOutcome
from jwt_decoder.diagnose.decryption import algorithm, content, damage, key, recipient
from jwt_decoder.diagnose.decryption.case import Case
from jwt_decoder.diagnose.diagnosis import RULED_OUT, Diagnosis, all_tried
from jwt_decoder.diagnose.repair_diagnosis import TEXT_REPAIRED
from jwt_decoder.model.sentence import Sentence, plural

if TYPE_CHECKING:
    from collections.abc import Callable

    from jwt_decoder.decrypt.backend import DecryptionBackend
    from jwt_decoder.diagnose.decryption.case import Attempt, Trial
    from jwt_decoder.diagnose.diagnosis import Tried

_STATES: Final = frozenset({"failed", "key-unusable"})
# What was decrypted is not the question then.
_SETTLED: Final = frozenset({"zip", "bomb", "off-curve", "small-order", "header"})
# What is wrong is known then; only how it came to be is open.
_TOLD: Final = frozenset({"encrypted-key", "length"})
_MOST_KEYS: Final = 8
# By whether there is a kid to look at, and what decrypts is a password.
_MOST_LIKELY: Final = {
    "": Sentence("Most likely the key is wrong, or the token was changed in transit."),
    "kid": Sentence(
        "Most likely the key is wrong, or the token was changed in transit. Compare its kid with your key's."
    ),
    "password": Sentence("Most likely the password is wrong, or the token was changed in transit."),
}
_CHANGED: Final = Sentence(
    "The key is the right one. Get the token again from where it was made, or check what its sender authenticates."
)
_CHARACTER: Final = Sentence("one character of the token")
_SOME_CHARACTERS: Final = Sentence("as many changes of one character as time allowed")


class Hypothesis(NamedTuple):
    """Why a JWE may not decrypt: its id, how and where it is tried, and what is varied for it, None for nothing."""

    id: str
    test: Trial
    when: Callable[[Case], bool]
    varies: Sentence | None


def _has_secret(case: Case) -> bool:
    return case.key.kind == "secret"


def _any(_: Case) -> bool:
    return True


def _agrees(case: Case) -> bool:
    return case.asked.alg.family == "ecdh-es"


def _has_parties(case: Case) -> bool:
    return _agrees(case) and not {"apu", "apv"}.isdisjoint(case.asked.jwe.header)


def _is_rsa(case: Case) -> bool:
    return case.asked.alg.key_types == ("RSA",)


def _is_oaep(case: Case) -> bool:
    return case.asked.alg.family == "rsa-oaep"


def _is_not_opened(case: Case) -> bool:
    """Whether the key may be used, and nothing says that it is the right one."""
    return case.outcome.state == "failed" and case.outcome.data.get("why") != "changed"


def _is_password(case: Case) -> bool:
    return case.asked.alg.family == "pbes2"


def _unwraps(case: Case) -> bool:
    return case.asked.alg.family in {"aes-kw", "aes-gcm-kw", "pbes2"}


def _is_gcm(case: Case) -> bool:
    return not _is_cbc(case)


def _is_cbc(case: Case) -> bool:
    return case.asked.enc.family == "cbc-hmac"


HYPOTHESES: Final = (
    Hypothesis(key.OTHER_ENCODING, key.other_encoding, _has_secret, Sentence("encoding of the key")),
    Hypothesis(key.TRIMMED, key.trimmed, _has_secret, Sentence("text around the key")),
    Hypothesis(key.HASHED, key.hashed, _has_secret, Sentence("hash of the key")),
    Hypothesis(key.FITTED, key.fitted, _has_secret, Sentence("length of the key")),
    Hypothesis(key.FORBIDS, key.against_its_word, _any, Sentence("key used for what it doesn't allow")),
    Hypothesis(key.CONTENT_KEY, key.content_key, _unwraps, Sentence("key used as the content key")),
    Hypothesis(key.OTHER_KEY, key.other_key, _any, Sentence("other keys in the set")),
    Hypothesis(algorithm.OTHER_ALG, algorithm.other_alg, _any, Sentence("alg")),
    Hypothesis(algorithm.OTHER_MASK, algorithm.other_mask, _is_oaep, Sentence("hash in the OAEP mask")),
    Hypothesis(
        algorithm.LEADING_ZEROS, algorithm.leading_zeros, _is_rsa, Sentence("leading zeros of the encrypted key")
    ),
    Hypothesis(algorithm.OTHER_ENC, algorithm.other_enc, _any, Sentence("enc")),
    Hypothesis(algorithm.BARE_SALT, algorithm.bare_salt, _is_password, Sentence("salt without the algorithm name")),
    Hypothesis(algorithm.RAW_PARTIES, algorithm.raw_parties, _has_parties, Sentence("apu and apv not decoded")),
    Hypothesis(algorithm.NO_PARTIES, algorithm.no_parties, _has_parties, Sentence("apu and apv left out")),
    Hypothesis(algorithm.EXCHANGED_PARTIES, algorithm.exchanged_parties, _has_parties, Sentence("apu and apv swapped")),
    Hypothesis(algorithm.KDF_NAME, algorithm.kdf_name, _agrees, Sentence("algorithm name in the KDF")),
    Hypothesis(content.HALVES, content.swapped_halves, _is_cbc, Sentence("halves of the key swapped")),
    Hypothesis(content.OTHER_AAD, content.other_aad, _any, Sentence("header encoding")),
    Hypothesis(content.IV_LENGTH, content.other_iv, _is_gcm, Sentence("length of the initialization vector")),
    Hypothesis(content.TAG_LENGTH, content.tag_length, _is_cbc, Sentence("length of the tag")),
    Hypothesis(content.TAG_PLACE, content.tag_in_ciphertext, _any, Sentence("tag at the end of the ciphertext")),
    Hypothesis(TEXT_REPAIRED, damage.one_character, _any, _CHARACTER),
    Hypothesis(content.TAG_CHANGED, content.changed_tag, _is_cbc, Sentence("tag")),
    # Nothing is tried for them.
    Hypothesis(key.SIZE, key.size_in_another_encoding, _has_secret, None),
    Hypothesis(recipient.OTHER_RECIPIENT, recipient.other_recipient, _is_not_opened, None),
)


async def diagnose(
    attempt: Attempt, backend: DecryptionBackend, is_wanted: Callable[[], bool]
) -> tuple[Diagnosis, ...]:
    """Return the first hypothesis under which it decrypts, or what was ruled out when there is none."""
    jwe, given, outcome, label, segments = attempt
    asked = named(jwe.header, jwe)
    is_settled = outcome.state not in _STATES or outcome.data.get("why") in _SETTLED
    if is_settled or (given.problem and given.kind != "secret") or isinstance(asked, DecryptionOutcome):
        return ()
    tried = chosen(given, asked)
    others = tuple((one.place, one.read()) for one in given.members[:MOST_TRIED] if one not in tried)
    materials = tuple((one.place, one.read()) for one in tried[:_MOST_KEYS])
    case = Case(asked, given, outcome, materials, others, backend, label, segments, is_wanted)
    failed: list[Sentence] = []
    for hypothesis in HYPOTHESES:
        await asyncio.sleep(0)
        if not is_wanted():
            return ()
        made = case.made
        found = await hypothesis.test(case) if hypothesis.when(case) else None
        if found:
            return (replace(found, tried=_names(outcome, failed, hypothesis.varies)),)
        varies = _SOME_CHARACTERS if case.broken_off else hypothesis.varies
        case.broken_off = False
        failed += [varies] if varies and case.made > made else []
    if not failed or outcome.state != "failed" or outcome.data.get("why") in _TOLD:
        return ()
    return (replace(_ruled_out(case), tried=_names(outcome, failed)),)


def _names(outcome: DecryptionOutcome, failed: list[Sentence], held: Sentence | None = None) -> tuple[Tried, ...]:
    """Return what was tried; a key that cannot be used was not."""
    names = all_tried(failed, held)
    return names if outcome.state == "failed" else names[1:]


def _ruled_out(case: Case) -> Diagnosis:
    """Say that nothing that was tried explains it, and what the platform can't try."""
    message = plural(
        "Tried {asked} variation of key and encryption; it didn't decrypt.",
        "Tried {asked} variations of key and encryption; none decrypted it.",
        count=case.made,
        asked=case.made,
    )
    clue = "kid" if "kid" in case.asked.jwe.header else "password" if _is_password(case) else ""
    fix = _CHANGED if case.outcome.data.get("why") == "changed" else _MOST_LIKELY[clue]
    return Diagnosis(RULED_OUT, message, fix.then(case.lacking) if case.lacking else fix)
