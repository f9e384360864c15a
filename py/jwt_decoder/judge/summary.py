"""The truth about a token: one sentence, and one line of what follows from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jwt_decoder.judge.action import action
from jwt_decoder.judge.below import FURTHER
from jwt_decoder.judge.headlines import HEADLINES, UNREAD
from jwt_decoder.model.sentence import Sentence

if TYPE_CHECKING:
    from jwt_decoder.judge.action import Action
    from jwt_decoder.judge.known import Known

MOST_BELOW: Final = 2


@dataclass(frozen=True, slots=True)
class Summary:
    """A headline of at most 42 characters, what follows from it, and what to do; None where there is nothing."""

    headline: Sentence
    line: Sentence | None = None
    action: Action | None = None

    @property
    def whole(self) -> Sentence:
        """Both as sentences in a row."""
        return self.headline.then(self.line) if self.line else self.headline


def summary(known: Known) -> Summary:
    """Return the first headline that is true, and below it at most two sentences: its own, then what else is true."""
    (headline, own), *others = [(said, own) for make, own in HEADLINES if (said := make(known))]
    # What a malformed token claims is read for what it is worth; what came of a key is said all the same.
    is_all = headline not in UNREAD or not (known.diagnosed or known.signature == "not-attempted")
    further = (*(said for said, _ in others), *(make(known) for make in FURTHER)) if is_all else ()
    told = [sentence for sentence in (own(known), *further) if sentence][:MOST_BELOW]
    return Summary(headline, told[0].then(*told[1:]) if told else None, action(known))


NOTHING_FOUND: Final = Summary(Sentence("There is no token in this text."))
