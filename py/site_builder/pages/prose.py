"""Sections of the project's own documents as HTML, so that a page and a document never say two things."""

from __future__ import annotations

import re

from site_builder.failure import Failure
from site_builder.pages import markdown
from site_builder.project import ROOT


def section(document: str, heading: str) -> str:
    """Return what stands under a heading of a document; raise Failure if there is no such heading."""
    return _rendered(re.split(r"^#", _after(document, f"## {heading}"), maxsplit=1, flags=re.MULTILINE)[0])


def table(document: str, head: str) -> str:
    """Return the table of a document whose first line this is; raise Failure if there is none."""
    return _rendered(f"{head}\n{_after(document, head).partition(chr(10) * 2)[0]}")


def _after(document: str, line: str) -> str:
    _, found, rest = (ROOT / document).read_text().partition(f"\n{line}\n")
    if not found:
        message = f"{document} must have the line {line}, under which a page finds what it shows."
        raise Failure(message)
    return rest


def _rendered(text: str) -> str:
    rendered: str = markdown.parser().render(text)
    return rendered.strip()
