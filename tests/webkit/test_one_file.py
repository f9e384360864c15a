"""The page as one file, opened from the disk in WebKit: no server, no network, all of its features."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.test_page.conftest import ARTICLE
from tests.unit.jwt_decoder.verify.test_algorithms import MADE, key_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.webkit.sheet import Sheet

FONTS = (
    "async () => (await document.fonts.ready, [...document.fonts].filter((font) => font.status === 'loaded').length)"
)


@pytest.fixture(scope="module")
def from_disk(open_sheet: Callable[[str], Sheet], file: str) -> Sheet:
    """Return the page, opened from the disk once for this module."""
    return open_sheet(file)


def test_it_stands_on_the_disk(from_disk: Sheet) -> None:
    assert from_disk.driver.current_url.startswith("file:///")


def test_a_paste_is_decoded(from_disk: Sheet) -> None:
    from_disk.paste(f"Bearer {ARTICLE}")

    assert '"user_id": 123' in from_disk.json("payload")


def test_a_fault_is_marked(from_disk: Sheet) -> None:
    from_disk.paste(ARTICLE.replace(".eyJ1", ".eyJ!1"))
    (fault,) = from_disk.all("[data-fault]")

    assert str(ARTICLE.index(".eyJ1") + 4) == fault.get_attribute("data-start")


@pytest.mark.everywhere
@pytest.mark.parametrize("alg", ["HS256", "RS256", "ES256", "ES256K", "ML-DSA-44"])
def test_a_signature_is_verified(from_disk: Sheet, alg: str) -> None:
    """By Python itself, by the browser and by noble."""
    from_disk.give(key_of(alg))
    from_disk.paste(next(make(alg) for name, make in MADE if name == alg))
    assert "valid" == from_disk.state("signature")
    from_disk.give(key_of(alg, 1))
    assert "invalid" == from_disk.state("signature")


def test_its_type_is_its_own(from_disk: Sheet) -> None:
    assert 4 == from_disk.settle(FONTS)
