"""The text of a token out of its parts: compact, or in JSON (RFC 7515 §7, RFC 7516 §7)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from jwt_decoder.text import base64url

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jwt_decoder.make.encrypt import Sealed
    from jwt_decoder.make.outcome import ToEncrypt, ToSign
    from jwt_decoder.make.sign import Part


def signed_text(asked: ToSign, parts: Sequence[Part], payload: str) -> str:
    """Return a JWS; ``payload`` is the text of its payload as it stands in the token."""
    shown = "" if asked.is_detached else payload
    if asked.form == "compact":
        return ".".join([parts[0].protected, shown, base64url.encode(parts[0].signature)])
    whole = [] if asked.is_detached else [("payload", _text(payload))]
    if asked.form == "flattened":
        return _object([*whole, *_signature(parts[0])])
    return _object([*whole, ("signatures", f"[{','.join(_object(_signature(one)) for one in parts)}]")])


def _signature(part: Part) -> list[tuple[str, str]]:
    members = [("protected", _text(part.protected)), ("header", part.unprotected)]
    return [*((name, text) for name, text in members if text not in {"", '""'}), _named("signature", part.signature)]


def _named(name: str, octets: bytes) -> tuple[str, str]:
    return name, _text(base64url.encode(octets))


def _object(members: Iterable[tuple[str, str]]) -> str:
    """Return a JSON object of members whose values are JSON texts."""
    return "{" + ",".join(f"{_text(name)}:{text}" for name, text in members) + "}"


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def encrypted_text(asked: ToEncrypt, sealed: Sealed) -> str:
    """Return a JWE (RFC 7516 §7)."""
    jwe = sealed.jwe
    if asked.form == "compact":
        octets = (sealed.recipients[0][1], jwe.iv, jwe.ciphertext, jwe.tag)
        return ".".join([jwe.protected, *map(base64url.encode, octets)])
    shared = [("protected", _text(jwe.protected)), *([("unprotected", asked.shared)] if asked.shared else [])]
    content = [_named("iv", jwe.iv), _named("ciphertext", jwe.ciphertext), _named("tag", jwe.tag)]
    aad = [] if jwe.aad is None else [("aad", _text(jwe.aad))]
    if asked.form == "flattened":
        return _object([*shared, *_recipient(*sealed.recipients[0]), *aad, *content])
    recipients = ",".join(_object(_recipient(*one)) for one in sealed.recipients)
    return _object([*shared, ("recipients", f"[{recipients}]"), *aad, *content])


def _recipient(header: str, encrypted_key: bytes) -> list[tuple[str, str]]:
    own = [("header", header)] if header else []
    return [*own, _named("encrypted_key", encrypted_key)] if encrypted_key else own
