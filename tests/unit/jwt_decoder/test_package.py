"""What a Python program uses of the package."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import textwrap

import jwt_decoder
import pytest
from jwt_decoder import Options, Report, report, verify
from jwt_decoder.engine.comparison import Tools, TwoTexts, compare
from jwt_decoder_cli.backend import key_maker, opener
from jwt_decoder_cli.cryptography_backend import Cryptography
from site_builder.testing.environment import with_engine

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


def test_a_name_is_looked_up_when_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(vars(jwt_decoder), "report", raising=False)

    assert jwt_decoder.report is report


def test_a_name_that_it_lacks_is_an_error_as_of_any_module() -> None:
    with pytest.raises(AttributeError, match="sign"):
        jwt_decoder.sign  # noqa: B018 - it's the question


def test_it_lists_what_it_has_before_any_of_it_is_imported() -> None:
    assert {"report", "verify", "Options", "Report", "__version__", "__doc__"} <= set(dir(jwt_decoder))


# In a process of its own: here the engine was imported long ago.
FRESH = {
    "nothing of it is imported with the package": """
        import jwt_decoder
        assert not [name for name in sys.modules if name.startswith("jwt_decoder.")]
    """,
    "the room of verifying doesn't take the place of the function": """
        import jwt_decoder
        import jwt_decoder.verify.backend
        from jwt_decoder.verify import trust
        assert callable(jwt_decoder.verify) and inspect.iscoroutinefunction(jwt_decoder.verify)
        assert trust is sys.modules["jwt_decoder.verify.trust"]
    """,
    "nor does it once the function was asked for": """
        from jwt_decoder import verify
        import jwt_decoder.verify.trust
        assert jwt_decoder.verify is verify and inspect.iscoroutinefunction(verify)
    """,
    "a star brings all of it": """
        from jwt_decoder import *
        assert inspect.iscoroutinefunction(verify) and report("", Options(now=0)).__class__ is Report
    """,
    "another room is an attribute as ever, and what a program sets stays": """
        import jwt_decoder.text.quote
        jwt_decoder.verify = len
        assert jwt_decoder.text.quote.visible("a") == "a" and jwt_decoder.verify is len
    """,
}


@pytest.mark.untraced
@pytest.mark.parametrize("script", FRESH.values(), ids=FRESH)
def test_what_is_exported_is_imported_when_it_is_asked_for(script: str) -> None:
    code = f"import inspect, sys\n{textwrap.dedent(script)}"

    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", code], capture_output=True, text=True, env=with_engine(), check=False
    )

    assert (0, "") == (done.returncode, done.stderr)
