"""A hundred tokens of all kinds, the same at each run; their signatures and ciphertexts are random octets."""

from __future__ import annotations

import json
from random import Random
from typing import TYPE_CHECKING, Final

from jwt_decoder.text.base64url import encode

if TYPE_CHECKING:
    from collections.abc import Iterator

_SEED: Final = 7515
_SIGNATURES: Final = {
    "HS256": 32,
    "HS384": 48,
    "HS512": 64,
    "ES256": 64,
    "ES384": 96,
    "ES512": 132,
    "EdDSA": 64,
    "RS256": 256,
    "PS384": 384,
    "RS512": 512,
}
_KEYS: Final = {"dir": 0, "ECDH-ES": 0, "A128KW": 40, "RSA-OAEP": 256, "RSA-OAEP-256": 512, "A256GCMKW": 32}
_NONCE: Final = 12
_TAG: Final = 16
_NAMES: Final = ("sub", "iss", "name", "email", "scope", "roles", "tenant", "nonce", "jti", "azp", "sid", "groups")
_WORDS: Final = ("alice", "https://issuer.example/", "read write", "admin", "ünïcode", "x" * 40, "a/b?c=d", "42")


def made(count: int = 100) -> dict[str, str]:
    """Return so many tokens by a name that says what each is."""
    random = Random(_SEED)  # noqa: S311 - nothing secret is made
    tokens = {}
    for index in range(count):
        kind = _KINDS[index % len(_KINDS)]
        tokens[f"{kind.__name__.strip('_')} {index}"] = kind(random)
    return tokens


def any_token(random: Random) -> str:
    """Return a token of any of the kinds."""
    return random.choice(_KINDS)(random)


def unencoded(count: int = 10) -> dict[str, str]:
    """Return tokens whose payload is not encoded (RFC 7797 §5.2); none of their payloads has white space."""
    random = Random(_SEED)  # noqa: S311 - nothing secret is made
    header = encode(b'{"alg":"HS256","b64":false,"crit":["b64"]}')
    payloads = ("$02", "payload", "a-b_c", "amount=12,50", "{}", "x" * 90, "%20", "a/b", "[1,2]", "QWxhZGRpbg==")
    return {f"unencoded {text}": f"{header}.{text}.{encode(random.randbytes(32))}" for text in payloads[:count]}


def _json(value: object) -> str:
    return encode(json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode())


def _claims(random: Random) -> dict[str, object]:
    names = random.sample(_NAMES, random.randrange(1, len(_NAMES)))
    claims: dict[str, object] = {name: random.choice(_WORDS) for name in names}
    return {**claims, "iat": 1_795_000_000 + random.randrange(10**6), "exp": 1_796_000_000 + random.randrange(10**6)}


def _header(random: Random, alg: str) -> dict[str, object]:
    extra = [{}, {"typ": "JWT"}, {"kid": encode(random.randbytes(20))}, {"typ": "at+jwt", "kid": "key-1"}]
    return {"alg": alg, **random.choice(extra)}


def _signature(random: Random, alg: str) -> str:
    return encode(random.randbytes(_SIGNATURES[alg]))


def _signed(random: Random) -> str:
    alg = random.choice(list(_SIGNATURES))
    return f"{_json(_header(random, alg))}.{_json(_claims(random))}.{_signature(random, alg)}"


def _pretty(random: Random) -> str:
    header = encode(b'{\r\n  "typ": "JWT",\r\n  "alg": "HS256"\r\n}')
    payload = encode(json.dumps(_claims(random), indent=2).encode())
    return f"{header}.{payload}.{_signature(random, 'HS256')}"


def _detached(random: Random) -> str:
    return f"{_json(_header(random, 'ES256'))}..{_signature(random, 'ES256')}"


def _unsecured(random: Random) -> str:
    return f"{_json({'alg': 'none'})}.{_json(_claims(random))}."


def _encrypted(random: Random) -> str:
    alg = random.choice(list(_KEYS))
    segments = (_KEYS[alg], _NONCE, random.randrange(20, 400), _TAG)
    header = {**_header(random, alg), "enc": "A256GCM"}
    return ".".join([_json(header), *(encode(random.randbytes(octets)) for octets in segments)])


def _disclosures(random: Random) -> Iterator[str]:
    for name in random.sample(_NAMES, random.randrange(1, 6)):
        yield _json([encode(random.randbytes(16)), name, random.choice(_WORDS)])


def _disclosing(random: Random) -> str:
    alg = random.choice(["ES256", "EdDSA", "RS256"])
    payload = {
        "_sd": [encode(random.randbytes(32)) for _ in range(3)],
        "_sd_alg": "sha-256",
        "iss": "https://a.example",
    }
    issued = f"{_json({'alg': alg, 'typ': 'dc+sd-jwt'})}.{_json(payload)}.{_signature(random, alg)}"
    return "~".join([issued, *_disclosures(random), ""])


def _bound(random: Random) -> str:
    payload = {"iat": 1_795_000_000, "aud": "https://b.example", "nonce": "1", "sd_hash": encode(random.randbytes(32))}
    return (
        _disclosing(random)
        + f"{_json({'alg': 'ES256', 'typ': 'kb+jwt'})}.{_json(payload)}.{_signature(random, 'ES256')}"
    )


_KINDS: Final = (
    *(_signed, _signed, _signed, _encrypted, _encrypted),
    *(_disclosing, _bound, _detached, _unsecured, _pretty),
)
