"""What a reader should worry about: one small rule for each, in RULES."""

from jwt_decoder.findings.context import Context
from jwt_decoder.findings.rules import RULES, Finding, cross, find

__all__ = ["RULES", "Context", "Finding", "cross", "find"]
