"""The first engine is the same wherever and whenever it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from site_builder.first import engine

if TYPE_CHECKING:
    from pathlib import Path


def test_two_that_are_made_in_two_places_are_the_same_octets(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    if not pytestconfig.getoption("whole"):
        pytest.skip("it takes some minutes")
    place = tmp_path / "some where" / "else"
    engine.make(place, engine.all_sources())
    first = engine.folder()
    names = sorted(path.name for path in first.iterdir())
    assert names == sorted(path.name for path in place.iterdir())
    for name in names:
        assert (first / name).read_bytes() == (place / name).read_bytes(), name
