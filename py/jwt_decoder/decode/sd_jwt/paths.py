"""Where a value sits in a JSON text, in words: address.street, nationalities[1], ["https://claim.example"]."""

from __future__ import annotations

import json
import re
from typing import Final

_PLAIN_NAME: Final = re.compile(r"[A-Za-z_][\w-]*", re.ASCII)
_LONGEST_STEP: Final = 64
LONGEST_PATH: Final = 201  # with the "…" before the end of a longer one


def step_of(name: str) -> str:
    """Return the step of a path to a member: its name, quoted where that would not be clear."""
    cut = name if len(name) <= _LONGEST_STEP else f"{name[:_LONGEST_STEP]}…"
    return f".{cut}" if _PLAIN_NAME.fullmatch(cut) else f"[{json.dumps(cut, ensure_ascii=False)}]"


def joined(path: str, step: str) -> str:
    """Return a longer path; of a very long one the end, so that a thousand of them stay small."""
    longer = f"{path}{step}" if path else step.removeprefix(".")
    return longer if len(longer) < LONGEST_PATH else f"…{longer[1 - LONGEST_PATH :]}"
