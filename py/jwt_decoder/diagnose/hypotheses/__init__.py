"""Why a signature may not hold: one small function for each hypothesis, and HYPOTHESES names every one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from jwt_decoder.diagnose.hypotheses import (
    algorithm,
    configured_secret,
    derived_secret,
    key,
    leading_zeros,
    line_ends,
    longer_secret,
    recovery_byte,
    secret,
    signature,
    signing_input,
    text,
)
from jwt_decoder.diagnose.hypotheses.case import MOST_KEYS, Case, Trial
from jwt_decoder.diagnose.repair_diagnosis import TEXT_REPAIRED
from jwt_decoder.model.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["HYPOTHESES", "MOST_KEYS", "Case", "Hypothesis"]


class Hypothesis(NamedTuple):
    """Why a signature may not hold: the ids that it reports, how it is tried, and in which cases it is at all.

    ``varies`` names what is tried in another way; None where nothing is computed. ``in_part`` names it where time ran
    out before all of it was tried.
    """

    ids: tuple[str, ...]
    test: Trial
    when: Callable[[Case], bool]
    varies: Sentence | None = None
    in_part: Sentence | None = None

    def tried(self, case: Case) -> Hypothesis:
        """Return it as it was tried just now."""
        return self._replace(varies=self.in_part) if self.in_part and case.broken_off else self


def always(case: Case) -> bool:
    """Return whether there is anything left to spend: it is tried in every case."""
    return not case.spent


def typed_secret(case: Case) -> bool:
    """Return whether a secret was typed for an HMAC."""
    return case.is_hmac and case.key.kind == "secret"


def json_text(case: Case) -> bool:
    """Return whether JSON that is no JWK was given for an HMAC."""
    return case.is_hmac and case.key.kind in {"secret", "secret-member"} and case.key.text.lstrip()[:1] in {"{", "["}


def hmac_token(case: Case) -> bool:
    """Return whether the token names an HMAC, whatever the key is."""
    return case.is_hmac


def public_key_token(case: Case) -> bool:
    """Return whether the token names an algorithm with a key pair."""
    return not case.is_hmac


_ENCODING: Final = Sentence("secret encoding")
_AROUND: Final = Sentence("white space, quotes and escapes in the secret")
_SECRET_LINES: Final = Sentence("line endings in the secret")
_HASH_OF: Final = Sentence("hash of the secret")
_EMPTY: Final = Sentence("empty secret")
_PUBLISHED: Final = Sentence("published secrets")
_PUBLIC: Final = Sentence("key text used as an HMAC secret")
_PRIVATE: Final = Sentence("public key that belongs to the private part")
_SEED: Final = Sentence("key bytes taken for a private key")
_FORBIDDEN: Final = Sentence("key used for what it doesn't allow")
_ALGORITHM: Final = Sentence("algorithm")
_OTHERS: Final = Sentence("other keys in the set")
_HASH: Final = Sentence("hash function")
_PADDING: Final = Sentence("RSA padding")
_SALT: Final = Sentence("salt length")
_SPELLING: Final = Sentence("signature format")
_PAYLOAD_LINES: Final = Sentence("line endings in the payload")
_PAYLOAD_ENCODING: Final = Sentence("encoding of the payload")
_INPUT: Final = Sentence("signing input")
_CHARACTER: Final = Sentence("one character of the token")
_LIKELY_CHARACTER: Final = Sentence("likely changes of one character")
_SOME_CHARACTERS: Final = Sentence("as many changes of one character as time allowed")

# What holds ends the list. The last two compute nothing: they say what signature and length show by themselves.
HYPOTHESES: Final = (
    Hypothesis(("secret-text",), secret.secret_as_text, typed_secret, _ENCODING),
    Hypothesis(("secret-trimmed",), secret.secret_trimmed, typed_secret, _AROUND),
    Hypothesis(("secret-line-end",), secret.secret_with_other_line_ends, typed_secret, _SECRET_LINES),
    Hypothesis(("secret-base64",), secret.secret_as_base64url, typed_secret, _ENCODING),
    Hypothesis(("secret-hex",), secret.secret_as_hex, typed_secret, _ENCODING),
    Hypothesis(("secret-quotes",), secret.secret_without_quotes, typed_secret, _AROUND),
    Hypothesis(("secret-escaped",), secret.secret_unescaped, typed_secret, _AROUND),
    Hypothesis(("secret-assignment",), secret.secret_after_its_name, typed_secret, _AROUND),
    Hypothesis(("secret-charset",), secret.secret_in_another_charset, typed_secret, _ENCODING),
    Hypothesis(("secret-encoded",), longer_secret.secret_encoded, typed_secret, _ENCODING),
    Hypothesis(("secret-spaced",), longer_secret.secret_with_space, typed_secret, _AROUND),
    Hypothesis(("secret-prefix",), configured_secret.secret_after_its_prefix, typed_secret, _ENCODING),
    Hypothesis(("secret-comment",), configured_secret.secret_before_comment, typed_secret, _AROUND),
    Hypothesis(("secret-expanded",), configured_secret.secret_expanded, typed_secret, _AROUND),
    Hypothesis(("secret-form",), configured_secret.secret_from_a_form, typed_secret, _AROUND),
    Hypothesis(("secret-lines",), configured_secret.secret_on_several_lines, typed_secret, _SECRET_LINES),
    Hypothesis(("secret-member",), configured_secret.secret_in_json, json_text, _AROUND),
    Hypothesis(("secret-jwk",), configured_secret.k_otherwise, hmac_token, _ENCODING),
    Hypothesis(("secret-lenient",), configured_secret.secret_decoded_leniently, typed_secret, _ENCODING),
    Hypothesis(("secret-hashed",), derived_secret.secret_hashed, typed_secret, _HASH_OF),
    Hypothesis(("secret-respelt",), derived_secret.secret_respelt, typed_secret, _ENCODING),
    Hypothesis(("secret-unset",), derived_secret.unset_secret, hmac_token, _EMPTY),
    Hypothesis(("secret-empty",), secret.empty_secret, hmac_token, _EMPTY),
    Hypothesis(("secret-published",), secret.published_secret, hmac_token, _PUBLISHED),
    Hypothesis(("hmac-with-public-key",), key.hmac_with_public_key, hmac_token, _PUBLIC),
    Hypothesis(("key-forbids",), key.key_against_its_word, always, _FORBIDDEN),
    Hypothesis(("key-pair",), key.public_key_of_the_private_part, public_key_token, _PRIVATE),
    Hypothesis(("key-seed",), key.private_key_in_octets, public_key_token, _SEED),
    Hypothesis(("key-other-of-set",), key.other_key_of_the_set, always, _OTHERS),
    Hypothesis(("alg-other",), key.another_algorithm, always, _ALGORITHM),
    Hypothesis(("alg-other-hash",), algorithm.another_hash, always, _HASH),
    Hypothesis(("rsa-other-padding",), algorithm.another_padding, public_key_token, _PADDING),
    Hypothesis(("pss-salt",), algorithm.another_salt_length, public_key_token, _SALT),
    Hypothesis(("signature-der",), signature.signature_in_der, public_key_token, _SPELLING),
    Hypothesis(("signature-halves",), signature.signature_halves_swapped, public_key_token, _SPELLING),
    Hypothesis(("signature-reversed",), signature.signature_reversed, always, _SPELLING),
    Hypothesis(("signature-zeros-stripped",), leading_zeros.ecdsa_in_full_length, public_key_token, _SPELLING),
    Hypothesis(("signature-zeros-stripped",), leading_zeros.rsa_in_full_length, public_key_token, _SPELLING),
    Hypothesis(("signature-recovery-byte",), recovery_byte.signature_with_recovery_byte, public_key_token, _SPELLING),
    Hypothesis(("signature-hex",), signature.signature_in_hex, always, _SPELLING),
    Hypothesis(("signature-respelt",), signature.signature_respelt, always, _SPELLING),
    Hypothesis(("signature-encoded-twice",), signature.signature_twice_encoded, always, _SPELLING),
    Hypothesis(("signature-as-text",), signature.signature_as_text, always, _SPELLING),
    Hypothesis((TEXT_REPAIRED,), text.one_character, hmac_token, _CHARACTER, _SOME_CHARACTERS),
    Hypothesis(("signature-cut", "signature-lengthened"), signature.signature_cut, always, _SPELLING),
    Hypothesis(("signature-last-character",), signature.signature_last_character, hmac_token, _SPELLING),
    Hypothesis(("payload-line-ends",), line_ends.payload_line_ends, always, _PAYLOAD_LINES),
    Hypothesis(("payload-encoded",), line_ends.payload_encoded, always, _PAYLOAD_ENCODING),
    Hypothesis(("input-padded",), signing_input.input_padded, always, _INPUT),
    Hypothesis(("input-payload",), signing_input.input_decoded_payload, always, _INPUT),
    Hypothesis(("input-encoded-anew",), signing_input.input_encoded_anew, always, _INPUT),
    Hypothesis(("input-reserialized",), signing_input.input_reserialized, always, _INPUT),
    Hypothesis(("input-surroundings",), signing_input.input_with_surroundings, always, _INPUT),
    Hypothesis(("input-hashed",), signing_input.input_hashed, always, _INPUT),
    Hypothesis(("input-alphabet",), signing_input.input_in_standard_alphabet, always, _INPUT),
    Hypothesis(("input-hashed-nonce",), signing_input.input_with_hashed_nonce, always, _INPUT),
    Hypothesis((TEXT_REPAIRED,), text.likely_character, public_key_token, _LIKELY_CHARACTER, _SOME_CHARACTERS),
    Hypothesis(("signature-of-sample",), signature.signature_of_a_sample, always),
    Hypothesis(("signature-length",), signature.signature_of_other_length, always),
)
