"""What is said of a signature that does not hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jwt_decoder.model.records import Data


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One reading under which the signature holds, or what was ruled out; ``fix`` says what to change."""

    id: str
    message: str
    fix: str
    data: Data
