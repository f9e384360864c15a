"""Options of all tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that writes the golden reports anew."""
    parser.addoption(
        "--write-golden", action="store_true", help="write tests/vectors/golden anew, to be read before it is committed"
    )
