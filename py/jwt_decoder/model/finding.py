"""What is said where a rule fires."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jwt_decoder.findings.rule import Severity
    from jwt_decoder.model.records import Data


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to worry about: why, what to do, and where that is written; offsets as in a fault."""

    id: str
    severity: Severity
    start: int
    end: int
    message: str
    advice: str
    reference: str
    data: Data
