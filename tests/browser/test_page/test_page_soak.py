"""One tab takes paste after paste, good, bad and hostile, and is after them as it was before."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from tests.browser.soak import BATCH, soak

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.test_page.conftest import Sheet

# `build.py soak` asks for ten thousand.
PASTES = int(os.environ.get("SOAK_PASTES", "100"))
MEGABYTES = 1 << 20


@pytest.mark.not_in("firefox", "only Chromium says how much memory a page has")
def test_a_tab_that_took_many_pastes_lost_none_and_kept_nothing(sheet: Sheet, make_token: Callable[..., str]) -> None:
    # Its worker is not one that replaces another.
    sheet.whole()
    done = soak(sheet.page, PASTES, make_token, lambda line: sys.stdout.write(f"{line}\n"))

    assert [] == done.lost
    assert 0 == done.workers
    # A hundred kilobytes a paste after the first batch, and no more than of a hundred of them.
    assert done.heaps[-1] < done.heaps[0] + min(PASTES - BATCH, 100) * MEGABYTES / 10
    assert done.elements[-1] < done.elements[0] * 3
