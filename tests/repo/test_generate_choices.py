"""What can be generated on the page is what the engine makes."""

from __future__ import annotations

import re
from typing import Final

from jwt_decoder.registry.algorithms import ALGORITHMS
from jwt_decoder.registry.encryption import KEY_MANAGEMENT

from tests.repo.test_boundaries import ROOT

PAGE: Final = (ROOT / "index.html").read_text()
SELECT: Final = re.search(r'<select id="keys-alg">(.*?)</select>', PAGE, re.DOTALL)


def test_every_algorithm_can_be_chosen() -> None:
    assert SELECT
    listed = re.findall(r"<option(?: selected)?>([^<]+)</option>", SELECT[1])

    assert [*(name for name in ALGORITHMS if name != "none"), *KEY_MANAGEMENT] == listed


def test_the_usual_ones_are_among_them() -> None:
    usual = re.findall(r'<button type="button" value="([^"]+)" aria-pressed', PAGE)

    assert {*usual} <= {*ALGORITHMS, *KEY_MANAGEMENT}
    assert usual
