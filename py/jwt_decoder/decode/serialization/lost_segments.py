"""Which segments of a JWE in compact form are lost, as far as the lengths of the others tell."""

from __future__ import annotations

import sys
from itertools import combinations
from typing import TYPE_CHECKING, Final

from jwt_decoder.decode.encrypted_parts import octets_in, value_of
from jwt_decoder.model.fault import Fault, Repair
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.registry.encryption import CONTENT_ENCRYPTION, KEY_MANAGEMENT
from jwt_decoder.registry.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jwt_decoder.model.part import Node
    from jwt_decoder.registry.encryption import ContentEncryption, KeyManagement

    Roles = tuple[str, ...]

_HEADER, *_OTHERS = FORMATS["jwe-compact"].roles
_KEY, _VECTOR, _CIPHERTEXT, _TAG = _OTHERS
_ANY: Final = (0, sys.maxsize)
_OF_RSA: Final = (128, sys.maxsize)  # no smaller modulus is in use
_WRAPPING: Final = 8  # octets that RFC 3394 adds
_LEFT_OUT: Final = Sentence("With {alg}, the encrypted key is empty, but its dot stays: two dots follow the header.")
_INSERT: Final = Sentence("Insert “{text}”", text=".")
_CUT: Final = {
    1: Sentence("This is the header of a JWE; the other four segments are missing. The copy is probably incomplete."),
    2: Sentence("2 of the 5 segments of a JWE: the last three are missing. The copy is probably incomplete."),
    3: Sentence("3 of the 5 segments of a JWE: ciphertext and tag are missing. The copy is probably incomplete."),
    4: Sentence("4 of the 5 segments of a JWE: the authentication tag is missing. The copy is probably incomplete."),
}
_SOME: Final = {
    2: Sentence("2 of the 5 segments of a JWE: three are missing."),
    3: Sentence("3 of the 5 segments of a JWE: two are missing."),
    4: Sentence("4 of the 5 segments of a JWE: one is missing."),
}
_ONE: Final[Mapping[Roles, Sentence]] = {
    (_KEY,): Sentence("4 of the 5 segments of a JWE: the encrypted key is missing."),
    (_VECTOR,): Sentence("4 of the 5 segments of a JWE: the initialization vector is missing."),
}


def readings(header: Mapping[str, Node], texts: Sequence[str]) -> tuple[Roles, ...]:
    """Return the roles that the segments behind a header may have, as their lengths allow; the likeliest is first.

    Of a copy that ends too early, the last one may be cut.
    """
    enc, alg = CONTENT_ENCRYPTION.get(value_of(header, "enc")), KEY_MANAGEMENT.get(value_of(header, "alg"))
    likeliest = tuple(_OTHERS[: len(texts)])
    found = []
    for roles in combinations(_OTHERS, len(texts)):
        for place, (role, text) in enumerate(zip(roles, texts, strict=True)):
            least, most = _octets(role, enc, alg)
            is_cut = roles == likeliest and place == len(texts) - 1
            if not (0 if is_cut else least) <= octets_in(text) <= most:
                break
        else:
            found.append(roles)
    return tuple(found)


def lost(text: str, header: Mapping[str, Node], found: Sequence[Roles], count: int) -> Fault:
    """Return the fault that a JWE has ``count`` segments, fewer than five, of which these are the readings."""
    missing = tuple(sorted((role for roles in found for role in _OTHERS if role not in roles), key=_OTHERS.index))
    alg = KEY_MANAGEMENT.get(value_of(header, "alg"))
    place, repair = len(text), None
    if count == len(_OTHERS) and missing == (_KEY,) and alg and _is_direct(alg):
        place = text.index(".")
        message = _LEFT_OUT.about(alg=alg.name)
        repair = Repair(place, place, ".", _INSERT)
    elif (found and tuple(_OTHERS[: count - 1]) not in found) or (count == len(_OTHERS) and len(found) != 1):
        message = _ONE.get(missing, _SOME[count])
    else:
        message = _CUT[count]
    return Fault("segments-count", place, place, message, {"count": count, "needed": len(_OTHERS) + 1}, repair=repair)


def _octets(role: str, enc: ContentEncryption | None, alg: KeyManagement | None) -> tuple[int, int]:
    """Return the fewest and most octets that a segment may have (RFC 7518 §4, §5)."""
    if role == _KEY:
        return _of_key(enc, alg)
    if enc is None or role == _CIPHERTEXT:
        return _ANY
    needed = enc.iv_octets if role == _VECTOR else enc.tag_octets
    return needed, needed


def _of_key(enc: ContentEncryption | None, alg: KeyManagement | None) -> tuple[int, int]:
    if alg and _is_direct(alg):
        return 0, 0
    if alg and alg.key_types == ("RSA",):
        return _OF_RSA
    if enc is None or alg is None:
        return _ANY
    needed = enc.key_octets + (0 if alg.family == "aes-gcm-kw" else _WRAPPING)
    return needed, needed


def _is_direct(alg: KeyManagement) -> bool:
    """Check whether the key of the content is the key that was given or agreed on, so that none is in the token."""
    return alg.family == "dir" or (alg.family == "ecdh-es" and not alg.wrap_octets)
