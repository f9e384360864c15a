"""The line of a verdict that a list shows of a token, where there is no room for five."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from jwt_decoder.model.verdict import Verdict

Name = Literal["structure", "signature", "time", "audience", "trust"]

# In the order of the lines: what a verifier stops at comes before what a person should look at.
FAILS: Final[AbstractSet[tuple[str, str]]] = frozenset(
    {
        ("structure", "faulty"),
        ("structure", "unreadable"),
        ("signature", "invalid"),
        ("time", "expired"),
        ("time", "not-yet"),
        ("audience", "mismatch"),
    }
)
CAUTIONS: Final[AbstractSet[tuple[str, str]]] = frozenset(
    {
        ("signature", "unsupported"),
        ("signature", "key-unusable"),
        ("time", "unreadable"),
        ("trust", "from-token"),
        ("trust", "public"),
    }
)


class Worst(NamedTuple):
    """A line of a verdict, and its state."""

    line: Name
    state: str


def worst(verdict: Verdict) -> Worst:
    """Return the first line that fails, else the first that asks for caution, else that of the signature."""
    lines = (
        Worst("structure", verdict.structure.state),
        Worst("signature", verdict.signature.state),
        Worst("time", verdict.time.state),
        Worst("audience", verdict.audience.state),
        Worst("trust", verdict.trust.state),
    )
    graver = (one for states in (FAILS, CAUTIONS) for one in lines if one in states)
    return next(graver, lines[1])
