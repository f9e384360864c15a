"""Where the header names no algorithm that is known, those that the key is for are tried."""

from __future__ import annotations

import asyncio
import hmac
import json
from typing import Final

import pytest
from jwt_decoder.diagnose.named_wrongly import algorithm_that_holds
from jwt_decoder.keys.read_key import read_key
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.output.wording import render
from jwt_decoder.verify.backend import KeyRefusedError
from jwt_decoder.verify.outcome import SignatureOutcome, SignedInput
from jwt_decoder.verify.verify import verify
from jwt_decoder_cli.cryptography_backend import Cryptography

from tests.unit.jwt_decoder.diagnose.test_diagnosis import EC_PEM, ec_numbers, ec_raw, jwk
from tests.unit.jwt_decoder.diagnose.verified import causes, said, verified
from tests.unit.jwt_decoder.verify.jose_tokens import b64

pytestmark = pytest.mark.untraced

SECRET: Final = "a-secret-of-exactly-thirty-two-by"
EC_TEXT: Final = b64(b'{"alg":"EC256"}') + ".e30"
UNSECURED: Final = b64(b'{"alg":"None"}') + ".e30."
_FOUND: Final = "The signature matches as {}, but the header says “{}”."


def signed(header: dict[str, object], name: str = "sha256") -> str:
    text = f"{b64(json.dumps(header).encode())}.{b64(b'{}')}"
    return f"{text}.{b64(hmac.digest(SECRET.encode(), text.encode(), name))}"


@pytest.mark.parametrize(
    ("alg", "name"),
    [
        ("HS265", "HS256"),
        ("HS-256", "HS256"),
        ("hs256", "HS256"),
        ("HMACSHA256", "HS256"),
        ("SHA384", "HS384"),
        ("HmacSHA512", "HS512"),
        ("http://www.w3.org/2001/04/xmldsig-more#hmac-sha256", "HS256"),
        ("A256GCM", "HS256"),
    ],
)
def test_the_signer_spelled_the_algorithm_in_its_own_way(alg: str, name: str) -> None:
    found = verified(signed({"alg": alg}, f"sha{name[2:]}"), SECRET)
    shown = alg if len(alg) <= 40 else f"{alg[:40]}…"

    assert ("unsupported", ["alg-other"]) == (found["verdict"]["signature"]["state"], causes(found))
    assert _FOUND.format(name, shown) == found["diagnosis"][0]["message"]
    assert f"Have the signer name {name} in the header" in found["diagnosis"][0]["fix"]
    assert found["diagnosis"][0]["message"] in json.dumps(found["summary"], ensure_ascii=False)


@pytest.mark.parametrize("header", [{}, {"alg": ""}, {"alg": None}, {"alg": 256}, {"alg": ["HS256"]}])
def test_the_signer_named_none(header: dict[str, object]) -> None:
    found = verified(signed(header), SECRET)

    assert "The signature matches as HS256, but the header names no algorithm." == found["diagnosis"][0]["message"]


@pytest.mark.parametrize("key", [EC_PEM, json.dumps({"keys": [{"kty": "oct", "k": "AAAA"}, jwk("P-256", kid="b")]})])
def test_a_public_key_shows_it_too(key: str) -> None:
    found = verified(f"{EC_TEXT}.{b64(ec_raw(*ec_numbers(EC_TEXT.encode())))}", key)

    assert [_FOUND.format("ES256", "EC256")] == [one["message"] for one in found["diagnosis"]]


@pytest.mark.parametrize(
    ("token", "key"),
    [
        (signed({"alg": "HS265"}), f"{SECRET}!"),
        (signed({"alg": "HS265"}), ""),
        (signed({"alg": "HS265"}), EC_PEM),
        (signed({"alg": "HS265"})[:-4], SECRET),
        (UNSECURED, SECRET),
        (signed({"alg": "HS265"}).replace("e30", "e3"), '{"kty":"EC","crv":"P-256"}'),
    ],
)
def test_nothing_is_said_where_none_holds(token: str, key: str) -> None:
    found = verified(token, key)

    assert ("unsupported", []) == (found["verdict"]["signature"]["state"], causes(found))
    assert "matches" not in said(found)


def test_nothing_is_tried_where_the_header_cannot_be_read() -> None:
    text = signed({"alg": "HS256", "iss": "https://login.example"})

    assert [] == causes(verified(f"{text[:8]}{text[12:]}", SECRET))


class Refusing(Cryptography):
    """Take no key."""

    async def verify(self, *_: object) -> bool:
        """Raise, whatever is asked."""
        raise KeyRefusedError(Sentence("No."))


def test_a_key_that_is_refused_shows_nothing_and_nobody_who_waits_ends_it() -> None:
    signature = ec_raw(*ec_numbers(EC_TEXT.encode()))
    jws = SignedInput({"alg": "EC256"}, EC_TEXT.encode(), signature)

    async def tried(backend: Cryptography, *, wanted: bool) -> str:
        key = read_key(EC_PEM, "text")
        outcome = await verify(jws, key, backend)
        found = await algorithm_that_holds(jws, key, outcome, backend, lambda: wanted)
        return render(found.message) if found else ""

    assert "" == asyncio.run(tried(Refusing(), wanted=True))
    assert "" == asyncio.run(tried(Cryptography(), wanted=False))
    assert _FOUND.format("ES256", "EC256") == asyncio.run(tried(Cryptography(), wanted=True))


def test_another_platform_is_no_other_name() -> None:
    jws = SignedInput({"alg": "HS265"}, b"", bytes(32))
    unavailable = SignatureOutcome("unsupported", Sentence("No."), {"alg": "ES256K"})

    assert (
        asyncio.run(algorithm_that_holds(jws, read_key(SECRET, "text"), unavailable, Cryptography(), lambda: True))
        is None
    )
