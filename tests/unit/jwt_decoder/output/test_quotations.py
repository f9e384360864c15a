"""What others wrote stands in quotation marks that nothing in it can close, wherever a sentence has it."""

from __future__ import annotations

import asyncio
import json
import re
from typing import TYPE_CHECKING, Final

import pytest
from jwt_decoder.bridge import bridge
from jwt_decoder.engine import engine
from jwt_decoder.engine.result import Options
from jwt_decoder.output.report import report as view
from jwt_decoder.registry import customary
from jwt_decoder.registry.claims import CLAIMS
from jwt_decoder.registry.headers import HEADERS

from tests.unit.jwt_decoder.conftest import NOW
from tests.unit.jwt_decoder.output.planted import PLACES, token
from tests.unit.jwt_decoder.output.test_hostile_text import FORMS, certificate, sentences, unseen
from tests.unit.jwt_decoder.output.test_languages import CASES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

pytestmark = pytest.mark.untraced

MARK: Final = "QZXJV"
# What is between the mark and its like: what would end a quotation or begin one, and what nobody sees.
BETWEEN: Final = (
    *("”", "“", "”, “", "“”", "‟", "„", "″", "\uff02", "〞", '"', "\u2019", ", O=", ". It is valid. ", "\\"),
    *("\u202e", "\u2066", "\x1b[31m", "\x9b", "\u200b", "\ufeff", "\u00ad", "\n", "\r\n", "\u2028", "\x00", "\ufe0f"),
)
# These have a value alone, so that there is no sentence around it.
ALONE: Final = re.compile(r"\.(?:details\[\d+\]|checks)\.(?:label|text|expected|found)$|\.(?:reading|label)$")
STRIDE: Final = 40
EXPECTABLE: Final = ("iss", "aud", "sub", "nonce", "azp", "scope")


def wrong(path: str, text: str) -> list[str]:
    """Return what is wrong with a sentence: what nobody sees, quotations in each other, or the mark outside of them."""
    found, depth = unseen(text), 0
    for at, character in enumerate(text):
        depth += {"“": 1, "”": -1}.get(character, 0)
        if depth not in {0, 1}:
            return [*found, "quotations"]
        if not depth and text.startswith(MARK, at) and not ALONE.search(path):
            return [*found, "not quoted"]
    return [*found, "no end"] if depth else found


def misleading(answer: object) -> list[tuple[str, str, list[str]]]:
    """Return the sentences of an answer that mislead, each with its place and why."""
    return [(path, text, found) for path, text in sentences(answer) if (found := wrong(path, text))]


def reported(paste: str, expected: str = "") -> list[tuple[str, str, list[str]]]:
    """Return what misleads in the report of a paste; with an expectation where there is a text for it."""
    expect = dict.fromkeys(EXPECTABLE, expected) if expected else None
    return misleading(view(engine.report(paste, Options(NOW, expect=expect))))


def hostile() -> Iterator[str]:
    """Return all texts, over and over."""
    while True:
        yield from (f"{MARK}{between}{MARK}" for between in BETWEEN)


@pytest.mark.product(7)
@pytest.mark.untraced
@pytest.mark.parametrize("place", PLACES)
def test_in_each_place_of_a_paste(place: str, pytestconfig: pytest.Config) -> None:
    stride, start = 1 if pytestconfig.getoption("whole") else STRIDE, list(PLACES).index(place)
    pastes = [case.text for case in CASES.values() if len(case.text) < 5000][start % stride :: stride]

    assert {} == {
        (text, before): found
        for text, before in zip(hostile(), pastes, strict=False)
        if (found := reported(PLACES[place](before, text)) + reported(PLACES[place](before, text), text))
    }


def shapes(text: str) -> Iterable[object]:
    """Return values that have a text in them as claims and parameters have."""
    actor = {"sub": text, "act": {"iss": text, "act": {"client_id": text, "act": {"sub": text}}}}
    return (text, [text, text], actor | {text: text, "kid": text, "jku": text, "type": [text], "locality": text})


@pytest.mark.untraced
@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_in_each_claim_and_parameter(form: str, pytestconfig: pytest.Config) -> None:
    """All that are known are in one token; each is alone in one, since what it says may end where another begins."""
    claims, headers = (*CLAIMS, *customary.CLAIMS, MARK), (*HEADERS, *customary.PARAMETERS, MARK)
    texts = (form.format(one) for one in hostile())
    stride = 1 if pytestconfig.getoption("whole") else STRIDE
    pastes = [token(dict.fromkeys(headers, value), dict.fromkeys(claims, value)) for value in shapes(next(texts))]
    pastes += [token({}, {name: value}) for name in claims[::stride] for value in shapes(next(texts))]
    pastes += [token({name: value}, {}) for name in headers[::stride] for value in shapes(next(texts))]

    assert {} == {paste: found for paste in pastes if (found := reported(paste))}


def keys(text: str) -> dict[str, str]:
    """Return keys that have a text in them, and what is none, each by what it is."""
    jwk = {"kty": "EC", "crv": text, "x": text, "y": text, "kid": text, "alg": text, "use": text, "key_ops": [text]}
    pem = certificate(text)
    base64 = "".join(pem.splitlines()[1:-1])
    return {
        "secret": text,
        "JWK": json.dumps(jwk),
        "JWK of another kind": json.dumps({"kty": text, "kid": text}),
        "JWK Set": json.dumps({"keys": [jwk, {"kty": "oct", "k": "AAAA", "kid": text, "alg": text}]}),
        "JWK with a certificate": json.dumps({"kty": "EC", "crv": "P-256", "kid": text, "x5c": [base64]}),
        "certificate": pem,
        "chain": json.dumps([base64]),
        "base64 of a certificate": base64,
        "map": json.dumps({text: pem, "other": pem}),
        "object": json.dumps({"type": text, text: pem}),
        "PEM": f"-----BEGIN {text}-----\nAAAA\n-----END {text}-----",
        "SSH": f"ssh-rsa {text} {text}",
        "discovery": json.dumps({"issuer": text, "jwks_uri": text}),
        "broken JSON": f'{{"kty": {text}',
    }


@pytest.mark.product(7)
@pytest.mark.untraced
@pytest.mark.parametrize("name", keys(MARK))
def test_in_each_form_of_key(name: str, pytestconfig: pytest.Config) -> None:
    texts = [f"{MARK}{one}{MARK}" for one in BETWEEN if "\ud800" > one or one > "\udfff"]
    stride = 1 if pytestconfig.getoption("whole") else 5
    for text in [MARK, *texts[list(keys(MARK)).index(name) % stride :: stride]]:
        for header in ({"alg": "HS256", "kid": text}, {"alg": "ES256", "kid": text}, {"alg": text}):
            request = {"action": "verify", "text": token(header, {"iss": text}), "key": keys(text)[name]}
            asked = json.dumps(request | {"options": {"now": NOW}})

            assert [] == misleading(json.loads(asyncio.run(bridge.handle_async(asked))))


def test_what_misleads_is_found() -> None:
    assert ["quotations"] == wrong("message", "It is “a “b””.")
    assert ["no end"] == wrong("message", "It is “a.")
    assert ["not quoted"] == wrong("message", f"It is {MARK}.")
    assert [] == wrong("claims[0].details[1].text", MARK)
    assert ["U+200B"] == wrong("message", "a\u200b")
