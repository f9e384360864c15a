"""What helps with a rule: its scope, its reason, and an example that anybody can paste."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Final

from jwt_decoder.registry import algorithms
from jwt_decoder.text import base64url

PAYLOAD: Final = '{"iss":"https://issuer.example","sub":"1","aud":"api","iat":1767225540,"exp":1767226200}'
HEADER: Final = '{"alg":"RS256","typ":"JWT"}'
_RSA_OCTETS: Final = 256
_LONGEST_PART: Final = 400


@dataclass(frozen=True, slots=True)
class Example:
    """A token by its texts, or a paste of it: ``paste`` has ``{}`` where the token stands.

    ``signature`` is its text, None for one of the right length. ``beside`` are header and payload of a second token,
    ``key`` is a key text for a rule about keys.
    """

    payload: str = PAYLOAD
    header: str = HEADER
    signature: str | None = None
    paste: str = "{}"
    beside: tuple[str, str] | None = None
    key: str = ""

    @property
    def text(self) -> str:
        """The paste."""
        token = _written(self.header, self.payload, self.signature)
        beside = f"\n{_written(*self.beside, None)}" if self.beside else ""
        return self.paste.replace("{}", token) + beside

    @property
    def parts(self) -> tuple[tuple[str, str], ...]:
        """What differs from a sound token, by what it is, as far as it is short enough to be read."""
        told = (
            ("header", self.header if self.header != HEADER else ""),
            ("payload", self.payload if self.payload != PAYLOAD else ""),
        )
        return tuple((name, text) for name, text in told if 0 < len(text) <= _LONGEST_PART and self.paste == "{}")


def _written(header: str, payload: str, signature: str | None) -> str:
    """Give a token of these texts, with a signature of the length that its algorithm asks for."""
    if signature is None:
        row = algorithms.find(json.loads(header).get("alg"))
        signature = base64url.encode(b"Z" * (row.signature_octets or _RSA_OCTETS if row else _RSA_OCTETS))
    return ".".join((base64url.encode(header.encode()), base64url.encode(payload.encode()), signature))


@dataclass(frozen=True, slots=True)
class Help:
    """What a rule looks at, and why it matters; ``example`` makes it fire from 2026 to 2099."""

    id: str
    scope: str
    why: str
    example: Example
