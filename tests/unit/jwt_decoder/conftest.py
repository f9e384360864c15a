"""What the tests of the engine share: its two functions, with the schema held against every answer."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any, Protocol

import pytest
from jwt_decoder.bridge import bridge

from tests.conforms import conforms

NOW = 1_767_225_600  # 2026-01-01T00:00:00Z


class Reporter(Protocol):
    """Gives the report of a text."""

    def __call__(self, text: str, **options: object) -> dict[str, Any]:
        """Report with options of the request; ``now`` is the first instant of 2026 unless it is given."""
        ...


class Verifier(Protocol):
    """Gives the verification of a text by a key."""

    def __call__(self, text: str, key: str, **options: object) -> dict[str, Any]:
        """Verify with options of the request, as a Reporter does."""
        ...


def _report(text: str, **options: object) -> dict[str, Any]:
    request = {"action": "report", "text": text, "options": {"now": NOW, **options}}
    answer: dict[str, Any] = json.loads(bridge.handle(json.dumps(request)))
    conforms("report")(answer)
    return answer


def _verify(text: str, key: str, **options: object) -> dict[str, Any]:
    request = {"action": "verify", "text": text, "key": key, "options": {"now": NOW, **options}}
    answer: dict[str, Any] = json.loads(asyncio.run(bridge.handle_async(json.dumps(request))))
    conforms("verification")(answer)
    return answer


@pytest.fixture(scope="session")
def report() -> Reporter:
    """Return the function that reports and holds the schema against the report."""
    return _report


@pytest.fixture(scope="session")
def verify() -> Verifier:
    """Return the function that verifies and holds the schema against the verification."""
    return _verify


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of the shared corpora; what needs it is skipped, visibly, where it is not."""
    folder = Path(__file__).parents[4] / "shared"
    if not folder.is_dir():
        pytest.skip("../shared is not here, so its corpora were not tried")
    return folder
