"""The rules, each with its help, made from the engine's own: what the page about them shows."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Final

from jwt_decoder.findings.help import ENTRIES
from jwt_decoder.output.wording import render

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jwt_decoder.findings.help import Entry
    from jwt_decoder.findings.help.entry import Example

_NOUNS: Final = {"error": "Error", "warning": "Warning", "info": "Remark"}


def rules() -> str:
    """Return an entry for each rule, in their order."""
    return "\n".join(map(_entry, ENTRIES.values()))


def _entry(entry: Entry) -> str:
    rule = entry.rule
    parts = (
        ("Looks at", html.escape(entry.help.scope)),
        ("Why", html.escape(entry.help.why)),
        ("What to do", html.escape(render(rule.advice))),
        ("Section", html.escape(rule.reference)),
        ("Example", "".join(_example(entry.help.example))),
    )
    listed = "".join(f"<dt>{term}</dt><dd>{text}</dd>" for term, text in parts)
    return (
        f'    <li id="{rule.id}" data-severity="{rule.severity}"><h2><a href="#{rule.id}">{rule.id}</a></h2>'
        f'<p class="note">{_NOUNS[rule.severity]}</p><dl>{listed}</dl></li>'
    )


def _example(example: Example) -> Iterator[str]:
    """Return what is odd in it, as it reads decoded, and then what to paste."""
    for name, text in example.parts:
        yield f"<p>{name.capitalize()} <code>{html.escape(text)}</code></p>"
    yield _copied("paste", example.text)
    if example.key:
        yield _copied("key", example.key)


def _copied(name: str, text: str) -> str:
    return (
        f'<p class="copied"><code>{html.escape(text)}</code> '
        f'<button type="button" class="plain note">Copy the {name}</button></p>'
    )
