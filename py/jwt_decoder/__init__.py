"""Decode, explain and verify JSON Web Tokens.

``report`` says all that is known of a text without a key, ``verify`` tries a key on one of its tokens.
"""

import sys

try:
    from jwt_decoder.engine.engine import report, verify
    from jwt_decoder.engine.result import Options, Report
except KeyboardInterrupt:
    # As ``python -m`` it is loaded before the program is, which would end so.
    if sys.argv[:1] != ["-m"]:
        raise
    sys.exit(130)

__all__ = ["Options", "Report", "__version__", "report", "verify"]

__version__ = "0.2.0"
