"""Work that ends in time: a name that is not found and a server that sends a byte now and then take no longer."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class _Work(threading.Thread, Generic[T]):
    def __init__(self, work: Callable[[], T]) -> None:
        super().__init__(daemon=True)
        self._work = work
        self.answers: list[T] = []
        self.error: Exception | None = None

    def run(self) -> None:
        try:
            self.answers.append(self._work())
        except Exception as error:  # noqa: BLE001 - it is raised where the answer is waited for
            self.error = error


def within(seconds: float, work: Callable[[], T]) -> T:
    """Return what the work returns, or raise what it raises; raise TimeoutError once the seconds are over.

    Work that is late goes on beside the program and ends with it.
    """
    if seconds <= 0:
        raise TimeoutError
    one = _Work(work)
    one.start()
    one.join(seconds)
    if one.error:
        raise one.error
    if not one.answers:
        raise TimeoutError
    return one.answers[0]
