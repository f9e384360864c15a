"""Whatever the platform refuses, and whenever: an answer with a sentence, never an error that nobody catches."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from jwt_decoder.bridge import bridge, platform
from jwt_decoder.make.backend import Backends
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.verify.backend import AlgorithmUnavailableError, BackendError, KeyRefusedError
from jwt_decoder_cli import backend as here

from tests.unit.jwt_decoder.decrypt import explained as encrypted
from tests.unit.jwt_decoder.diagnose import test_diagnosis as signed
from tests.unit.jwt_decoder.verify.jose_tokens import private_key, private_pem
from tests.unit.jwt_decoder.verify.near_misses import VECTORS

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

GOLDEN: Final = Path(__file__).resolve().parents[3] / "vectors" / "golden"
NOW: Final = {"now": 1767225600}
REFUSED: Final = Sentence("The platform refuses this.")
ERRORS: Final = (AlgorithmUnavailableError, KeyRefusedError)


class Platform:
    """What stands in for all of the platform: it counts what is asked, and refuses a method from a call on."""

    def __init__(self) -> None:
        """Refuse nothing yet."""
        self.asked: Counter[str] = Counter()
        self.refused = ""
        self.first = 0
        self.error: type[BackendError] = KeyRefusedError

    def standing_in_for(self, part: object) -> Any:  # noqa: ANN401 - each backend
        """Return one part of the platform, asked through this."""
        return Part(self, part)

    def answer(self, name: str, method: Callable[..., Awaitable[object]], *given: object) -> Awaitable[object]:
        """Ask the method, or refuse it."""
        self.asked[name] += 1
        if name == self.refused and self.asked[name] >= self.first:
            raise self.error(REFUSED)
        return method(*given)


class Part:
    """One backend, asked through the platform."""

    def __init__(self, whole: Platform, part: object) -> None:
        """Stand in for ``part``."""
        self._whole = whole
        self._part = part

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - a method, or how long a search may take
        """Return what the backend has under a name."""
        found = getattr(self._part, name)
        if not callable(found):
            return found

        async def method(*given: object) -> object:
            return await self._whole.answer(f"{type(self._part).__name__}.{name}", found, *given)

        return method


def verifications() -> Iterator[dict[str, Any]]:
    """Give requests for a token of each family with its key and with another, and for each that is explained."""
    for one in VECTORS["compact"]:
        if one["alg"] in {"RS256", "PS256", "ES256", "EdDSA", "ML-DSA-44"}:
            for key in (one["key"], one["other"]):
                yield {"text": one["token"], "key": json.dumps(key)}
    for _, token, key, encoding in signed.EXPLAINED:
        yield {"text": token, "key": key, "options": {**NOW, "secretEncoding": encoding}}
    for _, token, key in encrypted.EXPLAINED:
        yield {"text": token, "key": key}


def keys() -> Iterator[dict[str, Any]]:
    """Give requests for keys in every form, read and made."""
    for kind in ("RSA", "P-256", "Ed25519"):
        yield {"action": "key", "text": private_pem(private_key(kind))}
    for alg in ("HS256", "RS256", "ES256", "EdDSA"):
        yield {"action": "generateKey", "options": {"alg": alg}}


def made() -> Iterator[dict[str, Any]]:
    """Give requests for tokens that are made."""
    for alg, kind in (("RS256", "RSA"), ("ES256", "P-256"), ("EdDSA", "Ed25519")):
        texts = {"header": json.dumps({"alg": alg}), "payload": '{"sub":"a"}', "key": private_pem(private_key(kind))}
        yield {"action": "sign", **texts}
    for alg, kind in (("RSA-OAEP", "RSA"), ("ECDH-ES", "P-256"), ("ECDH-ES+A128KW", "P-256")):
        for enc in ("A128GCM", "A128CBC-HS256"):
            header = json.dumps({"alg": alg, "enc": enc})
            yield {"action": "encrypt", "header": header, "payload": "{}", "key": private_pem(private_key(kind))}
    sd_jwt = json.loads((GOLDEN / "sd-jwt.json").read_text())["text"]
    for action, text in (("testSet", VECTORS["compact"][9]["token"]), ("present", sd_jwt)):
        yield {"action": action, "text": text, "key": private_pem(private_key("P-256"))}
    for alg in ("PBES2-HS256+A128KW", "A128KW", "A128GCMKW", "dir"):
        header = json.dumps({"alg": alg, "enc": "A128GCM"})
        yield {"action": "encrypt", "header": header, "payload": "{}", "key": "0123456789abcdef"}


REQUESTS: Final = [{"action": "verify", "options": NOW, **one} for one in verifications()]
# Of neighbours in the tables few ask for other methods.
EVERY: Final = 16
OTHERS: Final = [{"options": NOW, **one} for one in (*keys(), *made())]


@pytest.fixture
def whole(monkeypatch: pytest.MonkeyPatch) -> Platform:
    """Return what stands in for the platform of the bridge."""
    it = Platform()
    parts = [it.standing_in_for(part()) for part in (here.backend, here.opener, here.key_maker, here.maker)]
    for name, part in zip(("backend", "opener", "key_maker"), parts, strict=False):
        monkeypatch.setattr(platform, name, lambda part=part: part)
    monkeypatch.setattr(platform, "backends", lambda: Backends(*parts))
    return it


def asked(whole: Platform, request: dict[str, Any]) -> Counter[str]:
    """Make a request and return what the platform was asked; nothing but an answer comes of it."""
    whole.asked.clear()
    assert json.loads(asyncio.run(bridge.handle_async(json.dumps(request))))
    return Counter(whole.asked)


def refuse_each(whole: Platform, requests: list[dict[str, Any]], *, both: bool) -> int:
    """Let the platform refuse each method that a request needs, from the first call on and at the last one.

    It refuses in ``both`` ways, or now in one and now in the other.
    """
    refusals = 0
    for request in requests:
        whole.refused = ""
        for name, times in asked(whole, request).items():
            for first in {1, times}:
                refusals += 1
                for error in ERRORS if both else ERRORS[refusals % 2 :][:1]:
                    whole.refused, whole.first, whole.error = name, first, error
                    asked(whole, request)
    return refusals


def test_a_verification_answers_whatever_is_refused(whole: Platform, pytestconfig: pytest.Config) -> None:
    every, least = (1, 150) if pytestconfig.getoption("whole") else (EVERY, 10)

    assert refuse_each(whole, REQUESTS[::every], both=every == 1) > least


def test_a_key_and_a_new_token_answer_whatever_is_refused(whole: Platform, pytestconfig: pytest.Config) -> None:
    assert refuse_each(whole, OTHERS, both=pytestconfig.getoption("whole")) > 30
