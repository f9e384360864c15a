"""JWS and JWE in JSON of which one member has each type that it must not have, made as a lenient reader takes it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from jwcrypto.jwe import JWE
from jwcrypto.jwk import JWK

from tests.unit.jwt_decoder.differential.cases import Case
from tests.unit.jwt_decoder.differential.key_pairs import ALGORITHMS, forms, sign
from tests.unit.jwt_decoder.verify.jose_tokens import b64

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_ABSENT: Final = object()
_CLAIMS: Final[Mapping[str, Any]] = {"sub": "ana"}
_PAYLOAD: Final = b64(json.dumps(_CLAIMS).encode())
# What a member may be instead, by the words for it; what stands there as it should comes on top.
VALUES: Final[Mapping[str, object]] = {
    "left out": _ABSENT,
    "an object": {},
    "an array": [],
    "zero": 0,
    "a number": 5,
    "true": True,
    "false": False,
    "null": None,
    "no text": "",
    "a text": "e30",
}
_MEMBERS: Final = ("payload", "protected", "header", "signature")
WRAPPING: Final = {"kty": "oct", "k": b64(bytes(range(16)))}
# By the words for a member: how a JWE is encrypted so that a reader that takes it for nothing may still decrypt it.
_OF_JWE: Final = ("protected", "unprotected", "header", "encrypted_key", "iv", "ciphertext", "tag", "aad")


def jws_cases() -> Iterator[Case]:
    """Make flattened and general JWSs of every algorithm (RFC 7515 §7.2)."""
    for alg in ALGORITHMS:
        for member in _MEMBERS:
            for words, value in _values(alg, member):
                changed = _signed(alg, member, value)
                yield _case(alg, "flattened", changed, member, words)
                payload = {name: changed.pop(name) for name in ("payload",) if name in changed}
                yield _case(alg, "general", payload | {"signatures": [changed]}, f"{member} of an entry", words)
        for words, token in _of_signatures(alg):
            kind = "general" if "signatures" in token else "flattened"
            yield _case(alg, kind, token, "signatures", words)


def jwe_cases() -> Iterator[Case]:
    """Make flattened and general JWEs (RFC 7516 §7.2)."""
    for member in _OF_JWE:
        sound = _encrypted(member)
        for words, value in (*VALUES.items(), ("as it should be", sound.get(member, _ABSENT))):
            changed = {name: one for name, one in (sound | {member: value}).items() if one is not _ABSENT}
            yield _jwe_case("flattened JWE", changed, member, words)
            entry = {name: changed.pop(name) for name in ("header", "encrypted_key") if name in changed}
            yield _jwe_case("general JWE", changed | {"recipients": [entry]}, member, words)
    for words, recipients, beside in _of_recipients():
        yield _jwe_case("general JWE", beside | {"recipients": recipients}, "recipients", words)


def _encrypted(changed: str) -> dict[str, Any]:
    """Encrypt with the algorithm in another header than the one that is changed, and without what may be left out."""
    own = {"alg": "A128KW"}
    made: dict[str, Any] = {"protected": {"enc": "A128GCM"}, "unprotected": {"x": 1}, "header": own}
    if changed == "protected":
        made = {"protected": {}, "unprotected": {"enc": "A128GCM"}, "header": own}
    elif changed == "header":
        made = {"protected": {"enc": "A128GCM"}, "unprotected": own, "header": {"x": 1}}
    written = {name: json.dumps(header) if header else None for name, header in made.items()}
    jwe = JWE(b"{}", written["protected"], written["unprotected"], aad=b"a" if changed == "aad" else None)
    jwe.add_recipient(JWK(**WRAPPING), written["header"])
    token: dict[str, Any] = json.loads(jwe.serialize())
    return token


def _of_recipients() -> Iterator[tuple[str, object, dict[str, Any]]]:
    """Give what ``recipients`` may be instead, and what stands beside it."""
    flattened = _encrypted("")
    rest = {name: value for name, value in flattened.items() if name not in {"header", "encrypted_key"}}
    entry = {name: flattened[name] for name in ("header", "encrypted_key")}
    for words, value in VALUES.items():
        if value is not _ABSENT:
            yield words, value, rest
            yield f"{words}, beside a key", value, flattened
            yield f"an array with {words} after an entry", [entry, value], rest
            yield f"an array with {words} before an entry", [value, entry], rest
    yield "an entry", entry, rest
    yield "both serializations", [entry], flattened
    yield "as it should be", [entry], rest


def _jwe_case(kind: str, token: Mapping[str, Any], member: str, words: str) -> Case:
    return Case(json.dumps(token), "A128KW", "jwk", json.dumps(WRAPPING), (member, words), kind=kind)


def _values(alg: str, member: str) -> Iterator[tuple[str, object]]:
    """Give what the member may be instead, and what it should be inside of an array or as another type."""
    yield from VALUES.items()
    yield "as it should be", _sound(alg)[member]
    yield "an array of what it should be", [_sound(alg)[member]]
    if member == "protected":
        yield "an object with alg", {"alg": alg}
        yield "JSON as text", json.dumps({"alg": alg})
    if member == "header":
        yield "JSON in base64url", b64(b'{"kid":"a"}')


def _sound(alg: str) -> dict[str, Any]:
    protected = b64(json.dumps({"alg": alg}).encode())
    signature = b64(sign(alg, f"{protected}.{_PAYLOAD}".encode()))
    return {"payload": _PAYLOAD, "protected": protected, "header": {"kid": "a"}, "signature": signature}


def _signed(alg: str, member: str, value: object) -> dict[str, Any]:
    """Change a member, then sign what a reader signs that takes another type for nothing."""
    token = _sound(alg)
    if member == "protected":
        token["header"] = {"alg": alg}
    token[member] = value
    token = {name: one for name, one in token.items() if one is not _ABSENT}
    if member in {"signature", "header"}:
        return token
    protected, payload = (token[name] if isinstance(token.get(name), str) else "" for name in ("protected", "payload"))
    return token | {"signature": b64(sign(alg, f"{protected}.{payload}".encode()))}


def _of_signatures(alg: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give general JWSs whose ``signatures`` is none, or has something else in it, or both serializations at once."""
    flattened = _sound(alg)
    payload = {"payload": flattened["payload"]}
    entry = {name: flattened[name] for name in ("protected", "header", "signature")}
    for words, value in VALUES.items():
        yield words, payload | ({} if value is _ABSENT else {"signatures": value})
        yield f"{words}, beside a signature", flattened | ({} if value is _ABSENT else {"signatures": value})
        if value is not _ABSENT:
            yield f"an array with {words} after an entry", payload | {"signatures": [entry, value]}
            yield f"an array with {words} before an entry", payload | {"signatures": [value, entry]}
            yield f"an array of {words}", payload | {"signatures": [value]}
    yield "an entry", payload | {"signatures": entry}
    yield "an array of an array", payload | {"signatures": [[entry]]}
    yield "as it should be", payload | {"signatures": [entry]}
    yield "both serializations", flattened | {"signatures": [entry]}


def _case(alg: str, kind: str, token: Mapping[str, Any], member: str, words: str) -> Case:
    return Case(json.dumps(token), alg, "jwk", forms(alg)["jwk"], (member, words), kind=kind, claims=_CLAIMS)
