"""What a Python program uses of the package."""

from __future__ import annotations

import asyncio
import importlib
import sys

import jwt_decoder
import pytest
from jwt_decoder import Options, Report, report, verify
from jwt_decoder.engine.comparison import Tools, TwoTexts, compare
from jwt_decoder_cli.backend import key_maker, opener
from jwt_decoder_cli.cryptography_backend import Cryptography

TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.j0wDgyMy9yRcQpn3hnVp9vBxn7gBg8LL-xqtf6V2ycM"


def test_a_report_is_a_record() -> None:
    known = report(TOKEN, Options(now=0))

    assert isinstance(known, Report)
    assert TOKEN == known.tokens[0].source.text


def test_a_key_is_tried() -> None:
    verification = asyncio.run(verify(TOKEN, "plain-secret-of-my-service-2026", Options(now=0), Cryptography()))

    assert "valid" == verification.verdict.signature.state


def test_two_tokens_are_compared() -> None:
    tools = Tools(Cryptography(), opener(), key_maker())
    comparison = asyncio.run(compare(TwoTexts(TOKEN, TOKEN, "", Options(now=0)), tools))

    assert ("tokens", "same") == (comparison.kind, comparison.conclusion.tone)


def test_every_name_of_the_package_is_there() -> None:
    assert [] == [name for name in jwt_decoder.__all__ if not hasattr(jwt_decoder, name)]


class Interrupting:
    """A module in whose loading somebody interrupts."""

    def __getattr__(self, _name: str) -> object:
        """Stop."""
        raise KeyboardInterrupt


@pytest.mark.parametrize(("first", "raised"), [("-m", SystemExit), ("a.py", KeyboardInterrupt)])
def test_an_interruption_in_loading_it_ends_a_program_and_is_left_to_whoever_imports_it(
    monkeypatch: pytest.MonkeyPatch, first: str, raised: type[BaseException]
) -> None:
    monkeypatch.setitem(sys.modules, "jwt_decoder.engine.engine", Interrupting())
    monkeypatch.setattr(sys, "argv", [first])

    with pytest.raises(raised) as ended:
        importlib.reload(jwt_decoder)

    assert raised is KeyboardInterrupt or ended.value.args == (130,)
