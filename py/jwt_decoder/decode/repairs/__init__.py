"""Which edits of a damaged token are worth offering: those that make its faults fewer, the likeliest first."""

from jwt_decoder.decode.repairs.alternatives import alternatives
from jwt_decoder.decode.repairs.offer import repaired, with_repairs

__all__ = ["alternatives", "repaired", "with_repairs"]
