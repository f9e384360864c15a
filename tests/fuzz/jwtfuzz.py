"""Runs one target under atheris: `python -m tests.fuzz.jwtfuzz TARGET --runs N --seconds N --folder PATH`."""

from __future__ import annotations

import argparse
import atexit
import os
import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["jwt_decoder"]):
    from tests.fuzz import seeds
    from tests.fuzz.draw import Draw
    from tests.fuzz.record import Record
    from tests.fuzz.targets import TARGETS

_SECONDS_OF_A_HANG = 30
_MOST_MEMORY = 2048


class Libfuzzer(Draw):
    """Draws as a run asks for, and changes octets as libFuzzer does, with what it has learned."""

    def changed(self, data: bytes, most: int) -> bytes:
        """Change octets."""
        made: bytes = atheris.Mutate(data, most)
        return made


def main() -> None:
    """Prepare the seeds, and hand over to the fuzzer, which does not come back."""
    chosen = _arguments()
    target = TARGETS[chosen.target]
    corpus = chosen.folder / "corpus" / target.name
    seeds.write(target, corpus)

    def mutate(data: bytes, most: int, seed: int) -> bytes:
        return target.mutate(data, most, Libfuzzer(seed))

    record = Record(target.name, target.check, chosen.folder)
    atexit.register(record.note)
    words = [
        sys.argv[0],
        f"-runs={chosen.runs}",
        f"-max_total_time={chosen.seconds}",
        f"-max_len={target.longest}",
        f"-timeout={_SECONDS_OF_A_HANG}",
        f"-rss_limit_mb={_MOST_MEMORY}",
        f"-artifact_prefix={chosen.folder}/failures/{target.name}-",
        f"-report_slow_units={_SECONDS_OF_A_HANG}",
        "-verbosity=0",
        str(corpus),
    ]
    (chosen.folder / "failures").mkdir(parents=True, exist_ok=True)
    atheris.Setup(words, record.try_input, custom_mutator=mutate, enable_python_coverage=True)
    atheris.Fuzz()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("target", choices=sorted(TARGETS))
    parser.add_argument("--runs", type=int, default=-1)
    parser.add_argument("--seconds", type=int, default=0)
    parser.add_argument("--folder", type=Path, required=True)
    return parser.parse_args()


if __name__ == "__main__":
    os.environ.setdefault("PYTHONHASHSEED", "0")
    main()
