"""The records of a verdict: five lines, never folded into one (RFC 7515 §5.2, RFC 7519 §7.2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from jwt_decoder.model.sentence import NOTHING

if TYPE_CHECKING:
    from jwt_decoder.model.sentence import Facts, Text, Words


@dataclass(frozen=True, slots=True)
class Check:
    """One claim held against what the person expects of it; ``hint`` says what is between the two, if little is.

    ``expected`` and ``found`` are cut where they are long, and show what nobody sees by its code point.
    """

    name: str
    expected: str
    found: str
    state: Literal["match", "mismatch", "missing"]
    hint: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a state, one short reason, what is in the reason, and one sentence how it was reached.

    ``words`` are the reason where it speaks of an instant relative to now. ``checks`` are those of the audience.
    """

    state: str
    message: Text
    data: Facts
    how: Text
    words: Words = NOTHING
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """The five lines."""

    structure: Line
    signature: Line
    time: Line
    audience: Line
    trust: Line


_NO_KEY: Final = "Nothing was computed, because no key was tried."
_NO_TRUST: Final = "Only a key that has verified a signature is judged, and none has."
_NO_TEXT: Final = "The text was searched for tokens, and none was found."

NOT_ATTEMPTED: Final = Line("not-attempted", "Give a key to check it", {}, _NO_KEY)
NOT_TRUSTED: Final = Line("not-known", "No key has verified it", {}, _NO_TRUST)
NO_TOKEN: Final = Verdict(
    Line("unreadable", "There is no token", {}, _NO_TEXT),
    Line("not-attempted", "There is no token", {}, _NO_TEXT),
    Line("not-stated", "There is no token", {}, _NO_TEXT),
    Line("not-checked", "There is no token", {}, _NO_TEXT),
    NOT_TRUSTED,
)
