"""The rules, each with its help, made from the engine's own: what the page about them shows."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Final

from jwt_decoder.findings import ENTRIES
from jwt_decoder.output.report import entry
from jwt_decoder.output.wording import TYPESET, render

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jwt_decoder.output.report import shape

_NOUNS: Final = {"error": "Error", "warning": "Warning", "info": "Note"}


def rules() -> str:
    """Return an entry for each rule, in their order."""
    return "\n".join(_item(entry(rule, TYPESET), render(rule.name, TYPESET)) for rule in ENTRIES.values())


def _item(rule: shape.Help, found: str) -> str:
    """Return the entry of a rule; ``found`` is what it finds, in a few words."""
    name = rule["id"]
    parts = (
        ("Applies to", html.escape(rule["scope"])),
        ("Why", html.escape(rule["why"])),
        ("What to do", html.escape(rule["advice"])),
        ("Section", html.escape(rule["reference"])),
        ("Example", "".join(_example(rule["example"]))),
    )
    listed = "".join(f"<dt>{term}</dt><dd>{text}</dd>" for term, text in parts)
    return (
        f'    <li id="{name}" data-severity="{rule["severity"]}"><h2><a href="#{name}">{name}</a></h2>'
        f'<p class="note">{_NOUNS[rule["severity"]]}: {html.escape(found)}</p><dl>{listed}</dl></li>'
    )


def _example(example: shape.Example) -> Iterator[str]:
    """Return what is odd in it, as it reads decoded, and then what to paste."""
    for part in example["parts"]:
        yield f"<p>{part['name'].capitalize()} <code>{html.escape(part['text'])}</code></p>"
    yield _copied("Copy example", example["text"])
    if example["key"]:
        yield _copied("Copy the key", example["key"])


def _copied(label: str, text: str) -> str:
    return (
        f'<p class="copied"><code>{html.escape(text)}</code> '
        f'<button type="button" class="plain note">{label}</button></p>'
    )
