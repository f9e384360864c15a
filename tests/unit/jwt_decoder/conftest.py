"""What the tests of the engine share: its two functions, with the schema held against every answer."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any, Protocol

import pytest
from jsonschema import Draft202012Validator
from jwt_decoder.bridge import bridge
from jwt_decoder.bridge.protocol import schema

NOW = 1_767_225_600  # 2026-01-01T00:00:00Z
_SCHEMA: dict[str, Any] = schema()
_REPORT = Draft202012Validator(_SCHEMA)
_VERIFICATION = Draft202012Validator({**_SCHEMA, "$ref": "#/$defs/verification"})


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
    assert [] == [error.message for error in _REPORT.iter_errors(answer)]
    return answer


def _verify(text: str, key: str, **options: object) -> dict[str, Any]:
    request = {"action": "verify", "text": text, "key": key, "options": {"now": NOW, **options}}
    answer: dict[str, Any] = json.loads(asyncio.run(bridge.handle_async(json.dumps(request))))
    assert [] == [error.message for error in _VERIFICATION.iter_errors(answer)]
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
