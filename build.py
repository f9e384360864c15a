#!/usr/bin/env python3
"""The one command of this project: build (default), serve, test, bench, sheets, fuzz, soak, mutate, check and more."""

import sys
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - an older Python is told so in words
    sys.exit("Python 3.11 or later is needed, this is " + sys.version.split()[0] + ".")

sys.path.insert(0, str(Path(__file__).resolve().parent / "py"))

from site_builder.command import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
