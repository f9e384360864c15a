"""Requests for code that verifies a token."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jwt_decoder.engine.verifying import verifier_of
from jwt_decoder.output.snippets import snippets
from jwt_decoder.output.wording import TYPESET

if TYPE_CHECKING:
    from jwt_decoder.engine.result import Options
    from jwt_decoder.output.report import shape
    from jwt_decoder.verify.backend import CryptoBackend

Json = dict[str, Any]


async def snippet(members: Json, options: Options, backend: CryptoBackend) -> shape.Snippets:
    """Answer a request for code."""
    jwks = members["options"].get("jwks", "")
    return snippets(await verifier_of(members["text"], members["key"], options, backend, jwks), TYPESET)
