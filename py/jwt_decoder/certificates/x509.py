"""A certificate with all that a chain is judged by (RFC 5280 §4.1, §4.2)."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jwt_decoder.keys.forms import der
from jwt_decoder.keys.forms.structures import read_structure
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jwt_decoder.keys.forms.certificate import Certificate
    from jwt_decoder.keys.key_material import Material

BASIC_CONSTRAINTS: Final = "2.5.29.19"
KEY_USAGE: Final = "2.5.29.15"
SUBJECT_ALT_NAME: Final = "2.5.29.17"
NAME_CONSTRAINTS: Final = "2.5.29.30"
# Bits of a key usage (RFC 5280 §4.2.1.3), and what each is called.
DIGITAL_SIGNATURE: Final = 0
KEY_CERT_SIGN: Final = 5
_USAGES: Final = (
    *("digitalSignature", "nonRepudiation", "keyEncipherment", "dataEncipherment", "keyAgreement"),
    *("keyCertSign", "cRLSign", "encipherOnly", "decipherOnly"),
)
_EXTENSIONS: Final = 0xA3
_BOOLEAN: Final = 0x01
_TRUE: Final = b"\xff"
_LONGEST_NAME: Final = 200


@dataclass(frozen=True, slots=True)
class Name:
    """One of the names in a certificate: ``kind`` is dns, uri, email or ip, ``value`` as it is written there."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class X509:
    """One certificate: ``said`` is what it says in words, ``key`` whose it is.

    ``signed`` are the octets that its issuer signed with ``signature``; ``algorithm`` says how, ``stated`` what is
    said of that within them, both as DER. ``subject`` and ``issuer`` are names to compare. ``extensions`` maps object
    identifiers to what they hold, ``critical`` are those that a verifier must know.
    """

    octets: bytes
    said: Certificate
    key: Material
    signed: bytes
    algorithm: der.Item
    stated: bytes
    signature: bytes
    subject: str
    issuer: str
    extensions: Mapping[str, bytes]
    critical: tuple[str, ...]

    @property
    def is_self_issued(self) -> bool:
        """Whether it names itself as its issuer (RFC 5280 §3.2)."""
        return self.subject == self.issuer

    @property
    def is_authority(self) -> bool:
        """Whether it says that its key signs certificates (RFC 5280 §4.2.1.9)."""
        fields = self._sequence(BASIC_CONSTRAINTS)
        return bool(fields) and fields[0].tag == _BOOLEAN and fields[0].content == _TRUE

    @property
    def path_length(self) -> int | None:
        """How many authorities may be below it, None where it sets no limit (RFC 5280 §4.2.1.9)."""
        numbers = [one for one in self._sequence(BASIC_CONSTRAINTS) if one.tag == der.INTEGER]
        return der.whole_number(numbers[0]) if numbers and self.is_authority else None

    @property
    def usage(self) -> frozenset[int] | None:
        """The bits of its key usage, None without that extension."""
        held = self.extensions.get(KEY_USAGE)
        if held is None:
            return None
        octets = der.content(der.read_one(held), der.BIT_STRING)[1:]
        return frozenset(8 * at + bit for at, octet in enumerate(octets) for bit in range(8) if octet >> (7 - bit) & 1)

    @property
    def uses(self) -> tuple[str, ...]:
        """What its key is for, as RFC 5280 calls it; empty without that extension."""
        return tuple(name for bit, name in enumerate(_USAGES) if bit in (self.usage or ()))

    @property
    def names(self) -> tuple[Name, ...]:
        """The names of its subject beside the first one, as far as tokens speak of them (RFC 5280 §4.2.1.6)."""
        items = self._sequence(SUBJECT_ALT_NAME)
        return tuple(Name(*_KINDS[one.tag](one.content)) for one in items if one.tag in _KINDS)

    def _sequence(self, extension: str) -> list[der.Item]:
        held = self.extensions.get(extension)
        return der.inside(der.read_one(held)) if held is not None else []


def read_x509(octets: bytes) -> X509 | None:
    """Read a certificate in DER; None of any other structure. Raise ValueError or IndexError for what is malformed."""
    _, key = read_structure(octets)
    said = key.certificate
    if said is None:
        return None
    body, algorithm, signature = der.inside(der.read_one(octets))
    fields = der.inside(body)
    fields = fields[1:] if fields[0].tag == der.CONTEXT_0 else fields
    extensions, critical = _extensions(fields)
    return X509(
        octets=octets,
        said=said,
        key=key,
        signed=body.whole,
        algorithm=algorithm,
        stated=fields[1].whole,
        signature=der.bits(signature),
        subject=_comparable(said.subject),
        issuer=_comparable(said.issuer),
        extensions=extensions,
        critical=critical,
    )


def _comparable(name: str) -> str:
    """Return a name as it is compared: without regard to case, white space and the kind of string (RFC 5280 §7.1)."""
    return " ".join(name.casefold().split())


def _extensions(fields: list[der.Item]) -> tuple[dict[str, bytes], tuple[str, ...]]:
    found: dict[str, bytes] = {}
    critical = []
    wrapped = next((one for one in fields[6:] if one.tag == _EXTENSIONS), None)
    for item in der.inside(der.read_one(wrapped.content)) if wrapped else []:
        parts = der.inside(item)
        name = der.object_identifier(parts[0])
        found[name] = der.content(parts[-1], der.OCTET_STRING)
        if parts[1].tag == _BOOLEAN and parts[1].content != b"\0":
            critical.append(name)
    return found, tuple(critical)


def _text(kind: str) -> Callable[[bytes], tuple[str, str]]:
    return lambda octets: (kind, quote(octets.decode("ascii", "replace"), _LONGEST_NAME))


def _address(octets: bytes) -> tuple[str, str]:
    return "ip", str(ipaddress.ip_address(octets))


# By the tag of a GeneralName (RFC 5280 §4.2.1.6).
_KINDS: Final[Mapping[int, Callable[[bytes], tuple[str, str]]]] = {
    0x81: _text("email"),
    0x82: _text("dns"),
    0x86: _text("uri"),
    0x87: _address,
}
