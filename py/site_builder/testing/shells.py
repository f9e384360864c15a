"""Finds the shells whose completion is tried, and the program that checks manuals, or installs Debian's."""

from __future__ import annotations

from typing import Final

from site_builder.failure import say
from site_builder.testing.browsers import Browser, Missing, find

BASH: Final = Browser("BASH_PROGRAM", ("bash",), (), ("bash",), "Completion isn't tried in bash: it isn't here.")
ZSH: Final = Browser("ZSH", ("zsh",), (), ("zsh",), "Completion isn't tried in zsh: it isn't here.")
FISH: Final = Browser("FISH", ("fish",), (), ("fish",), "Completion isn't tried in fish: it isn't here.")
MANDOC: Final = Browser("MANDOC", ("mandoc",), (), ("mandoc",), "The manual isn't checked: mandoc isn't here.")


def look() -> None:
    """Have them here where that may be done; say which are not."""
    for program in (BASH, ZSH, FISH, MANDOC):
        try:
            find(program)
        except Missing as missing:
            say(str(missing))
