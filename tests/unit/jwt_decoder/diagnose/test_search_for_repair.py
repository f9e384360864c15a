"""The search for the repair with which a signature holds is bounded, lets others work, and shows what fits."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

import pytest
from jwt_decoder.diagnose.repair_diagnosis import repair_diagnosis
from jwt_decoder.diagnose.repaired import Damaged, repaired_text
from jwt_decoder.keys.read_key import read_key
from jwt_decoder.model.fault import Repair
from jwt_decoder.model.sentence import Sentence
from jwt_decoder.output.wording import render
from jwt_decoder_cli.cryptography_backend import Cryptography

from tests.unit.jwt_decoder.diagnose.test_repaired import SECRET, TOKEN, read_token, replaced
from tests.unit.jwt_decoder.diagnose.verified import verified

if TYPE_CHECKING:
    from collections.abc import Callable

WIDE: Final = "*" * 16


@pytest.mark.parametrize(
    ("found", "text", "said"),
    [
        (WIDE, "", f"The signature matches once “{WIDE}” is removed, from character 26 of the token on."),
        ("*", "", "The signature matches once “*” is removed, character 26 of the token."),
        ("", WIDE, f"The signature matches once “{WIDE}” is inserted before character 26 of the token."),
        ("", "a", "The signature matches once “a” is inserted as character 26 of the token."),
        ("*", "ab", "The signature matches once “*”, character 26 of the token, is replaced by “ab”."),
        ("Yi", "iY", "The signature matches once “Yi”, from character 26 of the token on, is replaced by “iY”."),
        (f"{WIDE}*", "", "The signature matches once all damaged places are fixed."),
        ("*", f"{WIDE}*", "The signature matches once all damaged places are fixed."),
        ("", f"{WIDE}*", f"The signature matches once “{WIDE}*” is inserted before character 26 of the token."),
    ],
)
def test_what_is_longer_than_a_glance_is_not_shown(found: str, text: str, said: str) -> None:
    diagnosis = repair_diagnosis(found, Repair(25, 25 + len(found), text, Sentence("Repair")))

    assert said == render(diagnosis.message)
    assert {"character": 26} == diagnosis.data


def search(key: str) -> tuple[bool, int]:
    """Search a damaged token for its repair, and tell whether it was found and how often others got their turn."""
    text = replaced(TOKEN, 50, "%")
    damaged = Damaged(text, read_token(text), None)

    async def run() -> tuple[bool, int]:
        turns = 0

        async def other() -> None:
            nonlocal turns
            while True:
                turns += 1
                await asyncio.sleep(0)

        beside = asyncio.create_task(other())
        found = await repaired_text(damaged, read_key(key, "text"), Cryptography(), lambda: True)
        beside.cancel()
        return found is not None, turns

    return asyncio.run(run())


@pytest.mark.untraced
def test_others_get_their_turn_during_a_search() -> None:
    assert (False, 10) == search("another secret that has nothing to do with it")


@pytest.mark.parametrize(("bound", "value"), [("_MOST_SECONDS", -1.0), ("_MOST_TEXTS", 0)])
def test_the_search_for_a_repair_is_bounded(bound: str, value: float, monkeypatch: pytest.MonkeyPatch) -> None:
    assert search(SECRET)[0]
    monkeypatch.setattr(f"jwt_decoder.diagnose.repaired.{bound}", value)
    assert not search(SECRET)[0]


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("damage", "message", "label"),
    [
        (lambda part: part[:9] + part[10:], "is inserted as character", "Insert “"),
        (lambda part: part[:9] + "_" + part[9:], "is removed, character", "Remove it"),
        (lambda part: part[:9] + "_" + part[10:], "is replaced by", "Replace with “"),
        (lambda part: part[:9] + part[10] + part[9] + part[11:], "is replaced by", "Replace with “"),
    ],
)
def test_a_button_does_what_is_said_of_a_signature(damage: Callable[[str], str], message: str, label: str) -> None:
    signed, _, signature = TOKEN.rpartition(".")
    found = verified(f"{signed}.{damage(signature)}", SECRET)["diagnosis"][0]

    assert message in found["message"]
    assert found["apply"]["label"].startswith(label)
