"""A token that asks for much work gets it only on request, and never so much that nobody gets an answer."""

from __future__ import annotations

import asyncio
import json
import time
from typing import Any

import pytest
from jwt_decoder.decrypt.rounds import MOST_TOGETHER
from jwt_decoder.engine import engine
from jwt_decoder.engine.result import Options
from jwt_decoder.registry.encryption import MOST_ROUNDS
from jwt_decoder.text import base64url
from jwt_decoder_cli import cryptography_decryption
from jwt_decoder_cli.cryptography_backend import Cryptography
from jwt_decoder_cli.cryptography_decryption import CryptographyDecryption

from tests.unit.jwt_decoder.decrypt.sealed import CLAIMS, NOW, compact, opened

ALG = "PBES2-HS256+A128KW"
CEK = bytes(range(16))


class Counting(CryptographyDecryption):
    """Counts rounds and computes none: whatever is derived, the key is that of the token."""

    def __init__(self, *, is_slow: bool = False) -> None:
        """Take whether it never ends."""
        super().__init__()
        self.rounds = 0
        self.is_slow = is_slow

    async def derive(self, password: bytes, salt: bytes, count: int, digest: str, octets: int) -> bytes:
        """Count them."""
        del salt, digest
        self.rounds += count
        await asyncio.sleep(100 if self.is_slow else 0)
        return password[:octets].ljust(octets, b"\0")

    async def unwrap(self, key: bytes, wrapped: bytes) -> bytes | None:
        """Unwrap for one password only."""
        del wrapped
        return CEK if key.startswith(b"right") else None


def asking(count: int) -> str:
    """Return a token that asks for so many rounds."""
    return compact({"alg": ALG, "enc": "A128GCM", "p2s": "A" * 16, "p2c": count}, CEK, bytes(24))


def told(token: str, key: str = "right", **more: Any) -> tuple[dict[str, Any], int]:  # noqa: ANN401 - of opened
    """Return what came of it, and how many rounds were computed."""
    backend = Counting()
    return opened(token, key, opener=backend, **more), backend.rounds


@pytest.mark.parametrize("count", [MOST_ROUNDS + 1, 10_000_000, 2**31 - 1])
def test_too_many_rounds_are_computed_on_request_alone(count: int) -> None:
    found, rounds = told(asking(count))
    anyway, asked = told(asking(count), anyway=True)

    assert ("not-attempted", "costly", 0) == (found["decryption"]["state"], found["decryption"]["data"]["why"], rounds)
    assert "More than 1,000,000 are only computed if you ask" in found["decryption"]["message"]
    assert ("decrypted", count) == (anyway["decryption"]["state"], asked)


@pytest.mark.parametrize("count", [2**31, 10**30])
def test_more_than_any_library_computes_is_told(count: int) -> None:
    found, rounds = told(asking(count), anyway=True)

    assert ("beyond", 0) == (found["decryption"]["data"]["why"], rounds)
    assert "more than any library computes" in found["decryption"]["message"]
    assert [{"text": "This token can't be decrypted here."}] == found["headline"]


def test_hundreds_of_thousands_are_computed_as_they_are() -> None:
    assert 600_000 == told(asking(600_000))[1]


@pytest.mark.untraced
@pytest.mark.parametrize("count", [MOST_ROUNDS, 300_000])
def test_neither_recipients_nor_hypotheses_add_up_to_more_than_can_be_waited_for(count: int) -> None:
    protected, key, iv, text, tag = asking(count).split(".")
    token = {"protected": protected, "iv": iv, "ciphertext": text, "tag": tag}
    whole = json.dumps({**token, "recipients": [{"encrypted_key": key}] * 100})
    found, rounds = told(whole, "wrong")

    assert MOST_TOGETHER - count < rounds <= MOST_TOGETHER
    assert "failed" == found["decryption"]["state"]
    assert "not-attempted" == found["decryption"]["recipients"][-1]["state"]


def test_what_was_not_tried_is_not_ruled_out() -> None:
    found, rounds = told(asking(4_000_000), " wrong", anyway=True)

    assert ("failed", []) == (found["decryption"]["state"], found["diagnosis"])
    assert 4_000_000 == rounds


def test_nobody_waits_for_what_nobody_wants() -> None:
    started = time.monotonic()
    options = Options(NOW, anyway=True)
    work = engine.verify(
        asking(10_000_000), "right", options, Cryptography(), lambda: False, opener=Counting(is_slow=True)
    )
    found = asyncio.run(work)

    assert found.decryption is not None
    assert "stopped" == found.decryption.outcome.data["why"]
    assert 10 > time.monotonic() - started


def test_what_takes_long_is_computed_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cryptography_decryption, "MOST_ROUNDS", 999)
    backend = CryptographyDecryption()
    derived = asyncio.run(backend.derive(b"password", b"saltsalt", 1000, "SHA-256", 16))

    assert derived == asyncio.run(backend.derive(b"password", b"saltsalt", 1000, "SHA-256", 32))[:16]
    assert CLAIMS.decode() not in base64url.encode(derived)
