"""Keys as frameworks derive them from a secret: a row for each, with where it is written."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from jwt_decoder.decrypt.derivation import hkdf
from jwt_decoder.decrypt.key_usability import needed_octets

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jwt_decoder.decrypt.outcome import Asked

_GCM: Final = frozenset({"A256GCM"})
_CBC: Final = frozenset({"A256CBC-HS512"})
_SESSIONS: Final = ("authjs.session-token", "next-auth.session-token")
_AUTHJS: Final = (
    *_SESSIONS,
    *("authjs.pkce.code_verifier", "authjs.state", "authjs.nonce", "authjs.challenge"),
    # Not those of cookies: what is in two of them is encrypted once more.
    *("encodedState", "encodedWebauthnChallenge"),
)
_NEXTAUTH: Final = ("next-auth.pkce.code_verifier", "next-auth.state", "next-auth.nonce")
# The number of a piece, where a cookie was stored in several.
_PIECE: Final = re.compile(r"[._-]{1,2}[0-9]{1,2}\Z")


class Framework(NamedTuple):
    """One way to a key for ``dir``: HKDF with SHA-256, of a secret as text.

    ``salt`` and ``info`` have ``{cookie}`` where the name of the cookie stands, which is one of ``cookies``, with
    ``__Secure-`` before it or not, or that which the paste has, and ``{kid}`` for that of the header; ``source`` is the
    file of its code. ``encs`` are the values of ``enc`` that it writes.
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
        _AUTHJS,
        "@auth/core src/jwt.ts",
    ),
    Framework("Auth.js v5 beta", "", "Auth.js Generated Encryption Key", _GCM, (), "@auth/core src/jwt.ts before 0.19"),
    Framework("NextAuth.js v4", "", "NextAuth.js Generated Encryption Key", _GCM, (), "next-auth src/jwt/index.ts"),
    Framework(
        "NextAuth.js v4",
        "{cookie}",
        "NextAuth.js Generated Encryption Key ({cookie})",
        _GCM,
        _NEXTAUTH,
        "next-auth src/core/lib/oauth/checks.ts",
    ),
    Framework(
        "nextjs-auth0 or express-openid-connect",
        "",
        "JWE CEK",
        _GCM,
        (),
        "nextjs-auth0 src/server/cookies.ts, express-openid-connect lib/crypto.js",
    ),
    Framework("@hono/session", "", "session jwe cek", _GCM, (), "honojs/middleware packages/session/src/cookies.ts"),
    Framework(
        "auth0-server-js",
        "{cookie}{kid}",
        "derived cookie encryption secret",
        _CBC,
        ("__a0_session", "__a0_tx"),
        "auth0-server-js src/encryption/index.ts",
    ),
    Framework(
        "Better Auth",
        "{cookie}",
        "BetterAuth.js Generated Encryption Key",
        _CBC,
        ("better-auth-session", "better-auth-account"),
        "better-auth src/crypto/jwt.ts",
    ),
)
# The leftmost octets of a hash of SHA-2, also what mod_auth_openidc makes of its passphrase, and Quarkus of a secret.
CLIENT_SECRET: Final = Framework(
    "OpenID Connect, mod_auth_openidc or Quarkus", "", "", frozenset(), (), "OpenID Connect Core 1.0 §10.2"
)


def derived(secret: bytes, asked: Asked, label: str) -> Iterable[tuple[Framework, bytes]]:
    """Return the keys that frameworks derive from a secret; ``label`` may name the cookie."""
    if asked.alg.family == "dir":
        for framework in FRAMEWORKS:
            if asked.enc.name in framework.encs:
                for cookie in _cookies(framework, label):
                    salt, info = _texts(framework, cookie, asked)
                    yield framework, hkdf(secret, salt, info, asked.enc.key_octets)
    needed = needed_octets(asked.alg, asked.enc)
    if needed:
        yield CLIENT_SECRET, _leftmost(secret, needed)


def _texts(framework: Framework, cookie: str, asked: Asked) -> tuple[bytes, ...]:
    """Return salt and info."""
    kid = asked.jwe.header.get("kid")
    names = {"cookie": cookie, "kid": kid if isinstance(kid, str) else ""}
    return tuple(text.format(**names).encode("utf-8", "replace") for text in (framework.salt, framework.info))


def _cookies(framework: Framework, label: str) -> Iterable[str]:
    """Return the names that a cookie may have, of a framework whose key depends on it."""
    if not framework.salt:
        return ("",)
    own = (label, _PIECE.sub("", label)) if label else ()
    secure = (f"__Secure-{name}" for name in framework.cookies)
    return dict.fromkeys((*own, *framework.cookies, *secure))


def _leftmost(secret: bytes, octets: int) -> bytes:
    """Return the leftmost octets of the shortest hash of SHA-2 that has so many (OpenID Connect Core 1.0 §10.2)."""
    name = next(name for name in ("sha256", "sha384", "sha512") if hashlib.new(name).digest_size >= octets)
    return hashlib.new(name, secret).digest()[:octets]
