"""What is said of a name that no registry has, by whether it is made so that nobody else uses it.

The rows have no name: each stands for any. Their kind is that of the value.
"""

from __future__ import annotations

from typing import Final

from jwt_decoder.registry.row import Row

PRIVATE_CLAIM: Final = Row(
    "", "Private claim", "No registry has this name: only the issuer can say what it means.", "any", "RFC 7519 §4.3"
)
PUBLIC_CLAIM: Final = Row(
    "",
    "Public claim",
    "The name is made so that nobody else uses it; its owner can say what it means.",
    "any",
    "RFC 7519 §4.2",
)
FOREIGN_CLAIM: Final = Row(
    "",
    "Private claim",
    "The name is registered for another kind of token, and this is something else: only the issuer can say what.",
    "any",
    "RFC 7519 §4.3",
)
PRIVATE_PARAMETER: Final = Row(
    "",
    "Private parameter",
    "No registry has this parameter: readers ignore it unless crit names it.",
    "any",
    "RFC 7515 §4.3",
)
PUBLIC_PARAMETER: Final = Row(
    "",
    "Public parameter",
    "The name is made so that nobody else uses it; readers ignore it unless crit names it.",
    "any",
    "RFC 7515 §4.2",
)
