"""A diagnosis ends when nobody waits for it, when it has taken long enough, and is not made where a signature holds."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

import pytest
from jwt_decoder.bridge import bridge
from jwt_decoder.diagnose.hypotheses import case
from jwt_decoder.output.wording import render

from tests.unit.jwt_decoder.diagnose.test_diagnosis import SECRET, ask, hs
from tests.unit.jwt_decoder.verify.jose_tokens import b64

if TYPE_CHECKING:
    from collections.abc import Awaitable

TOKEN = hs(b"somebody else's")


def request(text: str, key: str) -> str:
    return json.dumps({"action": "verify", "text": text, "key": key, "options": {"now": 0}})


def answers(*awaited: Awaitable[str]) -> list[dict[str, Any]]:
    async def run() -> list[str]:
        return list(await asyncio.gather(*awaited))

    return [json.loads(answer) for answer in asyncio.run(run())]


async def cancelled() -> str:
    await asyncio.sleep(0)
    bridge.cancel()
    return "{}"


def test_a_cancelled_verification_is_answered_with_its_verdict_alone() -> None:
    found, _ = answers(bridge.handle_async(request(TOKEN, SECRET)), cancelled())
    assert ("invalid", []) == (found["verdict"]["signature"]["state"], found["diagnosis"])


def test_what_was_cancelled_does_not_cut_the_next_one_short() -> None:
    bridge.cancel()
    (found,) = answers(bridge.handle_async(request(TOKEN, SECRET)))
    assert ["ruled-out"] == [one["id"] for one in found["diagnosis"]]


def test_of_two_verifications_under_way_one_is_cancelled() -> None:
    async def second() -> str:
        await asyncio.sleep(0)
        bridge.cancel(2)
        return "{}"

    both = (bridge.handle_async(request(TOKEN, SECRET), call) for call in (1, 2))
    first, other, _ = answers(*both, second())
    assert [["ruled-out"], []] == [[one["id"] for one in found["diagnosis"]] for found in (first, other)]


def test_a_diagnosis_that_takes_too_long_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(case, "_MOST_SECONDS", -1.0)
    (diagnosis,) = ask(TOKEN, SECRET)
    assert render(diagnosis.message).startswith("Time ran out after ")


@pytest.mark.untraced
@pytest.mark.parametrize(("right", "expected"), [(True, []), (False, ["ruled-out"])])
def test_a_general_jws_is_diagnosed_where_no_signature_holds(*, right: bool, expected: list[str]) -> None:
    header, payload, signature = TOKEN.split(".")
    sound = hs(SECRET.encode()).split(".")[2] if right else signature
    signatures = [{"protected": header, "signature": one} for one in (signature, b64(bytes(32)), sound)]
    general = json.dumps({"payload": payload, "signatures": signatures})
    (found,) = answers(bridge.handle_async(request(general, SECRET)))
    assert expected == [one["id"] for one in found["diagnosis"]]
    assert right == ("valid" in [verdict["signature"]["state"] for verdict in found["signatures"]])
