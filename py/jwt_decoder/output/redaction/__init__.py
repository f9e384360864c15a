"""A token written anew from what was understood of it, without anything that proves something."""

from jwt_decoder.output.redaction.content import Redacted
from jwt_decoder.output.redaction.redact import redact

__all__ = ("Redacted", "redact")
