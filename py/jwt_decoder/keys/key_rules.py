"""What is found of a key, a row for each, wherever it is found: with its help, as a rule about tokens has it.

``key_findings``, ``key_references`` and ``trust`` find them; each of them says the sentence about the key at hand.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jwt_decoder.keys.key_examples import (
    EC,
    EDDSA,
    ES256,
    FUTURE_CERTIFICATE,
    HS256,
    JOHN_DOE,
    MODULUS,
    OCT,
    OCT_THUMBPRINT,
    OTHER_EC,
    PAST_CERTIFICATE,
    PAST_SHA256,
    ROCA_MODULUS,
    SMALL_ORDER_KEY,
    with_jwk,
    with_parameter,
    with_rsa_key,
    with_secret,
)
from jwt_decoder.model.finding import KeyFinding
from jwt_decoder.model.rule import NOTHING_TO_DO, Example, RuleRow
from jwt_decoder.model.sentence import Sentence

if TYPE_CHECKING:
    from jwt_decoder.model.finding import Severity
    from jwt_decoder.model.sentence import Facts


@dataclass(frozen=True, slots=True)
class KeyRule(RuleRow):
    """A rule about a key, or about a key and the header of a token; its words are those of a rule about tokens."""

    def found(
        self, message: Sentence, data: Facts | None = None, *, section: str = "", severity: Severity | None = None
    ) -> KeyFinding:
        """Return a finding of it: why, facts that this does not say, and a section or severity that is not its own."""
        return KeyFinding(self.id, severity or self.severity, message, self.remedy, section or self.section, data or {})


_JWKS: Final = Sentence("Keys as JWK or JWK Set.")
_JWK_SETS: Final = Sentence("JWK Sets.")
_RSA_KEYS: Final = Sentence("RSA keys.")
_SECRETS: Final = Sentence("Secrets used to verify a token, and shared keys and passwords used to decrypt one.")
_CERTIFICATES: Final = Sentence("Certificates in the key field.")
_THUMBPRINTS: Final = Sentence("Tokens whose kid looks like a SHA-256 thumbprint.")
_X5T: Final = Sentence("Tokens with x5t or x5t#S256, if there is a certificate in the key field or in x5c.")

MEMBER_DUPLICATE: Final = KeyRule(
    "key-member-duplicate",
    "error",
    "RFC 7517 §4",
    name=Sentence("Duplicate member in the key"),
    scope=_JWKS,
    why=Sentence("JSON parsers disagree on which of two members counts, so two verifiers may use different keys."),
    example=Example(header=HS256, key='{"kty":"oct","k":"AAECAwQFBgcICQoLDA0ODw","k":"EBESExQVFhcYGRobHB0eHw"}'),
    remedy=Sentence("Remove one: another library may use the other one."),
)
KID_DUPLICATE: Final = KeyRule(
    "key-kid-duplicate",
    "error",
    "RFC 7517 §4.5",
    name=Sentence("Duplicate kid in the set"),
    scope=_JWK_SETS,
    why=Sentence(
        "A kid tells the keys of a set apart. Verifiers that find two keys with one kid take the first, the"
        " last or neither."
    ),
    example=with_jwk(ES256, EC | {"kid": "2026-01"}, OTHER_EC | {"kid": "2026-01"}),
    remedy=Sentence("Give each key of a set its own kid."),
)
SET_MIXED: Final = KeyRule(
    "key-set-mixed",
    "error",
    "RFC 8725 §3.1",
    name=Sentence("Secrets and public keys in one set"),
    scope=_JWK_SETS,
    why=Sentence(
        "Public keys are known to everyone. A verifier that uses one from the set as an HMAC secret accepts"
        " tokens that anyone can make, and a secret in a published set is no secret."
    ),
    example=with_jwk(ES256, EC, OCT),
    remedy=Sentence("Publish only public keys, and keep secrets elsewhere."),
)
PRIVATE: Final = KeyRule(
    "key-private",
    "warning",
    "RFC 7517 §9.2",
    name=Sentence("Private key pasted"),
    scope=Sentence("Keys in the key field, in any form."),
    why=Sentence("Anyone with the private key can sign as its owner. The public part is enough to verify."),
    example=with_jwk(ES256, EC | {"d": "870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4Bk43bVdj3eAE"}),
    remedy=Sentence("Verify with the public key; replace a private key that has been where it shouldn't be."),
)
SHORT: Final = KeyRule(
    "key-short",
    "error",
    "RFC 7518 §3.2 and §3.3",
    name=Sentence("Short key"),
    scope=Sentence("HMAC secrets and RSA keys."),
    why=Sentence(
        "Anyone with one token can try billions of secrets on it, unnoticed. A 1024-bit RSA key is within"
        " reach of anyone with enough computers."
    ),
    example=with_secret("hunter2"),
    remedy=Sentence("Make a longer one: as many random bytes as the hash has, or an RSA key of 2048 bits or more."),
)
EXPONENT: Final = KeyRule(
    "key-exponent",
    "error",
    "RFC 8017 §3.1",
    name=Sentence("Weak RSA exponent"),
    scope=_RSA_KEYS,
    why=Sentence("With exponent 1, a signature is just the signed text; an even exponent never belongs to an RSA key."),
    example=with_rsa_key(MODULUS, b"\1"),
    remedy=Sentence("Discard the key; a proper one has the exponent 65537."),
)
SMALL_ORDER: Final = KeyRule(
    "key-small-order",
    "error",
    "RFC 8032 §5.1.7 and §5.2.7",
    name=Sentence("Point of small order"),
    scope=Sentence("Ed25519, Ed448, X25519 and X448 keys."),
    why=Sentence(
        "There are only a few such points, and none has a private key. Anyone can make a signature that"
        " matches one, in some cases for any message, and libraries disagree on whether they accept it."
        " Whatever X25519 or X448 agree on with such a key isn't secret."
    ),
    example=with_jwk(EDDSA, SMALL_ORDER_KEY),
    remedy=Sentence("Discard the key, and find out where it came from: this doesn't happen by chance."),
)
PAIR: Final = KeyRule(
    "key-pair",
    "error",
    "RFC 7518 §6.2.2 and §6.3.2",
    name=Sentence("Private and public part differ"),
    scope=Sentence("Private keys that include their public part."),
    why=Sentence(
        "Signers use the private part and verifiers the public part. If they aren't a pair, none of this"
        " key's signatures verify. The two came from different keys, or one was damaged."
    ),
    example=with_rsa_key(MODULUS, b"\1\0\1", d=b"\3"),
    remedy=Sentence("Derive the public key from the private one again, or get the pair from where it was made."),
)
ROCA: Final = KeyRule(
    "key-roca",
    "error",
    "CVE-2017-15361",
    name=Sentence("ROCA key"),
    scope=_RSA_KEYS,
    why=Sentence(
        "Keys made by a library in Infineon's chips until 2017 have this pattern and can be broken. About"
        " one in a hundred million other keys has it by chance."
    ),
    example=with_rsa_key(ROCA_MODULUS, b"\1\0\1"),
    remedy=Sentence("Discard the key and make a new one with another library or device."),
)
GUESSABLE: Final = KeyRule(
    "key-guessable",
    "warning",
    "RFC 8725 §3.5",
    name=Sentence("Guessable secret"),
    scope=_SECRETS,
    why=Sentence(
        "Guessing programs start with common words, digits and repeated characters. Length helps little for"
        " secrets like that."
    ),
    example=with_secret("my-super-secret-jwt-signing-key-of-2026"),
    remedy=Sentence("Use random bytes: as many as the hash has, or as the algorithm requires."),
)
MALFORMED: Final = KeyRule(
    "key-malformed",
    "warning",
    "RFC 7518 §6",
    name=Sentence("Malformed key"),
    scope=Sentence("JWKs used to verify a token."),
    why=Sentence(
        "Missing or extra leading zeros, or base64 with padding: one verifier accepts the key, another"
        " rejects it, and a third computes a different thumbprint."
    ),
    example=with_jwk(ES256, EC | {"x": f"{EC['x']}="}),
    remedy=Sentence("Write the key as the specification says: a strict library rejects this one."),
)
PUBLISHED: Final = KeyRule(
    "key-published",
    "error",
    "RFC 8725 §3.5",
    name=Sentence("Published secret"),
    scope=Sentence("Secrets that match a signature."),
    why=Sentence("The secret is in documentation, a tutorial or a list of leaked secrets. Attackers try those first."),
    example=Example(JOHN_DOE, HS256, "SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c", key="your-256-bit-secret"),
    remedy=Sentence("Replace the secret with a random one, and treat every token made with it as forged."),
)
CERTIFICATE_EXPIRED: Final = KeyRule(
    "certificate-expired",
    "warning",
    "RFC 5280 §4.1.2.5",
    name=Sentence("Expired certificate"),
    scope=_CERTIFICATES,
    why=Sentence(
        "Nobody vouches for the key of an expired certificate: it may have been replaced, and may have leaked since."
    ),
    example=Example(header=ES256, key=PAST_CERTIFICATE),
    remedy=Sentence("Ask the issuer for the current one; what was signed before it expired may still be genuine."),
)
CERTIFICATE_NOT_YET: Final = KeyRule(
    "certificate-not-yet",
    "warning",
    "RFC 5280 §4.1.2.5",
    name=Sentence("Certificate not yet valid"),
    scope=_CERTIFICATES,
    why=Sentence(
        "A certificate is only valid from its start date on. Before that, a clock is wrong, or this is the next key."
    ),
    example=Example(header=ES256, key=FUTURE_CERTIFICATE),
    remedy=Sentence("Compare the clocks, or use the certificate that was in use when the token was signed."),
)
KID_MISMATCH: Final = KeyRule(
    "kid-mismatch",
    "warning",
    "RFC 7515 §4.1.4",
    name=Sentence("Different kid"),
    scope=Sentence("Tokens with a kid, if the key used also has one."),
    why=Sentence(
        "The key isn't the one the token names. If the signature matches, the key has two names; if not,"
        " this is the likely reason."
    ),
    example=with_parameter(HS256, "kid", "2026-01", json.dumps(OCT | {"kid": "2025-07"})),
    remedy=Sentence("Use the key the token asks for, if there is one."),
)
THUMBPRINT_MATCH: Final = KeyRule(
    "kid-thumbprint-match",
    "info",
    "RFC 7638 §3.1",
    name=Sentence("kid is the key's thumbprint"),
    scope=_THUMBPRINTS,
    why=Sentence("A thumbprint is computed from the key itself, so the token means exactly this key."),
    example=with_parameter(HS256, "kid", OCT_THUMBPRINT, json.dumps(OCT)),
    remedy=NOTHING_TO_DO,
)
THUMBPRINT_MISMATCH: Final = KeyRule(
    "kid-thumbprint-mismatch",
    "error",
    "RFC 7638 §3.1",
    name=Sentence("kid is another key's thumbprint"),
    scope=_THUMBPRINTS,
    why=Sentence(
        "A thumbprint is computed from the key itself, so the token means another key. If the kid doesn't"
        " say it is a thumbprint, it may only look like one; then this is just a note."
    ),
    example=with_parameter(HS256, "kid", f"urn:ietf:params:oauth:jwk-thumbprint:sha-256:{'A' * 43}", json.dumps(OCT)),
    remedy=Sentence("Make sure this is the key the issuer means."),
)
CERTIFICATE_MATCH: Final = KeyRule(
    "x5t-match",
    "info",
    "RFC 7515 §4.1.7 and §4.1.8",
    name=Sentence("x5t matches"),
    scope=_X5T,
    why=Sentence("The header has this certificate's digest, so the token means exactly this one."),
    example=with_parameter(ES256, "x5t#S256", PAST_SHA256, PAST_CERTIFICATE),
    remedy=NOTHING_TO_DO,
)
CERTIFICATE_MISMATCH: Final = KeyRule(
    "x5t-mismatch",
    "error",
    "RFC 7515 §4.1.7 and §4.1.8",
    name=Sentence("x5t of another certificate"),
    scope=_X5T,
    why=Sentence(
        "The header has a different certificate's digest. If the signature matches anyway, the header is wrong."
    ),
    example=with_parameter(ES256, "x5t#S256", "A" * 43, PAST_CERTIFICATE),
    remedy=Sentence("Use the certificate the header names, or ask the issuer."),
)

KEY_RULES: Final = tuple(row for row in tuple(globals().values()) if isinstance(row, KeyRule))
