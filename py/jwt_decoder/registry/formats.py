"""The serializations of a token: one row holds what every room asks of one."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.model.sentence import Phrase

_JWS: Final = ("header", "payload", "signature")
_JWE: Final = ("header", "encrypted-key", "initialization-vector", "ciphertext", "authentication-tag")


@dataclass(frozen=True, slots=True)
class Format:
    """A serialization, by the ``kind`` that the report calls it; its codec is in decode/serialization.

    ``name`` is what a list calls a token in it. ``roles`` are those of its segments, in the order of the
    specification; what follows any number of times comes last. ``is_text`` says that it is no JSON, and may stand in
    a header of HTTP or in a URL as it is.
    """

    kind: str
    name: Phrase
    title: Phrase
    section: str
    roles: tuple[str, ...]
    is_encrypted: bool = False
    is_text: bool = True


ROWS: Final = (
    Format("jws-compact", "JWS", "JWS Compact Serialization", "RFC 7515 §7.1", _JWS),
    Format("jwe-compact", "JWE", "JWE Compact Serialization", "RFC 7516 §7.1", _JWE, is_encrypted=True),
    Format("jws-json", "JWS in JSON", "JWS JSON Serialization", "RFC 7515 §7.2", _JWS, is_text=False),
    Format(
        "jwe-json", "JWE in JSON", "JWE JSON Serialization", "RFC 7516 §7.2", _JWE, is_encrypted=True, is_text=False
    ),
    Format("sd-jwt", "SD-JWT", "SD-JWT", "RFC 9901 §4", (*_JWS, "key-binding", "disclosure")),
)

FORMATS: Final[Mapping[str, Format]] = MappingProxyType({row.kind: row for row in ROWS})
