"""The page of the rules, each with its help, made from the engine's own."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any, Final

from jwt_decoder.findings import RULES
from jwt_decoder.findings.help import HELP

from site_builder import policy
from site_builder.one_file import marked
from site_builder.project import ROOT

if TYPE_CHECKING:
    from jwt_decoder.findings.help import Help
    from jwt_decoder.findings.rule import Rule

PAGE: Final = ROOT / "assets" / "pages" / "rules.html"
_NOUNS: Final = {"error": "Error", "warning": "Warning", "info": "Remark"}


def rules(*, script: str, style: str) -> bytes:
    """Return the page with an entry for each rule, in the order of the rules."""
    helps = {one.id: one for one in HELP}
    marks = {
        "<!-- policy -->": policy.meta(policy.SITE),
        "assets/css/main.css": style,
        "assets/js/rules.js": script,
        "<!-- rules -->": "\n".join(_entry(rule, helps[rule.id]) for rule in RULES),
    }
    return marked(PAGE.read_text(), marks).encode()


def _entry(rule: Rule[Any], told: Help) -> str:
    parts = (
        ("Looks at", html.escape(told.scope)),
        ("Why", html.escape(told.why)),
        ("What to do", html.escape(rule.advice)),
        ("Section", html.escape(rule.reference)),
        ("Example", _example(told)),
    )
    listed = "".join(f"<dt>{term}</dt><dd>{text}</dd>" for term, text in parts)
    return (
        f'    <li id="{rule.id}" data-severity="{rule.severity}"><h2><a href="#{rule.id}">{rule.id}</a></h2>'
        f'<p class="note">{_NOUNS[rule.severity]}</p><dl>{listed}</dl></li>'
    )


def _example(told: Help) -> str:
    return (
        f'<code class="rule-paste">{html.escape(told.example.text)}</code>'
        '<button type="button" class="plain note">Copy</button>'
    )
