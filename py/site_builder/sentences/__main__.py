"""``python -m site_builder.sentences [FILE]``: the gettext template, into a file or to the standard output."""

from __future__ import annotations

import io
import sys
from pathlib import Path

from babel.messages.pofile import write_po

from site_builder.failure import Failure
from site_builder.sentences.template import template


def main(words: list[str]) -> int:
    """Write the template; return the exit status, 1 with one sentence where a person must mend something."""
    try:
        written = io.BytesIO()
        write_po(written, template(), width=0)
        if words:
            Path(words[0]).write_bytes(written.getvalue())
        else:
            sys.stdout.buffer.write(written.getvalue())
    except (Failure, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
