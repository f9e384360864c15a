"""Who vouches for the key that verified a token: a question apart from whether the signature holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.keys import key_rules
from jwt_decoder.keys.header_keys import header_keys
from jwt_decoder.keys.published_secrets import SECRETS
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.verify.outcome import Trust

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jwt_decoder.keys.key_material import Material
    from jwt_decoder.model.finding import KeyFinding

_SUPPLIED: Final = Trust(
    "supplied", Sentence("You supplied the key: whether it is the issuer's, only you can know."), {}
)


def judge_trust(header: Mapping[str, object], material: Material) -> tuple[Trust, tuple[KeyFinding, ...]]:
    """Return who vouches for a key under which the signature holds, and what follows from it."""
    embedded = next((key for key in header_keys(header) if _same(key.material, material)), None)
    if embedded:
        message = Sentence(
            "The key is the one in the token's own {name}: whoever made the token chose it.", name=embedded.name
        )
        return Trust("from-token", message, {"name": embedded.name}), ()
    where = SECRETS.get(material.octets) if material.key_type == "oct" else None
    if where:
        message = Sentence("The secret is published ({where}), so anybody can make such tokens.", where=where)
        return Trust("public", message, {"where": where}), (key_rules.PUBLISHED.found(message),)
    return _SUPPLIED, ()


def _same(one: Material, other: Material) -> bool:
    return bool(one.octets) and (one.key_type, one.curve, one.octets) == (other.key_type, other.curve, other.octets)
