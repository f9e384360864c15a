"""The page about the engine has what its document asks for."""

from __future__ import annotations

import re

from site_builder.pages.engine_page import OPTIONS
from site_builder.project import ROOT


def test_the_build_knows_the_options_that_the_document_lists() -> None:
    document = (ROOT / "docs" / "engine.md").read_text()

    assert sorted(OPTIONS) == sorted(re.findall(r"<!-- options (\w+) -->", document))
