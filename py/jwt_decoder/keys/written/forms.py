"""A key in every form that it has, each a text, by the name of the form.

PKCS #1 and OpenSSH can't say that a key of RSA is for RSASSA-PSS alone, so that such a key has no form of theirs.
"""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Final

from jwt_decoder.keys.forms.pem import write_pem
from jwt_decoder.keys.key_material import encoded
from jwt_decoder.keys.written import structures
from jwt_decoder.keys.written.jwk import public_jwk, whole_jwk
from jwt_decoder.keys.written.ssh_line import ssh_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jwt_decoder.keys.key_material import Material
    from jwt_decoder.keys.written.jwk import Jwk

_INDENT: Final = 2


def whole_forms(material: Material, given: Mapping[str, object]) -> dict[str, str]:
    """Return a key, with its private part where it has one, in each form; ``given`` are the members of its JWK."""
    if material.key_type == "oct":
        return _secret_forms(material, given)
    if not material.private:
        return public_forms(material, given)
    made = json_forms(whole_jwk(material, given))
    octets = structures.pkcs8(material) if material.seed or material.numbers else None
    if octets is None:
        return made if "d" in made["jwk"] and material.numbers else {}
    made["pem"] = write_pem("PRIVATE KEY", octets)
    if material.key_type == "RSA" and not material.pss:
        made["pkcs1"] = write_pem("RSA PRIVATE KEY", structures.pkcs1_private(material) or b"")
    if material.key_type == "EC":
        made["sec1"] = write_pem("EC PRIVATE KEY", structures.sec1(material))
    made["der"] = base64.b64encode(octets).decode()
    return {**made, "raw": material.seed.hex()} if material.seed else made


def public_forms(material: Material, given: Mapping[str, object]) -> dict[str, str]:
    """Return the public part of a key in each form."""
    octets = structures.spki(material)
    made = {**json_forms(public_jwk(material, given)), "pem": write_pem("PUBLIC KEY", octets)}
    if material.key_type == "RSA" and not material.pss:
        made["pkcs1"] = write_pem("RSA PUBLIC KEY", structures.pkcs1_public(material))
    line = "" if material.pss else ssh_line(material)
    if line:
        made["ssh"] = line
    made["der"] = base64.b64encode(octets).decode()
    return made if material.key_type == "RSA" else {**made, "raw": material.octets.hex()}


def json_forms(*jwks: Jwk) -> dict[str, str]:
    """Return one key as a JWK, and any number as a JWK Set (RFC 7517 §5)."""
    return {"jwk": _json(jwks[0]), "jwks": key_set(jwks)}


def key_set(jwks: Iterable[Jwk]) -> str:
    """Return keys as a JWK Set."""
    return _json({"keys": [*jwks]})


def _secret_forms(material: Material, given: Mapping[str, object]) -> dict[str, str]:
    octets = material.octets
    made = json_forms(whole_jwk(material, given))
    text = _text(octets)
    if text:
        made["text"] = text
    return {**made, "base64url": encoded(octets), "base64": base64.b64encode(octets).decode(), "hex": octets.hex()}


def _text(octets: bytes) -> str:
    """Return a secret as text, empty where it is none that can be seen and typed."""
    try:
        text = octets.decode()
    except UnicodeDecodeError:
        return ""
    return text if text.isprintable() else ""


def _json(value: Jwk) -> str:
    return json.dumps(value, indent=_INDENT)
