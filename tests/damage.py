"""Signed tokens with one character of a segment replaced, lost or doubled."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import random
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

SECRET: Final = "keep-this-one-long-random-and-to-yourself"
ALPHABET: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_OTHERS: Final = "!@#$%^&*()[]|;:?,\u00df\u0456\uff4c"
_WORDS: Final = (
    "alpha",
    "bravo",
    "river",
    "mountain",
    "kestrel",
    "harbor",
    "violet",
    "copper",
    "ledger",
    "oxide",
    "elm",
)
_SCOPES: Final = ("openid", "profile", "email", "read", "write", "orders:read")
_ROLES: Final = ("admin", "user", "editor", "billing", "ops")


class Damaged(NamedTuple):
    """A sound token, and the same with one character of it damaged."""

    sound: str
    text: str


def b64(octets: bytes) -> str:
    """Return base64url without padding."""
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()


def drawing(seed: str | int) -> random.Random:
    """Return what draws the same for the same seed."""
    return random.Random(seed)  # noqa: S311 - it draws examples, no secrets


def claims(draw: random.Random) -> dict[str, object]:
    """Draw a Claims Set as issuers write them."""
    now = draw.randrange(1_600_000_000, 1_900_000_000)
    word = draw.choice
    optional: dict[str, Callable[[], object]] = {
        "iss": lambda: f"https://login.{word(_WORDS)}{word(['.example', '.com', '.io'])}{word(['', '/', '/oauth2'])}",
        "sub": lambda: word([word(_WORDS), str(draw.randrange(10**9)), f"auth0|{draw.getrandbits(96):024x}"]),
        "aud": lambda: word([f"{word(_WORDS)}-api", f"https://api.{word(_WORDS)}.example", ["api", "web"]]),
        "nbf": lambda: now,
        "name": lambda: f"{word(_WORDS).title()} {word(_WORDS).title()}",
        "email": lambda: f"{word(_WORDS)}@{word(_WORDS)}.example",
        "roles": lambda: draw.sample(_ROLES, 2),
        "scope": lambda: " ".join(draw.sample(_SCOPES, 3)),
        "jti": lambda: b64(draw.randbytes(12)),
    }
    members = {name: make() for name, make in optional.items() if draw.random() < 0.6}
    return {**members, "iat": now, "exp": now + word([300, 900, 3600, 86400])}


def token(draw: random.Random) -> str:
    """Draw a token that is signed with the secret."""
    header = {"alg": "HS256", "typ": "JWT", "kid": f"{draw.getrandbits(40):x}"}
    parts = (json.dumps(part, separators=(",", ":")).encode() for part in (header, claims(draw)))
    signed = ".".join(map(b64, parts))
    return f"{signed}.{b64(hmac.digest(SECRET.encode(), signed.encode(), hashlib.sha256))}"


def replaced_within(text: str, at: int, draw: random.Random) -> str:
    """Put another character of the alphabet in the place of one."""
    return text[:at] + draw.choice(ALPHABET.replace(text[at], "")) + text[at + 1 :]


def replaced_without(text: str, at: int, draw: random.Random) -> str:
    """Put a character of no alphabet in the place of one."""
    return text[:at] + draw.choice(_OTHERS) + text[at + 1 :]


def lost(text: str, at: int, draw: random.Random) -> str:
    """Leave one character out."""
    del draw
    return text[:at] + text[at + 1 :]


def doubled(text: str, at: int, draw: random.Random) -> str:
    """Write one character twice."""
    del draw
    return text[:at] + text[at] + text[at:]


KINDS: Final = (replaced_within, replaced_without, lost, doubled)


def damaged(draw: random.Random, kind: Callable[[str, int, random.Random], str], segment: int) -> Damaged:
    """Draw a token and damage one of its segments."""
    sound = token(draw)
    segments = sound.split(".")
    # Without the first two characters of a header there is no token to be found in a paste.
    at = draw.randrange(0 if segment else 3, len(segments[segment]))
    segments[segment] = kind(segments[segment], at, draw)
    return Damaged(sound, ".".join(segments))
