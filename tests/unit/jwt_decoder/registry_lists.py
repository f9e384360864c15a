"""The lists of IANA's registries that stand beside the repository, as far as the tests read them."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_SECTION = re.compile(r"[0-9]+(?:\.[0-9]+)*")


def listed(path: Path) -> dict[str, list[tuple[str, set[str]]]]:
    """Give the names of a list, each with its sources: a document and the sections in it."""
    with path.open(newline="") as file:
        return {row["name"]: [_source(one) for one in row["source"].split(";")] for row in csv.DictReader(file)}


def cited(source: str) -> dict[str, set[str]]:
    """Give the documents that a row names, each with the sections, written with their sign."""
    found = {}
    for one in source.split(";"):
        document, _, sections = one.strip().partition(" §")
        found[document] = set(sections.split(", §")) - {""}
    return found


def _source(text: str) -> tuple[str, set[str]]:
    """Tell a document, such as RFC 8555, from the sections that follow it; the number of an RFC is none of them."""
    first, *others = text.strip().split(", ")
    document, _, last = first.rpartition(" ")
    if document in {"RFC", ""} or not _SECTION.fullmatch(last) or document == "OpenID Federation":
        return first, set()
    return document, {last, *others}
