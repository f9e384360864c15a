"""``python -m jwt_decoder_docs copy FOLDER``: the decoder, copied into the files of a documentation."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from jwt_decoder_docs import copied, site


def main(words: list[str]) -> int:
    """Do what the words ask for; return the exit status, 1 with one sentence where a person must mend something."""
    parser = argparse.ArgumentParser(prog="python -m jwt_decoder_docs")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    copying = commands.add_parser("copy", help="copy what <jwt-decoder> needs into a folder, such as docs/jwt-decoder")
    copying.add_argument("folder", type=Path, metavar="FOLDER", help="new, empty, or an earlier copy, to be replaced")
    folder: Path = parser.parse_args(words).folder
    try:
        written = copied.copy(folder)
    except (copied.FolderTakenError, site.SiteMissingError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    octets = sum(path.stat().st_size for path in copied.files().values())
    sys.stdout.write(f"{folder}: {octets / 1e6:.1f} MB, {len(written)} files written. Pages load {copied.SCRIPT}.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
