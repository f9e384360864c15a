"""Values in words: one small function for each sort of value, chosen by one table."""

from jwt_decoder.explain.values.reading import Reading
from jwt_decoder.explain.values.table import OF_CLAIMS, OF_PARAMETERS, read

__all__ = ["OF_CLAIMS", "OF_PARAMETERS", "Reading", "read"]
