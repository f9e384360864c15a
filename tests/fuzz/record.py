"""What a run of the fuzzer keeps: how many inputs it tried, and the smallest input of each failure."""

from __future__ import annotations

import hashlib
import json
import time
import traceback
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Check = Callable[[bytes], None]

# Seconds of processor time that one input of a few hundred octets may take; a second look decides.
DEADLINE: Final = 0.25
_LOOKS: Final = 3
_BETWEEN_NOTES: Final = 5.0
_NOTICE_EVERY: Final = 256
_MOST_STEPS: Final = 3000


class TooSlowError(Exception):
    """An input that took longer than any of its size should."""


class Record:
    """Counts the inputs of one target, and keeps a minimal input for each kind of failure, in a folder.

    A failure does not end the run: it is noted, made small and passed over from then on, also in later runs as long
    as its file is there.
    """

    def __init__(self, name: str, check: Check, folder: Path) -> None:
        """Prepare to record the target ``name``; ``check`` raises where an input fails."""
        self._name = name
        self._check = check
        self._counts = folder / "counts" / f"{name}.json"
        self._failures = folder / "failures"
        self._begun = time.monotonic()
        self._noted = self._begun
        self._known = {path.stem for path in self._failures.glob(f"{name}-*.bin")}
        self.count = 0

    def try_input(self, octets: bytes) -> None:
        """Check one input; whatever comes of it is kept, and nothing is raised."""
        self.count += 1
        try:
            timed(self._check, octets)
        except Exception as error:  # noqa: BLE001 - any exception is a failure of the engine
            self._keep(octets, error)
        if self.count % _NOTICE_EVERY == 0 and time.monotonic() - self._noted > _BETWEEN_NOTES:
            self.note()

    def note(self) -> None:
        """Write down how many inputs there were so far, and how long they took in seconds."""
        self._noted = time.monotonic()
        self._counts.parent.mkdir(parents=True, exist_ok=True)
        seconds = round(self._noted - self._begun, 1)
        self._counts.write_text(json.dumps({"target": self._name, "inputs": self.count, "seconds": seconds}))

    def _keep(self, octets: bytes, error: Exception) -> None:
        kind = signature(error)
        stem = f"{self._name}-{hashlib.sha256(kind.encode()).hexdigest()[:12]}"
        if stem in self._known:
            return
        self._known.add(stem)
        smallest = minimal(octets, lambda fewer: fails_alike(self._check, fewer, kind))
        self._failures.mkdir(parents=True, exist_ok=True)
        (self._failures / f"{stem}.bin").write_bytes(smallest)
        words = "".join(traceback.format_exception(error))
        (self._failures / f"{stem}.txt").write_text(f"{kind}\n{smallest!r}\n{words}", errors="backslashreplace")


def timed(check: Check, octets: bytes) -> None:
    """Check an input; raises what the check raises, and TooSlowError where it is slow each time."""
    begun = time.thread_time()
    check(octets)
    if time.thread_time() - begun > DEADLINE and min(_spent(check, octets) for _ in range(_LOOKS)) > DEADLINE:
        raise TooSlowError


def _spent(check: Check, octets: bytes) -> float:
    begun = time.thread_time()
    check(octets)
    return time.thread_time() - begun


def signature(error: Exception) -> str:
    """Say what kind of failure this is: the exception, and the line that raised it."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {last.name}: {last.line}"


def fails_alike(check: Check, octets: bytes, kind: str) -> bool:
    """Say whether an input fails in this way."""
    try:
        timed(check, octets)
    except Exception as error:  # noqa: BLE001 - compared, not handled
        return signature(error) == kind
    return False


def minimal(octets: bytes, still: Callable[[bytes], bool]) -> bytes:
    """Leave out of an input whatever can be left out while ``still`` holds: large runs first, single octets last."""
    size, steps = max(1, len(octets) // 2), 0
    while size:
        at = 0
        while at < len(octets) and steps < _MOST_STEPS:
            fewer = octets[:at] + octets[at + size :]
            steps += 1
            if still(fewer):
                octets = fewer
            else:
                at += size
        size //= 2
    return octets
