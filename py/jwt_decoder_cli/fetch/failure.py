"""Why no keys could be fetched."""

from __future__ import annotations

from jwt_decoder_cli.errors import ProgramError


class FetchError(ProgramError):
    """There are no keys to verify with; the sentence says why, and what is possible instead."""


class StatusError(FetchError):
    """A server answered with a status that is not 200, so there may be another URL."""
