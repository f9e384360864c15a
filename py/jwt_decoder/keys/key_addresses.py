"""Addresses where a token says its keys are (RFC 7515 §4.1.2, §4.1.5): shown, never fetched."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.keys.fetch_command import discovery_of, fetch_command
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.registry.key_places import IN_CLUSTER
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jwt_decoder.registry.key_places import PublishedKeys

_SHOWN: Final = 200
_CHOSEN: Final = Sentence("Nothing was fetched: whoever made the token chose this URL.")
_WHAT: Final[Mapping[str, Sentence]] = MappingProxyType(
    {
        "jku": Sentence("The header says that the keys are at this URL.").then(_CHOSEN),
        "x5u": Sentence("The header says that the certificate is at this URL.").then(_CHOSEN),
        "iss": Sentence("OpenID Connect issuers publish their keys: the command prints them.").then(_CHOSEN),
    }
)
_DOCUMENTED: Final = Sentence("The issuer’s documentation puts its keys at this URL. Nothing was fetched.")
_METADATA: Final = Sentence(
    "The issuer’s metadata, which has its keys or says where they are, is at this URL. Nothing was fetched."
)
_PROGRAMS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "jku": "jwt-decoder --fetch-keys --from-jku",
        "iss": "jwt-decoder --fetch-keys",
    }
)
_ASK_CLUSTER: Final = "kubectl get --raw /openid/v1/jwks"
_IN_CLUSTER: Final = Sentence("The cluster’s API server has the keys, at this path: the command prints them.")


@dataclass(frozen=True, slots=True)
class Pointer:
    """An address that a token names: where (jku, x5u, iss), the address, quoted, and a shell command for its keys.

    ``command`` is empty where the address is none that a person should fetch; ``message`` then says why. ``program`` is
    the command line that asks for the keys and verifies with them, empty where it doesn't. Nothing of the token is in
    it: an issuer that only the token names must not look like one that somebody expects.
    """

    name: str
    address: str
    command: str
    message: Sentence
    program: str = ""


def pointers(
    header: Mapping[str, object], issuer: object, published: PublishedKeys | None = None
) -> tuple[Pointer, ...]:
    """Return the addresses of a header, and that of the issuer's keys.

    Where the issuer's documentation says no other place (``published``), it is its discovery document (OpenID Connect
    Discovery §4).
    """
    named = [(name, header.get(name)) for name in ("jku", "x5u")]
    if published:
        return (*_pointers(named), *((_published(published),) if published.address else ()))
    if isinstance(issuer, str) and issuer.startswith("https://") and (metadata := discovery_of(issuer)):
        named.append(("iss", metadata))
    return tuple(_pointers(named))


def _pointers(named: Iterable[tuple[str, object]]) -> Iterator[Pointer]:
    return (_pointer(name, value) for name, value in named if isinstance(value, str))


def _published(keys: PublishedKeys) -> Pointer:
    if keys.address == IN_CLUSTER:
        return Pointer("iss", keys.address, _ASK_CLUSTER, _IN_CLUSTER)
    message = _METADATA if keys.is_metadata else _DOCUMENTED
    return Pointer("iss", quote(keys.address, _SHOWN), fetch_command(keys.address), message, _PROGRAMS["iss"])


def _pointer(name: str, value: str) -> Pointer:
    address, command = quote(value, _SHOWN), fetch_command(value)
    if not command:
        message = Sentence("The {name} must be an https URL, but isn't one: don't fetch it.", name=name)
        return Pointer(name, address, "", message)
    return Pointer(name, address, command, _WHAT[name], _PROGRAMS.get(name, ""))
