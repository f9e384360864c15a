"""What a reader should worry about in a key: weak, ambiguous, private, or given away."""

from __future__ import annotations

import math
import re
from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING, Final, Literal

from jwt_decoder.keys import key_rules
from jwt_decoder.keys.roca import has_roca_fingerprint
from jwt_decoder.keys.small_order import has_small_order
from jwt_decoder.model.sentence import Digits, Sentence, plural
from jwt_decoder.registry.curves import AGREEMENT
from jwt_decoder.registry.encryption import KeyManagement
from jwt_decoder.text.quote import quote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jwt_decoder.keys.key import Key, Member
    from jwt_decoder.keys.key_material import Material
    from jwt_decoder.model.finding import KeyFinding
    from jwt_decoder.registry.algorithms import Algorithm

_ROCA_FINGERPRINT: Final = Sentence(
    "The RSA modulus has the ROCA fingerprint: the key can probably be factored (CVE-2017-15361)."
)
_SMALL_ORDER: Final = Sentence("The public key is a point of small order, so anyone can forge its signatures.")
_NO_SECRET: Final = Sentence("The public key is a point of small order, so anything agreed on with it is public.")
_FEW_CHARACTERS: Final = Sentence(
    "The secret has few distinct characters, so it can be guessed offline from a single token."
)
_DIGITS: Final = Sentence("The secret is only digits, so it can be guessed offline from a single token.")
_COMMON_WORDS: Final = Sentence("The secret is made of common words, so it can be guessed offline from a single token.")
_PUBLIC_PART: Final = Sentence("Only the public part is used here.")
_TYPED: Final = Sentence(
    "The key is {count} characters of text, so it has at most {bits} bits of randomness: it can be guessed offline."
)
# The bits that a key must have to be out of reach (SP 800-57 Part 1 §5.6.1).
_LEAST_BITS: Final = 112
_ALPHABETS: Final = (
    (re.compile(rb"[0-9a-f]*|[0-9A-F]*"), 16),
    (re.compile(rb"[A-Za-z0-9+/=_-]*"), 64),
    (re.compile(rb"[ -~]*"), 95),
)
Validity = Literal["current", "expired", "not-yet", "unreadable"]
_SHOWN: Final = 60
_LARGEST_TOLD: Final = 10**9
_VALUES: Final = ("kty", "crv", "n", "e", "x", "y", "k", "pub")
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
    """Find a member name that appears twice in a key (RFC 7517 §4)."""
    if not names:
        return ()
    name = quote(names[0], _SHOWN)
    message = Sentence("The key has “{name}” twice; the last one is used here.", name=name)
    return (key_rules.MEMBER_DUPLICATE.found(message),)


def duplicate_ids(members: Sequence[Member]) -> tuple[KeyFinding, ...]:
    """Find a key ID that two keys of a set share (RFC 7517 §4.5); one key that is there twice is still one key."""
    named = [(member.kid, member) for member in members if isinstance(member.kid, str)]
    often = Counter(kid for kid, _ in named)
    different = dict.fromkeys((kid, _values_of(member)) for kid, member in named if often[kid] > 1)
    counts = Counter(kid for kid, _ in different)
    double = next((kid for kid, count in counts.items() if count > 1), None)
    if double is None:
        return ()
    message = plural(
        "{count} key in the set has the kid “{kid}”, so the kid doesn't tell which one signs.",
        "{count} keys in the set have the kid “{kid}”, so the kid doesn't tell which one signs.",
        count=Digits(counts[double]),
        kid=quote(double, _SHOWN),
    )
    return (key_rules.KID_DUPLICATE.found(message),)


def _values_of(member: Member) -> str:
    """Return what tells a key from others, as text, whatever else its JWK says."""
    return repr([(name, member.jwk.get(name)) for name in _VALUES] if member.jwk else member.place)


def mixed(members: Sequence[Member]) -> tuple[KeyFinding, ...]:
    """Find shared secrets beside public keys in one set (RFC 8725 §3.1)."""
    kinds = {member.kty for member in members if isinstance(member.kty, str)}
    if "oct" not in kinds or len(kinds) == 1:
        return ()
    message = Sentence("The set mixes shared secrets with public keys, so a public key may be mistaken for a secret.")
    return (key_rules.SET_MIXED.found(message),)


def private(count: int, *, is_used: bool = True) -> tuple[KeyFinding, ...]:
    """Find private keys where public ones are enough (RFC 7517 §9.2)."""
    if not count:
        return ()
    message = plural("A private key was pasted.", "{count} private keys were pasted.", Digits(count))
    return (key_rules.PRIVATE.found(message.then(_PUBLIC_PART) if is_used else message),)


def weak(material: Material, algorithm: Algorithm | KeyManagement) -> tuple[KeyFinding, ...]:
    """Find what makes this key weak for this algorithm; the verdict stands beside it."""
    found: list[KeyFinding] = []
    needed = algorithm.minimal_key or 0
    if material.bits < needed:
        found.append(_short(material, algorithm, needed))
    if material.key_type == "RSA" and (material.exponent < _LEAST_EXPONENT or material.exponent % 2 == 0):
        found.append(key_rules.EXPONENT.found(_exponent(material.exponent)))
    found += small_order(material)
    if material.key_type == "RSA" and has_roca_fingerprint(material.modulus):
        found.append(key_rules.ROCA.found(_ROCA_FINGERPRINT))
    guessed = _guessed(material.octets) or _typed(material.octets, algorithm) if material.key_type == "oct" else None
    if guessed:
        found.append(key_rules.GUESSABLE.found(guessed))
    if material.oddity:
        found.append(key_rules.MALFORMED.found(material.oddity))
    return tuple(found)


def small_order(material: Material) -> tuple[KeyFinding, ...]:
    """Find a public key that is a point of small order (RFC 8032 §5.1.7, RFC 7748 §6.1), whatever it is used for."""
    if not has_small_order(material.curve, material.octets):
        return ()
    return (key_rules.SMALL_ORDER.found(_NO_SECRET if material.curve in AGREEMENT else _SMALL_ORDER),)


def outdated(key: Key, now: float) -> tuple[KeyFinding, ...]:
    """Find a certificate that is not valid at ``now``, in seconds (RFC 5280 §4.1.2.5)."""
    state = validity(str(key.data.get("not_before", "")), str(key.data.get("not_after", "")), now)
    if state == "expired":
        message = Sentence("The key's certificate expired at {not_after}.", not_after=key.data["not_after"])
        return (key_rules.CERTIFICATE_EXPIRED.found(message),)
    if state == "not-yet":
        not_before = key.data["not_before"]
        message = Sentence("The key's certificate isn't valid before {not_before}.", not_before=not_before)
        return (key_rules.CERTIFICATE_NOT_YET.found(message),)
    return ()


def validity(not_before: str, not_after: str, now: float) -> Validity:
    """Return whether a certificate is valid at ``now``, in seconds; unreadable where it says no instant."""
    begins, ends = _seconds(not_before), _seconds(not_after)
    if ends is not None and now > ends:
        return "expired"
    if begins is not None and now < begins:
        return "not-yet"
    return "unreadable" if begins is None or ends is None else "current"


def _seconds(instant: str) -> float | None:
    """Read what a certificate says; None where it names no instant, such as the 30th of February."""
    try:
        return datetime.fromisoformat(instant).timestamp()
    except ValueError:
        return None


def _short(material: Material, algorithm: Algorithm | KeyManagement, needed: int) -> KeyFinding:
    if material.key_type == "oct":
        message = plural(
            "The secret has {octets} byte; {alg} requires at least {least}.",
            "The secret has {octets} bytes; {alg} requires at least {least}.",
            count=material.bits // 8,
            octets=material.bits // 8,
            alg=algorithm.name,
            least=needed // 8,
        )
        return key_rules.SHORT.found(message, {"bits": material.bits, "needed": needed}, section=algorithm.source)
    message = plural(
        "The key has {bits} bit; {alg} requires at least {needed}.",
        "The key has {bits} bits; {alg} requires at least {needed}.",
        count=material.bits,
        bits=Digits(material.bits),
        alg=algorithm.name,
        needed=Digits(needed),
    )
    return key_rules.SHORT.found(message, section=algorithm.source)


def _guessed(secret: bytes) -> Sentence | None:
    """Return how a secret can be guessed: few characters, digits alone, or common words and little else."""
    if _has_few_characters(secret):
        return _FEW_CHARACTERS
    if secret.isdigit():
        return _DIGITS
    rest = secret[:_LONGEST_GUESSED].lower()
    for word in _COMMON:
        rest = rest.replace(word, b"")
    letters = sum(octet in _LETTERS for octet in rest)
    is_text = secret.isascii() and len(rest) < len(secret[:_LONGEST_GUESSED])
    return _COMMON_WORDS if is_text and letters <= _FEW else None


def _has_few_characters(secret: bytes) -> bool:
    """Say so; of a secret of megabytes that begins with one, the others are left to look at, and mostly none is."""
    beginning = set(secret[:_LONGEST_GUESSED])
    return len(beginning) <= _FEW and len(beginning | set(secret.translate(None, bytes(beginning)))) <= _FEW


def _typed(secret: bytes, algorithm: Algorithm | KeyManagement) -> Sentence | None:
    """Return how few bits a key of AES can have that is text: each character says less than an octet."""
    if not isinstance(algorithm, KeyManagement) or not algorithm.takes_random_octets:
        return None
    alphabet = next((size for form, size in _ALPHABETS if form.fullmatch(secret)), None)
    bits = int(len(secret) * math.log2(alphabet)) if alphabet else _LEAST_BITS
    return _TYPED.about(count=Digits(len(secret)), bits=Digits(bits)) if bits < _LEAST_BITS else None


def _exponent(exponent: int) -> Sentence:
    """Return what an exponent shows: 1 changes nothing, and an even one has no private exponent (RFC 8017 §3.1)."""
    if exponent >= _LARGEST_TOLD:
        return Sentence("The RSA exponent is even, so this isn't an RSA key.")
    if exponent == 1:
        return Sentence("The RSA exponent is 1, so anyone can forge its signatures.")
    return Sentence(
        "The RSA exponent is {exponent}, an even number, so this isn't an RSA key.", exponent=Digits(exponent)
    )
