"""The program ``jwt-decoder``."""

from __future__ import annotations

import argparse
import json
import sys
import time
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from jwt_decoder import bridge

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(words: Sequence[str] | None = None) -> int:
    """Do what the words ask for, those of the command line if none are given; return the exit status."""
    chosen = _parser().parse_args(words)
    text = sys.stdin.read() if chosen.file == "-" else Path(chosen.file).read_text()
    request = {"action": "report", "text": text, "options": {"now": time.time() if chosen.now is None else chosen.now}}
    sys.stdout.write(bridge.handle(json.dumps(request)) + "\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="jwt-decoder", description="Decodes JSON Web Tokens.")
    parser.add_argument("file", nargs="?", default="-", metavar="FILE", help="what holds a token (default: -)")
    parser.add_argument("--json", action="store_true", help="print the report as JSON, which is what is printed")
    parser.add_argument("--now", type=float, metavar="SECONDS", help="judge at this instant (default: this one)")
    parser.add_argument("--version", action="version", version=f"jwt-decoder {_version()}")
    return parser


def _version() -> str:
    try:
        return version("jwt-decoder")
    except PackageNotFoundError:
        return "from a checkout"
