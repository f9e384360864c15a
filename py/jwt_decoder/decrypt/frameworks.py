"""Keys as frameworks derive them from a secret: a row for each, with where it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from jwt_decoder.decrypt.derivation import hkdf

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jwt_decoder.registry.encryption import ContentEncryption


class Framework(NamedTuple):
    """One way to a key for ``dir``: HKDF with SHA-256, of a secret as text.

    ``salt`` and ``info`` have ``{cookie}`` where the name of the cookie stands; ``source`` is the file of its code.
    ``encs`` are the values of ``enc`` that it writes.
    """

    name: str
    salt: str
    info: str
    encs: frozenset[str]
    cookies: tuple[str, ...]
    source: str


FRAMEWORKS: Final = (
    Framework(
        "Auth.js v5",
        "{cookie}",
        "Auth.js Generated Encryption Key ({cookie})",
        frozenset({"A256CBC-HS512", "A256GCM"}),
        ("authjs.session-token", "__Secure-authjs.session-token"),
        "@auth/core src/jwt.ts",
    ),
    Framework(
        "NextAuth.js v4",
        "",
        "NextAuth.js Generated Encryption Key",
        frozenset({"A256GCM"}),
        ("",),
        "next-auth src/jwt/index.ts",
    ),
    Framework(
        "nextjs-auth0",
        "",
        "JWE CEK",
        frozenset({"A256GCM"}),
        ("",),
        "nextjs-auth0 src/server/cookies.ts",
    ),
)


def derived(secret: bytes, enc: ContentEncryption, label: str) -> Iterable[tuple[Framework, bytes]]:
    """Return the keys that frameworks derive from a secret for this ``enc``; ``label`` may name the cookie."""
    for framework in FRAMEWORKS:
        if enc.name not in framework.encs:
            continue
        for cookie in dict.fromkeys((*framework.cookies, *((label,) if framework.salt and label else ()))):
            salt, info = (text.format(cookie=cookie).encode() for text in (framework.salt, framework.info))
            yield framework, hkdf(secret, salt, info, enc.key_octets)
