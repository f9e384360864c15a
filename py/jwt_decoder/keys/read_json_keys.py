"""Keys that come as JSON: a JWK, a JWK Set, a map of key IDs, and the discovery document that has none."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from jwt_decoder.keys.forms import pem
from jwt_decoder.keys.forms.jwk import read_jwk
from jwt_decoder.keys.key import Key, Member
from jwt_decoder.keys.key_findings import PRIVATE, duplicate_ids, duplicate_names, mixed, private
from jwt_decoder.keys.key_material import Material

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jwt_decoder.model.finding import KeyFinding
    from jwt_decoder.model.records import Data

_SHOWN: Final = 60
_NO_KEY: Final = "no key in it can be read"


def read_json(text: str, value: object, duplicates: Sequence[str]) -> Key | None:
    """Read the key that a JSON value is; None where it is none, so that the text may be a secret."""
    findings = duplicate_names(duplicates)
    if not isinstance(value, dict):
        return _array(text, value, findings) if isinstance(value, list) else None
    if "kty" in value:
        return _jwk(text, value, findings)
    if isinstance(value.get("keys"), list):
        return _jwk_set(text, value["keys"], "JWK Set", findings)
    if isinstance(value.get("jwks_uri"), str):
        return _discovery(text, value["jwks_uri"])
    return _key_map(text, value)


def _jwk(text: str, jwk: Mapping[str, object], findings: tuple[KeyFinding, ...]) -> Key:
    material = read_jwk(jwk)
    message = f"{material.words[0].upper()}{material.words[1:]}, JWK."
    data: Data = {"form": "JWK", "words": material.words}
    if isinstance(jwk.get("kid"), str):
        data["kid"] = str(jwk["kid"])[:_SHOWN]
        message += f" Its kid is “{data['kid']}”."
    if material.private:
        data["private"] = 1
        message += PRIVATE
        findings += private(1)
    return Key("jwk", message, data, text, members=(_member(1, jwk),), problem=material.problem, findings=findings)


def _jwk_set(text: str, keys: Sequence[object], name: str, findings: tuple[KeyFinding, ...]) -> Key:
    """RFC 7517 §5: members that are no object are ignored, as are keys of a kind that is not known."""
    objects = (jwk for jwk in keys if isinstance(jwk, dict))
    members = tuple(_member(place, jwk) for place, jwk in enumerate(objects, 1))
    data: Data = {"form": name, "count": len(members)}
    problem = "" if members else f"This {name} has no keys."
    found = findings + duplicate_ids(members) + mixed(members) + _private_members(keys)
    return Key(
        "jwk-set", f"{name}, {_count(len(members))}.", data, text, members=members, problem=problem, findings=found
    )


def _member(place: int, jwk: Mapping[str, object]) -> Member:
    kid, kty, alg, use = (jwk.get(name) for name in ("kid", "kty", "alg", "use"))
    return Member(place, partial(read_jwk, jwk), kid, kty, alg, use)


def _array(text: str, value: Sequence[object], findings: tuple[KeyFinding, ...]) -> Key | None:
    """Take an array of JWKs without the object around it, or of certificates as ``x5c`` has them."""
    if value and all(isinstance(item, dict) and "kty" in item for item in value):
        return _jwk_set(text, value, "array of JWKs (a JWK Set is an object)", findings)
    if value and isinstance(value[0], str):
        found = pem.read_bare(value[0])
        if found and found[1].certificate:
            said = found[1].certificate
            data: Data = {"form": "x5c", "subject": said.subject, "issuer": said.issuer, "count": len(value)}
            data |= {"not_before": said.not_before, "not_after": said.not_after, "words": found[1].words}
            message = f"Certificate chain as in x5c, of {said.subject}, issued by {said.issuer}."
            member = Member(1, partial(_pem_material, value[0]), kty=found[1].key_type)
            return Key("certificate", message, data, text, members=(member,), problem=found[1].problem)
    return None


def _discovery(text: str, jwks_uri: str) -> Key:
    shown = jwks_uri[:200]
    problem = f"This is an OpenID discovery document, not a key: its keys are at {shown}. Paste what is there."
    return Key("openid-configuration", "OpenID discovery document.", {"jwks_uri": shown}, text, problem=problem)


def _key_map(text: str, value: Mapping[str, object]) -> Key | None:
    """Take a map of key IDs to PEM texts or JWKs, as Google and Firebase publish their certificates."""
    texts = ((kid, item) for kid, item in value.items() if isinstance(item, str) and pem.BEGIN.search(item))
    members = tuple(Member(place, partial(_pem_material, item), kid) for place, (kid, item) in enumerate(texts, 1))
    if not members:
        return None
    data: Data = {"form": "map of kid to PEM", "count": len(members)}
    return Key("key-map", f"Map of kid to PEM, {_count(len(members))}.", data, text, members=members)


def _pem_material(text: str) -> Material:
    found = pem.read_bare(text)
    blocks = [found] if found else pem.read_pem(text)
    return blocks[0][1] if blocks else Material("RSA", "PEM without a key", problem=f"The PEM is empty: {_NO_KEY}.")


def _count(number: int) -> str:
    return f"{number} key{'' if number == 1 else 's'}"


def _private_members(keys: Sequence[object]) -> tuple[KeyFinding, ...]:
    return private(sum(1 for jwk in keys if isinstance(jwk, dict) and ("d" in jwk or "priv" in jwk)))
