"""Rules about the octets of a signature, before any key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.decode.signature_spelling import WRITTEN_IN_HEX, in_hex, is_der
from jwt_decoder.findings.rule import Hit, rule
from jwt_decoder.findings.scopes import SIGNED_TOKENS
from jwt_decoder.model.finding import Spot
from jwt_decoder.model.rule import Example
from jwt_decoder.model.sentence import Digits, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jwt_decoder.decode.decode import Signature
    from jwt_decoder.findings.context import Context

_LEAST_RSA: Final = 2048
_SHORT_KEYS: Final = frozenset({1024, 1280, 1536})
_OF_SHORT_KEY: Final = Sentence(
    "The signature is {bits} bits, and so is its RSA key; {alg} requires at least {needed}."
)
_SHORT_OR_CUT: Final = Sentence(
    "The signature is {bits} bits, fewer than the {needed} that {alg} requires of an RSA key: it is cut"
    " short, or the key is too short."
)
_RSA: Final = frozenset({"rsassa-pkcs1", "rsassa-pss"})


@rule(
    "signature-zeros",
    "error",
    "CVE-2022-21449",
    name=Sentence("Signature of zeros"),
    scope=SIGNED_TOKENS,
    why=Sentence("With R and S zero, the ECDSA equation holds for every key, and Java 15 to 18 didn't check for that."),
    example=Example(header='{"alg":"ES256"}', signature="A" * 86),
    remedy=Sentence("Reject it, and update the verifier's library."),
)
def signature_zeros(token: Context) -> Iterable[Hit]:
    """Find a signature of zeros alone, which broken readers of ECDSA accepted for any token (CVE-2022-21449)."""
    for one in token.headers:
        if one.octets and not any(one.octets):
            message = Sentence(
                "The signature is all zeros: no key produces this, but broken verifiers have accepted it."
            )
            yield Hit(Spot(one.place.signature), message, {"octets": len(one.octets)})


@rule(
    "signature-der",
    "error",
    "RFC 7518 §3.4",
    name=Sentence("Signature in DER"),
    scope=Sentence("ECDSA signatures."),
    why=Sentence("OpenSSL and many libraries write DER. A JWS has only the two numbers, so its verifiers reject this."),
    example=Example(
        header='{"alg":"ES256"}',
        signature="MEQCIFpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaAiBaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWg",
    ),
    remedy=Sentence("Write R and S one after the other, each of full length, not as DER."),
)
def signature_der(token: Context) -> Iterable[Hit]:
    """Find an ECDSA signature in DER, as other formats write it (RFC 7518 §3.4)."""
    for one in token.headers:
        if is_der(one.octets, one.algorithm):
            message = Sentence("The signature is written in DER, but a JWS has R and S one after the other.")
            yield Hit(Spot(one.place.signature), message, {"octets": len(one.octets)})


@rule(
    "signature-hex",
    "error",
    "RFC 7515 §7.1",
    name=Sentence("Signature in hex"),
    scope=SIGNED_TOKENS,
    why=Sentence("Hash functions print hex. A JWS has the bytes in base64url, so its verifiers reject this."),
    example=Example(header='{"alg":"HS256"}', signature="5a" * 32),
    remedy=Sentence("Encode the signature bytes as base64url, not as hex."),
)
def signature_hex(token: Context) -> Iterable[Hit]:
    """Find a signature that is written in hexadecimal digits, as a hash function prints it (RFC 7515 §7.1)."""
    for one in token.headers:
        octets = _in_hex(token, one)
        if octets:
            yield Hit(Spot(one.place.signature), WRITTEN_IN_HEX, {"octets": len(octets)})


@rule(
    "signature-length",
    "error",
    "RFC 7518 §3",
    name=Sentence("Wrong signature length"),
    scope=Sentence("Signatures whose algorithm fixes their length."),
    why=Sentence(
        "The token was cut short or changed when it was copied, its signer writes signatures in another"
        " format, or its header names a different algorithm than the one used."
    ),
    example=Example(header='{"alg":"HS256"}', signature="Wlpa"),
    remedy=Sentence(
        "Copy the whole token again; if that doesn't help, compare the header's alg with what the signer uses."
    ),
)
def signature_length(token: Context) -> Iterable[Hit]:
    """Find a signature that is not as long as its algorithm makes it (RFC 7518 §3.2, §3.4)."""
    spelt = {one.place.signature for one in token.headers if is_der(one.octets, one.algorithm) or _in_hex(token, one)}
    for fault in token.decoded.faults:
        if fault.id == "signature-length" and fault.segment not in spelt:
            yield Hit(Spot(fault.segment, fault.start, fault.end, literal=True), fault.message, fault.data)


@rule(
    "signature-rsa-short",
    "error",
    "RFC 7518 §3.3",
    name=Sentence("Short RSA key"),
    scope=Sentence("RSA signatures."),
    why=Sentence("A signature is as long as its key. 1024-bit keys are within reach of anyone with enough computers."),
    example=Example(signature="Wlpa" * 42 + "Wlo"),
    remedy=Sentence("Sign with an RSA key of 2048 bits or more."),
)
def signature_rsa_short(token: Context) -> Iterable[Hit]:
    """Find an RSA signature of fewer than 2048 bits, which is as long as its key (RFC 8017 §8.1.2).

    Where no RSA key has such a length, the signature may as well be cut.
    """
    is_shortened = any(fault.id == "token-shortened" for fault in token.decoded.faults)
    for one in token.headers:
        row, bits = one.algorithm, Digits(len(one.octets) * 8)
        if row is None or row.family not in _RSA or not 0 < bits < _LEAST_RSA or token.is_encrypted:
            continue
        if _in_hex(token, one) is None and not is_shortened:
            message = _OF_SHORT_KEY if bits in _SHORT_KEYS else _SHORT_OR_CUT
            yield Hit(Spot(one.place.signature), message.about(bits=bits, alg=row.name, needed=Digits(_LEAST_RSA)))


def _in_hex(token: Context, one: Signature) -> bytes | None:
    """Return the octets of a signature in hexadecimal digits, unless it has the length that it needs as it is."""
    index, row = one.place.signature, one.algorithm
    if index is None or row is None or len(one.octets) == row.signature_octets or token.is_encrypted:
        return None
    return in_hex(token.decoded.layout.segments[index].text)
