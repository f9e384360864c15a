"""What a change of an input draws from."""

from __future__ import annotations

import random


class Draw(random.Random):
    """What a change draws from; ``changed`` is the change of octets that knows nothing of tokens."""

    def changed(self, data: bytes, most: int) -> bytes:
        """Replace, leave out, put in or repeat a few octets."""
        at = self.randint(0, len(data))
        run = self.choice((b"", self.randbytes(1), self.randbytes(4), data[at : at + 8] * 2))
        return (data[:at] + run + data[at + self.choice((0, 1, 1, 4)) :])[:most]
