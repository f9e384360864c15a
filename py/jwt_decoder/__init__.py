"""Decode, explain and verify JSON Web Tokens."""

__version__ = "0.2.0"
