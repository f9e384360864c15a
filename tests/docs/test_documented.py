"""What the page about documentation tools tells to write is what the sites of the tests are made with."""

from __future__ import annotations

import re
from typing import Final

import pytest

from tests.docs.pages import TOOLS
from tests.repo.test_boundaries import ROOT

DOCUMENT: Final = (ROOT / "docs" / "documentation-tools.md").read_text()
# "In `conf.py`:", then what stands in it.
TOLD: Final = re.findall(r"^In `([\w./-]+)`[^\n]*:\n\n```\w+\n(.*?)^```$", DOCUMENT, re.MULTILINE | re.DOTALL)
# A module that such a file imports, or names.
NAMES: Final = re.compile(r"@jwt-decoder/web/[\w-]+|jwt_decoder_docs\.[\w.]+")


@pytest.mark.parametrize(("name", "content"), TOLD, ids=[name for name, _ in TOLD])
def test_a_file_that_is_told_of_has_the_name_and_the_modules_that_a_built_site_has(name: str, content: str) -> None:
    built = [text for tool in TOOLS for path, text in tool.files.items() if path == name or path.endswith(f"/{name}")]
    wanted = set(NAMES.findall(content))

    assert wanted
    assert any(wanted == set(NAMES.findall(text)) for text in built)


def test_each_tool_with_a_file_of_its_own_is_told_of() -> None:
    assert {"conf.py", "mkdocs.yml", ".vitepress/config.mjs", "docusaurus.config.js", "astro.config.mjs"} == {
        name for name, _ in TOLD
    }
