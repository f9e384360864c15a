"""What stands in for modules that Pyodide imports at its start and nothing in the page ever calls.

A snapshot carries every module that was imported: sockets, subprocesses and archives are 0.4 MB of what each visitor
would fetch. The ordinary boot has the whole library.
"""

from __future__ import annotations

import io
import zipfile
from typing import Final

from site_builder.project import MODULES

STDLIB: Final = MODULES / "pyodide" / "python_stdlib.zip"
_NOTHING: Final = "__all__ = ()\n"
_ABSENT: Final = "raise ImportError\n"

STAND_INS: Final = {
    "asyncio/base_subprocess.py": "",
    "asyncio/selector_events.py": "",
    "asyncio/sslproto.py": _NOTHING,
    "asyncio/staggered.py": _NOTHING,
    "asyncio/streams.py": _NOTHING,
    "asyncio/subprocess.py": _NOTHING,
    # Pyodide's own event loop takes its policy from here.
    "asyncio/unix_events.py": (
        "from . import events\n"
        "__all__ = ('EventLoop',)\n"
        "class EventLoop: pass\n"
        "class _DefaultEventLoopPolicy(events._BaseDefaultEventLoopPolicy): _loop_factory = EventLoop\n"
    ),
    "bz2.py": _ABSENT,
    "compression/zstd/__init__.py": _ABSENT,
    "lzma.py": _ABSENT,
    "selectors.py": "",
    # Pyodide registers the archive formats of wheels, which are never installed here.
    "shutil.py": "def __getattr__(name): return lambda *words, **options: None\n",
    "ssl.py": _ABSENT,
    "subprocess.py": "PIPE, STDOUT, DEVNULL = -1, -2, -3\n",
    "tempfile.py": "NamedTemporaryFile = None\n",
    "zipfile/__init__.py": "ZipFile = None\n",
}


def trimmed(stdlib: bytes) -> bytes:
    """Return an archive of the standard library with the stand-ins in it."""
    octets = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(stdlib)) as source, zipfile.ZipFile(octets, "w") as target:
        for entry in sorted(source.infolist(), key=lambda entry: entry.filename):
            stand_in = STAND_INS.get(entry.filename)
            content = source.read(entry) if stand_in is None else stand_in.encode()
            target.writestr(zipfile.ZipInfo(entry.filename), content)
    return octets.getvalue()
