"""The first line of a verdict: whether a token keeps to its format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.model.verdict import Line

if TYPE_CHECKING:
    from jwt_decoder.decode.decode import Decoded

_ROLES: Final = {"extra": "segments after the third", "disclosure": "Disclosure", "key-binding": "Key Binding JWT"}
_FORMATS: Final = {
    "jws-compact": "JWS Compact Serialization (RFC 7515 §7.1)",
    "jwe-compact": "JWE Compact Serialization (RFC 7516 §7.1)",
    "jws-json": "JWS JSON Serialization (RFC 7515 §7.2)",
    "jwe-json": "JWE JSON Serialization (RFC 7516 §7.2)",
    "sd-jwt": "SD-JWT (RFC 9901 §4)",
}
_BODIES: Final = {
    "claims-set": "header and payload are JSON objects without repeated names",
    "encrypted": "the header is a JSON object without repeated names, and what is encrypted was not opened",
    "detached": "the header is a JSON object without repeated names, and the payload is elsewhere",
}
_BODY: Final = "the header is a JSON object without repeated names, and the payload need not be one"


def structure(decoded: Decoded) -> Line:
    """Say whether the token keeps to the format: sound, faulty, or without a header that can be read."""
    faults = decoded.faults
    count = len(faults)
    if not decoded.signatures[0].is_readable:
        how = f"{_read_as(decoded)}; its header is no JSON object, so nothing says what the rest is (RFC 7515 §4)."
        return Line("unreadable", "The header cannot be read", {"faults": count}, how)
    if not count:
        return Line("sound", decoded.layout.title, {}, _sound(decoded))
    first = faults[0]
    role = "" if first.segment is None else decoded.layout.segments[first.segment].role
    where = f" in the {_ROLES.get(role, role.replace('-', ' '))}" if role else ""
    message = f"1 fault{where}" if count == 1 else f"{count} faults, the first{where or ' in its shape'}"
    broken = "1 rule is broken" if count == 1 else f"{count} rules are broken"
    how = f"{_read_as(decoded)}; {broken}{', the first of them' if count > 1 else ''}: {first.id}{where}."
    return Line("faulty", message, {"faults": count, "first": first.id}, how)


def _sound(decoded: Decoded) -> str:
    payload = decoded.payload
    jose = decoded.signatures[0].jose
    unencoded = jose["b64"]["text"] == "false" if "b64" in jose else False
    coding = "canonical base64url but for the payload (RFC 7797)" if unencoded else "canonical base64url"
    body = _BODIES.get(payload.kind, _BODY) if payload else _BODY
    return f"{_read_as(decoded)}; {coding}; {body}."


def _read_as(decoded: Decoded) -> str:
    count = len(decoded.layout.segments)
    name = _FORMATS[decoded.layout.kind]
    return f"Read as {name}: {count:,} segment{'' if count == 1 else 's'}"
