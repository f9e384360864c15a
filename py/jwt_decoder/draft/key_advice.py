"""What the key in the field is good for: which algorithms fit it, and its Key ID."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jwt_decoder.extract.key_reader import read_key
from jwt_decoder.keys.key_material import encoded, thumbprint
from jwt_decoder.keys.private_parts import private_parts
from jwt_decoder.registry.algorithms import ALGORITHMS
from jwt_decoder.verify.key_usability import fits

if TYPE_CHECKING:
    from jwt_decoder.keys.key import Key, Member
    from jwt_decoder.keys.key_material import Material
    from jwt_decoder.keys.private_parts import Span

_MOST: Final = 8
_HMAC: Final = ("HS256", "HS384", "HS512")


@dataclass(frozen=True, slots=True)
class KeyAdvice:
    """The names of the algorithms that fit a key, the best first, and its Key ID: its own, or its JWK Thumbprint.

    ``private`` is where in the text nobody else should see it, in code points.
    """

    algorithms: tuple[str, ...] = ()
    kid: str = ""
    private: tuple[Span, ...] = ()


def key_advice(text: str, encoding: str) -> KeyAdvice:
    """Return what a key text is good for; nothing where it is empty or cannot be read."""
    key = read_key(text, encoding)
    for member in key.members[:_MOST]:
        material = member.read()
        if not material.problem:
            return _advice(key, member, material)
    return KeyAdvice(private=private_parts(key))


def _advice(key: Key, member: Member, material: Material) -> KeyAdvice:
    own = member.kid if isinstance(member.kid, str) else ""
    fitting = tuple(row.name for row in ALGORITHMS.values() if row.key_type and fits(material, row))
    return KeyAdvice(_ordered(fitting, member.alg, material), own or _thumbprint(material), private_parts(key))


def _ordered(names: tuple[str, ...], own: object, material: Material) -> tuple[str, ...]:
    """Put the algorithm first that the key names, else of a secret the strongest for which it is long enough."""
    if isinstance(own, str) and own in names:
        return (own, *(name for name in names if name != own))
    if names != _HMAC:
        return names
    long_enough = tuple(name for name in _HMAC if (ALGORITHMS[name].minimal_key or 0) <= material.bits)
    return (*long_enough[-1:], *(name for name in names if name not in long_enough[-1:]))


def _thumbprint(material: Material) -> str:
    """Return the JWK Thumbprint; that of a secret would tell too much of it, and a private key alone may have none."""
    return "" if material.key_type == "oct" or not material.octets else encoded(thumbprint(material))
