"""Tokens and keys out of whatever a person pastes."""

from jwt_decoder.extract.paste import extract

__all__ = ["extract"]
