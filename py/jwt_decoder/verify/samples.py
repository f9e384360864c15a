"""Secrets and signatures that are published."""

from __future__ import annotations

SECRETS: dict[bytes, str] = {b"your-256-bit-secret": "x"}
