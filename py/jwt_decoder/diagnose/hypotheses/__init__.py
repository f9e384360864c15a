"""Why a signature may not hold: one small function for each hypothesis, and HYPOTHESES names every one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from jwt_decoder.diagnose.hypotheses import algorithm, key, secret, signature, signing_input, text
from jwt_decoder.diagnose.hypotheses.case import Case, Trial
from jwt_decoder.diagnose.repair_diagnosis import TEXT_REPAIRED

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["HYPOTHESES", "Case", "Hypothesis"]


class Hypothesis(NamedTuple):
    """Why a signature may not hold: the ids that it reports, how it is tried, and in which cases it is at all."""

    ids: tuple[str, ...]
    test: Trial
    when: Callable[[Case], bool]


def always(case: Case) -> bool:
    """Return whether there is anything left to spend: it is tried in every case."""
    return not case.spent


def typed_secret(case: Case) -> bool:
    """Return whether a secret was typed for an HMAC."""
    return case.is_hmac and case.key.kind == "secret"


def hmac_token(case: Case) -> bool:
    """Return whether the token names an HMAC, whatever the key is."""
    return case.is_hmac


def public_key_token(case: Case) -> bool:
    """Return whether the token names an algorithm with a key pair."""
    return not case.is_hmac


HYPOTHESES: Final = (
    Hypothesis(("signature-of-sample",), signature.signature_of_a_sample, always),
    Hypothesis(("secret-text",), secret.secret_as_text, typed_secret),
    Hypothesis(("secret-trimmed",), secret.secret_trimmed, typed_secret),
    Hypothesis(("secret-line-end",), secret.secret_with_line_end, typed_secret),
    Hypothesis(("secret-base64",), secret.secret_as_base64url, typed_secret),
    Hypothesis(("secret-hex",), secret.secret_as_hex, typed_secret),
    Hypothesis(("secret-quotes",), secret.secret_without_quotes, typed_secret),
    Hypothesis(("secret-escaped",), secret.secret_unescaped, typed_secret),
    Hypothesis(("secret-assignment",), secret.secret_after_its_name, typed_secret),
    Hypothesis(("secret-charset",), secret.secret_in_another_charset, typed_secret),
    Hypothesis(("secret-empty",), secret.empty_secret, hmac_token),
    Hypothesis(("secret-published",), secret.published_secret, hmac_token),
    Hypothesis(("hmac-with-public-key",), key.hmac_with_public_key, hmac_token),
    Hypothesis(("key-forbids",), key.key_against_its_word, always),
    Hypothesis(("key-other-of-set",), key.other_key_of_the_set, always),
    Hypothesis(("alg-other",), key.another_algorithm, always),
    Hypothesis(("alg-other-hash",), algorithm.another_hash, always),
    Hypothesis(("rsa-other-padding",), algorithm.another_padding, public_key_token),
    Hypothesis(("pss-salt",), algorithm.another_salt_length, public_key_token),
    Hypothesis(("signature-der",), signature.signature_in_der, public_key_token),
    Hypothesis(("signature-halves",), signature.signature_halves_swapped, public_key_token),
    Hypothesis(("signature-zeros-stripped",), signature.signature_without_zeros, public_key_token),
    Hypothesis(("signature-encoded-twice",), signature.signature_twice_encoded, always),
    Hypothesis(("signature-cut", "signature-lengthened"), signature.signature_cut, always),
    Hypothesis(("signature-last-character",), signature.signature_last_character, hmac_token),
    Hypothesis(("input-padded",), signing_input.input_padded, always),
    Hypothesis(("input-payload",), signing_input.input_decoded_payload, always),
    Hypothesis(("input-reserialized",), signing_input.input_reserialized, always),
    Hypothesis(("input-surroundings",), signing_input.input_with_surroundings, always),
    Hypothesis(("input-alphabet",), signing_input.input_in_standard_alphabet, always),
    Hypothesis(("input-hashed-nonce",), signing_input.input_with_hashed_nonce, always),
    Hypothesis((TEXT_REPAIRED,), text.one_character, always),
    Hypothesis(("signature-length",), signature.signature_of_other_length, always),
)
