"""Decode, explain and verify JSON Web Tokens.

``report`` says all that is known of a text without a key, ``verify`` tries a key on one of its tokens.
"""

from jwt_decoder.engine.engine import report, verify
from jwt_decoder.engine.result import Options, Report

__all__ = ["Options", "Report", "__version__", "report", "verify"]

__version__ = "0.2.0"
