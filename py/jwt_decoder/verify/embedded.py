"""Keys that a token carries in its own header: whoever made the token chose them (RFC 7515 §4.1.3, §4.1.6)."""

from __future__ import annotations

import binascii
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jwt_decoder.verify.forms import pem
from jwt_decoder.verify.forms.jwk import read_jwk

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.verify.material import Material


@dataclass(frozen=True, slots=True)
class HeaderKey:
    """A key of a header: the Header Parameter, the text that may be put into the key field, and the key."""

    name: str
    text: str
    material: Material


def header_keys(header: Mapping[str, object]) -> tuple[HeaderKey, ...]:
    """Give the keys that stand in the header itself; ``jku`` and ``x5u`` only point at some, and are not followed."""
    return _jwk(header.get("jwk")) + _x5c(header.get("x5c"))


def _jwk(value: object) -> tuple[HeaderKey, ...]:
    if not isinstance(value, dict):
        return ()
    return (HeaderKey("jwk", json.dumps(value, indent=2), read_jwk(value)),)


def _x5c(value: object) -> tuple[HeaderKey, ...]:
    """Take the first certificate, whose key is the one that signs (RFC 7515 §4.1.6)."""
    first = value[0] if isinstance(value, list) and value else None
    found = pem.read_bare(first) if isinstance(first, str) else None
    if found is None or found[1].certificate is None:
        return ()
    octets = binascii.a2b_base64("".join(str(first).split()))
    return (HeaderKey("x5c", pem.write_pem("CERTIFICATE", octets), found[1]),)
