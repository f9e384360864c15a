"""All the rules, in the order in which their findings are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jwt_decoder.findings import algorithm, numbers
from jwt_decoder.findings.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Callable

    from jwt_decoder.decode import Decoded

    Rule = Callable[[Decoded], Finding | None]

__all__ = ["RULES", "Finding", "find"]

_OF_JWS: Final[tuple[Rule, ...]] = (
    algorithm.alg_none,
    algorithm.alg_none_signature,
    algorithm.alg_misspelt,
    algorithm.alg_unknown,
    numbers.number_unsafe,
)
_OF_BOTH: Final[tuple[Rule, ...]] = (algorithm.alg_missing, algorithm.alg_not_a_string)
RULES: Final[tuple[Rule, ...]] = _OF_BOTH + _OF_JWS


def find(decoded: Decoded) -> tuple[Finding, ...]:
    """Give what the rules find in a token; those about JWS algorithms are silent on a JWE."""
    rules = _OF_BOTH if decoded.layout.kind.startswith("jwe") else RULES
    return tuple(finding for rule in rules if (finding := rule(decoded)))
