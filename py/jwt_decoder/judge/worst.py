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
        ("trust", "from-link"),
        ("trust", "public"),
    }
)


# Why nothing was tried on a signature, where that is the worst of it.
_FAILING: Final = frozenset({"unsecured", "not-decrypted"})


class Worst(NamedTuple):
    """A line of a verdict, its state, and why it is in that state, where that has a name of its own."""

    line: Name
    state: str
    why: str = ""


def worst(verdict: Verdict) -> Worst:
    """Return the first line that fails, else the first that asks for caution, else that of the signature."""
    signature = verdict.signature
    lines = (
        Worst("structure", verdict.structure.state),
        Worst("signature", signature.state, str(signature.data.get("why", ""))),
        Worst("time", verdict.time.state),
        Worst("audience", verdict.audience.state),
        Worst("trust", verdict.trust.state),
    )
    graver = (one for is_grave in (_fails, _asks_for_caution) for one in lines if is_grave(one))
    return next(graver, lines[1])


def _fails(one: Worst) -> bool:
    return (one.line, one.state) in FAILS or one.why in _FAILING


def _asks_for_caution(one: Worst) -> bool:
    return (one.line, one.state) in CAUTIONS or one.why == "key-unusable"
