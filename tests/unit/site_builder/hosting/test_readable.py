"""The build fails where a pasted token would not be readable soon."""

from __future__ import annotations

from typing import Final

import pytest
from site_builder.failure import Failure
from site_builder.hosting import readable
from site_builder.hosting.readable import MOST_BEFORE_PYTHON, MOST_OF_PAGE

PAGE: Final = '<link rel="modulepreload" href="assets/page-1.js" fetchpriority="high"><link rel="icon" href="data:,">'


def packed(of_page: int, of_script: int) -> dict[str, bytes]:
    """Return both files in both codings, as many octets in the second coding."""
    small = {"index.html.br": b"", "assets/page-1.js.br": b""}
    return {**small, "index.html.gz": bytes(of_page), "assets/page-1.js.gz": bytes(of_script)}


def test_what_is_as_large_as_the_limits_is_taken() -> None:
    readable.check(PAGE, packed(MOST_OF_PAGE, MOST_BEFORE_PYTHON - MOST_OF_PAGE))


def test_a_page_that_is_larger_in_one_coding_is_not() -> None:
    one_more = MOST_OF_PAGE + 1
    with pytest.raises(Failure, match=rf"^index.html: {one_more:,} bytes as \.gz, and {MOST_OF_PAGE:,} is the most"):
        readable.check(PAGE, packed(one_more, 0))


def test_neither_is_more_before_python() -> None:
    one_more = MOST_BEFORE_PYTHON + 1
    told = rf"^index.html and assets/page-1.js: {one_more:,} bytes as \.gz, and {MOST_BEFORE_PYTHON:,} is"
    with pytest.raises(Failure, match=told):
        readable.check(PAGE, packed(MOST_OF_PAGE, one_more - MOST_OF_PAGE))
