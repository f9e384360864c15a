"""Sections of the project's own documents as HTML, so that a page and a document never say two things."""

from __future__ import annotations

import re

from site_builder.failure import Failure
from site_builder.pages import markdown
from site_builder.project import ROOT


def section(document: str, heading: str) -> str:
    """Return what is below a heading of a document as HTML; raise Failure if there is no such heading."""
    line = f"## {heading}"
    _, found, rest = (ROOT / document).read_text().partition(f"\n{line}\n")
    if not found:
        message = f"{document} must have the line {line}, under which a page finds what it shows."
        raise Failure(message)
    rendered: str = markdown.parser().render(re.split(r"^#", rest, maxsplit=1, flags=re.MULTILINE)[0])
    return rendered.strip()
