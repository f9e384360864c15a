"""Who vouches for the key that verified a token: a question apart from whether the signature holds."""

from __future__ import annotations

import base64
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from jwt_decoder.keys import key_rules
from jwt_decoder.keys.carried_keys import carried_keys, carried_text
from jwt_decoder.keys.key_material import COORDINATES, encoded
from jwt_decoder.keys.published_secrets import SECRETS
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.verify.outcome import OWN, Carrier, Trust

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jwt_decoder.keys.key import Origin
    from jwt_decoder.keys.key_material import Material
    from jwt_decoder.model.finding import KeyFinding
    from jwt_decoder.verify.outcome import SignedInput

_UNCOMPRESSED, _EVEN = 4, 2  # SEC 1 §2.3.3
# A shorter text may be a secret and something else.
_FEWEST: Final = 16
# Of certificates the first is the one that signs; a value that is a key itself has no name.
_NAMES: Final[Mapping[str, str | Sentence]] = MappingProxyType({"x5c[0]": "x5c", "": Sentence("the whole")})
_BY_ORIGIN: Final[Mapping[Origin, Trust]] = MappingProxyType(
    {
        "supplied": Trust(
            "supplied", Sentence("You supplied the key: only you can know whether it is the issuer's."), {}
        ),
        "fetched": Trust("fetched", Sentence("The key was fetched from the issuer or the URL that you named."), {}),
        "from-token": Trust(
            "from-token",
            Sentence("The key was fetched from a URL that the token led to: whoever made the token chose it."),
            {"why": "led-to"},
        ),
        "from-link": Trust(
            "from-link", Sentence("The key came with the link, so this proves nothing about who signed it."), {}
        ),
    }
)


def judge_trust(
    jws: SignedInput, material: Material, origin: Origin = "supplied"
) -> tuple[Trust, tuple[KeyFinding, ...]]:
    """Return who vouches for a key under which the signature holds, and what follows from it.

    ``material`` has its public octets, also where the person gave a private key that is only a seed. ``origin`` is
    where the key comes from, if the token does not have it.
    """
    where = SECRETS.get(material.octets) if material.key_type == "oct" else None
    if where:
        message = Sentence("The secret is published ({where}), so anyone can make tokens with it.", where=where)
        return Trust("public", message, {"where": where}), (key_rules.PUBLISHED.found(message),)
    carriers = (Carrier(jws.header, OWN), *jws.carriers())
    found = next((one for carrier in carriers if (one := _carried(carrier, material))), None)
    return found or _BY_ORIGIN[origin], ()


def _carried(carrier: Carrier, material: Material) -> Trust | None:
    """Return that a part of the token has the key, as a key of some form or as nothing but its octets."""
    wanted = _canonical(material)
    keys = (key.path for key in carried_keys(carrier.value) if _canonical(key.material) == wanted)
    path = next(keys, None)
    if path is None:
        path = carried_text(carrier.value, frozenset(_texts(material)))
    name = _NAMES.get(path, path) if path is not None else ""
    return Trust("from-token", carrier.message.about(name=name), {"name": name}) if name else None


def _texts(material: Material) -> Iterator[str]:
    """Return what the octets of a key are written as by themselves: of a point also in its short form."""
    kind, _, octets, lowest = _canonical(material)
    if len(material.octets) < _FEWEST:
        return
    if kind == "oct":
        yield octets.decode(errors="replace")
    short = bytes([_EVEN + lowest]) + octets
    for form in (material.octets, short) if kind == "EC" else (octets,):
        yield from (encoded(form), base64.b64encode(form).decode().rstrip("="), form.hex())


def _canonical(material: Material) -> tuple[str, str, bytes, int]:
    """Return the same value for the same key, however it is written: of a point its x and the lowest bit of its y."""
    octets = material.octets
    if material.key_type != "EC" or not octets:
        return material.key_type, material.curve, octets, 0
    length, is_whole = COORDINATES.get(material.curve, 0), octets[0] == _UNCOMPRESSED
    lowest = octets[-1] if is_whole else octets[0]
    return "EC", material.curve, octets[1 : length + 1], lowest & 1
