r"""The engine's modules as they go into the browser.

Its Python knows no names of characters (see ``unicode_names.mjs``), and would die of a ``\N{...}`` that it compiles.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from site_builder.bundle.pack import package_files, zipped
from site_builder.project import ENGINE
from site_builder.runtime import wheels

_NAMED: Final = re.compile(r"\\N\{([A-Z\d -]+)\}")


def archive() -> bytes:
    """Return an archive with the engine and the packages that it needs."""
    files = {**package_files(ENGINE), **wheels.modules()}
    return zipped({name: _spelled(content) if name.endswith(".py") else content for name, content in files.items()})


def _spelled(source: bytes) -> bytes:
    """Return a module with the number of each character that it names."""
    return _NAMED.sub(lambda found: f"\\U{ord(unicodedata.lookup(found[1])):08x}", source.decode()).encode()
