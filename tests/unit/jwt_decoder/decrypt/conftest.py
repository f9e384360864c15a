"""What the tests of decryption have in common."""

from __future__ import annotations

import pytest
from jwt_decoder.diagnose.decryption import damage


@pytest.fixture(autouse=True)
def _no_time_to_search(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the long search for one character: it has tests of its own."""
    monkeypatch.setattr(damage, "_MOST_SECONDS", 0.0)
