"""What a reader should worry about in a key: weak, ambiguous, private, or given away."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING, Final

from jwt_decoder.keys import key_rules
from jwt_decoder.keys.roca import has_roca_fingerprint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jwt_decoder.keys.key import Key, Member
    from jwt_decoder.keys.key_material import Material
    from jwt_decoder.model.finding import KeyFinding
    from jwt_decoder.model.records import Data
    from jwt_decoder.registry.algorithms import Algorithm

PRIVATE: Final = " A private key was pasted: only its public part is used here, and it belongs in no web page."
_ROCA: Final = "The RSA modulus has the ROCA fingerprint: its factors can probably be found (CVE-2017-15361)."
_SHOWN: Final = 60
_LEAST_EXPONENT: Final = 3
_FEW: Final = 4
_LONGEST_GUESSED: Final = 200
_LETTERS: Final = frozenset(b"abcdefghijklmnopqrstuvwxyz")
# Longer words first, so that what is in them is not left over.
_COMMON: Final = (
    *(b"password", b"changeme", b"letmein", b"welcome", b"example", b"default", b"private", b"secret", b"signing"),
    *(b"qwerty", b"please", b"string", b"server", b"access", b"admin", b"token", b"super", b"your", b"test", b"auth"),
    *(b"demo", b"user", b"hmac", b"jwt", b"key", b"abc", b"the", b"my", b"bit"),
)


def duplicate_names(names: Sequence[str]) -> tuple[KeyFinding, ...]:
    """Find a member name that stands twice in a key (RFC 7517 §4)."""
    if not names:
        return ()
    shown = names[0][:_SHOWN]
    message = f"The member “{shown}” stands twice in the key; the last one counts here."
    return (key_rules.MEMBER_DUPLICATE.found(message, {"name": shown}),)


def duplicate_ids(members: Sequence[Member]) -> tuple[KeyFinding, ...]:
    """Find a key ID that two keys of a set share (RFC 7517 §4.5)."""
    counts = Counter(member.kid for member in members if isinstance(member.kid, str))
    double = next((kid for kid, count in counts.items() if count > 1), None)
    if double is None:
        return ()
    shown = double[:_SHOWN]
    message = f"{counts[double]} keys of the set have the kid “{shown}”, so it does not say which one signs."
    return (key_rules.KID_DUPLICATE.found(message, {"kid": shown, "count": counts[double]}),)


def mixed(members: Sequence[Member]) -> tuple[KeyFinding, ...]:
    """Find shared secrets beside public keys in one set (RFC 8725 §3.1)."""
    kinds = {member.kty for member in members if isinstance(member.kty, str)}
    if "oct" not in kinds or len(kinds) == 1:
        return ()
    message = "The set mixes shared secrets with public keys, so a public key may be taken for a secret."
    return (key_rules.SET_MIXED.found(message),)


def private(count: int) -> tuple[KeyFinding, ...]:
    """Find private keys where public ones are enough (RFC 7517 §9.2)."""
    if not count:
        return ()
    message = "A private key was pasted." if count == 1 else f"{count} private keys were pasted."
    message += " Only the public part is used here."
    return (key_rules.PRIVATE.found(message, {"count": count}),)


def weak(material: Material, algorithm: Algorithm) -> tuple[KeyFinding, ...]:
    """Find what makes this key weak for this algorithm; the verdict stands beside it."""
    found = []
    needed = algorithm.minimal_key or 0
    if material.bits < needed:
        found.append(_short(material, algorithm, needed))
    if material.key_type == "RSA" and (material.exponent < _LEAST_EXPONENT or material.exponent % 2 == 0):
        found.append(key_rules.EXPONENT.found(_exponent(material.exponent)))
    if material.key_type == "RSA" and has_roca_fingerprint(material.modulus):
        found.append(key_rules.ROCA.found(_ROCA))
    how = _guessed(material.octets) if material.key_type == "oct" else ""
    if how:
        message = f"The secret {how}, so it can be guessed offline from one token."
        found.append(key_rules.GUESSABLE.found(message, {"how": how}))
    if material.oddity:
        found.append(key_rules.MALFORMED.found(f"The key is spelt oddly: {material.oddity}."))
    return tuple(found)


def outdated(key: Key, now: float) -> tuple[KeyFinding, ...]:
    """Find a certificate that is not valid at ``now``, in seconds (RFC 5280 §4.1.2.5)."""
    begins, ends = (_seconds(str(key.data.get(name, ""))) for name in ("not_before", "not_after"))
    if ends is not None and now > ends:
        message = f"The certificate of the key expired at {key.data['not_after']}."
        return (key_rules.CERTIFICATE_EXPIRED.found(message),)
    if begins is not None and now < begins:
        message = f"The certificate of the key is not valid before {key.data['not_before']}."
        return (key_rules.CERTIFICATE_NOT_YET.found(message),)
    return ()


def _seconds(instant: str) -> float | None:
    """Read what a certificate says; None where it names no instant, such as the 30th of February."""
    try:
        return datetime.fromisoformat(instant).timestamp()
    except ValueError:
        return None


def _short(material: Material, algorithm: Algorithm, needed: int) -> KeyFinding:
    data: Data = {"alg": algorithm.name, "bits": material.bits, "needed": needed}
    if material.key_type == "oct":
        message = f"The secret has {material.bits // 8} octets; {algorithm.name} requires at least {needed // 8}."
    else:
        message = f"The key has {material.bits} bits; {algorithm.name} requires at least {needed}."
    return key_rules.SHORT.found(message, data, reference=algorithm.source)


def _guessed(secret: bytes) -> str:
    """Say how a secret can be guessed: few characters, digits alone, or common words and little else."""
    if len(set(secret)) <= _FEW:
        return "is made of few different characters"
    if secret.isdigit():
        return "is made of digits alone"
    rest = secret[:_LONGEST_GUESSED].lower()
    for word in _COMMON:
        rest = rest.replace(word, b"")
    letters = sum(octet in _LETTERS for octet in rest)
    is_text = secret.isascii() and len(rest) < len(secret[:_LONGEST_GUESSED])
    return "is made of common words" if is_text and letters <= _FEW else ""


def _exponent(exponent: int) -> str:
    return f"The RSA exponent is {exponent if exponent < 10**9 else 'even'}, so anybody can make such signatures."
