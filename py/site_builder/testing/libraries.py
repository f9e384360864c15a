"""Libraries for which the engine writes code, and which only the tests of that code need: of npm, and of Debian."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from site_builder.fetch import fetch_beside
from site_builder.project import ROOT, WORK
from site_builder.testing.browsers import Browser, find

if TYPE_CHECKING:
    from pathlib import Path

_PINNED: Final = ROOT / "tests" / "libraries"
_FOLDER: Final = WORK / "libraries"
RUBY: Final = Browser(
    "RUBY", ("ruby",), (), ("ruby",), "The tests of code for Ruby need ruby: on Debian it is a package."
)
RUBY_JWT: Final = Browser(
    "RUBY_JWT",
    (),
    ("/usr/share/rubygems-integration/all/gems/jwt-*/lib/jwt.rb", "/var/lib/gems/*/gems/jwt-*/lib/jwt.rb"),
    ("ruby-jwt",),
    "The tests of code for ruby-jwt need its file jwt.rb: install Debian's package ruby-jwt, or name the file in the"
    " variable RUBY_JWT.",
)


def npm() -> Path:
    """Return the folder of the packages that tests/libraries/package-lock.json pins, fetched once."""
    return fetch_beside(_PINNED, _FOLDER, "the libraries")


def ruby() -> list[str]:
    """Return the words that start Ruby with ruby-jwt; raise Missing where one of them is not here."""
    return [find(RUBY), "-I", str(find(RUBY_JWT)).removesuffix("/jwt.rb")]


def require() -> None:
    """Fetch all of them; raise Missing where one is not here and may not be installed."""
    npm()
    ruby()
