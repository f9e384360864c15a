"""What ``--all`` does: every token of a text in one table, and the worst exit status."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any, cast

from jwt_decoder.engine.table import table
from jwt_decoder.engine.unused import unused_on_all
from jwt_decoder.output.report import report, verification
from jwt_decoder.output.report import table as shaped

from jwt_decoder_cli import language, output, terminal
from jwt_decoder_cli.backend import backend, opener
from jwt_decoder_cli.draw.report import Found
from jwt_decoder_cli.draw.table import draw_table
from jwt_decoder_cli.status import Status, status_of, worst

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from jwt_decoder.engine.result import Options
    from jwt_decoder.engine.table import Table
    from jwt_decoder.output.report.shape import Row

    Json = Mapping[str, Any]


def told(text: str, key: str, asked: Options, chosen: argparse.Namespace) -> tuple[str, Status]:
    """Return what is printed of all tokens, and the worst of their statuses."""
    found = asyncio.run(table(text, key, asked, backend(), opener=opener()))
    unused = unused_on_all(found.verifications)
    if unused and not chosen.quiet:
        output.complain(unused)
    rows = shaped(found, language.CATALOGUE)["rows"]
    statuses = _statuses(found, text)
    return _printed(rows, statuses, asked.now, chosen), worst(statuses)


def _statuses(found: Table, text: str) -> list[Status]:
    tokens = report(found.report, language.CATALOGUE)["tokens"]
    statuses = []
    for place, row in enumerate(found.rows):
        tried = verification(found.verifications[place], language.CATALOGUE) if found.verifications else None
        one = Found(text, "", {"tokens": tokens}, row.tokens[0], tried)
        statuses.append(status_of(cast("Json", one.read), tried))
    return statuses


def _printed(rows: list[Row], statuses: list[Status], now: float, chosen: argparse.Namespace) -> str:
    if chosen.quiet:
        return ""
    if chosen.json:
        lines = ({**row, "status": int(status)} for row, status in zip(rows, statuses, strict=True))
        return "".join(json.dumps(line, separators=(",", ":")) + "\n" for line in lines)
    sheet = terminal.sheet(chosen)
    draw_table(sheet, rows, now)
    return sheet.text.rstrip("\n") + "\n"
