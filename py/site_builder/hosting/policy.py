"""The content security policies, written once."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from typing import TYPE_CHECKING, Final

from site_builder.failure import Failure

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

SITE: Final = {
    "default-src": "'none'",
    "script-src": "'self' blob: 'wasm-unsafe-eval'",
    "style-src": "'self'",
    "font-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "worker-src": "'self' blob:",
    "manifest-src": "'self'",
    "form-action": "'none'",
    "base-uri": "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "jwt-decoder",
}

# Of a page in which decoders are embedded: their frames are of this site, and it has no network of its own.
EMBEDDING: Final = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "font-src": "'self'",
    "img-src": "data:",
    "frame-src": "'self'",
    "form-action": "'none'",
    "base-uri": "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "'none'",
}

# Of one that also starts the engine, which it fetches from this site.
BUILDING: Final = {**SITE, "frame-src": "'self'"}

# Added to the page's own policy once every octet is in memory; policies only add up. A worker from an address of ours
# would inherit nothing, so that only a blob may become one from here on.
SEAL: Final = {
    "connect-src": "'none'",
    "worker-src": "blob:",
    "script-src": "blob: 'wasm-unsafe-eval'",
    "img-src": "data:",
    "font-src": "data:",
}

_META: Final = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')

_LINK: Final = re.compile(rb'<a [^>]*href="(https://[^/"]+)')


def connection_allowlist(pages: Iterable[bytes]) -> str:
    """Return the value of the header ``Connection-Allowlist``: this origin, and those that these pages link to.

    A browser that knows it opens no others.
    """
    origins = sorted({origin.decode() for page in pages for origin in _LINK.findall(page)})
    return f"({' '.join(['response-origin', *map(json.dumps, origins)])})"


def page(style: str, *scripts: str) -> dict[str, str]:
    """Return the policy of the page that carries its style sheet and scripts, if any, by their digests."""
    return {**with_scripts(SITE, *scripts), "style-src": _source(style)}


def with_scripts(policy: Mapping[str, str], *scripts: str) -> dict[str, str]:
    """Return the policy of a page that carries scripts also, by their digests."""
    return {**policy, "script-src": " ".join([*map(_source, scripts), policy["script-src"]])}


def one_file(script: str, style: str) -> dict[str, str]:
    """Return the policy of the page that is one file: its own script and style, by their digests, and no address."""
    return {
        **SITE,
        **SEAL,
        "script-src": f"{_source(script)} blob: 'wasm-unsafe-eval'",
        "style-src": _source(style),
        "font-src": "data:",
        "manifest-src": "'none'",
    }


def stated(html: bytes) -> dict[str, str]:
    """Return the policy that a page states first; raise Failure if it states none."""
    found = _META.search(html.decode())
    if found is None:
        message = "A page states no policy: it needs the mark <!-- policy -->."
        raise Failure(message)
    directives = (directive.partition(" ") for directive in found[1].split("; "))
    return {name: value for name, _, value in directives}


def common(policies: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """Return the strictest policy that allows whatever one of these allows: a header for all pages may be no stricter.

    A fetch directive that is missing stands for ``default-src`` (CSP 3 §6.1); any other that is missing allows all.
    """
    names = dict.fromkeys(name for policy in policies for name in policy)
    shared = [name for name in names if name.endswith("-src") or all(name in policy for policy in policies)]
    return {name: _union([policy.get(name, policy["default-src"]) for policy in policies]) for name in shared}


def _union(values: Sequence[str]) -> str:
    words = dict.fromkeys(word for value in values for word in value.split() if word != "'none'")
    return " ".join(words) or "'none'"


def loader(script: str) -> dict[str, str]:
    """Return the policy of the page that fetches the runtime for embedded decoders and shows nothing."""
    return {
        "default-src": "'none'",
        "script-src": _source(script),
        "img-src": "data:",
        "connect-src": "'self'",
        "form-action": "'none'",
        "base-uri": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "'none'",
    }


def not_found(style: str, script: str) -> dict[str, str]:
    """Return the policy of the page that is shown where nothing is; its script, if it has one, looks for the site."""
    return {
        "default-src": "'none'",
        "script-src": _source(script) if script else "'none'",
        "style-src": _source(style),
        "img-src": "data:",
        "connect-src": "'self'" if script else "'none'",
        "form-action": "'none'",
        "base-uri": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "'none'",
    }


def _source(inline: str) -> str:
    """Return the source expression that allows an inline element with this text (CSP 3 §2.3.1)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()}'"


def text(policy: dict[str, str]) -> str:
    """Return the policy as the value of the header or the ``<meta>``."""
    return "; ".join(f"{name} {value}" for name, value in policy.items())


def meta(policy: dict[str, str]) -> str:
    """Return the ``<meta>`` element that states the policy."""
    return f'<meta http-equiv="Content-Security-Policy" content="{text(policy)}">'
