"""The standing page about privacy: the words of SECURITY.md, and the policies as the panel of the tool has them."""

from __future__ import annotations

from site_builder.hosting import policy
from site_builder.pages import privacy, prose


def privacy_page() -> dict[str, str]:
    """Return, by its mark, what the build puts into the page."""
    return {
        "<!-- promises -->": prose.section("SECURITY.md", "What the page promises"),
        "<!-- attackers -->": prose.section("SECURITY.md", "Who might attack, and what stops them"),
        "<!-- open -->": prose.section("SECURITY.md", "What is left open"),
        "<!-- base -->": privacy.directives(policy.SITE),
        "<!-- seal -->": privacy.directives(policy.SEAL),
    }
