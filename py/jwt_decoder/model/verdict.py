"""The records of a verdict: five lines, never folded into one (RFC 7515 §5.2, RFC 7519 §7.2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from jwt_decoder.model.sentence import Sentence

if TYPE_CHECKING:
    from jwt_decoder.model.sentence import Facts, Value


@dataclass(frozen=True, slots=True)
class Check:
    """One claim held against what the person expects of it; ``hint`` says what is between the two, if little is.

    ``expected`` and ``found`` are cut where they are long, and show what nobody sees by its code point; ``found`` is
    empty where the claim is missing, and a name of its type where it is neither a string nor a number.
    """

    name: str
    expected: str
    found: Value
    state: Literal["match", "mismatch", "missing"]
    hint: Sentence | None


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a state, one short reason, and one sentence how it was reached; ``data`` is what the reason leaves out.

    ``words`` are the reason where it speaks of an instant relative to now. ``checks`` are those of the audience.
    """

    state: str
    message: Sentence
    data: Facts
    how: Sentence
    words: Sentence | None = None
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """The five lines."""

    structure: Line
    signature: Line
    time: Line
    audience: Line
    trust: Line


_NO_KEY: Final = Sentence("Nothing was computed, because no key was tried.")
_NO_TRUST: Final = Sentence("Only a key that verified the signature is checked here, and none did.")
_NO_TOKEN: Final = Sentence("There is no token")
_NO_TEXT: Final = Sentence("No tokens were found in this text.")

NOT_ATTEMPTED: Final = Line("not-attempted", Sentence("Add a key to check it"), {}, _NO_KEY)
NOT_TRUSTED: Final = Line("not-known", Sentence("No key verified it"), {}, _NO_TRUST)
NO_TOKEN: Final = Verdict(
    Line("unreadable", _NO_TOKEN, {}, _NO_TEXT),
    Line("not-attempted", _NO_TOKEN, {}, _NO_TEXT),
    Line("not-stated", _NO_TOKEN, {}, _NO_TEXT),
    Line("not-checked", _NO_TOKEN, {}, _NO_TEXT),
    NOT_TRUSTED,
)
