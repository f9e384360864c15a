"""What is said of a name that no registry has, by whether it is made so that nobody else uses it.

The rows have no name: each stands for any. Their kind is that of the value.
"""

from __future__ import annotations

from typing import Final

from jwt_decoder.registry.row import Row

PRIVATE_CLAIM: Final = Row(
    "", "Private claim", "Not a registered name: only the issuer can say what it means.", "any", "RFC 7519 §4.3"
)
PUBLIC_CLAIM: Final = Row(
    "",
    "Public claim",
    "A collision-resistant name; its owner can say what it means.",
    "any",
    "RFC 7519 §4.2",
)
FOREIGN_CLAIM: Final = Row(
    "",
    "Private claim",
    "This name is registered for another kind of token, but this is something else: only the issuer can say what.",
    "any",
    "RFC 7519 §4.3",
)
PRIVATE_PARAMETER: Final = Row(
    "",
    "Private parameter",
    "Not a registered parameter: verifiers ignore it unless crit lists it.",
    "any",
    "RFC 7515 §4.3",
)
PUBLIC_PARAMETER: Final = Row(
    "",
    "Public parameter",
    "A collision-resistant name; verifiers ignore it unless crit lists it.",
    "any",
    "RFC 7515 §4.2",
)
