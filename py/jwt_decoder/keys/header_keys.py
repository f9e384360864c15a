"""Keys that a token carries in its own header: whoever made the token chose them (RFC 7515 §4.1.3, §4.1.6)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jwt_decoder.keys.forms import pem
from jwt_decoder.keys.forms.jwk import read_jwk
from jwt_decoder.model.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.keys.key_material import Material


@dataclass(frozen=True, slots=True)
class HeaderKey:
    """A key of a header: the Header Parameter, the text that may be put into the key field, and the key."""

    name: str
    text: str
    material: Material

    @property
    def message(self) -> Sentence:
        """What it is; where it is of no use, why."""
        if self.material.problem:
            return self.material.problem
        key, certificate = self.material.name.first, self.material.certificate
        if certificate is None:
            return Sentence("{key}.", key=key)
        return Sentence("{key}, in a certificate of “{subject}”.", key=key, subject=certificate.subject)


def header_keys(header: Mapping[str, object]) -> tuple[HeaderKey, ...]:
    """Return the keys that stand in the header itself; ``jku`` and ``x5u`` only point at some, and are not followed."""
    return _jwk(header.get("jwk")) + _x5c(header.get("x5c"))


def _jwk(value: object) -> tuple[HeaderKey, ...]:
    if not isinstance(value, dict):
        return ()
    flat = {name: member for name, member in value.items() if _is_flat(member)}
    return (HeaderKey("jwk", json.dumps(flat, indent=2), read_jwk(value)),)


def _is_flat(value: object) -> bool:
    """Return whether it is a string, a number or a list of those: no member of a JWK is more (RFC 7517 §4)."""
    if isinstance(value, list):
        return not any(isinstance(item, list | dict) for item in value)
    return not isinstance(value, dict)


def _x5c(value: object) -> tuple[HeaderKey, ...]:
    """Take the first certificate, whose key is the one that signs (RFC 7515 §4.1.6)."""
    first = value[0] if isinstance(value, list) and value else None
    bare = pem.read_bare(first) if isinstance(first, str) else None
    if bare is None or bare[1].certificate is None:
        return ()
    octets = pem.octets_of(str(first).strip())
    return (HeaderKey("x5c", pem.write_pem("CERTIFICATE", octets), bare[1]),) if octets else ()
