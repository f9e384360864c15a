"""Libraries for which the engine writes code, and which only the tests of that code need: of npm, and of Debian."""

from __future__ import annotations

import hashlib
import shutil
from typing import TYPE_CHECKING, Final

from site_builder.failure import program, run, say
from site_builder.project import ROOT, WORK
from site_builder.testing.browsers import Browser, find

if TYPE_CHECKING:
    from pathlib import Path

_PINNED: Final = ROOT / "tests" / "libraries"
_FOLDER: Final = WORK / "libraries"
_STAMP: Final = _FOLDER / "fetched"
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
    pinned = hashlib.sha256((_PINNED / "package-lock.json").read_bytes()).hexdigest()
    if not (_STAMP.is_file() and _STAMP.read_text() == pinned):
        say("Fetching the libraries of the tests with npm ci (once) ...")
        _FOLDER.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(_PINNED / name, _FOLDER / name)
        run(
            [
                program("npm", "it comes with Node.js."),
                "ci",
                "--prefix",
                _FOLDER,
                "--no-audit",
                "--no-fund",
                "--loglevel=error",
            ]
        )
        _STAMP.write_text(pinned)
    return _FOLDER / "node_modules"


def ruby() -> list[str]:
    """Return the words that start Ruby with ruby-jwt; raise Missing where one of them is not here."""
    return [find(RUBY), "-I", str(find(RUBY_JWT)).removesuffix("/jwt.rb")]


def require() -> None:
    """Fetch all of them; raise Missing where one is not here and may not be installed."""
    npm()
    ruby()
