"""``python -m jwt_decoder_docs copy FOLDER``: the decoder, copied into the files of a documentation.

``python -m jwt_decoder_docs hugo SITE``: that, and the layouts of a site of Hugo.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Final

from jwt_decoder.model.sentence import Sentence, plural
from jwt_decoder.output.wording import render

from jwt_decoder_docs import copied, hugo, site

_COPY: Final = Sentence("copy what <jwt-decoder> needs into a folder, such as docs/jwt-decoder")
_FOLDER: Final = Sentence("new, empty, or an earlier copy to replace")
_HUGO: Final = Sentence("write the shortcode jwt, the fence jwt and the decoder into a Hugo site")
_SITE: Final = Sentence("the folder of the site, in which its configuration is")


def main(words: list[str]) -> int:
    """Do what the words ask for; return the exit status, 1 with one sentence where a person must mend something."""
    parser = argparse.ArgumentParser(prog="python -m jwt_decoder_docs")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    copying = commands.add_parser("copy", help=render(_COPY))
    copying.add_argument("folder", type=Path, metavar="FOLDER", help=render(_FOLDER))
    copying.set_defaults(write=copied.copy)
    layouts = commands.add_parser("hugo", help=render(_HUGO))
    layouts.add_argument("folder", type=Path, metavar="SITE", help=render(_SITE))
    layouts.set_defaults(write=hugo.write)
    chosen = parser.parse_args(words)
    folder: Path = chosen.folder
    try:
        written = chosen.write(folder)
    except (copied.FolderTakenError, hugo.LayoutTakenError, site.SiteMissingError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    octets = sum(path.stat().st_size for path in copied.files().values())
    sys.stdout.write(f"{render(_done(folder, octets, len(written)))}\n")
    return 0


def _done(folder: Path, octets: int, count: int) -> Sentence:
    size = f"{octets / 1e6:.1f}"
    return plural(
        "{folder}: {size} MB, {count} file written. Pages load {script}.",
        "{folder}: {size} MB, {count} files written. Pages load {script}.",
        count,
        folder=str(folder),
        size=size,
        script=copied.SCRIPT,
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
