"""The texts over which it is seen what a report calls: those of the tests, some made up, and some that were damaged.

What is in none of them costs whoever pastes it a wait for the whole engine, and nothing else.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from jwt_decoder.registry.algorithms import ROWS
from jwt_decoder.registry.claims import CLAIMS
from jwt_decoder.registry.headers import HEADERS

from site_builder.first.draw import Draw
from site_builder.first.vectors import compact, pastes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NOW: Final = 1_767_225_600
_MADE: Final = 700
_DAMAGED: Final = 900
_SHORT: Final = 4_000
_SURROGATES: Final = (0xD800, 0xDFFF)
# Every so-manieth character up to the last that has a name, and as many as that in one token.
_STRIDE: Final = 16
_LAST: Final = 0x32000
_AT_ONCE: Final = 640
_ALPHABET: Final = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.{}[]":, \n=%&+/~\\\t<>ä😀'
_NAMES: Final = (*CLAIMS, "_sd", "_sd_alg", "ä", "x-y", "", "__proto__", "😀")
_TYPES: Final = (
    *("at+jwt", "dpop+jwt", "dc+sd-jwt", "vc+sd-jwt", "kb+jwt", "logout+jwt", "secevent+jwt", "oauth-authz-req+jwt"),
    *("client-authentication+jwt", "entity-statement+jwt", "trust-mark+jwt", "statuslist+jwt", "vc+jwt", "vp+jwt"),
    "wit+jwt",
    *("JWT", "JWT", "JWT", "jwt", "JOSE", "application/at+jwt", "token-introspection+jwt", "openid4vci-proof+jwt"),
)
_HEADER_NAMES: Final = (*HEADERS, "x-y", "")
_VALUES: Final[tuple[Any, ...]] = (
    *(0, 1, -1, 1.5, 1e30, 10**20, NOW - 60, NOW + 3600, NOW * 1000, NOW + 0.5, True, False, None),
    *(
        "",
        "alice",
        "a b c",
        "https://a.example",
        "https://accounts.google.com",
        "a@b.example",
        "2026-01-01",
        "é",
        "\U0001d4b3",
    ),
    *("2026-01-01T00:00:00Z", str(NOW), "urn:a:b", "00000000-0000-4000-8000-000000000000", "+4930123456"),
    "Europe/Berlin",
    *("AAAA", "eyJhbGciOiJub25lIn0.e30.", "javascript:alert(1)", "<b>", "\u202ea", "de-DE", "a\nb", "\0", "1" * 40),
    *([], ["a", "b"], ["a", "a"], [1], [[1]], ["pwd", "mfa"], {}, {"a": 1}, {"jkt": "A" * 43}, {"x5t#S256": "A" * 43}),
    *({"jwk": {"kty": "EC", "crv": "P-256", "x": "A" * 43, "y": "A" * 43}}, {"sub": "a", "act": {"sub": "b"}}),
    *({"status_list": {"idx": 1, "uri": "https://a.example"}}, {"kty": "oct", "k": "AAAA"}, ["https://a.example", "b"]),
)
_SURROUNDINGS: Final = (
    *("{}", "{}", "{}", "Bearer {}", "Authorization: Bearer {}\r\nAccept: */*"),
    '{{"id_token":"{}","token_type":"Bearer"}}',
    *("?id_token={}&state=a", "curl -H 'Authorization: Bearer {}' https://a.example", "Set-Cookie: a={}; Path=/"),
    *('"{{\\"t\\":\\"{}\\"}}"', "&quot;{}&quot;", "{0}\n{0}", "{}~", "'{}',", "https://a.example/#access_token={}&x=y"),
    *("export TOKEN={}", "| a | {} |", " {} ", "token: {}\nother: {}a", "> {}"),
)


def requests() -> list[str]:
    """Return the requests, as the page sends them."""
    draw = Draw("what a report is asked")
    return [_request(text, draw) for text in texts()]


def texts() -> list[str]:
    """Return the texts, each once."""
    draw = Draw("texts")
    found = pastes()
    made = [_surrounded(_token(draw), draw) for _ in range(_MADE)]
    whole = [text for text in (*found, *made) if len(text) < _SHORT]
    damaged = [damaged_text(draw.one(whole), draw) for _ in range(_DAMAGED)]
    return [text for text in dict.fromkeys((*found, *made, *damaged, *_of_every_script())) if _is_text(text)]


def _of_every_script() -> Iterator[str]:
    """Give tokens with characters of every part of Unicode: what Python knows of them stands in large tables."""
    drawn = [chr(code) for code in range(0x80, _LAST, _STRIDE) if not _SURROGATES[0] <= code <= _SURROGATES[1]]
    for at in range(0, len(drawn), _AT_ONCE):
        some = "".join(drawn[at : at + _AT_ONCE])
        yield compact(
            {"alg": "none", "kid": some[:40]}, {"name": some, some[:40]: "a", "scope": " ".join(some[:40])}, ""
        )
        yield f"{some} {compact({'alg': 'HS256'}, {'iss': some})} {some}"


def _is_text(text: str) -> bool:
    return not any(_SURROGATES[0] <= ord(character) <= _SURROGATES[1] for character in text)


def _request(text: str, draw: Draw) -> str:
    options: dict[str, Any] = {"now": NOW + draw.one((0, 0, 0, 0.5, -(10**8), 10**9))}
    if draw.below(5) == 0:
        options["skew"] = draw.one((60, 0.5, 86400))
    if draw.below(5) == 0:
        expected = {"iss": "https://a.example", "aud": "b", "sub": "alice", "nonce": "n", "azp": "c", "scope": "a b"}
        options["expect"] = {name: expected[name] for name in draw.some(tuple(expected), 4)}
    return json.dumps({"action": "report", "text": text, "options": options})


def _token(draw: Draw) -> str:
    header = {"alg": draw.one((*(row.name for row in ROWS), "none", "HS256", "RS256", "foo"))}
    if draw.below(2):
        header["typ"] = draw.one(_TYPES)
    members: dict[str, Any] = {**header, **_members(_HEADER_NAMES, draw, 3)}
    claims = _members(_NAMES, draw, 9)
    if draw.below(2):
        claims |= {"iat": NOW - 60, "exp": NOW + draw.one((3600, -30, 10**7)), "iss": "https://a.example", "aud": "b"}
    return compact(members, claims, draw.one(("A" * 43, "A" * 86, "A" * 342, "", "AA", "A" * 42 + "B")))


def _members(names: tuple[str, ...], draw: Draw, most: int) -> dict[str, Any]:
    return {name: draw.one(_VALUES) for name in draw.some(names, most)}


def _surrounded(token: str, draw: Draw) -> str:
    return draw.one(_SURROUNDINGS).format(token, "")


def damaged_text(text: str, draw: Draw) -> str:
    """Return a text with one to four of its characters lost, replaced or more."""
    for _ in range(1 + draw.below(4)):
        at = draw.below(len(text) + 1)
        text = draw.one(_WAYS)(text, at, draw)
    return text


def _lost(text: str, at: int, draw: Draw) -> str:
    return text[:at] + text[at + draw.one((1, 1, 1, 30)) :]


def _more(text: str, at: int, draw: Draw) -> str:
    return text[:at] + draw.one(_ALPHABET) + text[at:]


def _replaced(text: str, at: int, draw: Draw) -> str:
    return text[:at] + draw.one(_ALPHABET) + text[at + 1 :]


_WAYS: Final[tuple[Callable[[str, int, Draw], str], ...]] = (_lost, _more, _replaced)
