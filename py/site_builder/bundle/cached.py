"""What Node.js makes of a file, once: it is kept as long as the name stays, which says all that it depends on."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from site_builder.failure import output
from site_builder.fetch import node

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def cached(made: Path, source: bytes, words: Sequence[str | Path]) -> Path:
    """Return the path of what the script makes; ``words`` are the script's and stand before the two paths."""
    if not made.is_file():
        made.parent.mkdir(parents=True, exist_ok=True)
        # Several processes may make it at once.
        origin, fresh = (made.with_suffix(f".{os.getpid()}.{name}") for name in ("source", "fresh"))
        origin.write_bytes(source)
        output([node(), *words, origin, fresh])
        origin.unlink()
        # Whoever is interrupted leaves nothing that looks whole.
        fresh.replace(made)
    return made
