"""Readings under which a signature may hold after all: one small rule each, and RULES names every one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from jwt_decoder.diagnose.hypotheses import algorithm, key, secret, signature, signing_input
from jwt_decoder.diagnose.hypotheses.case import Case, Reading

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["RULES", "Case", "Rule"]


class Rule(NamedTuple):
    """One reading: the ids that it reports, what it asks, and of which cases it is asked at all."""

    ids: tuple[str, ...]
    ask: Reading
    when: Callable[[Case], bool]


def always(case: Case) -> bool:
    """Ask of every case."""
    return not case.spent


def typed_secret(case: Case) -> bool:
    """Ask where a secret was typed for an HMAC."""
    return case.is_hmac and case.key.kind == "secret"


def hmac_token(case: Case) -> bool:
    """Ask where the token names an HMAC, whatever the key is."""
    return case.is_hmac


def public_key_token(case: Case) -> bool:
    """Ask where the token names an algorithm with a key pair."""
    return not case.is_hmac


RULES: Final = (
    Rule(("signature-of-sample",), signature.signature_of_a_sample, always),
    Rule(("secret-text",), secret.secret_as_text, typed_secret),
    Rule(("secret-trimmed",), secret.secret_trimmed, typed_secret),
    Rule(("secret-line-end",), secret.secret_with_line_end, typed_secret),
    Rule(("secret-base64",), secret.secret_as_base64url, typed_secret),
    Rule(("secret-hex",), secret.secret_as_hex, typed_secret),
    Rule(("secret-quotes",), secret.secret_without_quotes, typed_secret),
    Rule(("secret-escaped",), secret.secret_unescaped, typed_secret),
    Rule(("secret-assignment",), secret.secret_after_its_name, typed_secret),
    Rule(("secret-charset",), secret.secret_in_another_charset, typed_secret),
    Rule(("secret-empty",), secret.empty_secret, hmac_token),
    Rule(("secret-published",), secret.published_secret, hmac_token),
    Rule(("hmac-with-public-key",), key.hmac_with_public_key, hmac_token),
    Rule(("key-forbids",), key.key_against_its_word, always),
    Rule(("key-other-of-set",), key.other_key_of_the_set, always),
    Rule(("alg-other",), key.another_algorithm, always),
    Rule(("alg-other-hash",), algorithm.another_hash, always),
    Rule(("rsa-other-padding",), algorithm.another_padding, public_key_token),
    Rule(("pss-salt",), algorithm.another_salt_length, public_key_token),
    Rule(("signature-der",), signature.signature_in_der, public_key_token),
    Rule(("signature-halves",), signature.signature_halves_swapped, public_key_token),
    Rule(("signature-zeros-stripped",), signature.signature_without_zeros, public_key_token),
    Rule(("signature-encoded-twice",), signature.signature_twice_encoded, always),
    Rule(("signature-cut", "signature-lengthened"), signature.signature_cut, always),
    Rule(("signature-last-character",), signature.signature_last_character, hmac_token),
    Rule(("input-padded",), signing_input.input_padded, always),
    Rule(("input-payload",), signing_input.input_decoded_payload, always),
    Rule(("input-reserialized",), signing_input.input_reserialized, always),
    Rule(("input-surroundings",), signing_input.input_with_surroundings, always),
    Rule(("input-alphabet",), signing_input.input_in_standard_alphabet, always),
    Rule(("input-hashed-nonce",), signing_input.input_with_hashed_nonce, always),
    Rule(("signature-length",), signature.signature_of_other_length, always),
)
