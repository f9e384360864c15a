"""What a reader should worry about: one small rule for each, in RULES."""

from jwt_decoder.findings.context import Context
from jwt_decoder.findings.paste_context import PastedToken
from jwt_decoder.findings.rules import RULES, Finding, compare, find

__all__ = ["RULES", "Context", "Finding", "PastedToken", "compare", "find"]
