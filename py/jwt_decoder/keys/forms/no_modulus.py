"""What stands in ``n`` of a JWK that is no modulus: the text of an error, a PEM, a whole public key."""

from __future__ import annotations

from typing import Final

from jwt_decoder.keys.forms.der import DerError
from jwt_decoder.keys.forms.structures import read_structure
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.text.quote import quote

_SHOWN: Final = 60
_SHORTEST: Final = 16
_PRINTABLE: Final = frozenset({*range(0x20, 0x7F), *b"\t\r\n"})
_PEM: Final = b"-----BEGIN "
_IS_PEM: Final = Sentence(
    "This JWK's n holds the text of a PEM, not a modulus (RFC 7518 §6.3.1.1): paste that PEM as the key, and fix the"
    " set where it is published."
)
_IS_STRUCTURE: Final = Sentence(
    "This JWK's n holds a whole key in DER ({structure}), not its modulus (RFC 7518 §6.3.1.1): paste the value of n"
    " alone as the key, and fix the set where it is published."
)
_IS_TEXT: Final = Sentence(
    "This JWK's n holds text, not a modulus (RFC 7518 §6.3.1.1): “{text}”. Fix it where the set is published."
)


def no_modulus(octets: bytes) -> Sentence | None:
    """Return what the octets of ``n`` are instead of a number; None where they may be one."""
    if octets.startswith(_PEM):
        return _IS_PEM
    if len(octets) >= _SHORTEST and _PRINTABLE.issuperset(octets):
        return _IS_TEXT.about(text=quote(octets.decode("ascii")[:_SHOWN], _SHOWN))
    try:
        return _IS_STRUCTURE.about(structure=read_structure(octets)[0])
    except DerError:
        return None
