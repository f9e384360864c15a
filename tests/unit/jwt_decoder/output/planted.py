"""Secrets planted in a paste, wherever others may write: names, values, proofs, and what stands around a token."""

from __future__ import annotations

import base64
import binascii
import json
import re
from typing import TYPE_CHECKING, Any, Final

from jwt_decoder.text import base64url

from tests.unit.jwt_decoder.output.test_hostile_text import certificate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Change = dict[str, Any]
# Without what these say, a paste is of another kind, or none of its times is judged.
_KEPT: Final = frozenset({"alg", "enc", "_sd", "_sd_alg", "...", "b64", "exp", "nbf", "iat", "auth_time"})
_SEGMENT: Final = re.compile(r"(?<![A-Za-z0-9_-])e[yw][A-Za-z0-9_-]{6,}")
_SEPARATORS: Final = (",", ":")


def encoded(value: object) -> str:
    """Return a value as JSON, or a text, in base64url."""
    text = value if isinstance(value, str) else json.dumps(value, separators=_SEPARATORS)
    return base64url.encode(text.encode(errors="surrogatepass"))


def token(header: Change, claims: object) -> str:
    """Return a token with a signature of no meaning."""
    return f"{encoded({'alg': 'HS256'} | header)}.{encoded(claims)}.{'A' * 43}"


def in_segments(paste: str, change: Callable[[Change], object]) -> str:
    """Return a paste with each JSON object in it that is base64url, changed."""

    def changed(found: re.Match[str]) -> str:
        try:
            tree = json.loads(base64.urlsafe_b64decode(found[0] + "=" * (-len(found[0]) % 4)))
        except (binascii.Error, ValueError, RecursionError):
            return found[0]
        return encoded(change(tree)) if isinstance(tree, dict) else found[0]

    return _SEGMENT.sub(changed, paste)


def _is_header(tree: Change) -> bool:
    return "alg" in tree or "typ" in tree


def _values(secret: str) -> Callable[[Change], object]:
    """Return what puts a secret in the place of each text and of each number, however deep."""

    def planted(value: object) -> object:
        if isinstance(value, dict):
            return {name: one if name in _KEPT else planted(one) for name, one in value.items()}
        if isinstance(value, list):
            return [planted(one) for one in value]
        return secret if isinstance(value, str) else value

    return planted


def _numbers(secret: str) -> Callable[[Change], object]:
    digits = number(secret)
    return lambda tree: {
        name: digits if name not in _KEPT and isinstance(one, (str, int)) else one for name, one in tree.items()
    }


def number(secret: str) -> int:
    """Return a number of seven digits that goes with a secret."""
    return 1_234_567 + sum(map(ord, secret)) % 89 * 97_531


def _names(secret: str) -> Callable[[Change], object]:
    return lambda tree: {name if name in _KEPT else f"{name}{secret}": one for name, one in tree.items()}


def _added(secret: str) -> Callable[[Change], object]:
    """Return what adds members that have a secret in their names and values, and in tokens and keys within them."""
    inner = token({"kid": secret, "typ": secret}, {"sub": secret, secret: secret})
    key = {"kty": "RSA", "kid": secret, "n": secret, "e": "AQAB", "alg": secret, "use": secret}
    pem = certificate(secret[:40]).splitlines()
    header: Change = {"kid": secret, "crit": [secret, "exp"], "jku": secret, "x5u": secret, "jwk": key, "typ": secret}
    header |= {"cty": secret, "x5c": ["".join(pem[1:-1])], "x5t": secret, secret: secret, "zip": secret}
    named = ("iss", "sub", "password", "email", "client_secret", "nbf", "vct", secret)
    claims: Change = dict.fromkeys(named, secret) | {"aud": [secret, secret], "token": inner, "jti": inner}
    claims |= {
        "cnf": {"jwk": key, "kid": secret},
        "scope": f"{secret} {secret}",
        "events": {secret: {secret: [secret]}},
    }
    return lambda tree: {**tree, **(header if _is_header(tree) else claims)}


def _algorithm(secret: str) -> Callable[[Change], object]:
    return lambda tree: tree | {"alg": secret, "enc": secret} if _is_header(tree) else tree


def _broken(secret: str) -> Callable[[Change], object]:
    """Return what breaks JSON by a secret without quotation marks, somewhere in it."""

    def broken(tree: Change) -> str:
        written = json.dumps(tree, separators=_SEPARATORS)
        if _is_header(tree):
            return written
        at = sum(map(ord, secret)) % len(written)
        return written[:at] + secret + written[at:]

    return broken


def _bound(secret: str) -> str:
    claims = {"nonce": secret, "aud": secret, "sd_hash": secret, "iat": secret, secret: secret}
    return token({"typ": secret, "kid": secret, secret: secret}, claims)


_DISCLOSED: Final[Mapping[str, Callable[[str], list[object]]]] = {
    "named": lambda secret: [secret, secret, {secret: secret}],
    "nameless": lambda secret: [secret, secret],
    "short": lambda secret: [secret],
}


def _disclosures(secret: str) -> str:
    return "".join(f"{encoded(one(secret))}~" for one in _DISCLOSED.values()) + f"{encoded(f'[{secret}')}~"


def _in_json(paste: str, secret: str) -> str:
    header = encoded({"alg": "HS256", "kid": secret})
    unprotected: Change = {"kid": secret, secret: secret, "alg": secret}
    more = {"kb_jwt": _bound(secret), "disclosures": [encoded([secret, secret, secret]), secret]}
    signature = {"protected": header, "header": unprotected | more, "signature": secret}
    return json.dumps({"payload": encoded({"text": paste[:999], secret: secret}), "signatures": [signature] * 2})


# Where a secret is planted: how a paste looks with a text in it.
PLACES: Final[Mapping[str, Callable[[str, str], str]]] = {
    "values": lambda paste, secret: in_segments(paste, _values(secret)),
    "numbers": lambda paste, secret: in_segments(paste, _numbers(secret)),
    "names": lambda paste, secret: in_segments(paste, _names(secret)),
    "members": lambda paste, secret: in_segments(paste, _added(secret)),
    "algorithm": lambda paste, secret: in_segments(paste, _algorithm(secret)),
    "broken JSON": lambda paste, secret: in_segments(paste, _broken(secret)),
    "disclosures": lambda paste, secret: f"{paste.rstrip('~')}~{_disclosures(secret)}",
    "Key Binding JWT": lambda paste, secret: f"{paste.rstrip('~')}~{_disclosures(secret)}{_bound(secret)}",
    "nested token": lambda paste, secret: token({"cty": "JWT"}, in_segments(paste, _values(secret))[:9999]),
    "text": lambda paste, secret: token({"kid": secret}, f"{secret} {paste[:99]}"),
    "JSON Serialization": _in_json,
    "signature": lambda paste, secret: f"{paste}{encoded(secret)}",
    "segments": lambda paste, secret: f"{paste}.{encoded({secret: secret})}.{encoded(secret)}",
    "characters": lambda paste, secret: f"{paste[: len(paste) // 2]}{secret}{paste[len(paste) // 2 :]}",
    "label": lambda paste, secret: f"{secret}: {paste}",
    "cookie": lambda paste, secret: f"Cookie: {secret}={paste}; {secret}={secret}",
    "address": lambda paste, secret: f"https://a.example/{secret}?{secret}={paste}#state={secret}",
    "JSON around": lambda paste, secret: json.dumps({secret: paste, "state": secret, "key": [paste]}),
}


def spellings(secret: str) -> set[str]:
    """Return a secret and its beginning, and how they may be written elsewhere."""
    packed = {base64url.encode((" " * lead + secret).encode())[4:-4] for lead in range(3)}
    plain = {secret, secret[: len(secret) // 2], secret[len(secret) // 2 :]}
    return {form for one in plain for form in (one, one.upper(), one.lower(), one[::-1], one.encode().hex())} | packed


def digits(secret: str) -> set[str]:
    """Return how the number that goes with a secret may be written."""
    value = number(secret)
    return {str(value), f"{value:,}"}
