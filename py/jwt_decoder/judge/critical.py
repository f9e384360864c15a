"""What ``crit`` names: extensions that a verifier has to understand, or else refuse the token (RFC 7515 §4.1.11)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.explain.values.reading import strings_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jwt_decoder.model.part import Node

_MOST: Final = 100
_UNDERSTOOD: Final = frozenset({"b64"})
# The names that RFC 7515, RFC 7516 and RFC 7518 define: whoever reads JOSE at all understands them.
REGISTERED: Final = frozenset(
    {
        *("alg", "jku", "jwk", "kid", "x5u", "x5c", "x5t", "x5t#S256", "typ", "cty", "crit", "enc", "zip"),
        *("epk", "apu", "apv", "iv", "tag", "p2s", "p2c"),
    }
)


def extensions(jose: Mapping[str, Node]) -> Sequence[str]:
    """Return the names that crit of a header has, or the first hundred of them."""
    crit = jose.get("crit")
    return strings_of(crit)[:_MOST] if crit and crit["type"] == "array" else []


def unknown_extensions(jose: Mapping[str, Node]) -> Sequence[str]:
    """Return those that are not known here."""
    return [name for name in extensions(jose) if name not in _UNDERSTOOD | REGISTERED]
