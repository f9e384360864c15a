"""What the tests of the tools for documentation share."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ELEMENT = Path(__file__).resolve().parents[3] / "assets" / "js" / "embed" / "jwt-decoder.js"


@pytest.fixture
def observed_attributes() -> set[str]:
    """Return the names of the attributes that the script of the element reads."""
    (listed,) = re.findall(r"observedAttributes = \[([^\]]*)\]", ELEMENT.read_text())
    return set(re.findall(r'"([a-z-]+)"', listed))
