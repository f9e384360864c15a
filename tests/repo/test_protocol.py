"""The page about embedding tells what crosses between an embedding page and its frames as the code has it."""

from __future__ import annotations

import re
from typing import Final

import pytest

from tests.repo.test_boundaries import ROOT

CHANNEL: Final = (ROOT / "assets/js/embed/channel.js").read_text()
TOLD: Final = (ROOT / "docs/embedding.md").read_text().partition("## What crosses between page and frame\n")[2]
SECTION: Final = TOLD.partition("\n## ")[0]
# The lines of the code that say what crosses: names of messages, their kinds and members, states and files.
LINES: Final = re.findall(
    r'@param {("frame" \| .+)} name|@typedef {("starting" .+)} FrameState|const ROLES = (.+);|@typedef {({\w+: .+?})} ',
    CHANNEL,
)
_FOUND: Final = {word for line in LINES for pair in re.findall(r'"(\w+)"|(\w+):', "".join(line)) for word in pair}
WORDS: Final = sorted(_FOUND - {""})


def test_the_version_is_the_one_in_force() -> None:
    (version,) = re.findall(r"^export const VERSION = (\d+);", CHANNEL, re.MULTILINE)

    assert SECTION.lstrip().startswith(f"Version {version},")
    assert {version} == set(re.findall(r"version: (\d+)", SECTION))


@pytest.mark.parametrize("word", WORDS)
def test_each_word_that_crosses_is_told(word: str) -> None:
    assert word in SECTION


def test_all_sorts_of_words_are_looked_for() -> None:
    assert {"open", "give", "octets", "edited", "starting", "snapshot", "settings"} <= set(WORDS)
