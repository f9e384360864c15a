"""Whether the public part of a private key belongs to its private part."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from jwt_decoder.keys import key_rules
from jwt_decoder.keys.rsa_numbers import contradiction
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.verify.backend import AlgorithmUnavailableError, KeyRefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from jwt_decoder.keys.key_material import Material
    from jwt_decoder.model.finding import KeyFinding
    from jwt_decoder.registry.algorithms import Algorithm
    from jwt_decoder.verify.backend import CryptoBackend

_TWO_PAIRS: Final = Sentence(
    "The public and private parts of this key don't belong together: a signature made with one doesn't"
    " verify with the other."
)


async def check_pair(material: Material, algorithm: Algorithm, backend: CryptoBackend) -> tuple[KeyFinding, ...]:
    """Find a private key whose two parts are not of one pair; nothing where no backend can work that out."""
    return await one_pair(material, partial(backend.public_key, algorithm))


async def one_pair(
    material: Material, public_key: Callable[[bytes], Coroutine[object, object, bytes]]
) -> tuple[KeyFinding, ...]:
    """Find, as ``check_pair`` does, with what works out the public key of a private one."""
    why = await _why(material, public_key)
    return (key_rules.PAIR.found(why),) if why else ()


async def _why(material: Material, public_key: Callable[[bytes], Coroutine[object, object, bytes]]) -> Sentence | None:
    if material.numbers:
        return contradiction(material.modulus, material.exponent, material.numbers)
    if not material.octets or not material.seed:
        return None
    try:
        public = await public_key(material.seed)
    except AlgorithmUnavailableError:
        return None
    except KeyRefusedError:
        return Sentence("The private part of this key isn't a private key of {curve}.", curve=material.curve)
    return None if public == material.octets else _TWO_PAIRS
