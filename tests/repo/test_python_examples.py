"""The examples for Python programs do what they say, and all members are in the documents."""

from __future__ import annotations

import dataclasses
import doctest
import re
from typing import Final, get_args

import jwt_decoder
import pytest
from jwt_decoder.keys.key import Origin

from tests.repo.test_boundaries import ROOT

DOCUMENT: Final = (ROOT / "docs" / "python.md").read_text()
EXAMPLES: Final = re.findall(r"^```python\n(.*?)^```$", DOCUMENT, re.MULTILINE | re.DOTALL)


def test_every_example_prints_what_it_says() -> None:
    parser, runner = doctest.DocTestParser(), doctest.DocTestRunner(verbose=False)
    told: list[str] = []
    example = parser.get_doctest("".join(EXAMPLES), {}, "python.md", "docs/python.md", 0)

    runner.run(example, out=told.append)

    assert ("", 0) == ("".join(told), runner.failures)
    assert runner.tries > len(EXAMPLES) > 3


def test_every_exported_name_and_every_option_is_documented() -> None:
    names = [name for name in jwt_decoder.__all__ if not name.startswith("_")]
    options = [field.name for field in dataclasses.fields(jwt_decoder.Options)]

    assert [] == [name for name in (*names, *options) if not re.search(rf"`{name}[`(]", DOCUMENT)]


@pytest.mark.parametrize("origin", get_args(Origin))
def test_every_origin_of_a_key_is_documented(origin: str) -> None:
    assert f"`{origin}`" in DOCUMENT
