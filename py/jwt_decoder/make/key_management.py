"""From a key to an encrypted Content Encryption Key: one function for each family of ``alg`` (RFC 7518 §4)."""

from __future__ import annotations

import json
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from jwt_decoder.decrypt import parameters
from jwt_decoder.decrypt.derivation import concat_kdf
from jwt_decoder.keys.written.jwk import public_jwk
from jwt_decoder.text import base64url

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from jwt_decoder.decrypt.outcome import Asked
    from jwt_decoder.keys.key_material import Material
    from jwt_decoder.make.backend import Backends
    from jwt_decoder.registry.encryption import KeyFamily

_GCM_IV: Final = 12
_GCM_TAG: Final = 16
_SALT: Final = 16
# By the hash: what OWASP's cheat sheet on storing passwords asks for since 2023; SHA-384 costs what SHA-512 does.
_ROUNDS: Final[Mapping[str, int]] = MappingProxyType({"SHA-256": 600_000, "SHA-384": 210_000, "SHA-512": 210_000})
# What an alg adds to the header (RFC 7518 §4.6.1, §4.7.1, §4.8.1); one that is typed already is a fault.
ADDED: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {"ecdh-es": ("epk",), "aes-gcm-kw": ("iv", "tag"), "pbes2": ("p2s", "p2c")}
)


class Wrapped(NamedTuple):
    """The content key as the token has it, and what the alg adds to the header: names, and values as JSON texts."""

    encrypted_key: bytes
    added: Mapping[str, str]


class Wrapping(NamedTuple):
    """What one recipient asks for, its key, the rounds of PBES2, None for the usual ones, and who computes."""

    asked: Asked
    material: Material
    rounds: int | None
    backends: Backends


_EMPTY: Final = Wrapped(b"", MappingProxyType({}))


def gives_content_key(asked: Asked) -> bool:
    """Return whether the key itself gives the content key, so that there can be no other recipient."""
    return asked.alg.family == "dir" or (asked.alg.family == "ecdh-es" and not asked.alg.wrap_octets)


async def agreed_content_key(wrapping: Wrapping) -> tuple[bytes, Wrapped]:
    """Return the content key that the key itself gives, and what the token says of it."""
    asked = wrapping.asked
    if asked.alg.family == "dir":
        return wrapping.material.octets, _EMPTY
    key, added = await _agreed(wrapping, asked.enc.name, asked.enc.key_octets)
    return key, Wrapped(b"", added)


async def wrapped(wrapping: Wrapping, content_key: bytes) -> Wrapped:
    """Return a content key encrypted for one recipient; raises what the backend raises."""
    return await _FAMILIES[wrapping.asked.alg.family](wrapping, content_key)


async def _rsa1_5(wrapping: Wrapping, content_key: bytes) -> Wrapped:
    return Wrapped(await wrapping.backends.maker.encrypt_pkcs1(wrapping.material.octets, content_key), {})


async def _oaep(wrapping: Wrapping, content_key: bytes) -> Wrapped:
    digest = wrapping.asked.alg.hash
    return Wrapped(await wrapping.backends.maker.encrypt_oaep(wrapping.material.octets, content_key, digest), {})


async def _kw(wrapping: Wrapping, content_key: bytes) -> Wrapped:
    return Wrapped(await wrapping.backends.maker.wrap(wrapping.material.octets, content_key), {})


async def _gcm_kw(wrapping: Wrapping, content_key: bytes) -> Wrapped:
    maker, keys = wrapping.backends.maker, wrapping.backends.keys
    iv = await keys.random(_GCM_IV)
    sealed = await maker.encrypt_gcm(wrapping.material.octets, iv, content_key, b"")
    return Wrapped(sealed[:-_GCM_TAG], {"iv": _encoded(iv), "tag": _encoded(sealed[-_GCM_TAG:])})


async def _pbes2(wrapping: Wrapping, content_key: bytes) -> Wrapped:
    alg, maker, keys = wrapping.asked.alg, wrapping.backends.maker, wrapping.backends.keys
    salt, rounds = await keys.random(_SALT), wrapping.rounds or _ROUNDS[alg.hash]
    key = await wrapping.backends.opener.derive(
        wrapping.material.octets, alg.name.encode() + b"\0" + salt, rounds, alg.hash, alg.wrap_octets
    )
    added = {"p2s": _encoded(salt), "p2c": str(rounds)}
    return Wrapped(await maker.wrap(key, content_key), added)


async def _ecdh_kw(wrapping: Wrapping, content_key: bytes) -> Wrapped:
    alg = wrapping.asked.alg
    key, added = await _agreed(wrapping, alg.name, alg.wrap_octets)
    return Wrapped(await wrapping.backends.maker.wrap(key, content_key), added)


async def _agreed(wrapping: Wrapping, name: str, octets: int) -> tuple[bytes, Mapping[str, str]]:
    """Return what is agreed on with a new key, and its public part as ``epk`` (RFC 7518 §4.6.1.1)."""
    curve, keys = wrapping.material.curve, wrapping.backends.keys
    own = await keys.private_key(curve)
    public = await keys.public_key(curve, own)
    other = wrapping.material.octets or await keys.public_key(curve, wrapping.material.seed)
    shared = await wrapping.backends.opener.agree(curve, own, other)
    header = wrapping.asked.jwe.header
    apu, apv = (parameters.party(header, party, is_raw=False) for party in ("apu", "apv"))
    return concat_kdf(shared, name, apu, apv, octets), {"epk": _epk(wrapping.material, public)}


def _epk(material: Material, public: bytes) -> str:
    return json.dumps(public_jwk(replace(material, octets=public), {}), separators=(",", ":"))


def _encoded(octets: bytes) -> str:
    return json.dumps(base64url.encode(octets))


_FAMILIES: Final[Mapping[KeyFamily, Callable[[Wrapping, bytes], Awaitable[Wrapped]]]] = MappingProxyType(
    {
        "rsa1-5": _rsa1_5,
        "rsa-oaep": _oaep,
        "aes-kw": _kw,
        "aes-gcm-kw": _gcm_kw,
        "ecdh-es": _ecdh_kw,
        "pbes2": _pbes2,
    }
)
