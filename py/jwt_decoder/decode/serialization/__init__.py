"""From a token's text to its segments: one module for each serialization."""

from jwt_decoder.decode.serialization.layout import lay_out

__all__ = ["lay_out"]
