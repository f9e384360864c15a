"""IANA's lists, and what any row of a registry keeps to."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jwt_decoder.registry.row import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jwt_decoder.registry.row import Row

CLAIMS_LIST: Final = "jwt-claims"
HEADERS_LIST: Final = "jose-headers"
_FOLDER: Final = Path(__file__).parents[3] / "vectors" / "iana"
_SECTION = re.compile(r"[0-9]+(?:\.[0-9]+)*")


def listed(name: str) -> dict[str, list[tuple[str, set[str]]]]:
    """Return the names of a list, each with its sources: a document and the sections in it."""
    with (_FOLDER / f"{name}.csv").open(newline="") as file:
        return {row["name"]: [_source(one) for one in row["source"].split(";")] for row in csv.DictReader(file)}


def cited(source: str) -> dict[str, set[str]]:
    """Return the documents that a row names, each with the sections, written with their sign."""
    found = {}
    for one in source.split(";"):
        document, _, sections = one.strip().partition(" §")
        found[document] = set(sections.split(", §")) - {""}
    return found


def well_said(row: Row) -> None:
    """Assert that a row says in one sentence what its name stands for."""
    assert row.text.endswith(".")
    assert 0 == row.text.count(". ")
    assert row.text[0].isupper()
    assert 20 <= len(row.text) <= 125
    assert row.kind in KINDS
    assert row.label
    assert row.source
    assert row.text.rstrip(".").lower() != row.label.lower()


def told_once(rows: Sequence[Row]) -> None:
    """Assert that no name, no sentence and no label appears twice."""
    for told in ([row.name for row in rows], [row.text for row in rows], [row.label for row in rows]):
        assert [] == [one for one, count in Counter(told).items() if count > 1]


def _source(text: str) -> tuple[str, set[str]]:
    """Tell a document, such as RFC 8555, from the sections that follow it; the number of an RFC is none of them."""
    first, *others = text.strip().split(", ")
    document, _, last = first.rpartition(" ")
    if document in {"RFC", ""} or not _SECTION.fullmatch(last) or document == "OpenID Federation":
        return first, set()
    return document, {last, *others}
