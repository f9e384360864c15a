"""What a reader should worry about: one small rule for each, in RULES; ENTRIES has those about keys too, by id."""

from jwt_decoder.findings.context import Context
from jwt_decoder.findings.paste_context import PastedToken
from jwt_decoder.findings.rules import ENTRIES, RULES, Finding, compare, find

__all__ = ["ENTRIES", "RULES", "Context", "Finding", "PastedToken", "compare", "find"]
