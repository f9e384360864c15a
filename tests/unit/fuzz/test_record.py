"""What a run of the fuzzer keeps."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

import pytest

from tests.fuzz import record

if TYPE_CHECKING:
    from pathlib import Path


def fails_on_a_dot_and_a_tilde(octets: bytes) -> None:
    if b"." in octets and b"~" in octets:
        raise ValueError


def kept(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in sorted((folder / "failures").glob("*.bin"))]


def test_a_failure_is_kept_as_its_smallest_input_and_does_not_end_the_run(tmp_path: Path) -> None:
    running = record.Record("dots", fails_on_a_dot_and_a_tilde, tmp_path)
    for octets in (b"abc", b"abc.def~ghi" * 9, b"another ~ and ."):
        running.try_input(octets)

    assert [b".~"] == [bytes(sorted(one)) for one in kept(tmp_path)]
    assert 3 == running.count


def test_a_failure_that_is_known_is_passed_over_by_the_next_run(tmp_path: Path) -> None:
    record.Record("dots", fails_on_a_dot_and_a_tilde, tmp_path).try_input(b".~")
    (found,) = (tmp_path / "failures").glob("*.bin")
    found.write_bytes(b"as it was")
    record.Record("dots", fails_on_a_dot_and_a_tilde, tmp_path).try_input(b"~.")

    assert [b"as it was"] == kept(tmp_path)


def test_an_input_that_is_slow_each_time_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record, "DEADLINE", 0.01)

    def busy(_octets: bytes) -> None:
        begun = time.thread_time()
        while time.thread_time() - begun < 0.02:
            pass

    with pytest.raises(record.TooSlowError):
        record.timed(busy, b"")


def test_an_input_that_was_slow_only_once_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record, "DEADLINE", 0.01)
    calls: list[bytes] = []

    def slow_at_first(octets: bytes) -> None:
        calls.append(octets)
        begun = time.thread_time()
        while len(calls) == 1 and time.thread_time() - begun < 0.02:
            pass

    record.timed(slow_at_first, b"")

    assert 4 == len(calls)


def test_the_count_is_written_down(tmp_path: Path) -> None:
    running = record.Record("dots", fails_on_a_dot_and_a_tilde, tmp_path)
    running.try_input(b"")
    running.note()

    assert 1 == json.loads((tmp_path / "counts" / "dots.json").read_text())["inputs"]
