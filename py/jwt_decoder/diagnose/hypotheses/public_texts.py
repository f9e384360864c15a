"""The texts and octets as which a verifier may hold a public key, and which anybody can take for a secret."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from jwt_decoder.keys.forms import json_text, pem
from jwt_decoder.keys.key_material import encoded
from jwt_decoder.keys.written.structures import pkcs1_public, spki
from jwt_decoder.model.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jwt_decoder.keys.key import Key
    from jwt_decoder.keys.key_material import Material

    Spelled = Iterator[tuple[Sentence, bytes]]

_MOST_MEMBERS: Final = 32
_INDENT: Final = 2
_AS_TYPED: Final = Sentence("as typed")
_WITHOUT_WHITE_SPACE: Final = Sentence("without trailing white space")
_WITH_LINE_FEED: Final = Sentence("with a trailing line feed")
_WITH_CRLF: Final = Sentence("with CRLF line endings")
_OCTETS: Final = Sentence("as bytes")
_JWK: Final = Sentence("as the JSON of its JWK")
_MODULUS: Final = Sentence("as the text of its n")
_MODULUS_OCTETS: Final = Sentence("as the bytes of its n")


def public_texts(key: Key) -> Iterator[tuple[tuple[Sentence, bool], bytes]]:
    """Yield what may be the secret: how it is spelled, and whether it has a private part that nobody else knows."""
    is_private = bool(key.data.get("private"))
    for spelling, octets in _as_given(key.text):
        yield (spelling, is_private), octets
    for label, body in pem.read_octets(key.text):
        for spelling, octets in _frames(label, body or b""):
            yield (spelling, "PRIVATE" in label), octets
    for member in key.members[:_MOST_MEMBERS]:
        material = member.read()
        if not material.problem and material.octets and material.key_type != "oct":
            for spelling, octets in _of_public(material):
                yield (spelling, False), octets


def _as_given(text: str) -> Spelled:
    octets = text.encode("utf-8", "surrogatepass")
    yield _AS_TYPED, octets
    yield _WITHOUT_WHITE_SPACE, octets.rstrip()
    yield _WITH_LINE_FEED, octets.rstrip() + b"\n"
    yield _WITH_CRLF, octets.rstrip().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n") + b"\r\n"
    for jwk in _jwks(text)[:_MOST_MEMBERS]:
        for separators, indent in (((",", ":"), None), ((", ", ": "), None), ((",", ": "), _INDENT)):
            yield _JWK, json.dumps(jwk, separators=separators, indent=indent).encode()


def _jwks(text: str) -> list[object]:
    """Return the JWKs of a text that is JSON, those of a set one by one."""
    try:
        value = json_text.parse(text)[0]
    except json_text.KeyJsonError:
        return []
    keys = value.get("keys") if isinstance(value, dict) else None
    return keys if isinstance(keys, list) else [value]


def _of_public(material: Material) -> Spelled:
    yield _OCTETS, material.octets
    yield from _frames("PUBLIC KEY", spki(material))
    if material.key_type == "RSA":
        yield from _frames("RSA PUBLIC KEY", pkcs1_public(material))
        octets = material.modulus.to_bytes(-(-material.modulus.bit_length() // 8), "big")
        yield _MODULUS, encoded(octets).encode()
        yield _MODULUS_OCTETS, octets


def _frames(label: str, octets: bytes) -> Spelled:
    """Yield a structure as PEM, as what stands between the lines of that, and as it is."""
    framed = pem.write_pem(label, octets).encode()
    yield Sentence("as PEM, {label}", label=label), framed
    yield Sentence("as PEM, {label}, without the trailing line ending", label=label), framed.rstrip()
    lines = framed.split(b"\n")[1:-2]
    yield Sentence("as the base64 of its PEM, {label}", label=label), b"".join(lines)
    wrapped = Sentence("as the base64 of its PEM, {label}, with its line breaks", label=label)
    yield wrapped, b"\n".join(lines)
    yield wrapped, b"\n".join(lines) + b"\n"
    yield Sentence("as DER, {label}", label=label), octets
