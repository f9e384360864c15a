"""How wide the terminal is, and whether it has colours."""

from __future__ import annotations

import json
import os
import shutil
import sys
from typing import TYPE_CHECKING, Final

from jwt_decoder_cli.options import LEAST_WIDTH
from jwt_decoder_cli.sheet import Sheet

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Mapping

_WIDEST: Final = 120


def sheet(chosen: argparse.Namespace) -> Sheet:
    """Return an empty sheet for the standard output, as wide and as coloured as the words ask for."""
    return Sheet(_columns(chosen), sys.stdout.encoding or "ascii", color=_has_color(chosen))


def printed(chosen: argparse.Namespace, answer: Mapping[str, object], draw: Callable[[Sheet], None]) -> str:
    """Return an answer as a line of JSON where that is asked for, and else as it is drawn."""
    if chosen.json:
        return json.dumps(answer, separators=(",", ":")) + "\n"
    drawn = sheet(chosen)
    draw(drawn)
    return drawn.text.rstrip("\n") + "\n"


def _columns(chosen: argparse.Namespace) -> int:
    if chosen.width is not None:
        return int(chosen.width)
    return max(LEAST_WIDTH, min(_WIDEST, shutil.get_terminal_size().columns))


def _has_color(chosen: argparse.Namespace) -> bool:
    if chosen.color is not None:
        return bool(chosen.color)
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
