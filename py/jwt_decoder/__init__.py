"""Decode, explain and verify JSON Web Tokens."""
