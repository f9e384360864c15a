"""The content security policies, written once."""

from __future__ import annotations

from typing import Final

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


def text(policy: dict[str, str]) -> str:
    """Return the policy as the value of the header or the ``<meta>``."""
    return "; ".join(f"{name} {value}" for name, value in policy.items())


def meta(policy: dict[str, str]) -> str:
    """Return the ``<meta>`` element that states the policy."""
    return f'<meta http-equiv="Content-Security-Policy" content="{text(policy)}">'
