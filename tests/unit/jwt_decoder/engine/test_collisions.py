"""The names that the tests take for made to collide do collide, where the hash seed is that of the snapshot."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

NAMES = Path(__file__).parents[3] / "vectors" / "colliding-names.txt"
# The snapshot is taken with this seed; WebAssembly keeps the lower 32 bits of the same hash.
SOURCE = "import sys; print({hash(name) & 0xFFFF for name in sys.stdin.read().split()})"


def test_names_made_to_collide_do() -> None:
    done = subprocess.run(  # noqa: S603 - this Python, and our own words
        [sys.executable, "-c", SOURCE],
        env={**os.environ, "PYTHONHASHSEED": "0"},
        input=NAMES.read_text(),
        capture_output=True,
        text=True,
        check=True,
    )

    assert 3000 <= len(set(NAMES.read_text().split()))
    assert "{0}\n" == done.stdout
