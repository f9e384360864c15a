"""What is found of a key, a row for each: its severity, what to do, and the section, wherever it is found.

``key_findings``, ``references`` and ``trust`` find them; each of them says the sentence about the key at hand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jwt_decoder.model.finding import KeyFinding
from jwt_decoder.model.sentence import Sentence

if TYPE_CHECKING:
    from jwt_decoder.model.finding import Severity
    from jwt_decoder.model.records import Data


@dataclass(frozen=True, slots=True)
class KeyRule:
    """A rule about a key, or about a key and the header of a token; its words are those of a rule about tokens."""

    id: str
    severity: Severity
    reference: str
    advice: Sentence

    def found(
        self, message: Sentence, data: Data | None = None, *, reference: str = "", severity: Severity | None = None
    ) -> KeyFinding:
        """Return a finding of it: why, facts that this does not say, and a section or severity that is not its own."""
        return KeyFinding(
            self.id, severity or self.severity, message, self.advice, reference or self.reference, data or {}
        )


_NOTHING: Final = Sentence("Nothing to do.")

MEMBER_DUPLICATE: Final = KeyRule(
    "key-member-duplicate", "error", "RFC 7517 §4", Sentence("Remove one: another library may use the other one.")
)
KID_DUPLICATE: Final = KeyRule(
    "key-kid-duplicate", "error", "RFC 7517 §4.5", Sentence("Give each key of a set its own kid.")
)
SET_MIXED: Final = KeyRule(
    "key-set-mixed",
    "error",
    "RFC 8725 §3.1",
    Sentence("Publish public keys alone, and keep secrets in a place of their own."),
)
PRIVATE: Final = KeyRule(
    "key-private",
    "warning",
    "RFC 7517 §9.2",
    Sentence("Verify with the public key; replace a private key that has been in places it should not be."),
)
SHORT: Final = KeyRule(
    "key-short",
    "error",
    "RFC 7518 §3.2 and §3.3",
    Sentence("Make a longer one: random octets, as many as the hash has, or an RSA key of 2048 bits or more."),
)
EXPONENT: Final = KeyRule(
    "key-exponent", "error", "RFC 8017 §3.1", Sentence("Throw the key away; a sound one has the exponent 65537.")
)
ROCA: Final = KeyRule(
    "key-roca",
    "error",
    "CVE-2017-15361",
    Sentence("Throw the key away and make a new one with another library or device."),
)
GUESSABLE: Final = KeyRule(
    "key-guessable", "warning", "RFC 8725 §3.5", Sentence("Use random octets, as many as the hash has.")
)
MALFORMED: Final = KeyRule(
    "key-malformed",
    "warning",
    "RFC 7518 §6",
    Sentence("Write the key as the specification has it: a strict library refuses this one."),
)
PUBLISHED: Final = KeyRule(
    "key-published",
    "error",
    "RFC 8725 §3.5",
    Sentence("Replace the secret by a random one, and treat every token made with it as forged."),
)
CERTIFICATE_EXPIRED: Final = KeyRule(
    "certificate-expired",
    "warning",
    "RFC 5280 §4.1.2.5",
    Sentence("Ask the issuer for the one in use; what was signed before it expired may be genuine all the same."),
)
CERTIFICATE_NOT_YET: Final = KeyRule(
    "certificate-not-yet",
    "warning",
    "RFC 5280 §4.1.2.5",
    Sentence("Compare the clocks, or use the certificate that was in use when the token was signed."),
)
KID_MISMATCH: Final = KeyRule(
    "kid-mismatch", "warning", "RFC 7515 §4.1.4", Sentence("Use the key that the token asks for, if there is one.")
)
THUMBPRINT_MATCH: Final = KeyRule("kid-thumbprint-match", "info", "RFC 7638 §3.1", _NOTHING)
THUMBPRINT_MISMATCH: Final = KeyRule(
    "kid-thumbprint-mismatch", "error", "RFC 7638 §3.1", Sentence("Make sure that this is the key the issuer means.")
)
CERTIFICATE_MATCH: Final = KeyRule("x5t-match", "info", "RFC 7515 §4.1.7 and §4.1.8", _NOTHING)
CERTIFICATE_MISMATCH: Final = KeyRule(
    "x5t-mismatch",
    "error",
    "RFC 7515 §4.1.7 and §4.1.8",
    Sentence("Use the certificate that the header names, or ask the issuer."),
)

KEY_RULES: Final = (
    *(MEMBER_DUPLICATE, KID_DUPLICATE, SET_MIXED, PRIVATE, SHORT, EXPONENT, ROCA, GUESSABLE, MALFORMED, PUBLISHED),
    *(CERTIFICATE_EXPIRED, CERTIFICATE_NOT_YET, KID_MISMATCH, THUMBPRINT_MATCH, THUMBPRINT_MISMATCH),
    *(CERTIFICATE_MATCH, CERTIFICATE_MISMATCH),
)
