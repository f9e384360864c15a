"""From a key to the Content Encryption Key: one function for each family of ``alg`` (RFC 7518 §4)."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.decrypt import parameters
from jwt_decoder.decrypt.derivation import concat_kdf
from jwt_decoder.decrypt.outcome import DecryptionError
from jwt_decoder.keys.written.structures import pkcs8
from jwt_decoder.model.sentence import Sentence, plural, size

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from jwt_decoder.decrypt.backend import DecryptionBackend
    from jwt_decoder.decrypt.outcome import Asked
    from jwt_decoder.keys.key_material import Material
    from jwt_decoder.registry.encryption import KeyFamily

_GCM_IV: Final = 12
_MOST_ZEROS: Final = 3
_HALF_BLOCK: Final = 8
_LEAST_WRAPPED: Final = 3 * _HALF_BLOCK
_GCM_TAG: Final = 16
_NOT_EMPTY: Final = Sentence(
    "With {alg}, the encrypted key must be empty (RFC 7516 §5.2), but it is {size}: the header or the "
    "encrypted key was changed."
)
_NOT_UNWRAPPED: Final = Sentence("This key can't unwrap the content key ({alg}).")
_NO_KEY: Final = Sentence("The encrypted key is empty, but with {alg} it must have the content key.")
_OTHER_LENGTH: Final = plural(
    "The encrypted key is {count} byte; {alg} makes {needed} of a key for {enc}. It was cut short or changed.",
    "The encrypted key is {count} bytes; {alg} makes {needed} of a key for {enc}. It was cut short or changed.",
    count=0,
)
_NO_PRIMES: Final = Sentence("This RSA private key can't decrypt: its primes p and q are missing or don't belong to n.")


@dataclass(frozen=True, slots=True)
class Variation:
    """How a sender may have done it otherwise than RFC 7518 says; a diagnosis tries these.

    ``hash`` is another one for OAEP and ``mask`` another one in its mask, ``is_bare_salt`` leaves the name of ``alg``
    out of the salt of PBES2, ``raw`` and ``left_out`` are those of ``apu`` and ``apv`` whose texts are taken as they
    stand or that are left out, ``is_exchanged`` takes each for the other, and ``name`` stands for that of ``alg`` or
    ``enc`` in the KDF.
    """

    hash: str = ""
    mask: str = ""
    is_bare_salt: bool = False
    raw: frozenset[str] = frozenset()
    left_out: frozenset[str] = frozenset()
    is_exchanged: bool = False
    name: str = ""


AS_SPECIFIED: Final = Variation()


async def content_key(
    asked: Asked, material: Material, backend: DecryptionBackend, how: Variation = AS_SPECIFIED
) -> bytes:
    """Return the Content Encryption Key of a usable key; it has the length that ``enc`` needs.

    Raises DecryptionError where there is none, and what the backend raises.
    """
    key = await _FAMILIES[asked.alg.family](asked, material, backend, how)
    if len(key) != asked.enc.key_octets:
        length = plural(
            "The content key in this token is {count} byte; {enc} needs {needed}. It was made for a different enc.",
            "The content key in this token is {count} bytes; {enc} needs {needed}. It was made for a different enc.",
            len(key),
            enc=asked.enc.name,
            needed=asked.enc.key_octets,
        )
        raise DecryptionError("failed", length, why="key-length")
    return key


async def _direct(asked: Asked, material: Material, _: DecryptionBackend, __: Variation) -> bytes:
    _require_empty(asked)
    return material.octets


async def _rsa1_5(asked: Asked, material: Material, backend: DecryptionBackend, _: Variation) -> bytes:
    """RFC 7516 §11.5: a key at random stands in for whatever is wrong, so that all failures are alike."""
    stand_in = os.urandom(asked.enc.key_octets)
    private = await _private(material, backend)
    is_whole = _is_as_long_as_the_modulus(asked, material)
    found = await backend.decrypt_pkcs1(private, asked.jwe.encrypted_key) if is_whole else None
    return found if found is not None and len(found) == asked.enc.key_octets else stand_in


async def _oaep(asked: Asked, material: Material, backend: DecryptionBackend, how: Variation) -> bytes:
    digest = how.hash or asked.alg.hash
    private = await _private(material, backend)
    is_whole = _is_as_long_as_the_modulus(asked, material)
    wrapped = asked.jwe.encrypted_key
    made = await backend.decrypt_oaep(private, wrapped, digest, how.mask or digest) if is_whole else None
    found = _there(asked, made)
    # WebKitGTK takes it for a number, and leaves out the zeros that it begins with.
    is_cut = 0 < asked.enc.key_octets - len(found) <= _MOST_ZEROS
    return found.rjust(asked.enc.key_octets, b"\0") if is_cut else found


async def _wrapped(asked: Asked, material: Material, backend: DecryptionBackend, _: Variation) -> bytes:
    return await _unwrapped(asked, material.octets, backend)


async def _gcm_wrapped(asked: Asked, material: Material, backend: DecryptionBackend, _: Variation) -> bytes:
    header = asked.jwe.header
    iv = parameters.octets(header, "iv", asked.alg, _GCM_IV)
    tag = parameters.octets(header, "tag", asked.alg, _GCM_TAG)
    found = await backend.decrypt_gcm(material.octets, iv, asked.jwe.encrypted_key + tag, b"")
    if found is None and len(asked.jwe.encrypted_key) != asked.enc.key_octets:
        raise _of_other_length(asked, asked.enc.key_octets)
    return _there(asked, found)


async def _password(asked: Asked, material: Material, backend: DecryptionBackend, how: Variation) -> bytes:
    salt, count = parameters.salt(asked.jwe.header, asked.alg), parameters.count(asked.jwe.header, asked.alg)
    refused = asked.jwe.rounds.refusal(count)
    if refused:
        raise DecryptionError("not-attempted", refused[1], why=refused[0])
    salt = salt if how.is_bare_salt else asked.alg.name.encode() + b"\0" + salt
    key = await backend.derive(material.octets, salt, count, asked.alg.hash, asked.alg.wrap_octets)
    return await _unwrapped(asked, key, backend)


async def _agreed(asked: Asked, material: Material, backend: DecryptionBackend, how: Variation) -> bytes:
    header = asked.jwe.header
    public = parameters.ephemeral_key(header, material, asked.alg)
    shared = await backend.agree(material.curve, material.seed, public)
    apu, apv = (_party(header, name, how) for name in (("apv", "apu") if how.is_exchanged else ("apu", "apv")))
    if asked.alg.wrap_octets:
        key = concat_kdf(shared, how.name or asked.alg.name, apu, apv, asked.alg.wrap_octets)
        return await _unwrapped(asked, key, backend)
    _require_empty(asked)
    return concat_kdf(shared, how.name or asked.enc.name, apu, apv, asked.enc.key_octets)


def _party(header: Mapping[str, object], name: str, how: Variation) -> bytes:
    return b"" if name in how.left_out else parameters.party(header, name, is_raw=name in how.raw)


_FAMILIES: Final[Mapping[KeyFamily, Callable[[Asked, Material, DecryptionBackend, Variation], Awaitable[bytes]]]] = (
    MappingProxyType(
        {
            "dir": _direct,
            "rsa1-5": _rsa1_5,
            "rsa-oaep": _oaep,
            "aes-kw": _wrapped,
            "aes-gcm-kw": _gcm_wrapped,
            "ecdh-es": _agreed,
            "pbes2": _password,
        }
    )
)


def _require_empty(asked: Asked) -> None:
    octets = len(asked.jwe.encrypted_key)
    if octets:
        message = _NOT_EMPTY.about(alg=asked.alg.name, size=size(octets))
        raise DecryptionError("failed", message, why="encrypted-key")


def _is_as_long_as_the_modulus(asked: Asked, material: Material) -> bool:
    """Check the length of what RSA encrypted (RFC 8017 §7.1.2 step 1b, §7.2.2 step 1)."""
    return len(asked.jwe.encrypted_key) == -(-material.bits // 8)


async def _private(material: Material, backend: DecryptionBackend) -> bytes:
    bare = replace(material, pss=None)
    octets = pkcs8(bare) or pkcs8(await _with_primes(bare, backend))
    if octets is None:
        raise DecryptionError("key-unusable", _NO_PRIMES)
    return octets


async def _with_primes(material: Material, backend: DecryptionBackend) -> Material:
    numbers = material.numbers
    if numbers is None or numbers.p or numbers.q:
        return material
    found = await backend.primes(material.modulus, material.exponent, numbers.d)
    return replace(material, numbers=numbers._replace(p=found[0], q=found[1])) if found else material


async def _unwrapped(asked: Asked, key: bytes, backend: DecryptionBackend) -> bytes:
    wrapped = asked.jwe.encrypted_key
    # Of other lengths there is nothing to ask, and WebKitGTK does not survive to be asked (RFC 3394 §2).
    if len(wrapped) < _LEAST_WRAPPED or len(wrapped) % _HALF_BLOCK:
        raise _of_other_length(asked, asked.enc.key_octets + _HALF_BLOCK)
    return _there(asked, await backend.unwrap(key, wrapped))


def _of_other_length(asked: Asked, needed: int) -> DecryptionError:
    """Say that no key of this algorithm made the encrypted key: its length tells."""
    alg, octets = asked.alg.name, len(asked.jwe.encrypted_key)
    length = _OTHER_LENGTH.about(count=octets, alg=alg, needed=needed, enc=asked.enc.name)
    return DecryptionError("failed", length if octets else _NO_KEY.about(alg=alg), why="encrypted-key")


def _there(asked: Asked, key: bytes | None) -> bytes:
    if key is None:
        raise DecryptionError("failed", _NOT_UNWRAPPED.about(alg=asked.alg.name), why="key")
    return key
