"""Tokens for the comparison: sound ones of every algorithm, and what a careless or a hostile hand makes of them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from tests.unit.jwt_decoder.differential.key_pairs import ALGORITHMS, forms, sign
from tests.unit.jwt_decoder.verify.jose_tokens import b64, unb64

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Mapping

NOW: Final = 1_767_225_600
_TODO: Final = ("none", "times", "audience", "header", "payload", "signature", "segments", "dots", "json")
_ALPHABET: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


@dataclass(frozen=True, slots=True)
class Case:
    """One token and the key it is tried with; ``form`` names how the key is written, ``made`` what was done to it.

    ``alg`` is the algorithm that signed; ``aud`` is expected of the audience; times are seconds. ``claims`` are those
    that were signed.
    """

    token: str
    alg: str
    form: str
    key: str
    made: tuple[str, ...]
    now: int = NOW
    skew: int = 0
    aud: str = "api"
    kind: str = "compact"
    claims: Mapping[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Draft:
    """A token before it is signed: the octets of its header and payload."""

    alg: str
    members: dict[str, Any]
    claims: dict[str, Any]
    header: bytes = b""
    payload: bytes = b""
    made: list[str] = field(default_factory=list)


def sound(rng: random.Random) -> list[Case]:
    """Make a sound token for each algorithm and each form of its key."""
    return [case(rng, alg, form, "none") for alg in ALGORITHMS for form in forms(alg)]


def odd(rng: random.Random) -> list[Case]:
    """Make a token with each of the odd headers and each of the odd payloads."""
    return [case(rng, todo=name) for name in (*_HEADERS, *map(repr, _PAYLOADS))]


def case(rng: random.Random, alg: str = "", form: str = "", todo: str = "") -> Case:
    """Make one case out of what a seeded generator of random numbers gives; what is not given it chooses."""
    alg = alg or rng.choice(ALGORITHMS)
    known = forms(alg)
    form = form or rng.choice(list(known))
    todo = todo or rng.choice(_TODO)
    members: dict[str, Any] = {"alg": alg} | rng.choice(({}, {"typ": "JWT"}, {"typ": "at+jwt", "kid": "key-0"}))
    draft = Draft(alg, members, _claims(rng))
    if todo == "none" and rng.random() < 0.5:
        draft.members["kid"] = rng.choice(("key-0", "key-1", "none of them"))
        draft.made.append(f"kid {draft.members['kid']}")
    _BEFORE.get(todo, _left)(draft, rng)
    draft.header = draft.header or _json(draft.members, rng)
    draft.payload = draft.payload or _json(draft.claims, rng)
    parts = [b64(draft.header), b64(draft.payload)]
    parts.append(b64(sign(alg, ".".join(parts).encode())))
    made = Case("", alg, form, known[form], (), skew=rng.choice((0, 0, 60)), claims=draft.claims)
    if todo == "json":
        return _as_json(made, parts, rng)
    token, words = _AFTER.get(todo, _joined)(parts, rng)
    return replace(made, token=token, made=(todo, *draft.made, *words))


def _claims(rng: random.Random) -> dict[str, Any]:
    names = {"iss": "https://issuer.example", "sub": "ana", "aud": "api", "iat": NOW - 60, "exp": NOW + 60}
    names |= {"jti": "1", "name": "Ana \u0141 \U0001f600", "n": 12345678901234567890, "list": [1, 2.5, None, True, {}]}
    return {name: value for name, value in names.items() if rng.random() < 0.8}


def _json(value: object, rng: random.Random) -> bytes:
    """Write JSON in one of the ways in which encoders do."""
    made = json.dumps(
        value,
        separators=rng.choice(((",", ":"), (", ", ": "))),
        ensure_ascii=rng.random() < 0.5,
        indent=rng.choice((None, None, None, 2)),
    )
    return made.encode()


def _left(draft: Draft, rng: random.Random) -> None:
    del draft, rng


def _times(draft: Draft, rng: random.Random) -> None:
    """Set times around now and around the skew, and times that are none."""
    for name in rng.sample(("exp", "nbf", "iat"), rng.randint(1, 3)):
        off = rng.choice((-3600, -61, -60, -59, -1, 0, 1, 59, 60, 61, 3600))
        near: list[Any] = [NOW + off, NOW + off, NOW + off, float(NOW + off), NOW + off + 0.5, NOW + 0.5]
        odd: list[Any] = [str(NOW + off), None, True, [NOW], {}, "", "soon", -1, 0, 1e300, 10**30, (NOW + off) * 1000]
        draft.claims[name] = rng.choice(near if rng.random() < 0.7 else odd)
        draft.made.append(f"{name} {draft.claims[name]!r}")


def _audience(draft: Draft, rng: random.Random) -> None:
    values: list[Any] = ["api", "API", "api/", "", ["api"], ["other", "api"], ["other"], [], None, 1, ["api", 1], {}]
    draft.claims["aud"] = rng.choice(values)
    draft.made.append(f"aud {draft.claims['aud']!r}")


def _header(draft: Draft, rng: random.Random) -> None:
    """Write a header that the signature covers, and that says something odd."""
    name = rng.choice(list(_HEADERS))
    draft.made.append(name)
    _HEADERS[name](draft, rng)


def _payload(draft: Draft, rng: random.Random) -> None:
    draft.payload = rng.choice(_PAYLOADS)
    draft.made.append(repr(draft.payload[:40]))


def _of_payload(octets: bytes) -> Callable[[Draft, random.Random], None]:
    def apply(draft: Draft, rng: random.Random) -> None:
        del rng
        draft.payload = octets

    return apply


def _set(**members: object) -> Callable[[Draft, random.Random], None]:
    def apply(draft: Draft, rng: random.Random) -> None:
        del rng
        draft.members |= members

    return apply


def _written(form: str) -> Callable[[Draft, random.Random], None]:
    def apply(draft: Draft, rng: random.Random) -> None:
        del rng
        draft.header = form.replace("ALG", draft.alg).encode("utf-8", "surrogatepass")

    return apply


def _other_algorithm(draft: Draft, rng: random.Random) -> None:
    odd = ("none", "None", "hs256", "constructor", "ES521", "", None, 1, ["HS256"])
    draft.members["alg"] = rng.choice((*ALGORITHMS, *odd))
    draft.made.append(f"alg {draft.members['alg']!r}")


def _without_algorithm(draft: Draft, rng: random.Random) -> None:
    del rng
    del draft.members["alg"]


_HEADERS: Final[dict[str, Callable[[Draft, random.Random], None]]] = {
    "another alg": _other_algorithm,
    "no alg": _without_algorithm,
    "crit unknown": _set(crit=["exp"], exp=1),
    "crit absent": _set(crit=["absent"]),
    "crit empty": _set(crit=[]),
    "crit text": _set(crit="b64", b64=True),
    "crit null": _set(crit=None),
    "crit registered": _set(crit=["alg"]),
    "crit numbers": _set(crit=[1]),
    "crit twice": _set(crit=["b64", "b64"], b64=True),
    "b64 true": _set(crit=["b64"], b64=True),
    "b64 true, not critical": _set(b64=True),
    "b64 null": _set(crit=["b64"], b64=None),
    "kid of another type": _set(kid=7),
    "typ of another type": _set(typ=["JWT"]),
    "x5t of another type": _set(x5t=None),
    "x5c of another type": _set(x5c="one certificate"),
    "jku without a scheme": _set(jku="keys"),
    "unknown parameter": _set(**{"urn:x": {"deep": [1, {"a": None}]}}),
    "proto": _written('{"alg":"ALG","__proto__":{"x":1},"constructor":2}'),
    "alg twice": _written('{"alg":"none","alg":"ALG"}'),
    "alg twice, last none": _written('{"alg":"ALG","alg":"none"}'),
    "trailing comma": _written('{"alg":"ALG",}'),
    "not a number": _written('{"alg":"ALG","x":NaN}'),
    "infinity": _written('{"alg":"ALG","x":-Infinity}'),
    "leading zero": _written('{"alg":"ALG","x":01}'),
    "single quotes": _written("{'alg':'ALG'}"),
    "after it": _written('{"alg":"ALG"} x'),
    "line feed after it": _written('{"alg":"ALG"}\n'),
    "byte order mark": _written('\ufeff{"alg":"ALG"}'),
    "raw control character": _written('{"alg":"ALG","x":"\x01"}'),
    "lone surrogate, escaped": _written('{"alg":"ALG","x":"\\ud800"}'),
    "lone surrogate, raw": _written('{"alg":"ALG","x":"\ud800"}'),
    "escaped alg": _written('{"\\u0061lg":"ALG"}'),
    "array": _written('["ALG"]'),
    "text": _written('"ALG"'),
    "long number": _written('{"alg":"ALG","x":' + "1" * 400 + "}"),
    "deep": _written('{"alg":"ALG","x":' + "[" * 60 + "]" * 60 + "}"),
}
_PAYLOADS: Final = (
    b"[]", b"null", b'"text"', b"12", b"{}", b" ", b"plain text", b"\xff\xfe\x00", b'{"a":1,"a":2}', b'{"a":NaN}',
    b'\xef\xbb\xbf{"a":1}', b'{"a":1}\n', b'{"a":1} x', b'{"a":"\xff"}', b'{"a":"\\ud800"}', b'{"a":1e400}',
    b'{"a":-0}', b'{"a":1E5}', b"{'a':1}", b'{"a":01}', b'{"a":"\x02"}', b'{"__proto__":1,"constructor":{}}',
    b'{"a":' + b"[" * 60 + b"]" * 60 + b"}", b'{"a":' + b"9" * 500 + b"}", b'{"\\u0061":1,"b":"\\/\\b\\f"}',
    '{"a":"\u2028\u0000"}'.encode(), b'{"exp":1,"exp":4102444800}', b'{"":0,"a":{"a":{"a":1}}}',
)  # fmt: skip
_BEFORE: Final[dict[str, Callable[[Draft, random.Random], None]]] = {
    "times": _times,
    "audience": _audience,
    "header": _header,
    "payload": _payload,
    **_HEADERS,
    **{repr(octets): _of_payload(octets) for octets in _PAYLOADS},
}


def _joined(parts: list[str], rng: random.Random) -> tuple[str, list[str]]:
    del rng
    return ".".join(parts), []


def _other_signature(parts: list[str], rng: random.Random) -> tuple[str, list[str]]:
    """Change the octets of the signature, and encode them as they should be."""
    octets = unb64(parts[2])
    at, half = rng.randrange(len(octets)), len(octets) // 2
    made = {
        "a bit": octets[:at] + bytes([octets[at] ^ 1 << rng.randrange(8)]) + octets[at + 1 :],
        "cut": octets[:at],
        "longer": octets + b"\0",
        "zero before": b"\0" + octets,
        "empty": b"",
        "halves": octets[half:] + octets[:half],
        "zeros": bytes(len(octets)),
        "ones": b"\xff" * len(octets),
        "first zero": bytes(half) + octets[half:],
        "reversed": octets[::-1],
    }
    name = rng.choice(list(made))
    return ".".join((*parts[:2], b64(made[name]))), [name]


def _other_segment(parts: list[str], rng: random.Random) -> tuple[str, list[str]]:
    """Change the characters of a segment."""
    index = rng.randrange(3)
    text = parts[index]
    at = rng.randrange(len(text))
    last = _ALPHABET[_ALPHABET.index(text[-1]) ^ 1]
    made = {
        "padding": text + "=" * (-len(text) % 4 or 1),
        "too much padding": text + "====",
        "padding inside": f"{text[:at]}={text[at:]}",
        "last bit": text[:-1] + last,
        "a character": text[:at] + rng.choice(_ALPHABET) + text[at + 1 :],
        "one lost": text[:at] + text[at + 1 :],
        "one more": text[:at] + rng.choice(_ALPHABET) + text[at:],
        "standard": text.replace("-", "+").replace("_", "/"),
        "foreign": text[:at] + rng.choice("+/*!%,:\u00e9\u200b") + text[at:],
        "space": f"{text[:at]} {text[at:]}",
        "line feed": f"{text[:at]}\n{text[at:]}",
        "empty": "",
        "twice": b64(text.encode()),
        "A after it": f"{text}A",
    }
    name = rng.choice(list(made))
    changed = [made[name] if place == index else part for place, part in enumerate(parts)]
    return ".".join(changed), [f"{name} in {('header', 'payload', 'signature')[index]}"]


def _other_dots(parts: list[str], rng: random.Random) -> tuple[str, list[str]]:
    header, payload, signature = parts
    made = {
        "one before": f".{header}.{payload}.{signature}",
        "one after": f"{header}.{payload}.{signature}.",
        "two within": f"{header}..{payload}.{signature}",
        "none before the signature": f"{header}.{payload}{signature}",
        "no signature": f"{header}.{payload}",
        "empty signature": f"{header}.{payload}.",
        "header alone": header,
        "a fourth segment": f"{header}.{payload}.{signature}.{signature}",
        "five segments": f"{header}.{payload}.{signature}.{signature}.{signature}",
        "others instead": f"{header}:{payload}:{signature}",
        "swapped": f"{payload}.{header}.{signature}",
        "detached": f"{header}..{signature}",
        "space around": f" {header}.{payload}.{signature}\n",
        "null after": f"{header}.{payload}.{signature}\0",
    }
    name = rng.choice(list(made))
    return made[name], [name]


def _as_json(made: Case, parts: list[str], rng: random.Random) -> Case:
    """Write the token as JSON (RFC 7515 §7.2), perhaps with a changed segment or a further signature."""
    words = ["json"]
    if rng.random() < 0.3:
        token, more = rng.choice((_other_signature, _other_segment))(parts, rng)
        parts, words = token.split("."), words + more
    header, payload, signature = parts
    entry: dict[str, Any] = {"protected": header, "signature": signature}
    unprotected = rng.choice(({}, {"header": {"kid": "key-0"}}, {"header": {"x": 1}}, {"header": {"alg": made.alg}}))
    entry |= unprotected
    words.append(f"header {unprotected}")
    if rng.random() < 0.5:
        return replace(made, token=json.dumps({"payload": payload, **entry}), kind="flattened", made=tuple(words))
    other_header = b64(b'{"alg":"HS256"}')
    other = {"protected": other_header, "signature": b64(sign("HS256", f"{other_header}.{payload}".encode(), 1))}
    entries = rng.choice(([entry], [entry, other], [other, entry]))
    token = json.dumps({"payload": payload, "signatures": entries})
    return replace(made, token=token, kind="general", made=(*words, f"{len(entries)} signatures"))


_AFTER: Final = {"signature": _other_signature, "segments": _other_segment, "dots": _other_dots}
