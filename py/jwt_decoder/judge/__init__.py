"""The five lines of a verdict: one module for each question that has a line, or for the two that a key answers."""

from jwt_decoder.judge.audience import audience
from jwt_decoder.judge.signature import with_outcome
from jwt_decoder.judge.structure import structure
from jwt_decoder.judge.time import Span, span, time
from jwt_decoder.judge.timeline import Times, times
from jwt_decoder.model.verdict import NO_TOKEN, NOT_ATTEMPTED, NOT_TRUSTED, Check, Line, Verdict

__all__ = [
    "NOT_ATTEMPTED",
    "NOT_TRUSTED",
    "NO_TOKEN",
    "Check",
    "Line",
    "Span",
    "Times",
    "Verdict",
    "audience",
    "span",
    "structure",
    "time",
    "times",
    "with_outcome",
]
