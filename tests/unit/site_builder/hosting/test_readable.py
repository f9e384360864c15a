"""The build fails where a pasted token would not be readable soon."""

from __future__ import annotations

from typing import Final

import pytest
from site_builder.failure import Failure
from site_builder.hosting import readable

PAGE: Final = '<link rel="modulepreload" href="assets/page-1.js" fetchpriority="high"><link rel="icon" href="data:,">'


def packed(of_page: int, of_script: int) -> dict[str, bytes]:
    """Return both files in both codings, as many octets in the second coding."""
    small = {"index.html.br": b"", "assets/page-1.js.br": b""}
    return {**small, "index.html.gz": bytes(of_page), "assets/page-1.js.gz": bytes(of_script)}


def test_what_is_as_large_as_the_limits_is_taken() -> None:
    readable.check(PAGE, packed(40_000, 82_000))


def test_a_page_that_is_larger_in_one_coding_is_not() -> None:
    with pytest.raises(Failure, match=r"^index.html: 40,301 bytes as \.gz, and 40,300 is the most"):
        readable.check(PAGE, packed(40_301, 0))


def test_neither_is_more_before_python() -> None:
    with pytest.raises(Failure, match=r"^index.html and assets/page-1.js: 122,001 bytes as \.gz, and 122,000 is"):
        readable.check(PAGE, packed(40_000, 82_001))
