"""Rules about the octets of a signature, before any key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.findings.rule import Hit, Spot, rule
from jwt_decoder.findings.scopes import SIGNED_TOKENS
from jwt_decoder.model.rule import Example
from jwt_decoder.model.sentence import Sentence, plural

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jwt_decoder.decode.decode import Signature
    from jwt_decoder.findings.context import Context

_SEQUENCE: Final = 0x30
_NUMBER: Final = 0x02
_LONG: Final = 0x81
_LEAST_RSA: Final = 256
_RSA: Final = frozenset({"rsassa-pkcs1", "rsassa-pss"})


@rule(
    "signature-zeros",
    "error",
    "CVE-2022-21449",
    scope=SIGNED_TOKENS,
    why=Sentence(
        "With R and S zero the equation of ECDSA holds for every key, and Java 15 to 18 did not check for that."
    ),
    example=Example(header='{"alg":"ES256"}', signature="A" * 86),
    remedy=Sentence("Refuse it, and bring the reader's library up to date."),
)
def signature_zeros(token: Context) -> Iterable[Hit]:
    """Find a signature of zeros alone, which broken readers of ECDSA accepted for any token (CVE-2022-21449)."""
    for one in token.headers:
        if one.octets and not any(one.octets):
            message = Sentence("The signature is all zeros: no key makes such a one, and broken readers accepted it.")
            yield Hit(Spot(one.place.signature), message, {"octets": len(one.octets)})


@rule(
    "signature-der",
    "error",
    "RFC 7518 §3.4",
    scope=Sentence("Signatures of ECDSA."),
    why=Sentence("OpenSSL and many libraries write DER. A JWS has the two numbers alone, so its readers refuse this."),
    example=Example(
        header='{"alg":"ES256"}',
        signature="MEQCIFpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaAiBaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWg",
    ),
    remedy=Sentence("Write R and S one after the other, each of full length, not as DER."),
)
def signature_der(token: Context) -> Iterable[Hit]:
    """Find an ECDSA signature in DER, as other formats write it (RFC 7518 §3.4)."""
    for one in token.headers:
        if _is_der(one):
            message = Sentence("The signature is written in DER, and a JWS has R and S one after the other.")
            yield Hit(Spot(one.place.signature), message, {"octets": len(one.octets)})


@rule(
    "signature-length",
    "error",
    "RFC 7518 §3",
    scope=Sentence("Signatures of algorithms that fix their length."),
    why=Sentence(
        "The token was cut where it was copied, or its header names another algorithm than the one that was used."
    ),
    example=Example(header='{"alg":"HS256"}', signature="Wlpa"),
    remedy=Sentence("Copy the token again, whole; a reader must refuse this one."),
)
def signature_length(token: Context) -> Iterable[Hit]:
    """Find a signature that is not as long as its algorithm makes it (RFC 7518 §3.2, §3.4)."""
    der = {one.place.signature for one in token.headers if _is_der(one)}
    for fault in token.decoded.faults:
        if fault.id == "signature-length" and fault.segment not in der:
            yield Hit(Spot(fault.segment, fault.start, fault.end, literal=True), fault.message, fault.data)


@rule(
    "signature-rsa-short",
    "error",
    "RFC 7518 §3.3",
    scope=Sentence("Signatures of RSA."),
    why=Sentence("A signature is as long as its key. Keys of 1024 bits are within reach of those with many computers."),
    example=Example(signature="Wlpa" * 42 + "Wlo"),
    remedy=Sentence("Sign with an RSA key of 2048 bits or more."),
)
def signature_rsa_short(token: Context) -> Iterable[Hit]:
    """Find an RSA signature of fewer than 2048 bits, which is as long as its key (RFC 7518 §3.3, §3.5)."""
    for one in token.headers:
        row = one.algorithm
        if row and row.family in _RSA and 0 < len(one.octets) < _LEAST_RSA and not token.is_encrypted:
            bits = len(one.octets) * 8
            message = plural(
                "The signature has {bits} bit, and so its RSA key: {alg} asks for {needed} at least.",
                "The signature has {bits} bits, and so its RSA key: {alg} asks for {needed} at least.",
                count=bits,
                bits=bits,
                alg=row.name,
                needed=_LEAST_RSA * 8,
            )
            yield Hit(Spot(one.place.signature), message)


def _is_der(one: Signature) -> bool:
    """Return whether an ECDSA signature is a sequence of numbers to its end (X.690 §8.9), and not of its own length."""
    row, octets = one.algorithm, one.octets
    if row is None or row.family != "ecdsa" or len(octets) == row.signature_octets or octets[:1] != bytes([_SEQUENCE]):
        return False
    begin = 3 if octets[1:2] == bytes([_LONG]) else 2
    return len(octets) > begin and octets[begin - 1] == len(octets) - begin and octets[begin] == _NUMBER
