"""The page about embedding: decoders beside the markup that makes them."""

from __future__ import annotations

import html
from typing import Final

from site_builder.pages import prose

_SIGNED: Final = (
    "eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGUiLCJzdWIiOiJhbGljZSIsImF1ZCI6ImFwaSIsImV4cCI6MTc2NzIyN"
    "jUwMH0.h3I-QocB0vfi3UoD2cBRolFcffz0gUlshgKZ76_zfqE"
)
_UNSECURED: Final = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbGljZSIsImFkbWluIjp0cnVlfQ."
# By name: the very markup of a decoder.
EXAMPLES: Final = {
    "verified": f"""<jwt-decoder verify-key="your-256-bit-secret" now="2026-01-01T00:00:00Z">
  <pre><code>{_SIGNED}</code></pre>
</jwt-decoder>""",
    "expired": f"""<jwt-decoder view="claims" highlight="exp" readonly now="2026-01-02T09:30:00Z">
  <pre><code>{_SIGNED}</code></pre>
</jwt-decoder>""",
    "unsecured": f"""<jwt-decoder view="compact" token="{_UNSECURED}"></jwt-decoder>""",
}


def embed_page() -> dict[str, str]:
    """Return, by its mark, what the build puts into the page."""
    marks = {f"<!-- example {name} -->": _example(markup) for name, markup in EXAMPLES.items()}
    return {**marks, "<!-- attributes -->": prose.table("README.md", "| attribute | what it does |")}


def _example(markup: str) -> str:
    return (
        f'<figure class="run"><pre class="listing"><code translate="no">{html.escape(markup, quote=False)}</code></pre>'
        f'<div class="live">{markup}</div></figure>'
    )
