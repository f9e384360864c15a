"""Addresses where a token says its keys are (RFC 7515 §4.1.2, §4.1.5): shown, never fetched."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.model.sentence import Sentence
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Mapping

_WELL_KNOWN: Final = "/.well-known/openid-configuration"
# What may stand in a URI (RFC 3986 §2), so that no control character reaches a terminal.
_ADDRESS: Final = re.compile(r"https://[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]{1,2000}")
_SHOWN: Final = 200
_CHOSEN: Final = Sentence("Nothing is fetched from it: whoever made the token chose this URL.")
_WHAT: Final[Mapping[str, Sentence]] = MappingProxyType(
    {
        "jku": Sentence("The header says that the keys are at this URL.").then(_CHOSEN),
        "x5u": Sentence("The header says that the certificate is at this URL.").then(_CHOSEN),
        "iss": Sentence("An issuer that follows OpenID Connect publishes here where its keys are.").then(_CHOSEN),
    }
)


@dataclass(frozen=True, slots=True)
class Pointer:
    """An address that a token names: where (jku, x5u, iss), the address, quoted, and a shell command that fetches it.

    ``command`` is empty where the address is none that a person should fetch; ``message`` then says why.
    """

    name: str
    address: str
    command: str
    message: Sentence


def pointers(header: Mapping[str, object], issuer: object) -> tuple[Pointer, ...]:
    """Return the addresses of a header, and that of the issuer's discovery document (OpenID Connect Discovery §4)."""
    named = [(name, header.get(name)) for name in ("jku", "x5u")]
    if isinstance(issuer, str) and issuer.startswith("https://"):
        named.append(("iss", issuer.removesuffix("/") + _WELL_KNOWN))
    return tuple(_pointer(name, value) for name, value in named if isinstance(value, str))


def _pointer(name: str, value: str) -> Pointer:
    address = quote(value, _SHOWN)
    if not _ADDRESS.fullmatch(value):
        message = Sentence("The {name} is not an https URL, which it must be: do not fetch it.", name=name)
        return Pointer(name, address, "", message)
    # Without --globoff curl would read brackets and braces as many addresses.
    command = f"curl --globoff --proto '=https' {shlex.quote(value)}"
    return Pointer(name, address, command, _WHAT[name])
